import Elementary

/// The number of events when `mean` are expected.
///
/// Below a mean of 10 by inversion (two words), from there on by transformed rejection (Hörmann's PTRS, "The transformed
/// rejection method for generating Poisson random variables", 1993; four words, seldom more).
public struct Poisson: Distribution, Truncatable {
  /// The largest mean: beyond it, logarithms of factorials lose the digits that rejection needs.
  public static let limit = 1e9

  private let mean: Double

  /// - Throws: `meanOutOfRange` unless the mean is in `0 ... 1e9`.
  public init(mean: Double) throws(DistributionError) {
    guard mean >= 0, mean <= Poisson.limit else { throw .meanOutOfRange(mean, limit: Poisson.limit) }
    self.mean = mean
  }

  /// Draws a value.
  public func draw(from stream: inout Stream) -> Int { mean < 10 ? inverted(stream.unit()) : rejected(&stream) }

  private func inverted(_ u: Double) -> Int {
    var (count, mass) = (0, Elementary.exp(-mean))
    var rest = u - mass
    // Beyond 120 the masses no longer change what is left, which is rounding.
    while rest >= 0, count < 120 {
      count += 1
      mass *= mean / Double(count)
      rest -= mass
    }
    return count
  }

  private func rejected(_ stream: inout Stream) -> Int {
    let b = 0.931 + 2.53 * mean.squareRoot()
    let a = -0.059 + 0.02483 * b
    let squeeze = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = stream.openUnit() - 0.5
      let v = stream.openUnit()
      let edge = 0.5 - abs(u)
      let count = ((2 * a / edge + b) * u + mean + 0.43).rounded(.down)
      if edge >= 0.07, v <= squeeze { return Int(count) }
      if count < 0 || (edge < 0.013 && v > edge) { continue }
      let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
      let height = Elementary.log(v * inverseAlpha / (a / (edge * edge) + b))
      if height <= count * Elementary.log(mean) - mean - Elementary.logGamma(count + 1) { return Int(count) }
    }
  }

  /// The truncated Poisson distribution: a table of the window's masses.
  public func within(_ window: ClosedRange<Double>) throws(DistributionError) -> CountTable {
    try CountTable(around: mean.rounded(.down), within: window.meeting(0...(mean > 0 ? 0x1p53 : 0))) { mean / ($0 + 1) }
  }
}
