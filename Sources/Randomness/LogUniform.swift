import Elementary

/// Numbers spread evenly on a logarithmic scale between two positive bounds. Takes two words.
///
/// Inverse transform: exp(log low + u · (log high - log low)).
public struct LogUniform: QuantileDistribution, Truncatable {
  private let bounds: ClosedRange<Double>
  private let logLow: Double
  private let logSpan: Double

  /// - Throws: `boundsNotOrdered` unless the bounds are finite and `low` is at most `high`; `boundsNotPositive`.
  public init(_ low: Double, _ high: Double) throws(DistributionError) {
    guard low <= high, high < .infinity else { throw .boundsNotOrdered(low: low, high: high) }
    guard low > 0 else { throw .boundsNotPositive(low: low, high: high) }
    bounds = low...high
    logLow = Elementary.log(low)
    logSpan = Elementary.log(high) - logLow
  }

  /// Draws a value.
  public func draw(from stream: inout Stream) -> Double { quantile(stream.unit()) }

  /// The value that is not exceeded with this probability.
  public func quantile(_ probability: Double) -> Double {
    bounds.rounding(Elementary.exp(logLow + probability * logSpan))
  }

  /// Log-uniform on the part of the interval that lies in `window`.
  public func within(_ window: ClosedRange<Double>) throws(DistributionError) -> LogUniform {
    let part = try window.meeting(bounds)
    return try LogUniform(part.lowerBound, part.upperBound)
  }
}
