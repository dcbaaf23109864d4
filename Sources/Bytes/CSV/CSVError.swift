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
}

extension CSVError: CustomStringConvertible {
  /// `3:14: the row has 2 fields, the header 3`.
  package var description: String { "\(line):\(column): \(reason)" }
}
