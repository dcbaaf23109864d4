#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The right to write into a folder, held by one process: an advisory lock on `.figment/lock`.
///
/// The system lets go of it when the process ends, however it ends, so no lock is ever left behind by a crash. The file
/// holds the owner's process id, for the message that the second gets.
package struct FolderLock: ~Copyable, Sendable {
  private var descriptor: Descriptor

  /// Takes the lock of `folder`, making the folder and `.figment` if needed.
  ///
  /// - Throws: `locked` if another process (or another place of this one) holds it.
  package init(_ folder: Folder, at relative: String = ".figment/lock") throws(FileError) {
    let path = try folder.absolute(relative)
    // The former owner may remove the file between our opening and locking it: then the lock is on nothing.
    while true {
      try folder.makeParent(of: relative)
      let opened = try Descriptor(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK)
      try Self.lock(opened)
      guard let named = try FileSystem.status(of: path, followingLinks: false) else { continue }
      let held = try opened.status()
      guard (held.device, held.node) == (named.device, named.node) else { continue }
      try Self.sign(opened)
      descriptor = opened
      return
    }
  }

  /// Gives the lock up. With `removing` its file goes first, so that a finished folder shows no trace of it.
  package consuming func release(removing: Bool = false) throws(FileError) {
    if removing {
      let path = descriptor.path
      try SystemCall.run(.remove, on: path) { Int(unlink($0)) }
    }
    try descriptor.close()
  }

  private static func lock(_ file: borrowing Descriptor) throws(FileError) {
    do throws(FileError) {
      let number = file.number
      try SystemCall.run(.lock, file.path) { _ in Int(flock(number, LOCK_EX | LOCK_NB)) }
    } catch {
      guard error.errorNumber == EWOULDBLOCK else { throw error }
      let holder = Self.signature(of: file)
      throw FileError(.lock, file.path, .locked(by: holder))
    }
  }

  /// The process that signed; nil if the file doesn't say so.
  private static func signature(of file: borrowing Descriptor) -> Int32? {
    var line = [UInt8](repeating: 0, count: 16)
    let count = pread(file.number, &line, line.count, 0)
    return Int32(String(decoding: line[..<max(0, count)].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }

  private static func sign(_ file: borrowing Descriptor) throws(FileError) {
    let number = file.number
    try SystemCall.run(.truncate, file.path) { _ in Int(ftruncate(number, 0)) }
    var line = ByteWriter()
    line.append(integer: Int(getpid()))
    line.append("\n")
    try line.withUnsafeBytes { bytes throws(FileError) in try file.write(bytes) }
  }
}
