/// A growing buffer of bytes with writers for text, numbers and JSON: what every file of a dataset goes through.
///
/// Kept by its owner and emptied with `removeAll()`, so that its storage is used again.
public struct ByteWriter: Sendable {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []

  /// An empty buffer with room for `capacity` bytes.
  public init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// How many bytes there are.
  public var count: Int { bytes.count }

  /// Forgets the content and keeps the storage.
  public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Appends one byte.
  public mutating func append(byte: UInt8) { bytes.append(byte) }

  /// Appends a literal as it stands.
  public mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends bytes as they stand.
  public mutating func append(bytes other: some Sequence<UInt8>) { bytes.append(contentsOf: other) }

  /// Appends text as UTF-8, with no quotes and nothing escaped.
  public mutating func append(text: String) { bytes.append(contentsOf: text.utf8) }

  /// Appends an integer in decimal digits.
  public mutating func append(integer: Int) { append(text: String(integer)) }

  /// Appends an integer in decimal digits.
  public mutating func append(integer: UInt64) { append(text: String(integer)) }

  /// Appends the shortest decimal that reads back as `number`; a whole number below 2^53 has no point, -0 is 0.
  ///
  /// - Precondition: `number` is finite.
  public mutating func append(number: Double) {
    if number == number.rounded(), abs(number) < 9_007_199_254_740_992 {
      append(integer: Int(number))
    } else {
      append(text: number.description)
    }
  }

  /// Appends `text` as a JSON string: quoted; `"`, `\` and control characters escaped, all else as UTF-8.
  public mutating func append(json text: String) {
    append(byte: UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case 0..<0x20:
        append("\\u00")
        append(byte: byte < 16 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
        append(byte: Array("0123456789abcdef".utf8)[Int(byte & 15)])
      default: append(byte: byte)
      }
    }
    append(byte: UInt8(ascii: "\""))
  }
}
