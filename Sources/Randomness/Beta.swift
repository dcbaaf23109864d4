import Elementary

/// The beta distribution on the numbers from 0 to 1: mean a / (a + b).
///
/// As a ratio of gamma values; if both shapes are at most 1, by Jöhnk's method (1964), on logarithms where powers vanish.
public struct Beta: Truncatable, Windowable {
  private let a: Double
  private let b: Double

  /// - Throws: `shapeOutOfRange` unless both are in `Gamma.shapes`.
  public init(_ a: Double, _ b: Double) throws(DistributionError) {
    for shape in [a, b] where !Gamma.shapes.contains(shape) { throw .shapeOutOfRange(shape, Gamma.shapes) }
    self.a = a
    self.b = b
  }

  /// Draws a value.
  public func draw(from stream: inout Stream) -> Double {
    if a <= 1, b <= 1 { return johnk(&stream) }
    let x = Beta.gamma(a, &stream)
    let y = Beta.gamma(b, &stream)
    return x / (x + y)
  }

  private static func gamma(_ shape: Double, _ stream: inout Stream) -> Double {
    guard shape < 1 else { return Gamma.standard(shape, &stream) }
    return Gamma.standard(shape + 1, &stream) * Elementary.power(stream.openUnit(), 1 / shape)
  }

  private func johnk(_ stream: inout Stream) -> Double {
    while true {
      let logX = Elementary.log(stream.openUnit()) / a
      let logY = Elementary.log(stream.openUnit()) / b
      // x + y ≤ 1, decided on the greater of the two, which alone may be near 1.
      let greater = max(logX, logY)
      let logSum = greater + Elementary.log1p(Elementary.exp(min(logX, logY) - greater))
      if logSum <= 0 { return Elementary.exp(logX - logSum) }
    }
  }

  static var support: ClosedRange<Double> { 0...1 }

  func cumulative(_ x: Double) -> Double { lowerBeta(a, b, x) }

  /// The truncated beta distribution.
  public func within(_ window: ClosedRange<Double>) throws(DistributionError) -> Windowed<Beta> {
    try Windowed(self, window)
  }
}
