package import Bytes

extension ByteWriter {
  /// Appends `text` as a YAML scalar on one line that every reader takes for this text, YAML 1.1's included.
  ///
  /// Plain if it is made of ASCII letters, digits and `_`, begins with no digit and is no word that means something else
  /// (`no`, `on`, `null` …); otherwise in double quotes, with escapes for `"`, `\` and all that is not printable.
  package mutating func append(yaml text: String) {
    if YAMLText.isPlain(text) {
      append(text: text)
      return
    }
    append(byte: UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\t": append("\\t")
      case "\r": append("\\r")
      default:
        if YAMLText.isPrintable(scalar) { append(text: String(scalar)) } else { appendEscape(scalar.value) }
      }
    }
    append(byte: UInt8(ascii: "\""))
  }

  private mutating func appendEscape(_ code: UInt32) {
    let (mark, digits): (StaticString, Int) = code < 0x100 ? ("\\x", 2) : code < 0x10000 ? ("\\u", 4) : ("\\U", 8)
    append(mark)
    let hex = String(code, radix: 16)
    append(text: String(repeating: "0", count: digits - hex.utf8.count) + hex)
  }
}

private enum YAMLText {
  /// What YAML 1.1 or 1.2 take for truth values, nothing or numbers, in lower case.
  private static let words: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"]

  static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, !isDigit(first) else { return false }
    return text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
      && !words.contains(text.lowercased())
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// Whether the scalar may stand as it is: no control, no line or paragraph separator, no sign that hides or turns text.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
    default: true
    }
  }
}
