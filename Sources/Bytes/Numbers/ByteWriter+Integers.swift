extension ByteWriter {
  /// Appends an integer in decimal digits.
  public mutating func append(integer: Int) {
    withRoom(20) { target in
      guard integer < 0 else { return Decimal.write(UInt64(integer), to: target) }
      target[0] = UInt8(ascii: "-")
      return 1 + Decimal.write(UInt64(integer.magnitude), to: target + 1)
    }
  }

  /// Appends an integer in decimal digits.
  public mutating func append(integer: UInt64) {
    withRoom(20) { Decimal.write(integer, to: $0) }
  }

  /// Appends an integer in decimal digits, with zeros before it up to `width`: file names that sort by number.
  ///
  /// - Precondition: `width` is 0 to 100.
  public mutating func append(integer: UInt64, width: Int) {
    precondition(0...100 ~= width)
    let digits = Decimal.count(integer)
    for _ in 0..<max(0, width - digits) { append(byte: UInt8(ascii: "0")) }
    append(integer: integer)
  }

  /// Appends bytes as pairs of hexadecimal digits in lower case.
  public mutating func append(hex bytes: some Collection<UInt8>) {
    let digits: StaticString = "0123456789abcdef"
    let source = digits.utf8Start
    withRoom(2 * bytes.count) { target in
      var count = 0
      for byte in bytes {
        target[count] = source[Int(byte >> 4)]
        target[count + 1] = source[Int(byte & 15)]
        count += 2
      }
      return count
    }
  }
}


/// Decimal digits of whole numbers, eight at a time in one 64-bit word.
enum Decimal {
  /// Writes the digits of `number` and gives their count, 1 to 20.
  @inline(__always)
  static func write(_ number: UInt64, to target: UnsafeMutablePointer<UInt8>) -> Int {
    let target = UnsafeMutableRawPointer(target)
    if number < 100_000_000 { return writeShort(number, to: target) }
    let (upper, lower) = (number / 100_000_000, number % 100_000_000)
    var count = 0
    if upper < 100_000_000 {
      count = writeShort(upper, to: target)
    } else {
      count = writeShort(upper / 100_000_000, to: target)
      target.storeBytes(of: ascii(eight: upper % 100_000_000), toByteOffset: count, as: UInt64.self)
      count += 8
    }
    target.storeBytes(of: ascii(eight: lower), toByteOffset: count, as: UInt64.self)
    return count + 8
  }

  /// How many digits `number` has; 1 for 0.
  static func count(_ number: UInt64) -> Int {
    var (count, rest) = (1, number / 10)
    while rest > 0 { (count, rest) = (count + 1, rest / 10) }
    return count
  }

  /// Up to eight digits.
  @inline(__always)
  private static func writeShort(_ number: UInt64, to target: UnsafeMutableRawPointer) -> Int {
    if number < 10 {
      target.storeBytes(of: UInt8(truncatingIfNeeded: number) | 0x30, as: UInt8.self)
      return 1
    }
    let word = digits(eight: number)
    let zeros = word.trailingZeroBitCount & ~7
    var text = (word | zeroes) >> UInt64(zeros)
    let count = 8 - zeros / 8
    // Byte by byte, for only these bytes are ours.
    for index in 0..<count {
      target.storeBytes(of: UInt8(truncatingIfNeeded: text), toByteOffset: index, as: UInt8.self)
      text >>= 8
    }
    return count
  }

  /// `00000000` as a word.
  static let zeroes: UInt64 = 0x3030_3030_3030_3030

  /// The eight digits of a number below 10^8 as bytes 0 to 9, the first digit in the lowest byte.
  ///
  /// Splits into halves, quarters and digits in parallel lanes of one word; the factors are reciprocals of 10^4, 100 and 10.
  @inline(__always)
  static func digits(eight number: UInt64) -> UInt64 {
    let upper = number / 10_000
    let halves = upper | (number &- upper &* 10_000) << 32
    let hundreds = ((halves &* 10_486) >> 20) & 0x0000_007F_0000_007F
    let quarters = hundreds | (halves &- hundreds &* 100) << 16
    let tens = ((quarters &* 103) >> 10) & 0x000F_000F_000F_000F
    return tens | (quarters &- tens &* 10) << 8
  }

  /// The same in ASCII, ready to be stored: on every CPU that Swift runs on, the lowest byte comes first.
  @inline(__always)
  static func ascii(eight number: UInt64) -> UInt64 { (digits(eight: number) | zeroes).littleEndian }
}
