/// What a code point does to the tokens around it.
enum TokenClass {
  /// White space: stands between tokens, in none.
  case space
  case letter, digit, connector, katakana
  /// A letter of a script that is written without spaces: a token with its marks.
  case single
  /// Marks, joiners and format characters: belong to what stands before.
  case extend
  /// Joins letters, or digits, on both sides: `'` `’` `.`
  case middle
  /// Joins letters on both sides: `·`
  case letterMiddle
  /// Joins digits on both sides: `,` `;`
  case digitMiddle
  case regional, pictograph, other
}

extension TokenClass {
  /// Letters, digits and `_`, as bits of a byte below 128.
  private static let asciiWord: (UInt64, UInt64) = (0x03FF_0000_0000_0000, 0x07FF_FFFE_87FF_FFFE)

  @inline(__always)
  static func isWord(ascii byte: UInt8) -> Bool {
    (byte < 64 ? asciiWord.0 : asciiWord.1) >> UInt64(byte & 63) & 1 == 1
  }

  /// Blanks, line ends, and the separators U+001C to U+001F, at which Python splits too.
  @inline(__always)
  static func isSpace(ascii byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte || 0x1C...0x1F ~= byte }

  @inline(__always)
  static func of(ascii byte: UInt8) -> TokenClass {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "_"): .connector
    case UInt8(ascii: "'"), UInt8(ascii: "."): .middle
    case UInt8(ascii: ","), UInt8(ascii: ";"): .digitMiddle
    default: isWord(ascii: byte) ? .letter : isSpace(ascii: byte) ? .space : .other
    }
  }

  /// The class of a code point beyond ASCII.
  static func of(_ scalar: Unicode.Scalar) -> TokenClass {
    switch scalar.value {
    case 0xD7, 0xF7: return .other
    case 0xC0...0x24F, 0x400...0x481: return .letter
    case 0x2019, 0x2018, 0x2024, 0xFE52, 0xFF07, 0xFF0E: return .middle
    case 0xB7, 0x387, 0x55F, 0x5F4, 0x2027: return .letterMiddle
    case 0x37E, 0x589, 0x60C, 0x60D, 0x66C, 0x7F8, 0x2044, 0xFE10, 0xFE14, 0xFE50, 0xFE54, 0xFF0C, 0xFF1B:
      return .digitMiddle
    case 0x1F1E6...0x1F1FF: return .regional
    // Tones of skin, and two vowels that are letters by category and marks by behaviour.
    case 0x1F3FB...0x1F3FF, 0xE33, 0xEB3: return .extend
    default: return ofCategory(scalar)
    }
  }

  private static func ofCategory(_ scalar: Unicode.Scalar) -> TokenClass {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
      return ofLetter(scalar)
    case .decimalNumber: return .digit
    case .nonspacingMark, .spacingMark, .enclosingMark: return .extend
    case .format: return .extend
    case .connectorPunctuation: return .connector
    default:
      if properties.isWhitespace { return .space }
      if properties.isGraphemeExtend { return .extend }
      return properties.isEmoji ? .pictograph : .other
    }
  }

  private static func ofLetter(_ scalar: Unicode.Scalar) -> TokenClass {
    switch scalar.value {
    case 0x30A0...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: .katakana
    case 0xE01...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3041...0x309F, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      .single
    default: .letter
    }
  }
}
