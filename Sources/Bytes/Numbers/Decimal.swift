/// Decimal digits of whole numbers, eight at a time in one 64-bit word.
public enum Decimal {
  /// Bytes that `write` may touch: whole words, so more than the 20 digits that there may be.
  @inlinable public static var room: Int { 28 }

  /// Writes the digits of `number` and gives their count, 1 to 20.
  @inlinable @inline(__always)
  public static func write(_ number: UInt64, to target: UnsafeMutablePointer<UInt8>) -> Int {
    let target = UnsafeMutableRawPointer(target)
    if number < 100_000_000 { return writeShort(number, to: target) }
    let upper = number / 100_000_000
    let lower = number &- upper &* 100_000_000
    var count: Int
    if upper < 100_000_000 {
      count = writeShort(upper, to: target)
    } else {
      let top = upper / 100_000_000
      count = writeShort(top, to: target)
      target.storeBytes(of: ascii(eight: upper &- top &* 100_000_000), toByteOffset: count, as: UInt64.self)
      count &+= 8
    }
    target.storeBytes(of: ascii(eight: lower), toByteOffset: count, as: UInt64.self)
    return count &+ 8
  }

  /// How many digits `number` has; 1 for 0.
  @inline(__always)
  static func count(_ number: UInt64) -> Int {
    // 1233 / 4096 is just above log10(2): the guess is right or one too low.
    let guess = ((64 &- (number | 1).leadingZeroBitCount) &* 1233) >> 12
    return guess &+ (number >= powers[guess] ? 1 : 0) &+ (number == 0 ? 1 : 0)
  }

  /// Up to eight digits; a whole word is stored.
  @inlinable @inline(__always)
  static func writeShort(_ number: UInt64, to target: UnsafeMutableRawPointer) -> Int {
    let word = digits(eight: number)
    // The last digit stays even if it is 0.
    let zeros = (word | 1 << 56).trailingZeroBitCount & ~7
    target.storeBytes(of: ((word | zeroes) &>> UInt64(zeros)).littleEndian, as: UInt64.self)
    return 8 &- zeros / 8
  }

  /// `00000000` as a word.
  @inlinable static var zeroes: UInt64 { 0x3030_3030_3030_3030 }

  /// The eight digits of a number below 10^8 as bytes 0 to 9, the first digit in the lowest byte.
  ///
  /// Splits into halves, quarters and digits in parallel lanes of one word; the factors are reciprocals of 100 and 10.
  @inlinable @inline(__always)
  static func digits(eight number: UInt64) -> UInt64 {
    let upper = number / 10_000
    let halves = upper | (number &- upper &* 10_000) << 32
    let hundreds = ((halves &* 10_486) >> 20) & 0x0000_007F_0000_007F
    let quarters = hundreds | (halves &- hundreds &* 100) << 16
    let tens = ((quarters &* 103) >> 10) & 0x000F_000F_000F_000F
    return tens | (quarters &- tens &* 10) << 8
  }

  /// The same in ASCII, ready to be stored: the lowest byte comes first in memory.
  @inlinable @inline(__always)
  static func ascii(eight number: UInt64) -> UInt64 { (digits(eight: number) | zeroes).littleEndian }

  /// 10^0 … 10^19, all that 64 bits hold.
  static let powers: [UInt64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
    100_000_000_000,
    1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
    100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]
}
