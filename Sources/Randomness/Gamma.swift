import Elementary

/// The gamma distribution: mean shape · scale, variance shape · scale².
///
/// Marsaglia and Tsang, "A simple method for generating gamma variables" (2000): four words, seldom more; a shape below 1
/// by way of the next one (two words more).
public struct Gamma: Truncatable, Windowable {
  /// The shapes that this and the beta distribution may have. Below, nearly all values are too small for a double; above,
  /// logarithms of the gamma function lose the digits that windows need.
  public static let shapes = 1e-6...1e6

  private let shape: Double
  private let scale: Double

  /// - Throws: `shapeOutOfRange`, `scaleNotPositive`.
  public init(shape: Double, scale: Double) throws(DistributionError) {
    guard Gamma.shapes.contains(shape) else { throw .shapeOutOfRange(shape, Gamma.shapes) }
    guard scale > 0, scale < .infinity else { throw .scaleNotPositive(scale) }
    self.shape = shape
    self.scale = scale
  }

  /// Draws a value.
  public func draw(from stream: inout Stream) -> Double {
    guard shape < 1 else { return scale * Gamma.standard(shape, &stream) }
    let next = Gamma.standard(shape + 1, &stream)
    return scale * next * Elementary.power(stream.openUnit(), 1 / shape)
  }

  /// A value of the distribution with scale 1 and a shape of at least 1.
  static func standard(_ shape: Double, _ stream: inout Stream) -> Double {
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = Elementary.inverseNormal(stream.openUnit())
      let u = stream.openUnit()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      if u < 1 - 0.0331 * (x * x) * (x * x) { return d * v }
      if Elementary.log(u) < 0.5 * x * x + d * (1 - v + Elementary.log(v)) { return d * v }
    }
  }

  static var support: ClosedRange<Double> { 0...(.infinity) }

  func cumulative(_ x: Double) -> Double { lowerGamma(shape, x / scale) }

  /// The truncated gamma distribution.
  public func within(_ window: ClosedRange<Double>) throws(DistributionError) -> Windowed<Gamma> {
    try Windowed(self, window)
  }
}
