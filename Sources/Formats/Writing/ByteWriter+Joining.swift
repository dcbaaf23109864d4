import Bytes

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension ByteWriter {
  /// Writes go out in pieces of at least this many bytes.
  private static let pieceSize = 256 << 10

  /// Passes on what was collected, if it is worth a write.
  private mutating func flushIfFull(_ write: (borrowing ByteWriter) throws(FormatError) -> Void) throws(FormatError) {
    guard count >= Self.pieceSize else { return }
    try write(self)
    removeAll()
  }

  /// Appends a stream as it stands.
  mutating func join(
    _ stream: String, in whole: some JoinedFragments, _ write: (borrowing ByteWriter) throws(FormatError) -> Void
  ) throws(FormatError) {
    try whole.forEachBlock(of: stream) { block throws(FormatError) in
      append(bytes: block)
      try flushIfFull(write)
    }
  }

  /// Appends a stream of records that each begin with a comma, without the first comma.
  mutating func join(
    recordsOf stream: String, in whole: some JoinedFragments,
    _ write: (borrowing ByteWriter) throws(FormatError) -> Void
  ) throws(FormatError) {
    var isFirst = true
    try whole.forEachBlock(of: stream) { block throws(FormatError) in
      guard !block.isEmpty else { return }
      block.withUnsafeBytes { append(buffer: UnsafeRawBufferPointer(rebasing: $0[(isFirst ? 1 : 0)...])) }
      isFirst = false
      try flushIfFull(write)
    }
  }

  /// Appends a stream of lines that each hold the members of a JSON object behind its first one and its closing brace: as
  /// objects that begin with `"id"`, numbered from 1, with commas between them.
  mutating func join(
    numberedRecordsOf stream: String, in whole: some JoinedFragments,
    _ write: (borrowing ByteWriter) throws(FormatError) -> Void
  ) throws(FormatError) {
    var id: UInt64 = 1
    try whole.forEachBlock(of: stream) { block throws(FormatError) in
      try block.withUnsafeBytes { bytes throws(FormatError) in
        var start = 0
        while start < bytes.count {
          // JSON escapes line ends within records, so one that stands there ends a record.
          let end = bytes.lineEnd(from: start)
          append(id == 1 ? "\n{\"id\":" : ",\n{\"id\":")
          append(integer: id)
          append(byte: UInt8(ascii: ","))
          append(buffer: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
          start = end + 1
          id += 1
          try flushIfFull(write)
        }
      }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// The place of the next line end at or behind `start`; the buffer's end if there is none.
  fileprivate func lineEnd(from start: Int) -> Int {
    guard let base = baseAddress, let found = memchr(base + start, 10, count - start) else { return count }
    return UnsafeRawPointer(found) - base
  }
}
