/// Why a text is no JSON, and where.
package struct JSONError: Error, Sendable, Hashable {
  /// What is wrong at the place.
  package enum Reason: Sendable, Hashable {
    case tooLarge(limit: Int)
    case tooDeep(limit: Int)
    case tooManyValues(limit: Int)
    case byteOrderMark
    case unexpectedEnd
    case expectedValue
    case expectedKey
    case expectedColon
    case expectedCommaOrEnd(of: String)
    case textAfterValue
    case duplicateKey(String)
    case badNumber
    case numberTooLarge
    case badEscape
    case loneSurrogate
    case controlCharacter
    case notUTF8
  }

  package let reason: Reason
  /// In bytes, from 0.
  package let offset: Int
  /// From 1.
  package let line: Int
  /// In code points, from 1.
  package let column: Int
}

extension JSONError: CustomStringConvertible {
  /// `3:14: the key 'id' comes twice`.
  package var description: String { "\(line):\(column): \(reason)" }
}

extension JSONError.Reason: CustomStringConvertible {
  /// The reason as a clause.
  package var description: String {
    switch self {
    case .tooLarge(let limit): "the text is longer than \(limit) bytes"
    case .tooDeep(let limit): "arrays and objects are nested deeper than \(limit)"
    case .tooManyValues(let limit): "there are more than \(limit) values"
    case .byteOrderMark: "the text begins with a byte order mark, which JSON does without"
    case .unexpectedEnd: "the text ends too early"
    case .expectedValue: "a value is missing here"
    case .expectedKey: "a key in double quotes is missing here"
    case .expectedColon: "a ':' is missing after the key"
    case .expectedCommaOrEnd(let container): "a ',' or the end of the \(container) is missing here"
    case .textAfterValue: "there is more text after the end of the value"
    case .duplicateKey(let key): "the key '\(key)' comes twice"
    case .badNumber: "this is no number as JSON writes them"
    case .numberTooLarge: "the number is too large for a double"
    case .badEscape: "this is no escape that JSON knows"
    case .loneSurrogate: "half of a surrogate pair stands alone"
    case .controlCharacter: "a control character must be escaped"
    case .notUTF8: "the bytes are not UTF-8"
    }
  }
}

/// What a reader of a foreign JSON text is willing to take.
package struct JSONLimits: Sendable {
  /// In bytes.
  package var size: Int
  /// Arrays and objects around a value.
  package var depth: Int
  /// Numbers, texts, arrays … together.
  package var values: Int

  package init(size: Int = 1 << 31, depth: Int = 100, values: Int = 100_000_000) {
    self.size = size
    self.depth = depth
    self.values = values
  }
}
