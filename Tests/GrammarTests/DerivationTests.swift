import BigInt
import Labels
import Specification
import Testing

@testable import Templates

@Suite("A derivation") struct DerivationTests {
  @Test("of any index in any mode makes that index's sample", arguments: SamplingMode.allCases)
  func atIndex(_ mode: SamplingMode) throws {
    try RandomGrammarTests.each(60) { number, _, language, outcomes in
      let size = mode == .uniqueText ? UInt64(Set(outcomes.map(\.strings).map { $0.map { Array($0.utf8) } }).count) : 0
      let count = mode == .uniqueText ? size : UInt64(outcomes.count)
      let writer = try TextSampler(language, mode: mode, seed: 3, count: count).makeWriter()
      var (sample, again) = (Sample(index: 0, split: "train"), Sample(index: 0, split: "train"))
      for index in 0..<min(count, 20) {
        try writer.write(index, into: &sample)
        try writer.write(try writer.derivation(at: index), into: &again)
        #expect(Labeled(again) == Labeled(sample) && again.origin == sample.origin, "grammar \(number)")
      }
    }
  }

  @Test("of a long rank, too, makes its sample") func long() throws {
    let grammar = grammar { grammar in
      (0..<40).map { slot in grammar.choice((0..<10).map { "\(slot)x\($0) " }) }
    }
    for mode in [SamplingMode.weighted, .size, .unique] {
      let writer = try TextSampler(TextLanguage(grammar), mode: mode, seed: 3, count: 20).makeWriter()
      var (sample, again) = (Sample(index: 0, split: "train"), Sample(index: 0, split: "train"))
      for index in 0..<20 as Range<UInt64> {
        try writer.write(index, into: &sample)
        try writer.write(try writer.derivation(at: index), into: &again)
        #expect(again.texts[0].utf8 == sample.texts[0].utf8)
      }
    }
  }

  @Test("is told by its sites and by what was picked") func explained() {
    var grammar = Grammar()
    grammar.registerCount = 2
    let cities = ["Köln", "Rom", "Łódź"]
    let entries = cities.enumerated().map {
      Grammar.List.Entry(weight: 1, datum: .text($1), item: $0, value: .absent)
    }
    grammar.sources = [.list(Grammar.List(name: "city", entries: entries, forms: [cities]))]
    func slot(_ register: Int, _ among: Grammar.Among) -> Int {
      let pick = grammar.add(.pick(Grammar.Pick(register: register, source: 0, among: among)))
      return grammar.add(.sequence([pick, grammar.add(.show(register: register, form: 0))]))
    }
    let (first, second) = (slot(0, .all), slot(1, .others(than: [0])))
    let hidden = grammar.add(.choice([Grammar.Branch(first), Grammar.Branch(first)]))
    let joined = grammar.add(
      .choice([
        Grammar.Branch(grammar.add(.text(" to ")), site: "template.say.0.0.0"),
        Grammar.Branch(grammar.add(.text("–")), site: "template.say.0.0.1"),
      ]))
    grammar.tops = [
      Grammar.Top(
        site: "template.say.0", weight: 1, label: nil, node: grammar.add(.sequence([hidden, joined, second])))
    ]
    let language = TextLanguage(grammar)
    #expect(language.counts.total == .finite(24))
    #expect(
      language.explained(Derivation(top: 0, choices: [1, 1, 1, 1]))
        == ["city: Rom", "template.say.0.0.1", "city: Łódź"])
  }
}

@Suite("Values held apart") struct HeldApartTests {
  /// `p-q-r` of three different numbers of five.
  private func numbers(isFast: Bool) -> Grammar {
    var grammar = Grammar()
    grammar.registerCount = 3
    let provider = Numbers(first: 1, size: 5, isFast: isFast)
    grammar.sources = [
      .provider(
        Grammar.ProviderSource(
          name: "number", provider: provider, forms: [Grammar.ProviderSource.Form(members: [], filters: [])]))
    ]
    var parts: [Int] = []
    for register in 0..<3 {
      let among: Grammar.Among = register == 0 ? .all : .others(than: Array(0..<register))
      parts.append(grammar.add(.pick(Grammar.Pick(register: register, source: 0, among: among))))
      if register > 0 { parts.append(grammar.add(.text("-"))) }
      parts.append(grammar.add(.show(register: register, form: 0)))
    }
    grammar.tops = [Grammar.Top(site: "s", weight: 1, label: nil, node: grammar.add(.sequence(parts)))]
    return grammar
  }

  @Test("of a provider differ in every mode, and are all there", arguments: [true, false])
  func provider(_ isFast: Bool) throws {
    var expected = Set<String>()
    for p in 1...5 {
      for q in 1...5 where q != p { for r in 1...5 where r != p && r != q { expected.insert("\(p)-\(q)-\(r)") } }
    }
    let language = TextLanguage(numbers(isFast: isFast))
    #expect(language.counts.total == .finite(60))
    for mode in SamplingMode.allCases {
      let isDrawn = mode == .weighted || mode == .size
      let writer = try TextSampler(language, mode: mode, seed: 2, count: 60).makeWriter()
      var sample = Sample(index: 0, split: "train")
      var counts: [String: Int] = [:]
      for index in 0..<(isDrawn ? 6000 : 60) as Range<UInt64> {
        try writer.write(index, into: &sample)
        counts[sample.texts[0].string, default: 0] += 1
      }
      #expect(Set(counts.keys) == expected, "\(mode)")
      // 100 each in expectation, with a deviation of 10.
      if isDrawn { #expect(counts.values.allSatisfy { abs($0 - 100) < 45 }) }
    }
  }

  @Test("of whole numbers from one to another are as many, and written in digits") func wholeNumbers() {
    #expect(IntegerRange(-3...5).wholeNumbers == WholeNumbers(first: -3))
    #expect(IntegerRange(0...(1 << 60)).wholeNumbers == nil)
  }
}

@Suite("What a span means") struct SpanValueTests {
  @Test("is absent where it is the span's own text, as the sample has it") func redundant() throws {
    var grammar = Grammar()
    grammar.labels = ["CITY"]
    grammar.registerCount = 1
    let entries = [("Köln", 0), ("Cologne", 0)].map {
      Grammar.List.Entry(weight: 1, datum: .text($0.0), item: $0.1, value: .text("Köln"))
    }
    grammar.sources = [.list(Grammar.List(name: "city", entries: entries, forms: [["Köln", "Cologne"]]))]
    let both = grammar.add(
      .sequence([
        grammar.add(.pick(Grammar.Pick(register: 0, source: 0))), grammar.add(.show(register: 0, form: 0)),
      ]))
    let span = grammar.add(.span(Grammar.Mark(label: 0, value: .register(0)), both))
    let constant = grammar.add(.span(Grammar.Mark(label: 0, value: .constant(.text("-"))), grammar.add(.text("-"))))
    grammar.tops = [Grammar.Top(site: "s", weight: 1, label: nil, node: grammar.add(.sequence([span, constant])))]
    let writer = try TextSampler(TextLanguage(grammar), mode: .exhaustive, seed: 0, count: 2).makeWriter()
    var sample = Sample(index: 0, split: "train")
    for (index, value) in [(0, LabelValue.absent), (1, .text("Köln")), (0, .absent)] {
      try writer.write(UInt64(index), into: &sample)
      #expect(sample.texts[0].spans.map(\.value) == [value, .absent])
    }
  }
}
