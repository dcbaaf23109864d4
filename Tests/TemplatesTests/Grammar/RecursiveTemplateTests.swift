import BigInt
import Diagnostics
import Labels
import Testing

@testable import Templates

/// Templates that use themselves, beside a list of all that they can say.
@Suite("A random template of rules that use each other") struct RecursiveTemplateTests {
  /// What makes two samples the same to a reader, beside the label of the whole.
  struct Labeled: Hashable {
    /// In bytes: letters that look alike are not the same text.
    var text: [UInt8]
    var spans: [RecursiveTemplate.Span]
    var label: String?

    init(_ said: RecursiveTemplate.Said) {
      text = Array(said.text.utf8)
      spans = said.spans.sorted()
      label = said.label
    }

    init(_ sample: Sample, _ grammar: Grammar) {
      text = sample.texts[0].utf8
      spans = sample.texts[0].spans.map { span in
        let value: String? = if case .text(let value) = span.value { value } else { nil }
        return RecursiveTemplate.Span(
          start: span.points.lowerBound, end: span.points.upperBound, label: grammar.labels[span.label], value: value)
      }.sorted()
      label = sample.label
    }
  }

  struct Case {
    let number: UInt64
    let template: RecursiveTemplate
    let said: [RecursiveTemplate.Said]
    let grammar: Grammar
    let language: TextLanguage
  }

  /// Those that have something to say, and no more than can be listed.
  private func each(_ count: UInt64, limit: Int = 2_500, _ body: (Case) throws -> Void) throws {
    var used = 0
    for number in 0..<count {
      let template = RecursiveTemplate(number)
      guard let said = template.derivations(limit: limit), !said.isEmpty else { continue }
      let read = try ReadTemplate(template.spec)
      let errors = read.diagnostics.filter { $0.severity == .error }
      // What can never be said is an error by itself.
      guard let grammar = read.grammar else {
        let isNeverTrue = errors.allSatisfy {
          ["never-true", "never-said", "empty-language", "unit-cycle"].contains($0.code)
        }
        #expect(isNeverTrue && !errors.isEmpty, "\(number): \(read.rendered)\n\(template.spec)")
        continue
      }
      used += 1
      try body(
        Case(
          number: number, template: template, said: said, grammar: grammar,
          language: TextLanguage(grammar, references: read.references)))
    }
    #expect(used > Int(count) / 3, "\(used)")
  }

  @Test("has as many derivations, texts and labeled texts as a list of them") func counts() throws {
    try each(400) { one in
      let texts = Set(one.said.map { Array($0.text.utf8) })
      let labeled = Set(one.said.map { Labeled($0) })
      #expect(one.language.counts.total == .finite(BigUInt(one.said.count)), "\(one.number)\n\(one.template.spec)")
      for looksThrough in [true, false] {
        let counts = one.language.countTexts(looksThrough: looksThrough)
        #expect(counts.texts == .counted(BigUInt(texts.count)), "\(one.number)\n\(one.template.spec)")
        #expect(counts.samples == .counted(BigUInt(labeled.count)), "\(one.number)\n\(one.template.spec)")
      }
    }
  }

  @Test("gives at each rank a derivation of that rank, all of them together what can be said") func ranks() throws {
    try each(400) { one in
      let count = one.said.count
      let writer = try TextSampler(one.language, mode: .exhaustive, seed: 1, count: UInt64(count)).makeWriter()
      var sample = Sample(index: 0, split: "train")
      var left: [Labeled: Int] = [:]
      for said in one.said { left[Labeled(said), default: 0] += 1 }
      for rank in 0..<count {
        let derivation = try #require(one.language.derivation(at: BigUInt(rank)))
        #expect(one.language.rank(of: derivation) == BigUInt(rank))
        try writer.write(UInt64(rank), into: &sample)
        left[Labeled(sample, one.grammar), default: 0] -= 1
        check(sample)
      }
      let isSame = left.values.allSatisfy { $0 == 0 }
      #expect(isSame, "\(one.number)\n\(one.template.spec)")
      #expect(one.language.derivation(at: BigUInt(count)) == nil)
    }
  }

  /// Spans say the same text in every unit, and cut no code point.
  private func check(_ sample: Sample) {
    for text in sample.texts {
      let scalars = Array(text.string.unicodeScalars)
      let wide = Array(text.string.utf16)
      #expect(text.pointCount == scalars.count)
      for (span, range) in zip(text.spans, text.utf16Ranges) {
        let byPoints = String(String.UnicodeScalarView(scalars[span.points]))
        #expect(Array(byPoints.utf8) == Array(text.utf8[span.bytes]))
        #expect(Array(byPoints.utf16) == Array(wide[range]))
      }
    }
  }

  @Test("repeats nothing where it must be unique, and leaves nothing out") func unique() throws {
    try each(300) { one in
      let count = UInt64(one.said.count)
      let writer = try TextSampler(one.language, mode: .unique, seed: one.number, count: count).makeWriter()
      var sample = Sample(index: 0, split: "train")
      var ranks: Set<String> = []
      for index in 0..<count {
        try writer.write(index, into: &sample)
        ranks.insert(sample.origin?.rank ?? "")
      }
      #expect(UInt64(ranks.count) == count)
      let texts = Set(one.said.map { Array($0.text.utf8) })
      let other = try TextSampler(one.language, mode: .uniqueText, seed: one.number, count: UInt64(texts.count))
        .makeWriter()
      var made: Set<[UInt8]> = []
      for index in 0..<UInt64(texts.count) {
        try other.write(index, into: &sample)
        made.insert(sample.texts[0].utf8)
      }
      #expect(made == texts, "\(one.number)\n\(one.template.spec)")
    }
  }

  @Test("says what is said with two labels or spans, and only that, as a conflict") func conflicts() throws {
    try each(300) { one in
      var ways: [[UInt8]: Set<Labeled>] = [:]
      for said in one.said { ways[Array(said.text.utf8), default: []].insert(Labeled(said)) }
      let conflicts = try one.language.conflicts(looksThrough: false)
      #expect(conflicts.count == BigUInt(ways.values.count { $0.count > 1 }), "\(one.number)\n\(one.template.spec)")
    }
  }

  @Test("draws by weight as often as its definition says") func weights() throws {
    var (worst, tests) = (0.0, 0)
    try each(120, limit: 150) { one in
      var expected: [Labeled: Double] = [:]
      for said in one.said { expected[Labeled(said), default: 0] += said.probability }
      guard expected.count > 1 else { return }
      let draws = 3_000
      let writer = try TextSampler(one.language, seed: 9, count: UInt64(draws)).makeWriter()
      var sample = Sample(index: 0, split: "train")
      var counts: [Labeled: Double] = [:]
      for index in 0..<UInt64(draws) {
        try writer.write(index, into: &sample)
        counts[Labeled(sample, one.grammar), default: 0] += 1
      }
      let order = expected.sorted { ($0.value, $0.key.text.count) > ($1.value, $1.key.text.count) }.map(\.key)
      #expect(Set(counts.keys).isSubset(of: Set(order)))
      let deviation = deviation(
        order.map { counts[$0] ?? 0 }, order.map { (expected[$0] ?? 0) * Double(draws) })
      worst = max(worst, deviation)
      tests += 1
      #expect(deviation < 5, "\(one.number): \(deviation)\n\(one.template.spec)")
    }
    #expect(tests > 15)
  }

  /// How far a chi-square sum lies above its mean, in deviations; what is expected less than five times is one cell.
  private func deviation(_ counts: [Double], _ expected: [Double]) -> Double {
    var cells: [(count: Double, expected: Double)] = []
    var rest = (count: 0.0, expected: 0.0)
    for (count, expected) in zip(counts, expected) {
      if expected >= 5 {
        cells.append((count, expected))
      } else {
        rest = (rest.count + count, rest.expected + expected)
      }
    }
    if rest.expected >= 5 { cells.append(rest) }
    guard cells.count > 1 else { return 0 }
    let sum = cells.reduce(0) { $0 + ($1.count - $1.expected) * ($1.count - $1.expected) / $1.expected }
    let freedom = Double(cells.count - 1)
    return (sum - freedom) / (2 * freedom).squareRoot()
  }
}
