import Elementary

/// The number of successes in so many independent trials.
///
/// By inversion while fewer than 10 successes (or failures) are expected (two words), else by transformed rejection
/// (Hörmann's BTRS, "The generation of binomial random variates", 1993; four words, seldom more).
public struct Binomial: Distribution, Truncatable {
  /// The greatest number of trials.
  public static let limit = 1_000_000_000

  private let trials: Double
  private let chance: Double

  /// - Throws: `trialsOutOfRange` unless there are `0 ... 1,000,000,000`; `chanceOutOfRange`.
  public init(trials: Int, chance: Double) throws(DistributionError) {
    guard 0...Binomial.limit ~= trials else { throw .trialsOutOfRange(trials, limit: Binomial.limit) }
    guard chance >= 0, chance <= 1 else { throw .chanceOutOfRange(chance) }
    self.trials = Double(trials)
    self.chance = chance
  }

  /// Draws a value.
  public func draw(from stream: inout Stream) -> Int {
    let rare = min(chance, 1 - chance)
    let count = trials * rare < 10 ? inverted(stream.unit(), rare) : rejected(&stream, rare)
    return Int(chance <= 0.5 ? count : trials - count)
  }

  private func inverted(_ u: Double, _ chance: Double) -> Double {
    let odds = chance / (1 - chance)
    var (count, mass) = (0.0, Elementary.exp(trials * Elementary.log1p(-chance)))
    var rest = u - mass
    // Beyond 150 the masses no longer change what is left, which is rounding.
    while rest >= 0, count < min(trials, 150) {
      mass *= odds * (trials - count) / (count + 1)
      count += 1
      rest -= mass
    }
    return count
  }

  private func rejected(_ stream: inout Stream, _ chance: Double) -> Double {
    let deviation = (trials * chance * (1 - chance)).squareRoot()
    let b = 1.15 + 2.53 * deviation
    let a = -0.0873 + 0.0248 * b + 0.01 * chance
    let squeeze = 0.92 - 4.2 / b
    while true {
      let u = stream.openUnit() - 0.5
      let v = stream.openUnit()
      let edge = 0.5 - abs(u)
      let count = ((2 * a / edge + b) * u + trials * chance + 0.5).rounded(.down)
      if edge >= 0.07, v <= squeeze { return count }
      if count < 0 || count > trials { continue }
      let alpha = (2.83 + 5.1 / b) * deviation
      if Elementary.log(v * alpha / (a / (edge * edge) + b)) <= logMass(count, chance) { return count }
    }
  }

  /// The logarithm of the mass at `count` over that at the mode.
  private func logMass(_ count: Double, _ chance: Double) -> Double {
    let mode = ((trials + 1) * chance).rounded(.down)
    let odds = Elementary.log(chance / (1 - chance))
    return (Elementary.logGamma(mode + 1) - Elementary.logGamma(count + 1))
      + (Elementary.logGamma(trials - mode + 1) - Elementary.logGamma(trials - count + 1)) + (count - mode) * odds
  }

  /// The truncated binomial distribution: a table of the window's masses.
  public func within(_ window: ClosedRange<Double>) throws(DistributionError) -> CountTable {
    let support = (chance == 1 ? trials : 0)...(chance == 0 ? 0 : trials)
    return try CountTable(around: ((trials + 1) * chance).rounded(.down), within: window.meeting(support)) {
      chance / (1 - chance) * (trials - $0) / ($0 + 1)
    }
  }
}
