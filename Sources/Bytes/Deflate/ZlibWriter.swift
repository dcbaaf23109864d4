/// A zlib stream (RFC 1950), compressed while it grows, in constant memory.
///
/// The output follows from the bytes alone, not from the pieces in which they come, the machine, or a library's version: blocks are
/// of 256 KiB, and nothing is copied from one to the next. Quick rather than tight: about what zlib's first level gives.
package struct ZlibWriter {
  /// What is ready. The owner takes it out and empties it whenever it likes.
  package var output = ByteWriter()
  private var waiting: [UInt8] = []
  private var block = DeflateBlock()
  private var sum = Adler32()
  private static let blockSize = 256 << 10

  package init() {
    waiting.reserveCapacity(Self.blockSize)
    output.append(byte: 0x78)
    output.append(byte: 0x01)
  }

  package mutating func append(_ bytes: Span<UInt8>) {
    sum.add(bytes)
    bytes.withUnsafeBufferPointer { bytes in
      var rest = UnsafeBufferPointer(rebasing: bytes[...])
      while !rest.isEmpty {
        // A full block waits for the byte behind it, since the last one is marked.
        if waiting.count == Self.blockSize { flush(isLast: false) }
        let count = min(rest.count, Self.blockSize - waiting.count)
        waiting.append(contentsOf: rest[..<count])
        rest = UnsafeBufferPointer(rebasing: rest[count...])
      }
    }
  }

  package mutating func append(_ bytes: borrowing ByteWriter) { append(bytes.bytes.span) }

  /// Ends the stream; once, at last.
  package mutating func finish() {
    flush(isLast: true)
    for shift in [24, 16, 8, 0] as [UInt32] { output.append(byte: UInt8(truncatingIfNeeded: sum.value >> shift)) }
  }

  private mutating func flush(isLast: Bool) {
    waiting.withUnsafeBufferPointer { block.append($0, isLast: isLast, to: &output) }
    waiting.removeAll(keepingCapacity: true)
  }
}
