import Elementary

/// The normal distribution, given that the value lies in a window. Takes two words.
///
/// By inversion, so that no window is too narrow or too far out: between the window's probabilities as a rule; where
/// those are too close to each other, as the piece of an exponential that it then is; beyond 37 deviations by Newton's
/// method on the logarithm of the tail.
public struct TruncatedNormal: QuantileDistribution {
  /// How the standardised window, mirrored so that its greater part lies below 0, is inverted.
  private enum Shape {
    case constant
    /// Between the probabilities at the ends.
    case probabilities(low: Double, mass: Double)
    /// Density rising like exp(`slope` · t) over the window's `width`.
    case exponential(start: Double, slope: Double, width: Double)
    case tail(NormalTail)
  }

  private let mean: Double
  private let deviation: Double
  private let window: ClosedRange<Double>
  private let isMirrored: Bool
  private let shape: Shape

  /// - Throws: `meanNotFinite`, `deviationNegative`; `windowUnreachable` if the window has no number or lies infinitely
  ///   many deviations away.
  public init(mean: Double, deviation: Double, within window: ClosedRange<Double>) throws(DistributionError) {
    guard mean.isFinite else { throw .meanNotFinite(mean) }
    guard deviation >= 0, deviation < .infinity else { throw .deviationNegative(deviation) }
    self.mean = mean
    self.deviation = deviation
    self.window = window
    guard deviation > 0 else {
      guard window.contains(mean) else { throw window.unreachable(0) }
      (isMirrored, shape) = (false, .constant)
      return
    }
    let (low, high) = ((window.lowerBound - mean) / deviation, (window.upperBound - mean) / deviation)
    isMirrored = low > 0
    guard low < .infinity, high > -.infinity else { throw window.unreachable(0) }
    shape = TruncatedNormal.shape(isMirrored ? -high : low, isMirrored ? -low : high)
  }

  private static func shape(_ low: Double, _ high: Double) -> Shape {
    if high < -37 { return .tail(NormalTail(from: -high, width: high - low)) }
    let (below, upTo) = (Elementary.normalCDF(low), Elementary.normalCDF(high))
    guard upTo - below > upTo * 0x1p-20 else {
      return .exponential(start: low, slope: -low, width: high - low)
    }
    return .probabilities(low: below, mass: upTo - below)
  }

  /// Draws a value.
  public func draw(from stream: inout Stream) -> Double { quantile(stream.openUnit()) }

  /// The value that is not exceeded with this probability.
  public func quantile(_ probability: Double) -> Double {
    let standard = standardQuantile(isMirrored ? 1 - probability : probability)
    return window.rounding(mean + deviation * (isMirrored ? -standard : standard))
  }

  private func standardQuantile(_ u: Double) -> Double {
    switch shape {
    case .constant: 0
    case .probabilities(let low, let mass): Elementary.inverseNormal(low + u * mass)
    case .exponential(let start, let slope, let width):
      start + (abs(slope * width) < 0x1p-40 ? u * width : Elementary.log1p(u * Elementary.expm1(slope * width)) / slope)
    case .tail(let tail): -tail.quantile(1 - u)
    }
  }
}

/// The upper tail of the standard normal distribution beyond a point of at least 37, up to some width.
private struct NormalTail {
  private let start: Double
  /// How much of the tail lies within the width.
  private let mass: Double

  init(from start: Double, width: Double) {
    self.start = start
    mass = width < .infinity ? -Elementary.expm1(NormalTail.logSurvival(width, from: start)) : 1
  }

  /// The number that is not exceeded with probability `u`, below 1.
  func quantile(_ u: Double) -> Double {
    let target = Elementary.log1p(-u * mass)
    // Exact if the tail were that of a Rayleigh distribution, as it nearly is; each step squares the relative error.
    var t = -2 * target / (start + (start * start - 2 * target).squareRoot())
    for _ in 0..<3 {
      t += (NormalTail.logSurvival(t, from: start) - target) * NormalTail.millsRatio(start + t)
    }
    return start + t
  }

  /// The logarithm of the probability to be beyond `start + t`, given that one is beyond `start`.
  private static func logSurvival(_ t: Double, from start: Double) -> Double {
    -t * (start + 0.5 * t) + Elementary.log(millsRatio(start + t) / millsRatio(start))
  }

  /// Tail probability over density, by its asymptotic series: the first term left out is below 10⁻¹⁵.
  private static func millsRatio(_ x: Double) -> Double {
    let z = 1 / (x * x)
    return (1 - z * (1 - z * (3 - z * (15 - z * (105 - z * (945 - z * 10_395)))))) / x
  }
}
