import Bytes
import Labels

extension ByteWriter {
  /// Appends a whole text as a JSON string.
  ///
  /// Line ends of other standards (U+0085, U+2028, U+2029) are escaped too, for the sake of readers that split lines there.
  mutating func append(json text: borrowing LabeledText) { append(json: text, 0..<text.utf8.count) }

  /// Appends a piece of a text as a JSON string, as the whole would be.
  mutating func append(json text: borrowing LabeledText, _ bytes: Range<Int>) {
    let isPlain = text.isPlainJSON
    let isASCII = text.utf8.count == text.pointCount
    text.utf8.withUnsafeBufferPointer { utf8 in
      let piece = UnsafeBufferPointer(rebasing: utf8[bytes])
      if !isASCII, let place = OddLineEnd.first(in: piece) {
        append(json: piece, escapingFrom: place)
      } else if isPlain {
        append(byte: UInt8(ascii: "\""))
        append(buffer: UnsafeRawBufferPointer(piece))
        append(byte: UInt8(ascii: "\""))
      } else {
        append(json: piece)
      }
    }
  }

  /// The rare case: `place` is that of the first odd line end.
  private mutating func append(json utf8: UnsafeBufferPointer<UInt8>, escapingFrom place: Int) {
    var next: Int? = place
    var start = 0
    append(byte: UInt8(ascii: "\""))
    while let place = next {
      append(insideOfJSON: UnsafeBufferPointer(rebasing: utf8[start..<place]))
      append(utf8[place] == 0xC2 ? "\\u0085" : utf8[place + 2] == 0xA8 ? "\\u2028" : "\\u2029")
      start = place + UTF8Walk.length(leading: utf8[place])
      next = OddLineEnd.first(in: utf8, from: start)
    }
    append(insideOfJSON: UnsafeBufferPointer(rebasing: utf8[start...]))
    append(byte: UInt8(ascii: "\""))
  }

  private mutating func append(insideOfJSON utf8: UnsafeBufferPointer<UInt8>) {
    var quoted = ByteWriter(capacity: utf8.count + 2)
    quoted.append(json: utf8)
    append(bytes: quoted.bytes[1..<quoted.count - 1])
  }

  /// Appends a piece of a text as it stands.
  mutating func append(_ text: borrowing LabeledText, _ bytes: Range<Int>) {
    text.utf8.withUnsafeBufferPointer {
      append(buffer: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: $0[bytes])))
    }
  }
}

/// U+0085, U+2028 and U+2029, which end lines for some readers.
enum OddLineEnd {
  /// The place of the first of them at or behind `start`.
  static func first(in utf8: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
    var place = start
    while place < utf8.count {
      let byte = utf8[place]
      if byte == 0xE2, place + 2 < utf8.count, utf8[place + 1] == 0x80, utf8[place + 2] & 0xFE == 0xA8 { return place }
      if byte == 0xC2, place + 1 < utf8.count, utf8[place + 1] == 0x85 { return place }
      place &+= 1
    }
    return nil
  }
}

/// Names that stand in many lines, turned into bytes once.
struct WrittenNames: Sendable {
  private let texts: [[UInt8]]

  /// Each of `names` as `write` writes it.
  init(_ names: [String], _ write: (inout ByteWriter, String) -> Void) {
    texts = names.map { name in
      var text = ByteWriter()
      write(&text, name)
      return text.bytes
    }
  }

  /// Each of `names` as a JSON string.
  init(json names: [String]) { self.init(names) { $0.append(json: $1) } }

  /// Appends the name at `place`.
  @inline(__always)
  func append(_ place: Int, to text: inout ByteWriter) {
    texts[place].withUnsafeBytes { text.append(buffer: $0) }
  }

  /// Puts the name at `place` into a line.
  @inline(__always)
  func put(_ place: Int, at cursor: inout LineCursor) { cursor.put(texts[place]) }

  /// The bytes of the name at `place`.
  subscript(_ place: Int) -> [UInt8] { texts[place] }
}
