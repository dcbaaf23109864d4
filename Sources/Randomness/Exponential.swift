import Elementary

/// The exponential distribution with a given mean: waiting times between events that are `mean` apart on average. Takes
/// two words.
public struct Exponential: QuantileDistribution, Truncatable {
  private let mean: Double

  /// - Throws: `scaleNotPositive` unless the mean is finite and above 0.
  public init(mean: Double) throws(DistributionError) {
    guard mean > 0, mean < .infinity else { throw .scaleNotPositive(mean) }
    self.mean = mean
  }

  /// Draws a value.
  public func draw(from stream: inout Stream) -> Double { quantile(stream.unit()) }

  /// The value that is not exceeded with this probability.
  public func quantile(_ probability: Double) -> Double { -mean * Elementary.log1p(-probability) }

  /// The truncated exponential distribution.
  public func within(_ window: ClosedRange<Double>) throws(DistributionError) -> TruncatedExponential {
    let part = try window.meeting(0...(.infinity))
    guard part.lowerBound < .infinity else { throw window.unreachable(0) }
    return TruncatedExponential(mean: mean, window: part)
  }
}

/// The exponential distribution, given that the value lies in a window. Takes two words.
///
/// It has no memory: beyond the lower end it begins anew, so that no window is too far out.
public struct TruncatedExponential: QuantileDistribution {
  private let mean: Double
  private let window: ClosedRange<Double>
  private let mass: Double

  init(mean: Double, window: ClosedRange<Double>) {
    self.mean = mean
    self.window = window
    mass = -Elementary.expm1((window.lowerBound - window.upperBound) / mean)
  }

  /// Draws a value.
  public func draw(from stream: inout Stream) -> Double { quantile(stream.unit()) }

  /// The value that is not exceeded with this probability.
  public func quantile(_ probability: Double) -> Double {
    window.rounding(window.lowerBound - mean * Elementary.log1p(-probability * mass))
  }
}
