import BigInt
import Labels
import Testing

@testable import Templates

@Suite("Quotas") struct QuotaTests {
  private func grammar() -> Grammar {
    var grammar = Grammar()
    for (number, label) in ["a", "b", "a", "c"].enumerated() {
      let texts = (0..<[4, 30, 6, 50][number]).map { "\(number).\($0)" }
      let node = grammar.add(.choice(texts.map { Grammar.Branch(grammar.add(.text($0))) }))
      grammar.tops.append(Grammar.Top(site: "template.say.\(number)", weight: 1, label: label, node: node))
    }
    return grammar
  }

  private let groups = [
    QuotaGroup(label: "a", tops: [0, 2], count: 9), QuotaGroup(label: "b", tops: [1], count: 21),
    QuotaGroup(label: nil, tops: [3], count: 30),
  ]

  @Test("are kept to the last sample", arguments: [SamplingMode.weighted, .size, .unique, .uniqueText])
  func exact(_ mode: SamplingMode) throws {
    let sampler = try TextSampler(TextLanguage(grammar()), mode: mode, seed: 3, count: 60, groups: groups)
    let writer = sampler.makeWriter()
    var counts: [String: Int] = [:]
    var texts: [[UInt8]] = []
    for index in 0..<60 as Range<UInt64> {
      var sample = Sample(index: 0, split: "train")
      // Draws follow the index, numbers the place.
      try writer.write(index + 7, at: index, into: &sample)
      #expect(sample.index == index + 7)
      counts[sample.label ?? "", default: 0] += 1
      texts.append(sample.texts[0].utf8)
    }
    #expect(counts == ["a": 9, "b": 21, "c": 30])
    if mode == .unique || mode == .uniqueText { #expect(Set(texts).count == 60) }
  }

  @Test("that ask for more than there is are refused by the label") func tooMany() {
    var groups = groups
    groups[0].count = 11
    #expect(throws: SamplingError.tooManyOf(label: "a", asked: 11, available: 10, mode: .unique)) {
      try TextSampler(TextLanguage(grammar()), mode: .unique, seed: 3, count: 62, groups: groups)
    }
  }

  @Test("leave what came before a unique order out of it") func cover() throws {
    let language = TextLanguage(grammar())
    let cover = [0, 3, 4, 40, 89].compactMap { language.derivation(at: $0) }
    let sampler = try TextSampler(language, mode: .unique, seed: 3, count: 90, cover: cover)
    let writer = sampler.makeWriter()
    var texts: Set<[UInt8]> = []
    for index in 0..<90 as Range<UInt64> {
      var sample = Sample(index: 0, split: "train")
      try writer.write(index, into: &sample)
      texts.insert(sample.texts[0].utf8)
      if index < 5 { #expect(try writer.derivation(at: index) == cover[Int(index)]) }
    }
    #expect(texts.count == 90)
  }
}
