// Reading valid UTF-8 scalar by scalar, in place.
extension Span<UInt8> {
  /// The scalar that begins at `byte`, which is below `count`.
  func scalar(at byte: Int) -> Unicode.Scalar {
    let lead = UInt32(self[byte])
    if lead < 0x80 { return Unicode.Scalar(UInt8(lead)) }
    if lead < 0xE0 { return .joined((lead & 0x1F) << 6 | rest(byte + 1)) }
    if lead < 0xF0 { return .joined((lead & 0x0F) << 12 | rest(byte + 1) << 6 | rest(byte + 2)) }
    return .joined((lead & 0x07) << 18 | rest(byte + 1) << 12 | rest(byte + 2) << 6 | rest(byte + 3))
  }

  private func rest(_ byte: Int) -> UInt32 { byte < count ? UInt32(self[byte] & 0x3F) : 0 }

  /// Where the scalar that ends before `byte`, which is above 0, begins.
  func start(before byte: Int) -> Int {
    var start = byte - 1
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// Where the scalar that begins at `byte` ends.
  func end(at byte: Int) -> Int {
    let lead = self[byte]
    return Swift.min(count, byte + (lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4))
  }

  /// The scalar that ends before `byte`; nil at the beginning.
  func scalar(before byte: Int) -> Unicode.Scalar? { byte == 0 ? nil : scalar(at: start(before: byte)) }

  /// The scalar that begins at `byte`; nil at the end.
  func scalarIfAny(at byte: Int) -> Unicode.Scalar? { byte >= count ? nil : scalar(at: byte) }

  /// How many code points lie in `range`.
  func points(in range: Range<Int>) -> Int {
    var points = 0
    for byte in range where self[byte] & 0xC0 != 0x80 { points += 1 }
    return points
  }
}

extension Unicode.Scalar {
  fileprivate static func joined(_ value: UInt32) -> Unicode.Scalar { Unicode.Scalar(value) ?? "\u{FFFD}" }

  /// Whether it is a letter, or a mark on one.
  var isOfWord: Bool {
    if isASCII { return ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark:
      return true
    default: return false
    }
  }

  var isASCIIDigit: Bool { ("0"..."9").contains(self) }

  var isWhite: Bool { isASCII ? self == " " || (value >= 9 && value <= 13) : properties.isWhitespace }
}

extension [UInt8] {
  mutating func append(scalar: Unicode.Scalar) {
    append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
