extension ByteWriter {
  /// Appends `fixed` with exactly so many decimals, as C's `%.9f` does: the exact binary value is rounded once, and a tie (such as
  /// 0.125 with two decimals) goes to the even digit.
  ///
  /// What rounds to zero has no sign.
  /// - Precondition: `fixed` is finite; `decimals` is 0 to 19.
  public mutating func append(fixed: Double, decimals: Int) {
    precondition(fixed.isFinite && 0...19 ~= decimals)
    let number = fixed.magnitude
    guard number < 0x1p63 else { return append(large: fixed, decimals: decimals) }
    var (whole, fraction) = FixedDecimal.split(number, scale: Decimal.powers[decimals])
    if fraction == Decimal.powers[decimals] { (whole, fraction) = (whole + 1, 0) }
    let isNegative = fixed < 0 && (whole > 0 || fraction > 0)
    withRoom(Decimal.room + 21) { target in
      target[0] = UInt8(ascii: "-")
      var count = isNegative ? 1 : 0
      count += Decimal.write(whole, to: target + count)
      guard decimals > 0 else { return count }
      target[count] = UInt8(ascii: ".")
      count += 1
      FixedDecimal.write(fraction, digits: decimals, to: target + count)
      return count + decimals
    }
  }

  /// From 2^63 on a double is whole: its exact digits, found by dividing by 10^18 again and again.
  private mutating func append(large: Double, decimals: Int) {
    if large < 0 { append(byte: UInt8(ascii: "-")) }
    let magnitude = large.magnitude
    var words = Array(repeating: UInt64(0), count: 18)
    let exponent = Int(magnitude.exponent) - 52
    let significand = magnitude.significandBitPattern | 1 << 52
    words[exponent / 64] = significand << UInt64(exponent % 64)
    words[exponent / 64 + 1] = exponent % 64 == 0 ? 0 : significand >> UInt64(64 - exponent % 64)
    var groups: [UInt64] = []
    while words.contains(where: { $0 > 0 }) {
      var remainder: UInt64 = 0
      for index in words.indices.reversed() {
        (words[index], remainder) = Decimal.powers[18].dividingFullWidth((remainder, words[index]))
      }
      groups.append(remainder)
    }
    append(integer: groups.removeLast())
    for group in groups.reversed() { append(integer: group, width: 18) }
    guard decimals > 0 else { return }
    append(byte: UInt8(ascii: "."))
    for _ in 0..<decimals { append(byte: UInt8(ascii: "0")) }
  }
}

/// Rounding to a fixed number of decimals, in integers.
enum FixedDecimal {
  /// The whole part, and the rest times `scale`, rounded to the nearest, ties to even; the latter may be `scale` itself.
  ///
  /// - Precondition: `number` is at least 0 and below 2^63.
  @inline(__always)
  static func split(_ number: Double, scale: UInt64) -> (whole: UInt64, fraction: UInt64) {
    let biased = Int(number.exponentBitPattern)
    let significand = biased == 0 ? number.significandBitPattern : number.significandBitPattern | 1 << 52
    // number = significand / 2^shift
    let shift = 1075 - max(biased, 1)
    guard shift > 0 else { return (significand << UInt64(-shift), 0) }
    let whole = shift < 64 ? significand >> UInt64(shift) : 0
    let rest = shift < 64 ? significand & (1 << UInt64(shift) - 1) : significand
    // rest · scale < 2^117, so from 2^118 on even half of the divisor is out of reach.
    guard shift < 118 else { return (whole, 0) }
    let product = rest.multipliedFullWidth(by: scale)
    let wide = UInt128(product.high) << 64 | UInt128(product.low)
    let quotient = UInt64(truncatingIfNeeded: wide >> UInt128(shift))
    let remainder = wide & ((1 as UInt128) << UInt128(shift) - 1)
    let half = (1 as UInt128) << UInt128(shift - 1)
    // Without decimals the digit before the point is the last one: it decides what is even.
    let isOdd = (scale == 1 ? whole : quotient) & 1 == 1
    let roundsUp = remainder > half || (remainder == half && isOdd)
    return (whole, quotient + (roundsUp ? 1 : 0))
  }

  /// The last `digits` digits of `number`, zeros included.
  @inline(__always)
  static func write(_ number: UInt64, digits: Int, to target: UnsafeMutablePointer<UInt8>) {
    let target = UnsafeMutableRawPointer(target)
    var (rest, end) = (number, digits)
    while end >= 8 {
      end -= 8
      target.storeBytes(of: Decimal.ascii(eight: rest % 100_000_000), toByteOffset: end, as: UInt64.self)
      rest /= 100_000_000
    }
    while end > 0 {
      end -= 1
      target.storeBytes(of: UInt8(truncatingIfNeeded: rest % 10) | 0x30, toByteOffset: end, as: UInt8.self)
      rest /= 10
    }
  }
}
