import Bytes

/// A zlib stream on its way into a file.
struct ZlibFile {
  private var stream = ZlibWriter()
  private var scratch = ByteWriter()
  private static let pieceSize = 256 << 10

  /// Appends what `write` writes.
  mutating func append(_ write: (inout ByteWriter) -> Void) {
    scratch.removeAll()
    write(&scratch)
    stream.append(scratch)
  }

  mutating func append(_ bytes: Span<UInt8>) { stream.append(bytes) }

  /// Appends a stream of fragments as it stands.
  mutating func join(
    _ name: String, in whole: some JoinedFragments, _ write: (borrowing ByteWriter) throws(FormatError) -> Void
  ) throws(FormatError) {
    try whole.forEachBlock(of: name) { block throws(FormatError) in
      stream.append(block)
      try flushIfFull(write)
    }
  }

  /// Passes on what is ready, if it is worth a write.
  mutating func flushIfFull(_ write: (borrowing ByteWriter) throws(FormatError) -> Void) throws(FormatError) {
    guard stream.output.count >= Self.pieceSize else { return }
    try write(stream.output)
    stream.output.removeAll()
  }

  /// Ends the stream and passes on all that is left.
  mutating func finish(_ write: (borrowing ByteWriter) throws(FormatError) -> Void) throws(FormatError) {
    stream.finish()
    try write(stream.output)
    stream.output.removeAll()
  }
}
