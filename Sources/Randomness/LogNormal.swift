import Elementary

/// Numbers whose logarithm is normal. Takes two words.
public struct LogNormal: QuantileDistribution, Truncatable {
  private let logarithm: Normal

  /// `mean` and `deviation` are those of the logarithm, so that the median is exp(`mean`).
  ///
  /// - Throws: `meanNotFinite`, `deviationNegative`.
  public init(mean: Double, deviation: Double) throws(DistributionError) {
    logarithm = try Normal(mean: mean, deviation: deviation)
  }

  /// Draws a value.
  public func draw(from stream: inout Stream) -> Double { Elementary.exp(logarithm.draw(from: &stream)) }

  /// The value that is not exceeded with this probability.
  public func quantile(_ probability: Double) -> Double { Elementary.exp(logarithm.quantile(probability)) }

  /// The truncated log-normal distribution.
  public func within(_ window: ClosedRange<Double>) throws(DistributionError) -> TruncatedLogNormal {
    guard window.upperBound > 0 else { throw window.unreachable(0) }
    let low = window.lowerBound > 0 ? Elementary.log(window.lowerBound) : -.infinity
    return TruncatedLogNormal(
      logarithm: try logarithm.within(low...Elementary.log(window.upperBound)), window: window)
  }
}

/// The log-normal distribution, given that the value lies in a window. Takes two words.
public struct TruncatedLogNormal: QuantileDistribution {
  let logarithm: TruncatedNormal
  let window: ClosedRange<Double>

  /// Draws a value.
  public func draw(from stream: inout Stream) -> Double { quantile(stream.openUnit()) }

  /// The value that is not exceeded with this probability.
  public func quantile(_ probability: Double) -> Double {
    window.rounding(Elementary.exp(logarithm.quantile(probability)))
  }
}
