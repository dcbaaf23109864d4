#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a finished file holds.
package struct FileRecord: Sendable, Hashable {
  package var size: Int
  /// Nil where the writer was not asked to hash, or did not write the whole file.
  package var digest: SHA256Digest?

  package init(size: Int, digest: SHA256Digest?) {
    self.size = size
    self.digest = digest
  }
}

/// What to do where a file of the name may stand already.
package enum FileCreation: Sendable {
  /// Fail (`isOccupied`); the file is certainly ours.
  case new
  /// Empty it and write anew.
  case replacing
  /// Go on behind its end; make it if there is none.
  case appending
}

/// A file being written: buffered, and hashed on the way if wished.
///
/// A file that was made here and is dropped without `finish` is closed and removed: nothing half written stays (a file
/// opened for appending stays as it is). Files get mode 0644 less the umask: a private umask is the user's wish, and
/// asking for an exact mode would cost a call a file.
package struct FileWriter: ~Copyable, Sendable {
  private var descriptor: Descriptor
  private var buffer: [UInt8] = []
  private let capacity: Int
  private var hasher: Hasher256?
  private var size = 0
  private let isRemovedUnlessFinished: Bool
  private var isFinished = false

  /// Opens `path`. `hashing` makes `finish` give a digest (not when appending); `capacity` is how many bytes are gathered
  /// before a call to the system, and what is larger goes straight through.
  package init(
    _ path: String, _ creation: FileCreation = .new, hashing: Bool = false, capacity: Int = 256 << 10
  ) throws(FileError) {
    let flags: CInt =
      switch creation {
      case .new: O_CREAT | O_EXCL
      case .replacing: O_CREAT | O_TRUNC
      case .appending: O_CREAT | O_APPEND
      }
    descriptor = try Descriptor(opening: path, O_WRONLY | O_NOCTTY | flags)
    self.capacity = capacity
    isRemovedUnlessFinished = creation != .appending
    hasher = hashing && creation != .appending ? Hasher256() : nil
  }

  deinit {
    // Nobody is left to hear of an error here, and what led here has been told.
    if !isFinished, isRemovedUnlessFinished { unlink(descriptor.path) }
  }

  /// Where the file is.
  package var path: String { descriptor.path }

  /// How many bytes were written through this writer, those still in the buffer included.
  package var count: Int { size }

  /// Writes bytes as they stand.
  package mutating func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    hasher?.update(bytes)
    size += bytes.count
    if buffer.count + bytes.count > capacity { try flush() }
    if bytes.count >= capacity {
      try descriptor.write(bytes)
    } else {
      if buffer.capacity < capacity { buffer.reserveCapacity(capacity) }
      buffer.append(contentsOf: bytes)
    }
  }

  /// Writes bytes as they stand.
  package mutating func write(bytes: [UInt8]) throws(FileError) {
    try bytes.span.withUnsafeBytes { bytes throws(FileError) in try write(bytes) }
  }

  /// Writes bytes as they stand.
  package mutating func write(bytes: Span<UInt8>) throws(FileError) {
    try bytes.withUnsafeBytes { bytes throws(FileError) in try write(bytes) }
  }

  /// Writes what was written to `writer`.
  package mutating func write(_ writer: borrowing ByteWriter) throws(FileError) {
    try writer.withUnsafeBytes { bytes throws(FileError) in try write(bytes) }
  }

  /// Hands the buffer to the system. After a kill of this process the bytes are there; after a power cut perhaps not.
  package mutating func flush() throws(FileError) {
    guard !buffer.isEmpty else { return }
    try buffer.span.withUnsafeBytes { bytes throws(FileError) in try descriptor.write(bytes) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Returns when all that was written has reached the device.
  package mutating func sync() throws(FileError) {
    try flush()
    try descriptor.sync()
  }

  /// Writes what is left, syncs if wished, and closes: the file is complete.
  ///
  /// If any of it fails the file is removed as if `finish` had not been called.
  package consuming func finish(sync: Bool = false) throws(FileError) -> FileRecord {
    try flush()
    if sync { try descriptor.sync() }
    try descriptor.close()
    isFinished = true
    return FileRecord(size: size, digest: hasher?.digest)
  }
}
