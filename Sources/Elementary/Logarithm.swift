extension Elementary {
  /// The natural logarithm; -infinity at 0, NaN below.
  public static func log(_ x: Double) -> Double {
    guard let (power, index, mantissa) = logarithmParts(x) else { return logarithmEdge(x) }
    let (sum, rest) = logarithmSum(power, index, mantissa, 0)
    return sum + rest
  }

  /// The natural logarithm of `1 + x`, also where that sum would have lost the bits of `x`; -infinity at -1.
  public static func log1p(_ x: Double) -> Double {
    guard abs(x) >= 0x1p-54 else { return x }
    let whole = twoSum(1, x)
    guard let (power, index, mantissa) = logarithmParts(whole.high) else { return logarithmEdge(whole.high) }
    // What the sum lost is scaled as the sum is; it is far below 1 if the sum is huge.
    let lost = power < 1000 ? whole.low * twoTo(0 &- power) : 0
    if power == 0, logarithmTable[index] == 1 {
      // Near 0 the rest of the sum may weigh as much as the sum's last bits: x itself is exact.
      return x + logarithmTail(x)
    }
    let (sum, rest) = logarithmSum(power, index, mantissa, lost)
    return sum + rest
  }
}

/// A positive finite number as 2ᵏ m with m in `0.6875 ..< 1.375` and the row of m in the table; nil for all others.
@inline(__always)
func logarithmParts(_ x: Double) -> (power: Int, index: Int, mantissa: Double)? {
  var bits = x.bitPattern
  var power = 0
  // One comparison for zero, subnormal, negative, infinite and NaN.
  if bits &- 0x0010_0000_0000_0000 >= 0x7FE0_0000_0000_0000 {
    guard x > 0, x < .infinity else { return nil }
    bits = (x * 0x1p54).bitPattern
    power = -54
  }
  let offset = bits &- 0x3FE6_0000_0000_0000
  power &+= Int(Int64(bitPattern: offset) >> 52)
  let mantissa = Double(bitPattern: bits &- (offset & 0xFFF0_0000_0000_0000))
  return (power, Int(truncatingIfNeeded: offset >> 45 & 127) &* 3, mantissa)
}

/// The logarithm of what has no parts.
@inline(never)
private func logarithmEdge(_ x: Double) -> Double {
  x == 0 ? -.infinity : x > 0 ? x : .nan
}

/// The logarithm of 2ᵏ (m + lost) as `sum + rest`.
@inline(__always)
private func logarithmSum(
  _ power: Int, _ index: Int, _ mantissa: Double, _ lost: Double
) -> (sum: Double, rest: Double) {
  let (reciprocal, tableHigh, tableLow) = logarithmRow(index)
  let (r, low) = reduced(mantissa, by: reciprocal)
  let multiple = Double(power)
  let sum = fastTwoSum(multiple * ln2High + tableHigh, r)
  let rest = sum.low + (multiple * ln2Low + tableLow + (low + lost * reciprocal)) + logarithmTail(r)
  return (sum.high, rest)
}

/// Three neighbours of the table: reciprocal, its negative logarithm's high and low parts.
@inline(__always)
func logarithmRow(_ index: Int) -> (Double, Double, Double) {
  (logarithmTable[index], logarithmTable[index &+ 1], logarithmTable[index &+ 2])
}

/// `mantissa * reciprocal - 1`, rounded, and what the rounding lost.
@inline(__always)
func reduced(_ mantissa: Double, by reciprocal: Double) -> (high: Double, low: Double) {
  // Both products are exact: the reciprocal has ten bits, the halves 33 and 20.
  let upper = Double(bitPattern: mantissa.bitPattern & 0xFFFF_FFFF_FFF0_0000)
  return fastTwoSum(upper * reciprocal - 1, (mantissa - upper) * reciprocal)
}

/// log(1 + r) - r for `abs(r) <= 2⁻⁷`: the Taylor series to r⁹ (next term below 2⁻⁶⁶ of r).
@inline(__always)
private func logarithmTail(_ r: Double) -> Double {
  let square = r * r
  return square * -0.5 + r * square * logarithmCubic(r)
}

/// (log(1 + r) - r + r²/2) / r³, as above.
@inline(__always)
func logarithmCubic(_ r: Double) -> Double {
  let square = r * r
  let p0 = 1.0 / 3 + r * -0.25
  let p2 = 0.2 + r * (-1.0 / 6)
  let p4 = 1.0 / 7 + r * -0.125 + square * (1.0 / 9)
  return p0 + square * (p2 + square * p4)
}
