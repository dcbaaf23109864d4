import Bytes

/// Pieces of MessagePack: the shortest head that holds a length, everything big-endian.
extension ByteWriter {
  /// Appends `value` with the highest byte first.
  mutating func append(bigEndian value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.bigEndian) { append(buffer: $0) }
  }

  /// Appends `value` with the lowest byte first.
  mutating func append(littleEndian value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(buffer: $0) }
  }

  /// Appends a text.
  mutating func append(packed text: UnsafeBufferPointer<UInt8>) {
    switch text.count {
    case ..<32: append(byte: 0xA0 | UInt8(text.count))
    case ..<0x100: appendHead(0xD9, UInt8(text.count))
    case ..<0x1_0000: appendHead(0xDA, UInt16(text.count))
    default: appendHead(0xDB, UInt32(text.count))
    }
    append(buffer: UnsafeRawBufferPointer(text))
  }

  /// Appends a text.
  mutating func append(packed text: String) {
    var text = text
    text.withUTF8 { append(packed: $0) }
  }

  /// Appends the head of so many bytes, which must follow.
  ///
  /// - Precondition: `count` has 32 bits.
  mutating func append(packedByteCount count: Int) {
    switch count {
    case ..<0x100: appendHead(0xC4, UInt8(count))
    case ..<0x1_0000: appendHead(0xC5, UInt16(count))
    default: appendHead(0xC6, UInt32(count))
    }
  }

  /// Appends the head of a list of so many items, which must follow.
  ///
  /// - Precondition: `count` has 32 bits.
  mutating func append(packedListOf count: Int) {
    switch count {
    case ..<16: append(byte: 0x90 | UInt8(count))
    case ..<0x1_0000: appendHead(0xDC, UInt16(count))
    default: appendHead(0xDD, UInt32(count))
    }
  }

  /// Appends the head of a map of so many keys and values, which must follow in turn.
  ///
  /// - Precondition: `count` has 32 bits.
  mutating func append(packedMapOf count: Int) {
    switch count {
    case ..<16: append(byte: 0x80 | UInt8(count))
    case ..<0x1_0000: appendHead(0xDE, UInt16(count))
    default: appendHead(0xDF, UInt32(count))
    }
  }

  /// Appends an integer from 0 to 65,535.
  mutating func append(packed number: UInt16) {
    if number < 128 { append(byte: UInt8(number)) } else { appendHead(0xCD, number) }
  }

  /// Appends a floating-point number.
  mutating func append(packed number: Double) { appendHead(0xCB, number.bitPattern) }

  private mutating func appendHead(_ kind: UInt8, _ length: some FixedWidthInteger) {
    append(byte: kind)
    append(bigEndian: length)
  }
}
