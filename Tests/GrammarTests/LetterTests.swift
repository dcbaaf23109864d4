import BigInt
import Diagnostics
import Labels
import Testing

@testable import Specification
@testable import Templates

/// Texts without keys that are too many to be dealt one by one.
@Suite("Texts dealt by their letters") struct LetterTests {
  private static let splits = [
    Spec.Split(name: "train", share: 80), Spec.Split(name: "val", share: 10), Spec.Split(name: "test", share: 10),
  ]

  private func parts(_ grammar: Grammar) throws -> [SplitPart] {
    var rules = SplitRules()
    rules.byText = true
    var partitioner = SplitPartitioner(
      grammar, references: [], splits: Self.splits, rules: rules, seed: 2, range: .nowhere)
    return try partitioner.partition().parts
  }

  @Test("stand in one split each, and none is lost") func disjoint() throws {
    var grammar = Grammar()
    let words = (0..<30).map { "w\($0 * 7) " }
    let entries = words.enumerated().map {
      Grammar.List.Entry(weight: 1, datum: .text($0.element), item: $0.offset, value: .absent)
    }
    grammar.sources.append(.list(Grammar.List(name: "word", entries: entries, forms: [words])))
    grammar.registerCount = 3
    var nodes: [Int] = []
    for register in 0..<3 {
      nodes.append(grammar.add(.pick(Grammar.Pick(register: register, source: 0))))
      nodes.append(grammar.add(.show(register: register, form: 0)))
    }
    // The first word again: what registers share is counted once.
    nodes.append(grammar.add(.show(register: 0, form: 0)))
    let top = grammar.add(.sequence(nodes))
    grammar.tops = [Grammar.Top(site: "template.say.0", weight: 1, label: nil, node: top)]
    let parts = try parts(grammar)
    var texts: [Set<String>] = []
    for part in parts { texts.append(Set(try Enumeration(grammar: part.grammar).outcomes().map { $0.strings[0] })) }
    #expect(texts.count == 3 && texts.allSatisfy { !$0.isEmpty })
    #expect(texts.reduce(0) { $0 + $1.count } == 27_000)
    #expect(texts.reduce(into: Set()) { $0.formUnion($1) }.count == 27_000)
    let share = Double(texts[0].count) / 27_000
    #expect(0.7 < share && share < 0.9, "\(share)")
  }

  @Test("may be more than anyone can count through") func vast() throws {
    var grammar = Grammar()
    var nodes: [Int] = []
    for _ in 0..<400 {
      nodes.append(
        grammar.add(.choice([Grammar.Branch(grammar.add(.text("0"))), Grammar.Branch(grammar.add(.text("1")))])))
    }
    let top = grammar.add(.sequence(nodes))
    grammar.tops = [Grammar.Top(site: "template.say.0", weight: 1, label: nil, node: top)]
    let parts = try parts(grammar)
    let counts = try parts.map { try #require(TextLanguage($0.grammar).counts.total.number) }
    #expect(counts.reduce(0, +) == BigUInt(1) << 400)
    for part in parts {
      let sampler = try TextSampler(TextLanguage(part.grammar), mode: .unique, seed: 1, count: 50)
      let writer = sampler.makeWriter()
      var sample = Sample(index: 0, split: "")
      for index in 0..<50 as Range<UInt64> { try writer.write(index, into: &sample) }
      #expect(sample.texts[0].utf8.count == 400)
    }
  }
}
