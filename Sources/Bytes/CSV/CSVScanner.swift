/// Finds the fields of a table in one pass and checks it.
struct CSVScanner {
  private(set) var fields: [CSVField] = []
  /// Fields of the header.
  private(set) var width = 0

  private let bytes: UnsafeRawBufferPointer
  private let limits: CSVLimits
  private var offset = 0

  init(_ bytes: UnsafeRawBufferPointer, limits: CSVLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  mutating func scan() throws(CSVError) {
    let fault = UTF8Fault.find(in: bytes)
    guard fault == bytes.count else { throw error(.notUTF8, at: fault) }
    if let place = bytes.firstIndex(of: 0) { throw error(.holdsNUL, at: place) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    let end = endOfRows()
    guard offset < end else { throw error(.empty, at: offset) }
    while offset < end { try scanRow() }
  }

  /// Where the last line with anything in it ends: blank lines behind it are no rows.
  private func endOfRows() -> Int {
    var end = bytes.count
    while end > offset, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }

  private mutating func scanRow() throws(CSVError) {
    let (start, first) = (offset, fields.count)
    while true {
      fields.append(try scanField())
      guard fields.count <= limits.fields else { throw error(.tooManyFields(limit: limits.fields), at: offset) }
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: ",") else { break }
      offset += 1
    }
    try skipLineEnd()
    let count = fields.count - first
    if width == 0 { width = count }
    guard count == width else { throw error(.raggedRow(fields: count, header: width), at: start) }
  }

  private mutating func skipLineEnd() throws(CSVError) {
    guard offset < bytes.count else { return }
    if bytes[offset] == 0x0D {
      guard offset + 1 < bytes.count, bytes[offset + 1] == 0x0A else { throw error(.loneCarriageReturn, at: offset) }
      offset += 1
    }
    offset += 1
  }

  /// One field; afterwards `offset` is at a comma, a line end or the end.
  private mutating func scanField() throws(CSVError) -> CSVField {
    let start = offset
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") { return try scanQuotedField() }
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: ","), 0x0A, 0x0D:
        return CSVField(start: start, end: offset, isQuoted: false, hasDoubledQuotes: false)
      case UInt8(ascii: "\""): throw error(.quoteInUnquotedField, at: offset)
      default: offset += 1
      }
    }
    return CSVField(start: start, end: offset, isQuoted: false, hasDoubledQuotes: false)
  }

  private mutating func scanQuotedField() throws(CSVError) -> CSVField {
    let start = offset
    var hasDoubledQuotes = false
    offset += 1
    while true {
      guard offset < bytes.count else { throw error(.unterminatedQuote, at: start) }
      defer { offset += 1 }
      guard bytes[offset] == UInt8(ascii: "\"") else { continue }
      guard offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\"") else { break }
      hasDoubledQuotes = true
      offset += 1
    }
    if offset < bytes.count, ![UInt8(ascii: ","), 0x0A, 0x0D].contains(bytes[offset]) {
      throw error(.textAfterQuote, at: offset)
    }
    return CSVField(start: start, end: offset, isQuoted: true, hasDoubledQuotes: hasDoubledQuotes)
  }

  private func error(_ reason: CSVError.Reason, at place: Int) -> CSVError {
    let (line, column) = TextPlace.find(place, in: bytes, ignoringMark: true)
    return CSVError(reason: reason, line: line, column: column)
  }
}
