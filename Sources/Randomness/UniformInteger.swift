/// Whole numbers from `low` to `high`, both included, each exactly as likely as any other.
///
/// Takes one word for up to 2³² - 1 numbers and two beyond, rarely more.
public struct UniformInteger: QuantileDistribution, Truncatable {
  @usableFromInline let low: Int
  /// How many numbers there are, less one.
  @usableFromInline let span: UInt64

  /// - Throws: `integersNotOrdered` if `low` is above `high`.
  @inlinable
  public init(_ low: Int, _ high: Int) throws(DistributionError) {
    guard low <= high else { throw .integersNotOrdered(low: low, high: high) }
    self.low = low
    span = UInt64(bitPattern: Int64(high &- low))
  }

  /// Draws a value.
  @inlinable
  public func draw(from stream: inout Stream) -> Int {
    let step = span == .max ? stream.next64() : stream.integer(below: span &+ 1)
    return low &+ Int(truncatingIfNeeded: step)
  }

  /// The value that is not exceeded with this probability.
  public func quantile(_ probability: Double) -> Int {
    // u · (span + 1) rounded down, where span + 1 may be 2⁶⁴.
    let fraction = UInt64(probability * 0x1p64)
    let product = fraction.multipliedFullWidth(by: span)
    let carry: UInt64 = product.low.addingReportingOverflow(fraction).overflow ? 1 : 0
    return low &+ Int(truncatingIfNeeded: product.high &+ carry)
  }

  /// Uniform on those of the whole numbers that lie in `window`.
  public func within(_ window: ClosedRange<Double>) throws(DistributionError) -> UniformInteger {
    let high = low &+ Int(truncatingIfNeeded: span)
    let first = window.lowerBound <= Double(low) ? low : Int(exactly: window.lowerBound.rounded(.up))
    let last = window.upperBound >= Double(high) ? high : Int(exactly: window.upperBound.rounded(.down))
    guard let first, let last, first <= last, first <= high, last >= low else { throw window.unreachable(0) }
    return try UniformInteger(first, last)
  }
}
