/// How a site draws its value. Checked when it is made; after that, drawing cannot fail.
///
/// Making one is cheap (some ten nanoseconds; tables are built only where a doc comment says so), because its arguments
/// may be other ones for every sample.
public protocol Distribution<Value>: Sendable {
  /// What is drawn.
  associatedtype Value: Sendable
  /// Draws a value, moving `stream` on by as many words as that takes.
  func draw(from stream: inout Stream) -> Value
}

/// A distribution that can be drawn by inverting its cumulative distribution function, and so can be tied to others by a
/// copula.
public protocol QuantileDistribution<Value>: Distribution {
  /// The value that is not exceeded with probability `probability`, which lies strictly between 0 and 1.
  func quantile(_ probability: Double) -> Value
}

/// A distribution that can be confined to a window. It truncates, never clips: inside the window, values keep their
/// proportions, and none piles up at its ends.
public protocol Truncatable<Value>: Distribution {
  /// The same distribution, confined.
  associatedtype Truncated: QuantileDistribution<Value>
  /// The distribution, given that the value lies in `window`, both ends included; these may be infinite.
  ///
  /// - Throws: `windowUnreachable` if it never does, or too rarely to compute with.
  func within(_ window: ClosedRange<Double>) throws(DistributionError) -> Truncated
}
