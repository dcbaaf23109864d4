import BigInt
import Labels
import Randomness
import Testing

@testable import Templates

/// A grammar with one top for each list of texts, weighted.
private func tops(_ tops: [(site: String, weight: Double, count: Int)]) -> Grammar {
  var grammar = Grammar()
  for top in tops {
    let first = grammar.choice((0..<top.count).map { "\(top.site) \($0)" })
    grammar.tops.append(Grammar.Top(site: "template.say.\(top.site)", weight: top.weight, label: top.site, node: first))
  }
  return grammar
}

private func samples(
  _ grammar: Grammar, _ mode: SamplingMode = .weighted, seed: UInt64 = 0, count: UInt64
) throws -> [String] {
  let writer = try TextSampler(TextLanguage(grammar), mode: mode, seed: seed, count: count).makeWriter()
  var sample = Sample(index: 0, split: "train")
  var texts: [String] = []
  for index in 0..<count {
    try writer.write(index, into: &sample)
    texts.append(sample.texts[0].string)
  }
  return texts
}

@Suite("Sampling") struct SamplingTests {
  @Test("by weight is the same for any count, and for any index alone") func prefix() throws {
    let grammar = tops([("a", 2, 40), ("b", 1, 300), ("c", 1, 3)])
    let long = try samples(grammar, count: 1000)
    #expect(try samples(grammar, count: 300) == Array(long[..<300]))
    let writer = try TextSampler(TextLanguage(grammar), seed: 0, count: 1).makeWriter()
    var sample = Sample(index: 0, split: "train")
    for index in [999, 3, 512, 511, 0] {
      try writer.write(UInt64(index), into: &sample)
      #expect(sample.texts[0].string == long[index])
      #expect(sample.label == String(long[index].prefix(1)))
    }
  }

  @Test("draws the same inside a phrase whatever other phrases there are") func independence() throws {
    let one = try TextSampler(TextLanguage(tops([("a", 1, 1000)])), seed: 3, count: 1).makeWriter()
    let two = try TextSampler(TextLanguage(tops([("b", 1, 10), ("a", 1, 1000)])), seed: 3, count: 1).makeWriter()
    var (first, second) = (Sample(index: 0, split: "train"), Sample(index: 0, split: "train"))
    var met = 0
    for index in 0..<500 as Range<UInt64> {
      try one.write(index, into: &first)
      try two.write(index, into: &second)
      guard second.label == "a" else { continue }
      #expect(first.texts[0].utf8 == second.texts[0].utf8)
      met += 1
    }
    #expect(met > 200)
    try two.write(7, fromTop: 1, into: &second)
    try one.write(7, into: &first)
    #expect(first.texts[0].utf8 == second.texts[0].utf8)
  }

  @Test("shares no more between seeds than chance does") func seeds() throws {
    let grammar = grammar { grammar in
      (0..<4).map { slot in grammar.choice((0..<30).map { "\(slot).\($0) " }) }
    }
    let sets = try (0..<3).map { Set(try samples(grammar, seed: $0, count: 9000)) }
    // 9,000² / 810,000 = 100 in expectation, with a deviation of 10.
    for (one, two) in [(0, 1), (0, 2), (1, 2)] {
      #expect(abs(sets[one].intersection(sets[two]).count - 100) < 45)
    }
  }

  @Test("without repetition deals samples out by weight, and no phrase gets more than it has") func allotment() throws {
    let found = try samples(tops([("a", 2, 1000), ("b", 1, 1000), ("c", 1, 5)]), .unique, count: 405)
    let counts = found.reduce(into: [:]) { $0[String($1.prefix(1)), default: 0] += 1 }
    #expect(counts == ["a": 267, "b": 133, "c": 5])
    #expect(Set(found).count == 405)
  }

  @Test(
    "allots by largest remainders",
    arguments: [
      (10, [1.0, 1, 1], [100, 100, 100], [4, 3, 3]), (7, [3.0, 1], [2, 9], [2, 5]), (5, [1.0, 1], [5, 0], [5, 0]),
      (0, [1.0], [3], [0]), (9, [1e-9, 1.0], [9, 4], [5, 4]), (4, [0.5, 0.25, 0.25], [9, 9, 9], [2, 1, 1]),
    ])
  func shares(_ count: Int, _ weights: [Double], _ capacities: [Int], _ expected: [Int]) {
    let allotment = Allotment(UInt64(count), weights: weights, capacities: capacities.map { BigUInt($0) })
    #expect(allotment.shares == expected.map { UInt64($0) })
  }

  @Test("without repetition is exact in languages beyond 64 and 128 bits") func large() throws {
    for slots in [20, 30, 60] {
      let grammar = grammar { grammar in
        (0..<slots).map { slot in grammar.choice((0..<10).map { "\(slot)x\($0) " }) }
      }
      let language = TextLanguage(grammar)
      let found = try samples(grammar, .unique, seed: 1, count: 300)
      #expect(Set(found).count == 300)
      let sample = try #require(language.derivation(at: BigUInt(10).power(slots) - 7))
      #expect(language.rank(of: sample) == BigUInt(10).power(slots) - 7)
      // By weight, too, ranks are known: each leads back to its text.
      let writer = try TextSampler(language, seed: 1, count: 10).makeWriter()
      var (drawn, again) = (Sample(index: 0, split: "train"), Sample(index: 0, split: "train"))
      for index in 0..<10 as Range<UInt64> {
        try writer.write(index, into: &drawn)
        let rank = try #require(drawn.origin.flatMap { BigUInt($0.rank, radix: 10) })
        try writer.write(try #require(language.derivation(at: rank)), into: &again)
        #expect(again.texts[0].utf8 == drawn.texts[0].utf8)
      }
    }
  }

  @Test("expects as many repeats as there are") func repeats() throws {
    let even = tops([("a", 1, 500)])
    let found = try samples(even, seed: 2, count: 400)
    let expected = TextLanguage(even).expectedRepeats(400)
    // 400 - 500 + 500 (1 - 1/500)^400
    #expect(abs(expected - 124.4846) < 0.001)
    #expect(abs(Double(400 - Set(found).count) - expected) < 30)
    #expect(TextLanguage(even).expectedRepeats(1) == 0)
    #expect(TextLanguage(even).expectedRepeats(400, mode: .unique) == 0)
    // Pairs meet with the chances' squares: 0.5² / 10 + 0.5² / 1000.
    let uneven = TextLanguage(tops([("a", 1, 10), ("b", 1, 1000)]))
    #expect(abs(uneven.expectedRepeats(2) - (0.25 / 10 + 0.25 / 1000)) < 1e-9)
  }

  @Test("says when there is nothing to say") func empty() {
    #expect(throws: SamplingError.empty) { try TextSampler(TextLanguage(Grammar()), seed: 0, count: 1) }
  }

  @Test("permutes numbers of any size") func permutation() {
    let permutation = BigPermutation(count: 1000, key: SiteKey(seed: 1, path: "test"))
    #expect(Set((0..<1000).map { permutation[BigUInt($0)] }).count == 1000)
  }
}

@Suite("Several texts of a sample") struct ChannelTests {
  @Test("are apart, with their own names, roles and spans") func turns() throws {
    var grammar = Grammar()
    grammar.labels = ["CITY"]
    func said(_ channel: Int, _ before: String, _ city: String) -> Int {
      let name = grammar.add(.span(Grammar.Mark(label: 0, value: .none), grammar.add(.text(city))))
      let both = grammar.add(.sequence([grammar.add(.text(before)), name]))
      return grammar.add(.channel(channel, both))
    }
    let node = grammar.add(.sequence([said(0, "to ", "Köln"), said(1, "from “", "Łódź"), said(2, "\"", "Rom")]))
    grammar.tops = [
      Grammar.Top(
        site: "s", weight: 1, label: nil, texts: [("turns", "user"), ("turns", "system"), ("end", nil)], node: node)
    ]
    let writer = try TextSampler(TextLanguage(grammar), seed: 0, count: 1).makeWriter()
    var sample = Sample(index: 0, split: "train")
    for _ in 0..<2 {
      try writer.write(0, into: &sample)
      #expect(sample.texts.map(\.string) == ["to Köln", "from “Łódź", "\"Rom"])
      #expect(sample.texts.map(\.name) == ["turns", "turns", "end"])
      #expect(sample.texts.map(\.role) == ["user", "system", nil])
      #expect(sample.texts.map { $0.spans.map(\.points) } == [[3..<7], [6..<10], [1..<4]])
      #expect(sample.texts.map { $0.spans.map(\.bytes) } == [[3..<8], [8..<15], [1..<4]])
      #expect(sample.texts.map(\.pointCount) == [7, 10, 4])
      #expect(sample.texts.map(\.isPlainJSON) == [true, true, false])
    }
  }
}
