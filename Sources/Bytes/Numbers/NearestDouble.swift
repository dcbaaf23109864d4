/// The double nearest to a decimal, ties to even.
enum NearestDouble {
  /// The double nearest to `digits · 10^exponent`; infinity if it is too large. Nil in the rare case that 128 bits of the power of
  /// ten can't decide. `isCut`: further digits were left off, so the true ones lie between `digits` and `digits + 1`.
  ///
  /// The idea of Eisel and Lemire ("Number parsing at a gigabyte per second", 2021), with the proof in the code: the
  /// true product lies between two that are computed; where both round to the same double, so does the true one.
  static func find(digits: UInt64, exponent: Int, isCut: Bool) -> Double? {
    guard digits > 0 else { return isCut ? nil : 0 }
    if !isCut, digits <= 1 << 53, abs(exponent) <= 22 {
      // Both are doubles exactly, so the one operation rounds correctly.
      return exponent < 0 ? Double(digits) / exactPowers[-exponent] : Double(digits) * exactPowers[exponent]
    }
    // Below half of the smallest double, and above the largest, whatever the digits.
    if exponent < PowersOfTen.lowest { return 0 }
    if exponent > 308 { return .infinity }

    let shift = UInt64(digits.leadingZeroBitCount)
    let factor = digits << shift
    let power = PowersOfTen.all.floor(exponent)
    let lower = Product(factor, power)
    var upper = lower
    if !PowersOfTen.exact.contains(exponent) { upper.add(high: 0, middle: 1, low: 0) }
    // One digit more adds at most (power + 1) · 2^shift.
    if isCut { upper.add(high: 1 << shift, middle: 0, low: 0) }
    guard upper.high >= lower.high else { return nil }
    let scale = PowersOfTen.exponent(exponent) - 127 - Int(shift)
    let result = lower.rounded(scale: scale)
    return upper == lower || upper.rounded(scale: scale) == result ? result : nil
  }

  /// 10^0 … 10^22, the powers that are doubles exactly.
  private static let exactPowers: [Double] = (0...22).map { (0..<$0).reduce(1) { power, _ in power * 10 } }
}

/// 64 times 128 bits.
private struct Product: Equatable {
  var high: UInt64
  var middle: UInt64
  var low: UInt64

  init(_ factor: UInt64, _ power: (high: UInt64, low: UInt64)) {
    let lower = power.low.multipliedFullWidth(by: factor)
    let upper = power.high.multipliedFullWidth(by: factor)
    let (middle, carry) = upper.low.addingReportingOverflow(lower.high)
    (high, self.middle, low) = (upper.high &+ (carry ? 1 : 0), middle, lower.low)
  }

  mutating func add(high: UInt64, middle: UInt64, low: UInt64) {
    var carry: Bool
    (self.low, carry) = self.low.addingReportingOverflow(low)
    let (sum, first) = self.middle.addingReportingOverflow(middle)
    let second: Bool
    (self.middle, second) = sum.addingReportingOverflow(carry ? 1 : 0)
    carry = first || second
    self.high = self.high &+ high &+ (carry ? 1 : 0)
  }

  /// The double nearest to this times `2^scale`.
  func rounded(scale: Int) -> Double {
    let lead = UInt64(high.leadingZeroBitCount)
    let bits = lead == 0 ? high : high << lead | middle >> (64 - lead)
    let hasMore = (middle << lead) | low != 0
    let exponent = 191 - Int(lead) + scale
    guard exponent <= 1023 else { return .infinity }
    // 53 bits are kept; of a subnormal number fewer.
    let cut = 11 + max(0, -1022 - exponent)
    guard cut <= 64 else { return 0 }
    var kept = cut == 64 ? 0 : bits >> UInt64(cut)
    let rest = cut == 64 ? bits : bits & (1 << UInt64(cut) - 1)
    let half: UInt64 = 1 << UInt64(cut - 1)
    if rest > half || (rest == half && (hasMore || kept & 1 == 1)) { kept += 1 }
    // The leading bit of a normal number adds 1 to the exponent field; a carry out of the fraction steps the exponent on, up to infinity, as the pattern is made.
    return Double(bitPattern: exponent < -1022 ? kept : (UInt64(exponent + 1022) << 52) + kept)
  }
}
