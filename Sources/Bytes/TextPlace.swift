/// Line and column of a byte, counted when a fault is reported and not before.
enum TextPlace {
  /// From 1; columns in code points. LF, CR and CRLF end lines. A byte order mark is a code point unless it is ignored.
  static func find(_ offset: Int, in bytes: UnsafeRawBufferPointer, ignoringMark: Bool = false) -> (
    line: Int, column: Int
  ) {
    var (line, column) = (1, 1)
    let start = ignoringMark && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard start < offset else { return (line, column) }
    for index in start..<min(offset, bytes.count) {
      let byte = bytes[index]
      if byte == 0x0A || (byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)) {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80, byte != 0x0D {
        column += 1
      }
    }
    return (line, column)
  }
}
