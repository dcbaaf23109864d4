extension Elementary {
  /// The angle in radians, in `-π/2 ... π/2`, whose sine is `x`; NaN beyond `-1 ... 1`.
  public static func asin(_ x: Double) -> Double {
    let size = abs(x)
    if size < 0.5 { return size < 0x1p-27 ? x : x + x * arcsineTail(x * x) }
    guard size < 1 else { return size == 1 ? x * (.pi / 2) : .nan }
    // asin x = π/2 - 2 asin √((1 - x) / 2), with the root in two parts.
    let (root, low, tail) = halfAngle(size)
    let rest = 2 * ((root + low) * tail) - (0x1.1a62633145c07p-54 - 2 * low)
    let value = .pi / 4 - (rest - (.pi / 4 - 2 * root))
    return x < 0 ? -value : value
  }

  /// The angle in radians, in `0 ... π`, whose cosine is `x`; NaN beyond `-1 ... 1`.
  public static func acos(_ x: Double) -> Double {
    let size = abs(x)
    if size < 0.5 { return .pi / 2 - (x - (0x1.1a62633145c07p-54 - x * arcsineTail(x * x))) }
    guard size < 1 else { return x == 1 ? 0 : x == -1 ? .pi : .nan }
    let (root, low, tail) = halfAngle(size)
    let half = root + ((root + low) * tail + low)
    return x > 0 ? 2 * half : 2 * (.pi / 2 - (half - 0x1.1a62633145c07p-54))
  }

  /// The angle in radians, in `-π/2 ... π/2`, whose tangent is `x`.
  public static func atan(_ x: Double) -> Double {
    let size = abs(x)
    guard size < 0x1p66 else { return x.isNaN ? x : x < 0 ? -.pi / 2 : .pi / 2 }
    guard size >= 0x1p-27 else { return x }
    let value = arctangent(size)
    return x < 0 ? -value : value
  }

  /// The angle in radians, in `-π ... π`, from the x axis to the point (`x`, `y`); the signs of zeros choose the side.
  public static func atan2(_ y: Double, _ x: Double) -> Double {
    guard !x.isNaN, !y.isNaN else { return .nan }
    let (height, width) = (abs(y), abs(x))
    let isLeft = x.sign == .minus
    let angle: Double
    if height == 0 {
      angle = isLeft ? .pi : 0
    } else if width == 0 || height / width > 0x1p64 || (height.isInfinite && width.isFinite) {
      angle = .pi / 2
    } else if height.isInfinite {
      angle = isLeft ? 3 * (.pi / 4) : .pi / 4
    } else {
      let ratio = height / width
      let acute = ratio < 0x1p-27 ? ratio : arctangent(ratio)
      angle = isLeft ? .pi - (acute - 0x1.1a62633145c07p-53) : acute
    }
    return y.sign == .minus ? -angle : angle
  }
}

/// For asin and acos of `x` in `0.5 ..< 1`: √((1 - x) / 2) in two parts, and (asin s - s) / s of that root.
@inline(__always)
private func halfAngle(_ x: Double) -> (root: Double, low: Double, tail: Double) {
  let square = (1 - x) * 0.5
  let whole = square.squareRoot()
  // Few bits, so that the square is exact.
  let root = Double(bitPattern: whole.bitPattern & 0xFFFF_FFFF_0000_0000)
  return (root, (square - root * root) / (whole + root), arcsineTail(square))
}

/// (asin s - s) / s from z = s² up to 1/4: the rational minimax approximation of FreeBSD's `e_asin.c` (error below
/// 2⁻⁵⁸·⁷⁵).
@inline(__always)
private func arcsineTail(_ z: Double) -> Double {
  let p2 = 2.01212532134862925881e-01 + z * -4.00555345006794114027e-02
  let p4 = 7.91534994289814532176e-04 + z * 3.47933107596021167570e-05
  let numerator = 1.66666666666666657415e-01 + z * -3.25565818622400915405e-01 + z * z * (p2 + z * z * p4)
  let q2 = 2.02094576023350569471e+00 + z * -6.88283971605453293030e-01
  let denominator = 1 + z * -2.40339491173441421878e+00 + z * z * (q2 + z * z * 7.70381505559019352791e-02)
  return z * (numerator / denominator)
}

/// The arctangent of a number in `2⁻²⁷ ..< 2⁶⁶`: atan x = atan a + atan((x - a) / (1 + a x)) with a of 0, 1/2, 1, 3/2 or
/// infinity, so that the polynomial (minimax, of FreeBSD's `s_atan.c`) serves `abs(t) < 7/16`.
private func arctangent(_ x: Double) -> Double {
  if x < 0.4375 { return x - x * arctangentTail(x) }
  let (t, high, low): (Double, Double, Double)
  if x < 0.6875 {
    (t, high, low) = ((2 * x - 1) / (2 + x), 4.63647609000806093515e-01, 2.26987774529616870924e-17)
  } else if x < 1.1875 {
    (t, high, low) = ((x - 1) / (x + 1), 7.85398163397448278999e-01, 3.06161699786838301793e-17)
  } else if x < 2.4375 {
    (t, high, low) = ((x - 1.5) / (1 + 1.5 * x), 9.82793723247329054082e-01, 1.39033110312309984516e-17)
  } else {
    (t, high, low) = (-1 / x, 1.57079632679489655800e+00, 6.12323399573676603587e-17)
  }
  return high - ((t * arctangentTail(t) - low) - t)
}

/// 1 - (atan t) / t.
@inline(__always)
private func arctangentTail(_ t: Double) -> Double {
  let z = t * t
  let w = z * z
  let even4 = 6.66107313738753120669e-02 + w * (4.97687799461593236017e-02 + w * 1.62858201153657823623e-02)
  let even =
    3.33333333333329318027e-01 + w * (1.42857142725034663711e-01 + w * (9.09088713343650656196e-02 + w * even4))
  let odd3 = -5.83357013379057348645e-02 + w * -3.65315727442169155270e-02
  let odd =
    -1.99999999998764832476e-01 + w * (-1.11111104054623557880e-01 + w * (-7.69187620504482999495e-02 + w * odd3))
  return z * even + w * odd
}
