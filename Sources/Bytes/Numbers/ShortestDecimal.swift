/// The shortest decimal that reads back as a binary floating-point number, and of those the closest to it.
///
/// Schubfach (Raffaello Giulietti, "The Schubfach way to render doubles", 2020), in integers only: the candidates are the one
/// or two multiples of a power of ten next to the number; whether each lies in the interval that rounds to the number
/// follows from three products with a 128-bit power of ten, rounded to odd.
struct ShortestDecimal: Equatable {
  /// Up to 17 digits; may end in zeros.
  var digits: UInt64
  /// The value is `digits · 10^exponent`.
  var exponent: Int

  /// - Precondition: `number` is positive and finite.
  @inline(__always)
  init(_ number: Double) {
    let fraction = number.significandBitPattern
    let biased = Int(number.exponentBitPattern)
    self.init(
      significand: biased == 0 ? fraction : fraction | 1 << 52, exponent: max(biased, 1) - 1075,
      isLowerNeighbourCloser: fraction == 0 && biased > 1)
  }

  /// The number is `significand · 2^exponent`; at a power of two the next lower number is only half as far away.
  @inline(__always)
  private init(significand c: UInt64, exponent q: Int, isLowerNeighbourCloser: Bool) {
    // All in quarters, for the interval's ends lie half-way to the neighbours. An even significand owns the ends.
    let k = (q &* 1_262_611 &- (isLowerNeighbourCloser ? 524_031 : 0)) >> 22
    let power = PowersOfTen.all.ceiling(-k)
    let shift = UInt64(truncatingIfNeeded: q &+ PowersOfTen.exponent(-k) &+ 1)
    let isOdd = c & 1
    let value = Self.product(power, (4 &* c) &<< shift)
    let lower = Self.product(power, (4 &* c &- 2 &+ (isLowerNeighbourCloser ? 1 : 0)) &<< shift) &+ isOdd
    let upper = Self.product(power, (4 &* c &+ 2) &<< shift) &- isOdd

    // Both answers are worked out and one is chosen by masks: which of them it is, no processor can predict.
    let whole = value / 4
    let isBelowInside = Self.bit(lower <= 4 &* whole)
    let isAboveInside = Self.bit(4 &* whole &+ 4 <= upper)
    let middle = 4 &* whole &+ 2
    let isAboveNearer = Self.bit(value > middle) | (Self.bit(value == middle) & whole)
    let isOneInside = isBelowInside ^ isAboveInside
    let near = whole &+ ((isOneInside & isAboveInside) | (~isOneInside & isAboveNearer & 1))

    let tens = whole / 10
    let isTenBelowInside = Self.bit(lower <= 40 &* tens)
    let isTenAboveInside = Self.bit(40 &* tens &+ 40 <= upper)
    let isShort = (isTenBelowInside ^ isTenAboveInside) & Self.bit(whole >= 10)
    let mask = 0 &- isShort
    digits = ((tens &+ isTenAboveInside) & mask) | (near & ~mask)
    exponent = k &+ Int(truncatingIfNeeded: isShort)
  }

  @inline(__always)
  private static func bit(_ condition: Bool) -> UInt64 { condition ? 1 : 0 }

  /// `power · factor / 2^128`, rounded to odd: the last bit also says that something was cut off.
  @inline(__always)
  private static func product(_ power: (high: UInt64, low: UInt64), _ factor: UInt64) -> UInt64 {
    let low = power.low.multipliedFullWidth(by: factor).high
    let upper = power.high.multipliedFullWidth(by: factor)
    let middle = upper.low &+ low
    return (upper.high &+ bit(middle < low)) | bit(middle > 1)
  }
}
