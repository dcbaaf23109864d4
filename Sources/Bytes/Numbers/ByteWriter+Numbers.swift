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

  /// Appends the shortest decimal that reads back as `float`, in the form of `append(number:)`.
  ///
  /// - Precondition: `float` is finite.
  public mutating func append(float: Float) {
    precondition(float.isFinite, "JSON has no infinity and no NaN")
    if abs(float) < 16_777_216 {
      let whole = Int(float)
      if Float(whole) == float { return append(integer: whole) }
    }
    append(ShortestDecimal(float.magnitude), isNegative: float < 0)
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

/// Digits laid out in memory, leading and trailing zeros set aside, ready to be copied in pieces of fixed size.
struct DecimalText {
  /// Bytes that `write` may touch, a sign before it included: more than it keeps.
  static let room = 56

  /// 17 digits in ASCII behind 7 bytes of nothing.
  private var text: (first: UInt8, upper: UInt64, lower: UInt64)
  private let leadingZeros: Int
  private let count: Int
  /// Where the point stands, counted in digits from the first that isn't 0.
  private let point: Int

  @inline(__always)
  init(_ decimal: ShortestDecimal) {
    let upper = decimal.digits / 100_000_000
    let first = upper / 100_000_000
    let words = (Decimal.digits(eight: upper % 100_000_000), Decimal.digits(eight: decimal.digits % 100_000_000))
    leadingZeros =
      if first != 0 { 0 } else if words.0 != 0 { 1 + words.0.trailingZeroBitCount / 8 } else {
        9 + words.1.trailingZeroBitCount / 8
      }
    let trailingZeros =
      if words.1 != 0 { words.1.leadingZeroBitCount / 8 } else if words.0 != 0 { 8 + words.0.leadingZeroBitCount / 8 } else { 16 }
    count = 17 - leadingZeros - trailingZeros
    point = 17 - leadingZeros + decimal.exponent
    text = (
      UInt8(truncatingIfNeeded: first) | 0x30, (words.0 | Decimal.zeroes).littleEndian,
      (words.1 | Decimal.zeroes).littleEndian
    )
  }

  /// Writes the number and gives its length.
  @inline(__always)
  func write(to target: UnsafeMutableRawPointer) -> Int {
    switch point {
    case 1...17 where count > point: writeWithPoint(to: target)
    case -5...0: writeFraction(to: target)
    case 1...21: writeWhole(to: target)
    default: writeWithExponent(to: target)
    }
  }

  /// The digits, at `target` and behind: 17 bytes are touched.
  @inline(__always)
  private func copyDigits(to target: UnsafeMutableRawPointer) {
    // Stored so far to the left that the leading zeros fall before the target would touch foreign bytes: so shift by words.
    target.storeBytes(of: text.first, as: UInt8.self)
    target.storeBytes(of: text.upper, toByteOffset: 1, as: UInt64.self)
    target.storeBytes(of: text.lower, toByteOffset: 9, as: UInt64.self)
    if leadingZeros > 0 { shiftLeft(target) }
  }

  @inline(__always)
  private func shiftLeft(_ target: UnsafeMutableRawPointer) {
    let words = (
      target.loadUnaligned(fromByteOffset: leadingZeros, as: UInt64.self),
      target.loadUnaligned(fromByteOffset: leadingZeros + 8, as: UInt64.self)
    )
    target.storeBytes(of: words.0, as: UInt64.self)
    target.storeBytes(of: words.1, toByteOffset: 8, as: UInt64.self)
  }

  /// `12.5`
  @inline(__always)
  private func writeWithPoint(to target: UnsafeMutableRawPointer) -> Int {
    copyDigits(to: target)
    let tail = (
      target.loadUnaligned(fromByteOffset: point, as: UInt64.self),
      target.loadUnaligned(fromByteOffset: point + 8, as: UInt64.self)
    )
    target.storeBytes(of: UInt8(ascii: "."), toByteOffset: point, as: UInt8.self)
    target.storeBytes(of: tail.0, toByteOffset: point + 1, as: UInt64.self)
    target.storeBytes(of: tail.1, toByteOffset: point + 9, as: UInt64.self)
    return count + 1
  }

  /// `0.00125`
  @inline(__always)
  private func writeFraction(to target: UnsafeMutableRawPointer) -> Int {
    target.storeBytes(of: Decimal.zeroes, as: UInt64.self)
    target.storeBytes(of: UInt8(ascii: "."), toByteOffset: 1, as: UInt8.self)
    copyDigits(to: target + (2 - point))
    return 2 - point + count
  }

  /// `12000`
  @inline(__always)
  private func writeWhole(to target: UnsafeMutableRawPointer) -> Int {
    copyDigits(to: target)
    for index in count..<max(count, point) { target.storeBytes(of: 0x30, toByteOffset: index, as: UInt8.self) }
    return point
  }

  /// `1.25e-7`
  @inline(__always)
  private func writeWithExponent(to target: UnsafeMutableRawPointer) -> Int {
    copyDigits(to: target + 1)
    target.storeBytes(of: target.load(fromByteOffset: 1, as: UInt8.self), as: UInt8.self)
    target.storeBytes(of: UInt8(ascii: "."), toByteOffset: 1, as: UInt8.self)
    var length = count == 1 ? 1 : count + 1
    let exponent = point - 1
    target.storeBytes(of: UInt8(ascii: "e"), toByteOffset: length, as: UInt8.self)
    target.storeBytes(of: exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"), toByteOffset: length + 1, as: UInt8.self)
    length += 2
    let digits = (target + length).assumingMemoryBound(to: UInt8.self)
    return length + Decimal.write(UInt64(exponent.magnitude), to: digits)
  }
}
