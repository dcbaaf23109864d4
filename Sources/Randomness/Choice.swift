/// One of so many things, each exactly as likely: its position, from 0. Takes one word for up to 2³² - 1 things.
public struct Choice: QuantileDistribution {
  @usableFromInline let count: UInt64

  /// - Throws: `nothingToChoose` if `count` is below 1.
  @inlinable
  public init(count: Int) throws(DistributionError) {
    guard count > 0 else { throw .nothingToChoose }
    self.count = UInt64(count)
  }

  /// Draws a value.
  @inlinable
  public func draw(from stream: inout Stream) -> Int { Int(truncatingIfNeeded: stream.integer(below: count)) }

  /// The value that is not exceeded with this probability.
  @inlinable
  public func quantile(_ probability: Double) -> Int {
    Int(truncatingIfNeeded: count.multipliedFullWidth(by: UInt64(probability * 0x1p64)).high)
  }
}
