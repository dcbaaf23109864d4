import Bytes

/// How the sentences of this room write texts and numbers.
enum Wording {
  /// The advice for a text that was certainly meant as one.
  static func quoteThis(_ text: String) -> String { "quote this: \(quoted(text))" }

  /// The advice for what may be something else than a text.
  static func ifText(_ text: String) -> String { "if it is text, quote this: \(quoted(text))" }

  /// `text` as YAML takes it literally: in single quotes, as `'it''s'`; a color in double quotes, as people write it.
  static func quoted(_ text: String) -> String {
    let text = short(text)
    let isColor = text.hasPrefix("#") && text.dropFirst().allSatisfy(\.isHexDigit)
    return isColor ? "\"\(text)\"" : "'\(text.replacing("'", with: "''"))'"
  }

  /// The text's beginning, if it is too long for a sentence, or goes over several lines.
  static func short(_ text: String) -> String {
    let line = text.prefix { !$0.isNewline }
    let start = line.prefix(80)
    return start.endIndex < text.endIndex ? "\(start)…" : text
  }

  /// `8 MiB`; a size that is no whole number of them in bytes.
  static func mebibytes(_ bytes: Int) -> String {
    bytes % (1 << 20) == 0 ? "\(grouped(bytes >> 20)) MiB" : "\(grouped(bytes)) bytes"
  }

  static func hexadecimal(_ value: UInt32, _ digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  /// `U+0085`.
  static func codePoint(_ value: UInt32) -> String { "U+\(hexadecimal(value, 4))" }

  /// As double quotes take it.
  static func escape(_ value: UInt32) -> String {
    value < 0x100 ? "\\x\(hexadecimal(value, 2))" : "\\u\(hexadecimal(value, 4))"
  }
}
