extension ByteWriter {
  /// Appends one field of a CSV row (RFC 4180): quoted if and only if it holds `,` `"` CR or LF, or begins or ends with a blank or
  /// tab; quotes inside are doubled. An empty text is `""`, so that it differs from a missing value, which is nothing.
  public mutating func append(csv text: String) {
    var text = text
    text.withUTF8 { utf8 in
      guard CSVText.needsQuotes(utf8) else { return append(buffer: UnsafeRawBufferPointer(utf8)) }
      let quote = UInt8(ascii: "\"")
      append(byte: quote)
      for byte in utf8 {
        if byte == quote { append(byte: quote) }
        append(byte: byte)
      }
      append(byte: quote)
    }
  }

  /// Appends a whole row of texts, nil for missing ones, and the line feed.
  @inlinable public mutating func append(csvRow fields: some Sequence<String?>) {
    var isFirst = true
    for field in fields {
      if !isFirst { append(byte: UInt8(ascii: ",")) }
      isFirst = false
      if let field { append(csv: field) }
    }
    append(byte: UInt8(ascii: "\n"))
  }
}

enum CSVText {
  static func needsQuotes(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = utf8.first, let last = utf8.last else { return true }
    if isBlank(first) || isBlank(last) { return true }
    return utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
