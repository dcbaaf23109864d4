extension Elementary {
  /// The length of the vector (`x`, `y`), correct to the last bit but rarely, without overflow or underflow on the way.
  ///
  /// Infinite if either is infinite, even if the other is NaN.
  public static func hypot(_ x: Double, _ y: Double) -> Double {
    let (a, b) = abs(x) >= abs(y) || y.isNaN ? (abs(x), abs(y)) : (abs(y), abs(x))
    guard a < .infinity, !b.isNaN else { return a == .infinity || b == .infinity ? .infinity : .nan }
    // Beyond this ratio the shorter one is lost in rounding; 0 is among these.
    if b <= a * 0x1p-54 { return a + b }
    if a > 0x1p500 { return length(a * 0x1p-600, b * 0x1p-600) * 0x1p600 }
    if b < 0x1p-400 { return length(a * 0x1p600, b * 0x1p600) * 0x1p-600 }
    return length(a, b)
  }
}

/// √(a² + b²) for `a >= b > 0` far from the ends of the range: the root of the rounded sum, and one step of Newton's with
/// the exact remainder (Borges, 2019).
@inline(__always)
private func length(_ a: Double, _ b: Double) -> Double {
  let root = (a * a + b * b).squareRoot()
  let (ofRoot, ofA, ofB) = (twoProduct(root, root), twoProduct(a, a), twoProduct(b, b))
  let remainder = ((ofA.high - ofRoot.high) + ofB.high) + ((ofA.low - ofRoot.low) + ofB.low)
  return root + remainder / (2 * root)
}
