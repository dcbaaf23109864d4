import BigInt
import Labels
import Randomness
import Testing

@testable import Templates

/// Grammars at random, beside an enumeration that follows the definition word by word.
@Suite("A random grammar") struct RandomGrammarTests {
  /// Those of up to 3,000 derivations.
  static func each(_ count: UInt64, _ body: (UInt64, Grammar, TextLanguage, [Outcome]) throws -> Void) throws {
    var used = 0
    for number in 0..<count {
      let grammar = GrammarMaker.make(number)
      let language = TextLanguage(grammar)
      guard let size = language.counts.total.number, size <= 3000 else { continue }
      used += 1
      try body(number, grammar, language, try Enumeration(grammar: grammar).outcomes())
    }
    #expect(used > Int(count) / 2)
  }

  @Test("has as many derivations as can be listed, each at its rank") func ranks() throws {
    try Self.each(200) { number, _, language, outcomes in
      #expect(language.counts.total == .finite(BigUInt(outcomes.count)), "grammar \(number)")
      for (rank, outcome) in outcomes.enumerated() {
        let derivation = Derivation(top: outcome.top, choices: outcome.choices)
        #expect(language.rank(of: derivation) == BigUInt(rank), "grammar \(number)")
        #expect(language.derivation(at: BigUInt(rank)) == derivation, "grammar \(number)")
      }
      #expect(language.derivation(at: BigUInt(outcomes.count)) == nil)
    }
  }

  @Test("in full gives every text with its spans, in the order of ranks") func exhaustive() throws {
    try Self.each(200) { number, grammar, language, outcomes in
      let enumeration = Enumeration(grammar: grammar)
      let sampler = try TextSampler(language, mode: .exhaustive, seed: 1, count: UInt64(outcomes.count))
      let writer = sampler.makeWriter()
      var sample = Sample(index: 0, split: "train")
      var again = Sample(index: 0, split: "train")
      for (rank, outcome) in outcomes.enumerated() {
        try writer.write(UInt64(rank), into: &sample)
        #expect(Labeled(sample) == enumeration.labeled(outcome), "grammar \(number), rank \(rank)")
        #expect(sample.origin?.rank == String(rank))
        check(sample)
        try writer.write(Derivation(top: outcome.top, choices: outcome.choices), into: &again)
        #expect(Labeled(again) == Labeled(sample) && again.origin == sample.origin)
      }
    }
  }

  /// What holds of every text, whatever made it.
  private func check(_ sample: Sample) {
    for text in sample.texts {
      #expect(text.pointCount == text.string.unicodeScalars.count)
      let special = text.string.unicodeScalars.contains { $0.value < 0x20 || $0 == "\"" || $0 == "\\" }
      #expect(text.isPlainJSON == !special)
      let scalars = Array(text.string.unicodeScalars)
      for span in text.spans {
        let byBytes = String(decoding: text.utf8[span.bytes], as: UTF8.self)
        #expect(Array(byBytes.unicodeScalars) == Array(scalars[span.points]))
        #expect(!span.bytes.isEmpty)
      }
    }
  }

  @Test("gives nothing twice and all of it where it must be unique") func unique() throws {
    try Self.each(200) { number, grammar, language, outcomes in
      let enumeration = Enumeration(grammar: grammar)
      let writer = try TextSampler(language, mode: .unique, seed: number, count: UInt64(outcomes.count)).makeWriter()
      var seen = Set<Int>()
      var sample = Sample(index: 0, split: "train")
      for index in (0..<UInt64(outcomes.count)).reversed() {
        try writer.write(index, into: &sample)
        let rank = try #require(sample.origin.flatMap { Int($0.rank) })
        #expect(seen.insert(rank).inserted, "grammar \(number)")
        #expect(Labeled(sample) == enumeration.labeled(outcomes[rank]))
      }
      #expect(seen.count == outcomes.count)
      #expect(throws: SamplingError.self) {
        try TextSampler(language, mode: .unique, seed: 1, count: UInt64(outcomes.count) + 1)
      }
    }
  }

  @Test("gives no text twice and all of them where texts must be unique, each by its first derivation")
  func uniqueTexts() throws {
    try Self.each(200) { number, grammar, language, outcomes in
      let enumeration = Enumeration(grammar: grammar)
      var first: [[[UInt8]]: Int] = [:]
      for (rank, outcome) in outcomes.enumerated().reversed() { first[outcome.strings.map { Array($0.utf8) }] = rank }
      let count = UInt64(first.count)
      let writer = try TextSampler(language, mode: .uniqueText, seed: number, count: count).makeWriter()
      var sample = Sample(index: 0, split: "train")
      for index in 0..<count {
        try writer.write(index, into: &sample)
        let rank = first.removeValue(forKey: sample.texts.map(\.utf8))
        #expect(rank.map { String($0) } == sample.origin?.rank, "grammar \(number)")
        if let rank { #expect(Labeled(sample) == enumeration.labeled(outcomes[rank])) }
      }
      #expect(first.isEmpty)
      #expect(throws: SamplingError.tooMany(asked: count + 1, available: BigUInt(count), mode: .uniqueText)) {
        try TextSampler(language, mode: .uniqueText, seed: 1, count: count + 1)
      }
    }
  }

  @Test("by weight gives derivations as often as their weights say, and knows their ranks") func weights() throws {
    var (worst, tests) = (0.0, 0)
    try Self.each(60) { number, grammar, language, outcomes in
      guard outcomes.count > 1, outcomes.count < 200 else { return }
      let enumeration = Enumeration(grammar: grammar)
      let writer = try TextSampler(language, seed: 5, count: 1).makeWriter()
      var sample = Sample(index: 0, split: "train")
      var counts = [Double](repeating: 0, count: outcomes.count)
      let draws = 4000
      for index in 0..<UInt64(draws) {
        try writer.write(index, into: &sample)
        let rank = try #require(sample.origin.flatMap { Int($0.rank) })
        counts[rank] += 1
        if index < 50 { #expect(Labeled(sample) == enumeration.labeled(outcomes[rank]), "grammar \(number)") }
      }
      let deviation = chiSquareDeviation(counts, outcomes.map { $0.probability * Double(draws) })
      worst = max(worst, deviation)
      tests += 1
    }
    #expect(tests > 15)
    // In standard deviations; the largest of some thirty, whose tails are a little heavier than a normal one's.
    #expect(worst < 4.5)
  }

  @Test("by size gives every derivation as often as any other") func sizes() throws {
    var worst = 0.0
    try Self.each(60) { _, _, language, outcomes in
      guard outcomes.count > 1, outcomes.count < 200 else { return }
      let writer = try TextSampler(language, mode: .size, seed: 5, count: 1).makeWriter()
      var sample = Sample(index: 0, split: "train")
      var counts = [Double](repeating: 0, count: outcomes.count)
      for index in 0..<4000 as Range<UInt64> {
        try writer.write(index, into: &sample)
        counts[try #require(sample.origin.flatMap { Int($0.rank) })] += 1
      }
      let expected = 4000 / Double(outcomes.count)
      worst = max(worst, chiSquareDeviation(counts, counts.map { _ in expected }))
    }
    #expect(worst < 4.5)
  }
}

/// How far a chi-square sum lies above its mean, in deviations; cells that expect less than five are put together.
func chiSquareDeviation(_ counts: [Double], _ expected: [Double]) -> Double {
  var (sum, cells) = (0.0, 0.0)
  var (restCount, restExpected) = (0.0, 0.0)
  for (count, expected) in zip(counts, expected) {
    guard expected >= 5 else {
      restCount += count
      restExpected += expected
      continue
    }
    sum += (count - expected) * (count - expected) / expected
    cells += 1
  }
  if restExpected >= 5 {
    sum += (restCount - restExpected) * (restCount - restExpected) / restExpected
    cells += 1
  }
  guard cells > 1 else { return 0 }
  return (sum - (cells - 1)) / (2 * (cells - 1)).squareRoot()
}
