/// How a site draws its value. Checked when it is made; after that, drawing cannot fail.
public protocol Distribution<Value>: Sendable {
  /// What is drawn.
  associatedtype Value: Sendable
  /// Draws a value, moving `stream` on by as many words as that takes.
  func draw(from stream: inout Stream) -> Value
}

/// A distribution that is drawn by inverting its cumulative distribution function, and so can be tied to others by a
/// copula.
public protocol QuantileDistribution<Value>: Distribution {
  /// The value that is not exceeded with probability `probability`, which lies in `0 ..< 1`.
  func quantile(_ probability: Double) -> Value
}
