/// A growing buffer of bytes with writers for text, numbers, JSON and CSV: what every file of a dataset goes through.
///
/// Kept by its owner and emptied with `removeAll()`, so that its storage is used again.
public struct ByteWriter: Sendable {
  /// What was written so far. Taking a copy is free until the writer goes on; to pass bytes on, prefer `withUnsafeBytes`.
  @inlinable public var bytes: [UInt8] { storage }

  /// Visible to other rooms' compiler, which copies the small writers to where they are called millions of times.
  @usableFromInline var storage: [UInt8] = []

  /// An empty buffer with room for `capacity` bytes.
  public init(capacity: Int = 0) { storage.reserveCapacity(capacity) }

  /// How many bytes there are.
  @inlinable public var count: Int { storage.count }

  /// Whether nothing was written.
  @inlinable public var isEmpty: Bool { storage.isEmpty }

  /// Forgets the content and keeps the storage.
  public mutating func removeAll() { storage.removeAll(keepingCapacity: true) }

  /// Forgets all but the first `count` bytes, to take back what was begun.
  ///
  /// - Precondition: there are at least `count`.
  public mutating func truncate(to count: Int) { storage.removeLast(storage.count - count) }

  /// Lends the bytes.
  @inlinable public borrowing func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try storage.withUnsafeBufferPointer { bytes throws(Failure) in try body(UnsafeRawBufferPointer(bytes)) }
  }

  /// Appends one byte.
  @inlinable public mutating func append(byte: UInt8) { storage.append(byte) }

  /// Appends a literal as it stands.
  @inlinable public mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { append(buffer: UnsafeRawBufferPointer($0)) }
  }

  /// Appends bytes as they stand.
  @inlinable public mutating func append(bytes other: some Sequence<UInt8>) { storage.append(contentsOf: other) }

  /// Appends bytes as they stand.
  @inlinable public mutating func append(bytes other: Span<UInt8>) { other.withUnsafeBytes { append(buffer: $0) } }

  /// Appends what was written to another writer.
  @inlinable public mutating func append(_ other: borrowing ByteWriter) { other.withUnsafeBytes { append(buffer: $0) } }

  /// Appends bytes as they stand.
  @inlinable public mutating func append(buffer other: UnsafeRawBufferPointer) {
    guard let source = other.baseAddress else { return }
    withRoom(other.count) { target in
      UnsafeMutableRawPointer(target).copyMemory(from: source, byteCount: other.count)
      return other.count
    }
  }

  /// Appends text as UTF-8, with no quotes and nothing escaped.
  public mutating func append(text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append(buffer: UnsafeRawBufferPointer($0)) }) == nil {
      storage.append(contentsOf: text.utf8)
    }
  }

  /// Lets `fill` write up to `room` bytes behind the others; it gives back how many it wrote.
  ///
  /// All writers of the room append through here, so that each piece costs one check of the storage; who writes whole lines
  /// may do the same with a line.
  @inlinable @inline(__always)
  public mutating func withRoom(_ room: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Int) {
    storage.append(addingCapacity: room) { output in
      output.withUnsafeMutableBufferPointer { buffer, count in
        guard let start = buffer.baseAddress else { return }
        let written = fill(start + count)
        precondition(written <= room, "a writer may not exceed its room")
        count += written
      }
    }
  }
}
