public import Elementary

/// The normal distribution. Takes two words.
///
/// By inversion: one value from one draw, rising with it, and no more than 8.3 deviations from the mean.
public struct Normal: QuantileDistribution, Truncatable {
  @usableFromInline let mean: Double
  @usableFromInline let deviation: Double

  /// - Throws: `meanNotFinite`, `deviationNegative`.
  @inlinable
  public init(mean: Double, deviation: Double) throws(DistributionError) {
    guard mean.isFinite else { throw .meanNotFinite(mean) }
    guard deviation >= 0, deviation < .infinity else { throw .deviationNegative(deviation) }
    self.mean = mean
    self.deviation = deviation
  }

  /// Draws a value.
  @inlinable
  public func draw(from stream: inout Stream) -> Double { quantile(stream.openUnit()) }

  /// The value that is not exceeded with this probability.
  @inlinable
  public func quantile(_ probability: Double) -> Double {
    mean + deviation * Elementary.inverseNormal(probability)
  }

  /// The truncated normal distribution.
  public func within(_ window: ClosedRange<Double>) throws(DistributionError) -> TruncatedNormal {
    try TruncatedNormal(mean: mean, deviation: deviation, within: window)
  }
}
