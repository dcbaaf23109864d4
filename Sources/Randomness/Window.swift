extension ClosedRange<Double> {
  /// The numbers from `low` to `high`, which may be infinite, for `within`.
  ///
  /// - Throws: `boundsNotOrdered` if `low` is above `high` or one of them is no number.
  public init(from low: Double, upTo high: Double) throws(DistributionError) {
    guard low <= high else { throw .boundsNotOrdered(low: low, high: high) }
    self = low...high
  }

  /// The numbers that lie in `support` too.
  ///
  /// - Throws: `windowUnreachable` if there are none.
  func meeting(_ support: ClosedRange<Double>) throws(DistributionError) -> ClosedRange<Double> {
    guard overlaps(support) else { throw unreachable(0) }
    return clamped(to: support)
  }

  /// The error for a window that a distribution meets with this probability.
  func unreachable(_ probability: Double) -> DistributionError {
    .windowUnreachable(low: lowerBound, high: upperBound, probability: probability)
  }

  /// The nearest number of the window: takes back what rounding put outside, and nothing else.
  @inline(__always)
  func rounding(_ x: Double) -> Double { x < lowerBound ? lowerBound : x > upperBound ? upperBound : x }
}
