extension ByteWriter {
  /// Appends the shortest decimal that reads back as `number`, in the form that ECMAScript and RFC 8785 (canonical JSON) give
  /// numbers.
  ///
  /// The digits are those of Swift's `description`. Plain digits from 1e-6 up to (not including) 1e21, without a point for
  /// whole numbers; else one digit before the point and `e-7`, `e+21`. -0 is 0.
  /// - Precondition: `number` is finite.
  public mutating func append(number: Double) {
    precondition(number.isFinite, "JSON has no infinity and no NaN")
    // 2^53: up to here every whole number is a double, so its digits are the shortest.
    if abs(number) < 9_007_199_254_740_992 {
      let whole = Int(number)
      if Double(whole) == number { return append(integer: whole) }
    }
    append(ShortestDecimal(number.magnitude), isNegative: number < 0)
  }

  @inline(__always)
  private mutating func append(_ decimal: ShortestDecimal, isNegative: Bool) {
    withRoom(DecimalText.room) { target in
      target[0] = UInt8(ascii: "-")
      let start = isNegative ? 1 : 0
      return start + DecimalText(decimal).write(to: UnsafeMutableRawPointer(target + start))
    }
  }
}

/// The digits of a decimal in ASCII, left-aligned, ready to be stored in pieces of fixed size.
struct DecimalText {
  /// Bytes that `write` may touch, a sign before it included: more than it keeps.
  static let room = 56

  /// 17 digits in the order of memory: one, eight, eight; the first isn't 0, those behind `count` are.
  private let first: UInt8
  private let upper: UInt64
  private let lower: UInt64
  private let count: Int
  /// Where the point stands, counted in digits from the first.
  private let point: Int

  @inline(__always)
  init(_ decimal: ShortestDecimal) {
    let (length, digits) = Self.aligned(decimal.digits)
    let head = digits / 100_000_000
    let leading = head / 100_000_000
    let words = (
      Decimal.digits(eight: head &- leading &* 100_000_000), Decimal.digits(eight: digits &- head &* 100_000_000)
    )
    let zeros =
      if words.1 != 0 { words.1.leadingZeroBitCount / 8 } else if words.0 != 0 {
        8 + words.0.leadingZeroBitCount / 8
      } else { 16 }
    count = 17 - zeros
    point = length + decimal.exponent
    first = UInt8(truncatingIfNeeded: leading) | 0x30
    upper = words.0 | Decimal.zeroes
    lower = words.1 | Decimal.zeroes
  }

  /// How many digits there are, and the number with zeros behind up to 17 digits.
  @inline(__always)
  private static func aligned(_ digits: UInt64) -> (length: Int, digits: UInt64) {
    if digits >= 1_000_000_000_000_000 {
      // 16 or 17, by a mask: nearly every double comes here, and which of the two can't be predicted.
      let missing: UInt64 = digits < 10_000_000_000_000_000 ? 1 : 0
      return (17 &- Int(truncatingIfNeeded: missing), digits &+ ((digits &* 9) & (0 &- missing)))
    }
    let length = Decimal.count(digits)
    return (length, digits &* Decimal.powers[17 - length])
  }

  /// Writes the number and gives its length.
  @inline(__always)
  func write(to target: UnsafeMutableRawPointer) -> Int {
    if point <= 0, point >= -5 { return writeFraction(to: target) }
    if point > 0, point < count { return writeWithPoint(to: target) }
    if point > 0, point <= 21 { return writeWhole(to: target) }
    return writeWithExponent(to: target)
  }

  /// 17 bytes at `target`.
  @inline(__always)
  private func storeDigits(at target: UnsafeMutableRawPointer) {
    target.storeBytes(of: first, as: UInt8.self)
    target.storeBytes(of: upper.littleEndian, toByteOffset: 1, as: UInt64.self)
    target.storeBytes(of: lower.littleEndian, toByteOffset: 9, as: UInt64.self)
  }

  /// `12.5`
  @inline(__always)
  private func writeWithPoint(to target: UnsafeMutableRawPointer) -> Int {
    storeDigits(at: target + 1)
    if point < 8 {
      // All digits one place to the right, then the first word anew, with the point in it: no byte is read back.
      let word = upper << 8 | UInt64(first)
      let place = UInt64(8 * point)
      let before = word & (1 << place - 1)
      let after = (word &- before) << 8
      target.storeBytes(of: (before | after | UInt64(UInt8(ascii: ".")) << place).littleEndian, as: UInt64.self)
    } else {
      target.copyMemory(from: target + 1, byteCount: point)
      target.storeBytes(of: UInt8(ascii: "."), toByteOffset: point, as: UInt8.self)
    }
    return count + 1
  }

  /// `0.00125`
  @inline(__always)
  private func writeFraction(to target: UnsafeMutableRawPointer) -> Int {
    target.storeBytes(of: (0x3030_3030_3030_2E30 as UInt64).littleEndian, as: UInt64.self)
    storeDigits(at: target + (2 - point))
    return 2 - point + count
  }

  /// `12000`
  @inline(__always)
  private func writeWhole(to target: UnsafeMutableRawPointer) -> Int {
    storeDigits(at: target)
    for index in count..<max(count, point) { target.storeBytes(of: 0x30, toByteOffset: index, as: UInt8.self) }
    return point
  }

  /// `1.25e-7`
  @inline(__always)
  private func writeWithExponent(to target: UnsafeMutableRawPointer) -> Int {
    storeDigits(at: target + 1)
    target.storeBytes(of: first, as: UInt8.self)
    target.storeBytes(of: UInt8(ascii: "."), toByteOffset: 1, as: UInt8.self)
    var length = count == 1 ? 1 : count + 1
    let exponent = point - 1
    target.storeBytes(of: UInt8(ascii: "e"), toByteOffset: length, as: UInt8.self)
    target.storeBytes(
      of: exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"), toByteOffset: length + 1, as: UInt8.self)
    length += 2
    return length + Decimal.write(UInt64(exponent.magnitude), to: (target + length).assumingMemoryBound(to: UInt8.self))
  }
}
