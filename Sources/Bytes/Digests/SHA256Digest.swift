/// The 32 bytes of a SHA-256.
///
/// Ordered as its bytes and its hex text are.
package struct SHA256Digest: Sendable, Hashable, Comparable {
  /// Big-endian, so that words compare as bytes do.
  private let words: SIMD4<UInt64>

  /// The digest with these bytes; nil unless there are 32.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    var words = SIMD4<UInt64>()
    for (index, byte) in bytes.enumerated() { words[index / 8] = words[index / 8] << 8 | UInt64(byte) }
    self.words = words
  }

  init(loading bytes: UnsafeRawBufferPointer) {
    var words = SIMD4<UInt64>()
    for index in 0..<4 {
      words[index] = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
    }
    self.words = words
  }

  /// The digest that `hex` writes in 64 digits, of either case; nil otherwise.
  package init?(hex: some StringProtocol) {
    var words = SIMD4<UInt64>()
    var count = 0
    for byte in hex.utf8 {
      guard count < 64, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
      words[count / 16] = words[count / 16] << 4 | UInt64(digit)
      count += 1
    }
    guard count == 64 else { return nil }
    self.words = words
  }

  /// The 32 bytes.
  package var bytes: [UInt8] {
    (0..<32).map { UInt8(truncatingIfNeeded: words[$0 / 8] >> UInt64(56 - $0 % 8 * 8)) }
  }

  /// 64 digits in lower case.
  package var hex: String {
    var writer = ByteWriter(capacity: 64)
    writer.append(hex: self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  package static func < (one: SHA256Digest, other: SHA256Digest) -> Bool {
    for index in 0..<4 where one.words[index] != other.words[index] { return one.words[index] < other.words[index] }
    return false
  }
}

extension SHA256Digest: CustomStringConvertible {
  /// The hex text.
  package var description: String { hex }
}

extension ByteWriter {
  /// Appends the 64 digits of a digest.
  package mutating func append(hex digest: SHA256Digest) { append(hex: digest.bytes) }
}
