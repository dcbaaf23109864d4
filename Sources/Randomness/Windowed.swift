/// A distribution whose cumulative distribution function can be computed but not inverted in closed form.
protocol Windowable: Distribution<Double> {
  /// Where its values lie.
  static var support: ClosedRange<Double> { get }
  /// The probability of a value of at most `x`, a number of the support.
  func cumulative(_ x: Double) -> Double
}

/// A distribution, given that the value lies in a window.
///
/// Values are drawn until one lies inside; if that has not happened after 64, the cumulative distribution function is
/// inverted by bisection, which is as exact and takes as long as a hundred draws. Either way no value is clipped.
public struct Windowed<Whole: Distribution<Double>>: QuantileDistribution {
  private let whole: Whole
  private let cumulative: @Sendable (Double) -> Double
  private let window: ClosedRange<Double>
  private let below: Double
  private let mass: Double

  /// - Throws: `windowUnreachable` if less than 10⁻⁹ of the distribution lies in the window.
  init(_ whole: Whole, _ window: ClosedRange<Double>) throws(DistributionError) where Whole: Windowable {
    let part = try window.meeting(Whole.support)
    self.whole = whole
    self.window = part
    cumulative = { whole.cumulative($0) }
    below = whole.cumulative(part.lowerBound)
    mass = whole.cumulative(part.upperBound) - below
    guard mass > 1e-9 else { throw window.unreachable(max(mass, 0)) }
  }

  /// Draws a value.
  public func draw(from stream: inout Stream) -> Double {
    for _ in 0..<64 {
      let value = whole.draw(from: &stream)
      if window.contains(value) { return value }
    }
    return quantile(stream.openUnit())
  }

  /// The value that is not exceeded with this probability.
  public func quantile(_ probability: Double) -> Double {
    let target = below + probability * mass
    var (low, high) = (window.lowerBound, window.upperBound)
    if high == .infinity {
      high = max(1, 2 * low)
      while high < 0x1p1000, cumulative(high) < target { high *= 2 }
    }
    // Until the two are neighbours in the relative sense: 53 halvings, and as many as there are powers of 2 above.
    for _ in 0..<1_100 {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high, high - low > 0x1p-50 * high else { break }
      if cumulative(middle) < target { low = middle } else { high = middle }
    }
    return window.rounding(low + (high - low) / 2)
  }
}
