/// Numbers spread evenly from `low` to below `high`; always `low` if the two are equal. Takes two words.
public struct Uniform: QuantileDistribution, Truncatable {
  @usableFromInline let low: Double
  @usableFromInline let high: Double

  /// - Throws: `boundsNotOrdered` unless the bounds are finite and `low` is at most `high`.
  @inlinable
  public init(_ low: Double, _ high: Double) throws(DistributionError) {
    guard low <= high, low > -.infinity, high < .infinity else { throw .boundsNotOrdered(low: low, high: high) }
    self.low = low
    self.high = high
  }

  /// Draws a value.
  @inlinable
  public func draw(from stream: inout Stream) -> Double { quantile(stream.unit()) }

  /// Inverse transform: low + u (high - low), in a form that cannot overflow; rounding never reaches `high`.
  @inlinable
  public func quantile(_ probability: Double) -> Double {
    let span = high - low
    let value = span < .infinity ? low + probability * span : low * (1 - probability) + high * probability
    return value < high ? value : low < high ? high.nextDown : low
  }

  /// Uniform on the part of the interval that lies in `window`.
  public func within(_ window: ClosedRange<Double>) throws(DistributionError) -> Uniform {
    let part = try window.meeting(low...high)
    // Of an interval that excludes its upper end, only that end is no part.
    guard part.lowerBound < high || low == high else { throw window.unreachable(0) }
    return try Uniform(part.lowerBound, part.upperBound)
  }
}
