extension JSONReader {
  // MARK: Numbers

  /// `-? (0 | 1-9 …) (. digits)? (e sign? digits)?`, and nothing that would go on as a number right behind.
  mutating func readNumber() throws(JSONError) -> JSONValue {
    let start = offset
    let isNegative = next == UInt8(ascii: "-")
    if isNegative { offset += 1 }
    var number = DecimalDigits()
    let isZero = next == UInt8(ascii: "0")
    guard readDigits(into: &number, decimals: false) else { throw error(.badNumber, at: offset) }
    if isZero, number.count > 1 { throw error(.badNumber, at: start) }
    var isWhole = true
    if next == UInt8(ascii: ".") {
      isWhole = false
      offset += 1
      guard readDigits(into: &number, decimals: true) else { throw error(.badNumber, at: offset) }
    }
    if next | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      number.exponent += try readExponent()
    }
    if isWhole, !number.isCut, number.exponent == 0, let value = exact(number, isNegative: isNegative) { return value }
    let quick = NearestDouble.find(digits: number.digits, exponent: number.exponent, isCut: number.isCut)
    guard let magnitude = quick ?? slowDouble(start, isNegative: isNegative) else { throw error(.badNumber, at: start) }
    guard magnitude.isFinite else { throw error(.numberTooLarge, at: start) }
    return .number(isNegative ? -magnitude : magnitude)
  }

  private func exact(_ number: DecimalDigits, isNegative: Bool) -> JSONValue? {
    if !isNegative { return Int(exactly: number.digits).map { .integer($0) } ?? .unsigned(number.digits) }
    // -0 is a double of its own.
    guard number.digits > 0, number.digits <= Int.min.magnitude else { return nil }
    return .integer(Int(truncatingIfNeeded: 0 &- number.digits))
  }

  /// By the standard library, which rounds correctly and knows no locale: one number in thousands comes here.
  private func slowDouble(_ start: Int, isNegative: Bool) -> Double? {
    Double(String(decoding: bytes[(isNegative ? start + 1 : start)..<offset], as: UTF8.self))
  }

  /// Whether there was at least one digit.
  private mutating func readDigits(into number: inout DecimalDigits, decimals: Bool) -> Bool {
    let start = offset
    while offset < bytes.count, bytes[offset] &- 0x30 < 10 {
      number.append(bytes[offset] &- 0x30, isDecimal: decimals)
      offset += 1
    }
    return offset > start
  }

  private mutating func readExponent() throws(JSONError) -> Int {
    offset += 1
    let isNegative = next == UInt8(ascii: "-")
    if isNegative || next == UInt8(ascii: "+") { offset += 1 }
    let start = offset
    var exponent = 0
    while offset < bytes.count, bytes[offset] &- 0x30 < 10 {
      // No text is long enough to bring an exponent of 10^17 back.
      if exponent < 100_000_000_000_000_000 { exponent = exponent * 10 + Int(bytes[offset] &- 0x30) }
      offset += 1
    }
    guard offset > start else { throw error(.badNumber, at: offset) }
    return isNegative ? -exponent : exponent
  }

  // MARK: Strings

  mutating func readString() throws(JSONError) -> String {
    let start = offset + 1
    offset = start
    skipPlain()
    if next == UInt8(ascii: "\"") {
      let text = try text(of: UnsafeRawBufferPointer(rebasing: bytes[start..<offset]), at: start)
      offset += 1
      return text
    }
    return try readEscapedString(from: start)
  }

  /// A string that holds an escape (or a fault): gathered in pieces.
  private mutating func readEscapedString(from start: Int) throws(JSONError) -> String {
    var text = Array(bytes[start..<offset])
    while true {
      switch next {
      case UInt8(ascii: "\""):
        let result = String(validating: text, as: UTF8.self)
        // Escapes give whole characters, so a fault lies in the bytes as they stand.
        guard let result else { throw notUTF8(start..<offset) }
        offset += 1
        return result
      case UInt8(ascii: "\\"):
        try readEscape(into: &text)
      default:
        throw error(.controlCharacter)
      }
      let piece = offset
      skipPlain()
      text.append(contentsOf: bytes[piece..<offset])
    }
  }

  private mutating func skipPlain() {
    while offset &+ 8 <= bytes.count {
      if JSONText.holdsSpecial(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) { break }
      offset &+= 8
    }
    while offset < bytes.count, bytes[offset] >= 0x20, bytes[offset] != 0x22, bytes[offset] != 0x5C { offset &+= 1 }
  }

  private mutating func readEscape(into text: inout [UInt8]) throws(JSONError) {
    let start = offset
    offset += 1
    let kind = next
    offset += 1
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(kind)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): try readUnicodeEscape(from: start, into: &text)
    default: throw error(.badEscape, at: offset > bytes.count ? bytes.count : start)
    }
  }

  private mutating func readUnicodeEscape(from start: Int, into text: inout [UInt8]) throws(JSONError) {
    var value = UInt32(try readHex(from: start))
    if 0xD800...0xDBFF ~= value {
      guard next == UInt8(ascii: "\\"), offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "u") else {
        throw error(.loneSurrogate, at: start)
      }
      let second = offset
      offset += 2
      let low = UInt32(try readHex(from: second))
      guard 0xDC00...0xDFFF ~= low else { throw error(.loneSurrogate, at: start) }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else { throw error(.loneSurrogate, at: start) }
    text.append(contentsOf: String(Character(scalar)).utf8)
  }

  private mutating func readHex(from start: Int) throws(JSONError) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = hexDigit(next) else {
        throw error(.badEscape, at: offset == bytes.count ? offset : start)
      }
      value = value << 4 | UInt16(digit)
      offset += 1
    }
    return value
  }

  private func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private func text(of utf8: UnsafeRawBufferPointer, at start: Int) throws(JSONError) -> String {
    guard let text = String(validating: utf8, as: UTF8.self) else { throw notUTF8(start..<start + utf8.count) }
    return text
  }

  private func notUTF8(_ range: Range<Int>) -> JSONError {
    error(.notUTF8, at: range.lowerBound + UTF8Fault.find(in: UnsafeRawBufferPointer(rebasing: bytes[range])))
  }
}

/// The digits of a number as far as 64 bits hold them, and the power of ten that goes with them.
private struct DecimalDigits {
  var digits: UInt64 = 0
  var exponent = 0
  /// Whether a digit other than 0 was left off.
  var isCut = false
  /// Digits read, zeros included.
  var count = 0
  private var isFull = false

  @inline(__always)
  mutating func append(_ digit: UInt8, isDecimal: Bool) {
    count += 1
    if !isFull {
      let (shifted, overflow) = digits.multipliedReportingOverflow(by: 10)
      let (sum, carry) = shifted.addingReportingOverflow(UInt64(digit))
      isFull = overflow || carry
      if !isFull {
        digits = sum
        if isDecimal { exponent -= 1 }
        return
      }
    }
    if digit > 0 { isCut = true }
    if !isDecimal { exponent += 1 }
  }
}

/// Where bytes stop being UTF-8.
enum UTF8Fault {
  /// The offset of the first byte of the first sequence that is none; the count, if there is no fault.
  static func find(in bytes: UnsafeRawBufferPointer) -> Int {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.bindMemory(to: UInt8.self).span)
      return bytes.count
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
