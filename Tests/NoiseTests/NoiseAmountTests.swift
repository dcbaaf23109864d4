import Labels
import Templates
import Testing

/// Forty letters, all of them places for `typing`.
private let letters = "abcdefghijklmnopqrstuvwxyzabcdefghijklmn"

@Suite("The amount of noise") struct NoiseAmountTests {
  private func counts(_ yaml: String, _ text: String, count: UInt64) throws -> [NoiseCount] {
    let plan = try noise(yaml)
    var desk = NoiseDesk()
    return (0..<count).map { index in
      var text = labeled(text)
      plan.apply(to: &text, index: index, at: &desk)
      return desk.counts[0]
    }
  }

  @Test("is binomial over the places", arguments: [0.02, 0.1, 0.5, 0.9])
  func binomial(_ rate: Double) throws {
    let samples = 4000
    let counts = try counts("{typing: {rate: \(rate), mistakes: {doubling: 1}}}", letters, count: UInt64(samples))
    #expect(counts.allSatisfy { $0.places == 40 && $0.drawn == $0.changed })
    // Chi-square over the numbers of edits, those that are expected less than ten times taken together.
    var expected: [Double] = []
    var share = (0..<40).reduce(1.0) { product, _ in product * (1 - rate) }
    for k in 0...40 {
      expected.append(share * Double(samples))
      share *= Double(40 - k) / Double(k + 1) * rate / (1 - rate)
    }
    var (statistic, degrees, open, seen) = (0.0, -1.0, 0.0, 0.0)
    for k in 0...40 {
      open += expected[k]
      seen += Double(counts.filter { $0.changed == k }.count)
      guard open >= 10 else { continue }
      statistic += (seen - open) * (seen - open) / open
      degrees += 1
      (open, seen) = (0, 0)
    }
    // Mean plus five deviations.
    #expect(statistic < degrees + 5 * (2 * degrees).squareRoot(), "\(statistic) with \(degrees) degrees")
  }

  @Test("is spread evenly over the places, edges included")
  func places() throws {
    let plan = try noise("{typing: {rate: 0.1, mistakes: {neighbour: 1}}}")
    var hits = [Double](repeating: 0, count: 40)
    var desk = NoiseDesk()
    for index in 0..<8000 as Range<UInt64> {
      var text = labeled(letters)
      plan.apply(to: &text, index: index, at: &desk)
      for edit in desk.script.edits { hits[edit.cleanPoints.lowerBound] += 1 }
    }
    let statistic: Double = hits.reduce(0) { sum, hits in sum + (hits - 800) * (hits - 800) / 720 }
    #expect(statistic < 40 + 5 * 80.0.squareRoot(), "\(hits)")
  }

  @Test("is exactly that many edits, or all that there is room for")
  func exact() throws {
    for wanted in [0, 1, 2, 7, 40, 100] {
      let yaml = "{typing: {edits: \(wanted), mistakes: {doubling: 1}}}"
      #expect(try counts(yaml, letters, count: 300).allSatisfy { $0.changed == min(40, wanted) })
    }
    // A letter that was swapped can't be swapped again; one behind it comes in, if there is one.
    let swapped = try counts("{typing: {edits: 4, mistakes: {swap: 1}}}", letters, count: 300)
    #expect(swapped.allSatisfy { $0.changed <= 4 } && swapped.filter { $0.changed == 4 }.count > 240)
  }

  @Test("gives each choice of places the same chance, where it is exact")
  func choices() throws {
    let plan = try noise("{typing: {edits: 2, mistakes: {doubling: 1}}}")
    var seen: [[Int]: Double] = [:]
    var desk = NoiseDesk()
    for index in 0..<6000 as Range<UInt64> {
      var text = labeled("abcd")
      plan.apply(to: &text, index: index, at: &desk)
      seen[desk.script.edits.map(\.cleanPoints.lowerBound), default: 0] += 1
    }
    #expect(seen.count == 6)
    let statistic: Double = seen.values.reduce(0) { sum, hits in sum + (hits - 1000) * (hits - 1000) / 1000 }
    #expect(statistic < 5 + 5 * 10.0.squareRoot(), "\(seen)")
  }

  @Test("varies between two rates from text to text, where two are given")
  func range() throws {
    let counts = try counts("{typing: {rate: [0, 1], mistakes: {doubling: 1}}}", letters, count: 4000)
    let mean = counts.reduce(0.0) { $0 + Double($1.changed) } / 4000
    #expect(abs(mean - 20) < 1)
    // Each number from 0 to 40 is equally likely then.
    let (few, many) = (counts.filter { $0.changed < 10 }.count, counts.filter { $0.changed > 30 }.count)
    #expect(few > 850 && many > 850)
  }

  @Test("counts only the texts that the chance took")
  func chance() throws {
    let counts = try counts("{casing: {to: upper}, chance: 0.3}", "abc", count: 4000)
    #expect(abs(counts.filter { $0.changed == 1 }.count - 1200) < 120)
    #expect(counts.allSatisfy { $0.changed == 1 || $0 == NoiseCount() })
  }

  @Test("is told with what was left out")
  func leftOut() throws {
    let plan = try noise("{spaces: {rate: 1, mistakes: {lost: 1}}}")
    var desk = NoiseDesk()
    // Between flags, a blank keeps four letters from making other flags.
    var text = labeled("a b 🇩🇪 🇫🇷")
    plan.apply(to: &text, index: 0, at: &desk)
    #expect(text.string == "ab🇩🇪 🇫🇷")
    #expect(desk.counts[0].places == 3 && desk.counts[0].drawn == 3 && desk.counts[0].changed == 2)
  }
}
