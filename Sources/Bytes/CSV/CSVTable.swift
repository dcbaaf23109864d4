/// A table with a header, read by RFC 4180: commas, quoted fields with doubled quotes, lines that end in CRLF or LF.
///
/// A byte order mark is dropped, blank lines at the end are ignored (before it they are rows), every row has as many
/// fields as the header. The bytes are kept and fields are cut out of them when asked for.
package struct CSVTable: Sendable {
  /// The names of the columns, in order.
  package let header: [String]
  /// Rows behind the header.
  package let rowCount: Int

  private let bytes: [UInt8]
  /// All fields row by row, the header's first.
  private let fields: [CSVField]

  /// Reads a whole table.
  ///
  /// - Throws: the first fault with line and column.
  package init(parsing bytes: [UInt8], limits: CSVLimits = CSVLimits()) throws(CSVError) {
    guard bytes.count <= limits.size else { throw CSVError(reason: .tooLarge(limit: limits.size), line: 1, column: 1) }
    let scan = try bytes.withUnsafeBufferPointer { buffer throws(CSVError) in
      var scanner = CSVScanner(UnsafeRawBufferPointer(buffer), limits: limits)
      try scanner.scan()
      return (fields: scanner.fields, width: scanner.width)
    }
    self.bytes = bytes
    fields = scan.fields
    rowCount = fields.count / scan.width - 1
    header = (0..<scan.width).map { Self.text(of: scan.fields[$0], in: bytes) }
  }

  /// - Throws: `twinColumns`, at the second, unless every column has a name of its own.
  package func checkHeader() throws(CSVError) {
    for name in header { _ = try index(of: name) }
  }

  /// Where the column `name` stands.
  ///
  /// - Throws: `noSuchColumn` (with the names that there are), `twinColumns`; at line 1.
  package func index(of name: String) throws(CSVError) -> Int {
    guard let index = header.firstIndex(of: name) else {
      throw CSVError(reason: .noSuchColumn(name, known: header), line: 1, column: 1)
    }
    if let twin = header[(index + 1)...].firstIndex(of: name) {
      let place = place(ofField: twin)
      throw CSVError(reason: .twinColumns(name), line: place.line, column: place.column)
    }
    return index
  }

  /// The text of a field; nil where the value is missing, that is, where nothing stands between the commas (`""` is an empty text).
  ///
  /// - Precondition: row and column are in range; both count from 0, rows behind the header.
  package subscript(row: Int, column: Int) -> String? {
    let field = field(row, column)
    return field.isMissing ? nil : Self.text(of: field, in: bytes)
  }

  /// All texts of a column, nil for missing ones.
  package func column(_ name: String) throws(CSVError) -> [String?] {
    let column = try index(of: name)
    return (0..<rowCount).map { self[$0, column] }
  }

  /// All numbers of a column, nil for missing ones; blanks around a number are allowed.
  ///
  /// - Throws: `notANumber` with the place of the field; infinities and NaN are none.
  package func numbers(_ name: String) throws(CSVError) -> [Double?] {
    let column = try index(of: name)
    var numbers: [Double?] = []
    numbers.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      guard let text = self[row, column] else {
        numbers.append(nil)
        continue
      }
      guard let number = CSVText.number(text) else {
        let place = place(row: row, column: column)
        throw CSVError(reason: .notANumber(text, column: name), line: place.line, column: place.column)
      }
      numbers.append(number)
    }
    return numbers
  }

  /// Line and column (from 1, in code points) where a field begins, for diagnostics.
  package func place(row: Int, column: Int) -> (line: Int, column: Int) {
    place(ofField: (row + 1) * header.count + column)
  }

  private func place(ofField index: Int) -> (line: Int, column: Int) {
    bytes.withUnsafeBytes { TextPlace.find(fields[index].start, in: $0, ignoringMark: true) }
  }

  private func field(_ row: Int, _ column: Int) -> CSVField {
    precondition(0..<rowCount ~= row && header.indices.contains(column))
    return fields[(row + 1) * header.count + column]
  }

  private static func text(of field: CSVField, in bytes: [UInt8]) -> String {
    guard field.isQuoted else { return String(decoding: bytes[field.start..<field.end], as: UTF8.self) }
    let inner = bytes[(field.start + 1)..<(field.end - 1)]
    guard field.hasDoubledQuotes else { return String(decoding: inner, as: UTF8.self) }
    var text: [UInt8] = []
    text.reserveCapacity(inner.count)
    var isSecond = false
    for byte in inner {
      isSecond = byte == 0x22 && !isSecond
      if !isSecond { text.append(byte) }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// Where a field lies in the bytes, its quotes included.
struct CSVField: Sendable {
  var start: Int
  var end: Int
  var isQuoted: Bool
  var hasDoubledQuotes: Bool

  var isMissing: Bool { start == end }
}

extension CSVText {
  /// A decimal number as people write it: sign, digits, point, exponent; no hexadecimal digits, infinity or NaN.
  static func number(_ text: String) -> Double? {
    let trimmed = text.utf8.drop { $0 == 0x20 || $0 == 0x09 }
    guard let last = trimmed.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { return nil }
    let word = trimmed[...last]
    let isPlain = word.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
    guard isPlain, let number = Double(Substring(word)), number.isFinite else { return nil }
    return number
  }
}
