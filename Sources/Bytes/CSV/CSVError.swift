/// Why a text is no table, and where.
package struct CSVError: Error, Sendable, Hashable {
  /// What is wrong at the place.
  package enum Reason: Sendable, Hashable {
    case tooLarge(limit: Int)
    case tooManyFields(limit: Int)
    case empty
    case raggedRow(fields: Int, header: Int)
    case unterminatedQuote
    case textAfterQuote
    case quoteInUnquotedField
    case loneCarriageReturn
    case holdsNUL
    case notUTF8
    case noSuchColumn(String, known: [String])
    case twinColumns(String)
    case notANumber(String, column: String)
  }

  package let reason: Reason
  /// From 1; 1 for what concerns the header.
  package let line: Int
  /// In code points, from 1.
  package let column: Int

  package init(reason: Reason, line: Int, column: Int) {
    self.reason = reason
    self.line = line
    self.column = column
  }
}

extension CSVError: CustomStringConvertible {
  /// `3:14: the row has 2 fields, the header 3`.
  package var description: String { "\(line):\(column): \(reason)" }
}

extension CSVError.Reason: CustomStringConvertible {
  /// The reason as a clause.
  package var description: String {
    switch self {
    case .tooLarge(let limit): "the table is longer than \(limit) bytes"
    case .tooManyFields(let limit): "the table has more than \(limit) fields"
    case .empty: "the table has no header"
    case .raggedRow(let fields, let header):
      "the row has \(fields) \(fields == 1 ? "field" : "fields"), the header \(header)"
    case .unterminatedQuote: "the quote that begins here is never closed"
    case .textAfterQuote: "there is text between a closing quote and the next comma"
    case .quoteInUnquotedField: "a quote inside of a field without quotes; quote the field and double the quote"
    case .loneCarriageReturn: "a carriage return without a line feed; quote the field"
    case .holdsNUL: "a NUL character"
    case .notUTF8: "the bytes are not UTF-8"
    case .noSuchColumn(let name, _): "there is no column '\(name)'"
    case .twinColumns(let name): "two columns have the name '\(name)'"
    case .notANumber(let text, let column): "'\(text)' in column '\(column)' is not a number"
    }
  }
}

/// What a reader of a foreign table is willing to take.
package struct CSVLimits: Sendable {
  /// In bytes.
  package var size: Int
  /// Header and rows together.
  package var fields: Int

  package init(size: Int = 256 << 20, fields: Int = 20_000_000) {
    self.size = size
    self.fields = fields
  }
}
