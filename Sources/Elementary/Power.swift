extension Elementary {
  /// `base` to the power `exponent`, as C's `pow` in all special cases; exact where the result is a number of at most
  /// 53 bits.
  ///
  /// The logarithm is kept to about 68 bits, so that a large exponent does not spoil the result.
  public static func power(_ base: Double, _ exponent: Double) -> Double {
    // Zeros, infinities, NaN, negative bases, and exponents that decide alone.
    guard base > 0, base < .infinity, abs(exponent) < 0x1p65, abs(exponent) > 0x1p-65 else {
      return powerEdge(base, exponent)
    }
    return positivePower(base, exponent)
  }
}

/// `base` to the power `exponent`, where the base is positive and finite and the exponent neither huge nor tiny.
@inline(__always)
private func positivePower(_ base: Double, _ exponent: Double) -> Double {
  guard let (power, index, mantissa) = logarithmParts(base) else { return .nan }
  let (reciprocal, tableHigh, tableLow) = logarithmRow(index)
  let (r, low) = reduced(mantissa, by: reciprocal)
  let multiple = Double(power)
  // The terms of the logarithm in falling order: k log 2 - log c, then r, then -r²/2 (exact, in two parts), then the rest.
  let start = fastTwoSum(multiple * ln2High + tableHigh, r)
  let upper = Double(bitPattern: r.bitPattern & 0xFFFF_FFFF_F800_0000)
  let second = fastTwoSum(start.high, upper * upper * -0.5)
  let cubic = (r - upper) * (r + upper) * -0.5 + r * r * r * logarithmCubicLong(r)
  let lowest = start.low + (multiple * ln2Low + tableLow + (low - r * low))
  let logarithm = fastTwoSum(second.high, second.low + lowest + cubic)
  let product = twoProduct(exponent, logarithm.high)
  return exponential(product.high, product.low + exponent * logarithm.low)
}

/// As `logarithmCubic`, to r¹⁰.
@inline(__always)
private func logarithmCubicLong(_ r: Double) -> Double {
  let square = r * r
  return logarithmCubic(r) + square * square * square * (r * -0.1)
}

/// The cases of `power` that need no logarithm, and negative bases.
@inline(never)
private func powerEdge(_ base: Double, _ exponent: Double) -> Double {
  if exponent == 0 || base == 1 { return 1 }
  if base.isNaN || exponent.isNaN { return .nan }
  let size = abs(base)
  if exponent.isInfinite { return size == 1 ? 1 : (size > 1) == (exponent > 0) ? .infinity : 0 }
  let isOdd = isOddWhole(exponent)
  if size == 0 || size == .infinity {
    let value = (size == 0) == (exponent > 0) ? 0 : Double.infinity
    return isOdd && base.sign == .minus ? -value : value
  }
  guard base > 0 || exponent == exponent.rounded(.towardZero) else { return .nan }
  if size == 1 { return isOdd ? base : 1 }
  // Even the base next to 1 leaves the range with such an exponent; and with a tiny one the result rounds to 1.
  if abs(exponent) >= 0x1p65 { return (size > 1) == (exponent > 0) ? .infinity : 0 }
  if abs(exponent) <= 0x1p-65 { return 1 }
  let value = positivePower(size, exponent)
  return isOdd ? -value : value
}

/// Whether a finite number is whole and odd.
private func isOddWhole(_ x: Double) -> Bool {
  abs(x) < 0x1p53 && x == x.rounded(.towardZero) && Int64(x) & 1 == 1
}
