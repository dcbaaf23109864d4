extension Elementary {
  /// The sine of `x` radians, for any finite `x`.
  public static func sin(_ x: Double) -> Double {
    let (quarter, high, low) = quarterTurns(x)
    let value = quarter & 1 == 0 ? sineKernel(high, low) : cosineKernel(high, low)
    return quarter & 2 == 0 ? value : -value
  }

  /// The cosine of `x` radians, for any finite `x`.
  public static func cos(_ x: Double) -> Double {
    let (quarter, high, low) = quarterTurns(x)
    let value = quarter & 1 == 0 ? cosineKernel(high, low) : sineKernel(high, low)
    return (quarter &+ 1) & 2 == 0 ? value : -value
  }

  /// Sine and cosine of `x` radians: the bits of `sin` and `cos`, for one reduction.
  public static func sinCos(_ x: Double) -> (sin: Double, cos: Double) {
    let (quarter, high, low) = quarterTurns(x)
    return turned(by: quarter, sine: sineKernel(high, low), cosine: cosineKernel(high, low))
  }

  /// The tangent of `x` radians, for any finite `x`.
  ///
  /// Sine over cosine, both to about 70 bits, with the quotient's remainder put back.
  public static func tan(_ x: Double) -> Double {
    guard abs(x) >= 0x1p-27 else { return x }
    let (quarter, high, low) = quarterTurns(x)
    let square = high * high
    let sine = fastTwoSum(high, low + square * high * sineTail(square))
    let half = 0.5 * square
    let main = 1 - half
    let cosine = fastTwoSum(main, ((1 - main) - half) + (square * square * cosineTail(square) - high * low))
    return quarter & 1 == 0 ? quotient(sine, cosine) : -quotient(cosine, sine)
  }
}

/// The quotient of two unevaluated sums, rounded once (and by a hair more).
private func quotient(_ a: (high: Double, low: Double), _ b: (high: Double, low: Double)) -> Double {
  let main = a.high / b.high
  let product = twoProduct(main, b.high)
  return main + (((a.high - product.high) - product.low) + (a.low - main * b.low)) / b.high
}

/// Sine and cosine of an angle from those of its rest after `quarter` quarter turns.
@inline(__always)
func turned(by quarter: Int, sine: Double, cosine: Double) -> (sin: Double, cos: Double) {
  let (s, c) = quarter & 1 == 0 ? (sine, cosine) : (cosine, sine)
  return (quarter & 2 == 0 ? s : -s, (quarter &+ 1) & 2 == 0 ? c : -c)
}

/// The sine of `x + low` for `abs(x) <= π/4`: x + x³ S(x²), with the minimax polynomial of FreeBSD's `k_sin.c` (error
/// below 2⁻⁵⁸).
@inline(__always)
func sineKernel(_ x: Double, _ low: Double) -> Double {
  // Below this, x is its own sine; the zero keeps its sign.
  guard abs(x) >= 0x1p-27 else { return x }
  let square = x * x
  return x + (square * x * sineTail(square) + low * (1 - 0.5 * square))
}

/// (sin x - x) / x³ from x².
@inline(__always)
private func sineTail(_ z: Double) -> Double {
  let fourth = z * z
  let upper = (2.75573137070700676789e-06 + z * -2.50507602534068634195e-08) + fourth * 1.58969099521155010221e-10
  return (-1.66666666666666324348e-01 + z * 8.33333333332248946124e-03)
    + fourth * (-1.98412698298579493134e-04 + z * upper)
}

/// The cosine of `x + low` for `abs(x) <= π/4`: 1 - x²/2 + x⁴ C(x²), with the minimax polynomial of FreeBSD's `k_cos.c`
/// (error below 2⁻⁵⁸).
@inline(__always)
func cosineKernel(_ x: Double, _ low: Double) -> Double {
  let square = x * x
  let half = 0.5 * square
  let main = 1 - half
  // What 1 - x²/2 lost in rounding is known exactly, and goes where it is not lost.
  return main + (((1 - main) - half) + (square * square * cosineTail(square) - x * low))
}

/// (cos x - 1 + x²/2) / x⁴ from x².
@inline(__always)
private func cosineTail(_ z: Double) -> Double {
  let fourth = z * z
  let upper = (-2.75573143513906633035e-07 + z * 2.08757232129817482790e-09) + fourth * -1.13596475577881948265e-11
  return (4.16666666666666019037e-02 + z * -1.38888888888741095749e-03)
    + fourth * (2.48015872894767294178e-05 + z * upper)
}
