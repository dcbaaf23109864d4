extension Elementary {
  /// The sine of an angle in degrees: exactly 0, 1 or -1 at multiples of 90, however large.
  public static func sin(degrees x: Double) -> Double { sinCos(degrees: x).sin }

  /// The cosine of an angle in degrees: exactly 0, 1 or -1 at multiples of 90, however large.
  public static func cos(degrees x: Double) -> Double { sinCos(degrees: x).cos }

  /// Sine and cosine of an angle in degrees: the bits of `sin(degrees:)` and `cos(degrees:)`, for one reduction.
  public static func sinCos(degrees x: Double) -> (sin: Double, cos: Double) {
    guard x.isFinite else { return (.nan, .nan) }
    if x == 0 { return (x, 1) }
    // The remainder of a division is exact by definition; so is every difference below.
    let angle = abs(x) < 0x1p40 ? x : x.truncatingRemainder(dividingBy: 360)
    let shifted = angle * (1.0 / 90) + wholeNumberShift
    let rest = angle - (shifted - wholeNumberShift) * 90
    let (high, low) = radians(ofDegrees: rest)
    let quarter = Int(truncatingIfNeeded: shifted.bitPattern & 3)
    let (sine, cosine) = turned(by: quarter, sine: sineKernel(high, low), cosine: cosineKernel(high, low))
    // Adding 0 leaves no negative zero at half turns.
    return (sine + 0, cosine + 0)
  }
}

/// `x` times π/180, as an unevaluated sum good to about 100 bits.
@inline(__always)
private func radians(ofDegrees x: Double) -> (high: Double, low: Double) {
  let product = twoProduct(x, 0x1.1df46a2529d39p-6)
  return fastTwoSum(product.high, product.low + x * 0x1.5c1d8becdd291p-62)
}
