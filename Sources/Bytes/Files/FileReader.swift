#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open regular file, read piece by piece from anywhere: what a file that is joined from chunks is read through.
package struct FileReader: ~Copyable, Sendable {
  /// In bytes, when it was opened.
  package let size: Int
  private let descriptor: Descriptor

  /// Opens `path`, which may be a symbolic link to a file.
  ///
  /// - Throws: `notAFile`, before anything is opened that could hang; what the system says.
  package init(_ path: String) throws(FileError) {
    let opened = try Self.open(path)
    size = try opened.status().size
    descriptor = opened
  }

  private static func open(_ path: String) throws(FileError) -> Descriptor {
    guard let status = try FileSystem.status(of: path) else { throw FileError(.open, path, .system(errno: ENOENT)) }
    guard status.kind == .file else { throw FileError(.read, path, .notAFile(status.kind)) }
    // It may have been swapped since: not to wait for a pipe's writer, and to look again.
    let opened = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
    let kind = try opened.status().kind
    guard kind == .file else { throw FileError(.read, path, .notAFile(kind)) }
    return opened
  }

  /// Fills `buffer` from `offset` on and gives the count of bytes: fewer than asked for at the end of the file only.
  package func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    var count = 0
    while count < buffer.count {
      let start = count
      let read = try SystemCall.run(.read, descriptor.path) { isShortened in
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[start...])
        return pread(
          descriptor.number, rest.baseAddress, isShortened ? max(1, rest.count / 2) : rest.count, off_t(offset + start))
      }
      if read == 0 { break }
      count += read
    }
    return count
  }

  /// Lends the bytes `range` (as far as there are any) in blocks of at most `size` bytes, in order.
  package func forEachBlock<Failure: Error>(
    of range: Range<Int>? = nil, size blockSize: Int = 256 << 10,
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void,
    failing wrap: (FileError) -> Failure
  ) throws(Failure) {
    let range = range ?? 0..<Int.max
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: min(blockSize, max(1, range.count)), alignment: 16)
    defer { block.deallocate() }
    var offset = range.lowerBound
    while offset < range.upperBound {
      let wanted = min(block.count, range.upperBound - offset)
      let count: Int
      do throws(FileError) {
        count = try read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: block[..<wanted]))
      } catch {
        throw wrap(error)
      }
      if count == 0 { break }
      try body(UnsafeRawBufferPointer(rebasing: block[..<count]))
      offset += count
    }
  }

  /// Size and digest of the whole file, read in blocks.
  package func record() throws(FileError) -> FileRecord {
    var hasher = Hasher256()
    var size = 0
    try forEachBlock { block throws(FileError) in
      hasher.update(block)
      size += block.count
    } failing: {
      $0
    }
    return FileRecord(size: size, digest: hasher.digest)
  }
}

extension Folder {
  /// Opens a regular file in this folder; a symbolic link in its place is refused.
  package func open(_ relative: String) throws(FileError) -> FileReader {
    let path = try absolute(relative)
    if let status = try FileSystem.status(of: path, followingLinks: false), status.kind == .symbolicLink {
      throw FileError(.open, path, .notAFile(.symbolicLink))
    }
    return try FileReader(path)
  }
}
