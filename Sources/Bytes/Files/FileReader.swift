#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A regular file, open for reading at any place; several threads may read at once.
package struct FileReader: ~Copyable, Sendable {
  private let descriptor: Descriptor
  /// In bytes, when it was opened.
  package let size: Int

  /// Opens `path`; a symbolic link, pipe, device or folder is refused and can't hang or be set off.
  package init(_ path: String) throws(FileError) {
    let opened = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW)
    let status = try opened.status()
    guard status.kind == .file else { throw FileError(.read, path, .notAFile(status.kind)) }
    descriptor = opened
    size = status.size
  }

  package var path: String { descriptor.path }

  /// Fills `buffer` from the byte at `offset` on; returns how many bytes there were, less than asked for only at the end.
  package func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    var filled = 0
    let number = descriptor.number
    while filled < buffer.count {
      let count = try SystemCall.run(.read, path) { isShortened in
        let wanted = buffer.count - filled
        return pread(
          number, buffer.baseAddress?.advanced(by: filled), isShortened ? max(1, wanted / 2) : wanted,
          off_t(offset + filled))
      }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  /// Up to `count` bytes from the byte at `offset` on, in place of what `bytes` held; its storage is kept.
  package func read(at offset: Int, count: Int, into bytes: inout [UInt8]) throws(FileError) {
    if bytes.count < count {
      bytes.append(contentsOf: repeatElement(0, count: count - bytes.count))
    } else {
      bytes.removeLast(bytes.count - count)
    }
    let filled = try bytes.withUnsafeMutableBufferPointer { buffer throws(FileError) in
      try read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
    }
    bytes.removeLast(count - filled)
  }

  /// The digest of the whole content, read through `buffer`, which must not be empty.
  package func digest(through buffer: inout [UInt8]) throws(FileError) -> FileRecord {
    var hasher = Hasher256()
    var offset = 0
    while true {
      let count = try buffer.withUnsafeMutableBufferPointer { elements throws(FileError) in
        let bytes = UnsafeMutableRawBufferPointer(elements)
        let count = try read(at: offset, into: bytes)
        hasher.update(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        return count
      }
      offset += count
      if count < buffer.count { return FileRecord(size: offset, digest: hasher.digest) }
    }
  }
}

extension Folder {
  /// Opens a regular file inside for reading.
  package func open(_ relative: String) throws(FileError) -> FileReader { try FileReader(absolute(relative)) }
}
