import BigInt
import Labels
import Testing

@testable import Templates

/// A grammar of one top, from parts.
func grammar(_ make: (inout Grammar) -> [Int]) -> Grammar {
  var grammar = Grammar()
  let parts = make(&grammar)
  let node = grammar.add(.sequence(parts))
  grammar.tops = [Grammar.Top(site: "template.say.0", weight: 1, label: nil, node: node)]
  return grammar
}

extension Grammar {
  mutating func choice(_ texts: [String]) -> Int {
    let branches = texts.map { Branch(add(.text($0))) }
    return add(.choice(branches))
  }
}

@Suite("Different texts") struct TextCountTests {
  @Test("are as many as can be listed, of random grammars", arguments: [true, false])
  func random(looksThrough: Bool) throws {
    try RandomGrammarTests.each(400) { number, grammar, language, outcomes in
      let enumeration = Enumeration(grammar: grammar)
      let counts = language.countTexts(looksThrough: looksThrough)
      let texts = Set(outcomes.map { $0.strings.map { Array($0.utf8) } })
      #expect(counts.texts == .counted(BigUInt(texts.count)), "grammar \(number)")
      let samples = Set(outcomes.map { enumeration.labeled($0) })
      #expect(counts.samples == .counted(BigUInt(samples.count)), "grammar \(number)")
      for (top, count) in counts.tops.enumerated() {
        let own = Set(outcomes.filter { $0.top == top }.map { $0.strings.map { Array($0.utf8) } })
        #expect(count == .counted(BigUInt(own.count)), "grammar \(number), top \(top)")
      }
    }
  }

  @Test("of (0|1|10) twenty times are fewer than its derivations") func ambiguous() {
    let language = TextLanguage(grammar { grammar in (0..<20).map { _ in grammar.choice(["0", "1", "10"]) } })
    #expect(language.counts.total == .finite(3_486_784_401))
    #expect(language.countTexts().texts == .counted(432_445_861))
  }

  @Test("of (0|1) sixty-four times need more than 64 bits") func wide() {
    let language = TextLanguage(grammar { grammar in Array(repeating: grammar.choice(["0", "1"]), count: 64) })
    let expected = BigUInt("18446744073709551616", radix: 10) ?? 0
    #expect(language.counts.total == .finite(expected))
    #expect(language.countTexts().texts == .counted(expected))
  }

  @Test("of a language of 10^120 are counted at once") func astronomic() throws {
    let clock = ContinuousClock()
    var language: TextLanguage?
    let time = clock.measure {
      language = TextLanguage(
        grammar { grammar in (0..<120).map { slot in grammar.choice((0..<10).map { "word\(slot)x\($0) " }) } })
    }
    let expected = BigUInt(10).power(120)
    let made = try #require(language)
    #expect(made.counts.total == .finite(expected))
    #expect(made.countTexts().texts == .counted(expected))
    #expect(time < .seconds(2))
    let derivation = try #require(made.derivation(at: expected - 1))
    #expect(derivation.choices == Array(repeating: 9, count: 120))
    #expect(made.rank(of: derivation) == expected - 1)
    #expect(made.derivation(at: expected) == nil)
  }

  @Test("of whole numbers are counted by digits") func numbers() {
    for (first, size) in [(0, 1), (0, 10), (-5, 11), (-1000, 1_500_000), (95, 20), (1, 999_999_999)] {
      let language = TextLanguage(
        grammar { grammar in
          grammar.registerCount = 1
          grammar.sources = [
            .provider(
              Grammar.ProviderSource(
                name: "integer", provider: Numbers(first: first, size: UInt128(size)),
                forms: [Grammar.ProviderSource.Form(members: [], filters: [])]))
          ]
          return [grammar.add(.pick(Grammar.Pick(register: 0, source: 0))), grammar.add(.show(register: 0, form: 0))]
        })
      #expect(language.counts.total == .finite(BigUInt(size)))
      #expect(language.countTexts(looksThrough: false).texts == .counted(BigUInt(size)), "\(size) from \(first)")
    }
  }

  @Test("are not computed beyond the limit of states, and the rule at fault is named") func limit() {
    var whole = grammar { grammar in (0..<10).map { slot in grammar.choice((0..<10).map { "\(slot)-\($0) " }) } }
    whole.rules = [("all", whole.tops[0].node)]
    let counts = TextLanguage(whole).countTexts(stateLimit: 50)
    #expect(counts.texts == .notComputed(reason: "rule 'all' needs an automaton of too many states"))
    #expect(counts.texts.number == nil)
  }

  @Test("are without number where a rule has no end, and it is named") func infinite() throws {
    var whole = Grammar()
    let inner = whole.add(.text("a"))
    let again = whole.add(.sequence([inner, 2]))
    _ = whole.add(.choice([Grammar.Branch(inner), Grammar.Branch(again)]))
    whole.rules = [("more", 2)]
    whole.tops = [Grammar.Top(site: "template.say.0", weight: 1, label: nil, node: 2)]
    let language = TextLanguage(whole)
    #expect(language.counts.total == .infinite(rule: "more"))
    #expect(language.counts.total.text == "infinite")
    #expect(language.countTexts().texts.number == nil)
    #expect(throws: SamplingError.infinite(rule: "more", mode: .unique)) {
      try TextSampler(language, mode: .unique, seed: 0, count: 1)
    }
    var sample = Sample(index: 0, split: "train")
    let writer = try TextSampler(language, seed: 0, count: 10).makeWriter()
    for index in 0..<10 as Range<UInt64> {
      try writer.write(index, into: &sample)
      #expect(sample.texts[0].string.allSatisfy { $0 == "a" })
      #expect(sample.origin?.rank == "")
    }
  }

  @Test("print as a power of ten beyond ten thousand digits") func printing() {
    #expect(BigUInt(12345).countText == "12345")
    #expect(BigUInt(10).power(9_999).countText.count == 10_000)
    #expect(BigUInt(10).power(10_000).countText == "about 10^10000")
    #expect(BigUInt(2).power(100_000).countText == "about 10^30102")
    #expect((BigUInt(7) * BigUInt(10).power(12_345)).countText == "about 10^12345")
  }
}
