extension Elementary {
  /// e to the power `x`; infinite above 709.78, 0 below -745.13.
  public static func exp(_ x: Double) -> Double { exponential(x, 0) }

  /// 2 to the power `x`; infinite from 1024 on, 0 below -1075. Exact for whole `x`.
  public static func exp2(_ x: Double) -> Double {
    guard x < 1024, x > -1076 else { return x.isNaN ? x : x > 0 ? .infinity : 0 }
    let shifted = x + wholeNumberShift
    let fraction = x - (shifted - wholeNumberShift)
    let product = twoProduct(fraction, 0x1.62e42fefa39efp-1)
    let rest = product.low + fraction * 0x1.abc9e3b39803fp-56
    return scaled(1 + excess(product.high, rest), by: Int(Int32(truncatingIfNeeded: shifted.bitPattern)))
  }

  /// e to the power `x`, less 1: exact to the last bits near 0, where `exp(x) - 1` has lost them.
  public static func expm1(_ x: Double) -> Double {
    guard abs(x) >= 0x1p-54 else { return x }
    guard x < 709.79 else { return x.isNaN ? x : .infinity }
    guard x > -40 else { return x.isNaN ? x : -1 }
    let (power, high, low) = binaryReduced(x, 0)
    if power == 0 { return excess(high, low) }
    // 2ᵏ (1 - 2⁻ᵏ + high + the rest), where the first sum is kept exact: its terms may cancel.
    let sum = twoSum(1 - (power < 64 ? twoTo(0 &- power) : 0), high)
    return scaled(sum.high + (sum.low + (high * high * excessTail(high) + (low + low * high))), by: power)
  }

  /// The hyperbolic tangent, in `-1 ... 1`; within 2 ulp.
  public static func tanh(_ x: Double) -> Double {
    let size = abs(x)
    guard size < 22 else { return x.isNaN ? x : x < 0 ? -1 : 1 }
    guard size >= 0x1p-28 else { return x }
    let value: Double
    if size >= 1 {
      value = 1 - 2 / (expm1(2 * size) + 2)
    } else {
      let grown = expm1(-2 * size)
      value = -grown / (grown + 2)
    }
    return x < 0 ? -value : value
  }
}

/// e to the power `x + low`, where `low` is a correction to `x` of at most some of its last bits.
///
/// x = k log 2 + r, then 2ᵏ (1 + r + r² Q(r)): no table, no division.
@inline(__always)
func exponential(_ x: Double, _ low: Double) -> Double {
  // Also takes NaN out.
  guard x < 709.79, x > -746 else { return x.isNaN ? x : x > 0 ? .infinity : 0 }
  let (power, high, rest) = binaryReduced(x, low)
  return scaled(1 + excess(high, rest), by: power)
}

/// `x + low` as a whole multiple of log 2 and a rest of at most half of it, for `abs(x) < 2¹⁰`.
@inline(__always)
func binaryReduced(_ x: Double, _ low: Double) -> (power: Int, high: Double, low: Double) {
  let shifted = x * 0x1.71547652b82fep+0 + wholeNumberShift
  let multiple = shifted - wholeNumberShift
  // Exact: the product has at most 53 bits, and the difference is small.
  let first = x - multiple * ln2High
  let second = multiple * ln2Low
  let high = first - second
  let sum = fastTwoSum(high, ((first - high) - second) + low)
  return (Int(Int32(truncatingIfNeeded: shifted.bitPattern)), sum.high, sum.low)
}

/// e to the power `high + low`, less 1, for `abs(high)` up to half of log 2 and `low` beneath its last bit.
@inline(__always)
private func excess(_ high: Double, _ low: Double) -> Double {
  high + (high * high * excessTail(high) + (low + low * high))
}

/// (eʳ - 1 - r) / r²: minimax polynomial by Chebyshev nodes, made with 200 bits of precision (error of eʳ below 2⁻⁶¹).
@inline(__always)
private func excessTail(_ r: Double) -> Double {
  let square = r * r
  let fourth = square * square
  let p0 = 0.5 + r * 0x1.5555555555557p-3
  let p2 = 0x1.5555555555556p-5 + r * 0x1.11111111100d5p-7
  let p4 = 0x1.6c16c16c162d1p-10 + r * 0x1.a01a01abeb69fp-13
  let p6 = 0x1.a01a01a6da7e2p-16 + r * 0x1.71de0226bd07ap-19
  let p8 = 0x1.27e4db5e389d2p-22 + r * 0x1.af4e000e84be8p-26 + square * 0x1.1f73102e57f8bp-29
  return (p0 + square * p2) + fourth * ((p4 + square * p6) + fourth * p8)
}

/// `x`, which is about 1, times a power of 2 that may lead out of the range of normal numbers.
@inline(__always)
private func scaled(_ x: Double, by power: Int) -> Double {
  if power > -1022, power < 1024 { return x * twoTo(power) }
  return power > 0 ? x * twoTo(power &- 1) * 2 : x * twoTo(power &+ 128) * 0x1p-128
}
