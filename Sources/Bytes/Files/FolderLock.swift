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
  private var file: LockedFile

  /// Takes the lock of `folder`, making the folder and `.figment` if needed.
  ///
  /// - Throws: `locked` if another process (or another place of this one) holds it.
  package init(_ folder: Folder, at relative: String = ".figment/lock") throws(FileError) {
    let path = try folder.absolute(relative)
    // The former owner may remove the file between our opening and locking it: then the lock is on nothing.
    while true {
      // With the file its folder may have gone, so what is known of folders counts for nothing here.
      folder.forget()
      try folder.makeParent(of: relative)
      let descriptor: Descriptor
      do throws(FileError) {
        descriptor = try Descriptor(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK)
      } catch {
        // Only a folder that went since can be missing.
        if error.isMissing { continue }
        throw error
      }
      let opened = try LockedFile(descriptor)
      guard let named = try FileSystem.status(of: path, followingLinks: false) else { continue }
      let held = try opened.descriptor.status()
      guard (held.device, held.node) == (named.device, named.node) else { continue }
      try Self.sign(opened.descriptor)
      file = opened
      return
    }
  }

  /// Gives the lock up. With `removing` its file goes first, so that a finished folder shows no trace of it.
  package consuming func release(removing: Bool = false) throws(FileError) {
    if removing {
      let path = file.descriptor.path
      try SystemCall.run(.remove, on: path) { Int(unlink($0)) }
    }
    try file.close()
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

/// An open file with the lock on it.
///
/// The lock is taken back explicitly, for closing alone may not do: a child process that is being started shares it for a
/// moment. Of the package, for other rooms' optimised code drops locks by itself and must find the type.
package struct LockedFile: ~Copyable, Sendable {
  var descriptor: Descriptor
  private var isLocked = true

  init(_ file: consuming Descriptor) throws(FileError) {
    try Self.lock(file)
    descriptor = file
  }

  deinit { if isLocked { flock(descriptor.number, LOCK_UN) } }

  consuming func close() throws(FileError) {
    flock(descriptor.number, LOCK_UN)
    isLocked = false
    try descriptor.close()
  }

  private static func lock(_ file: borrowing Descriptor) throws(FileError) {
    do throws(FileError) {
      let number = file.number
      try SystemCall.run(.lock, file.path) { _ in Int(flock(number, LOCK_EX | LOCK_NB)) }
    } catch {
      guard error.errorNumber == EWOULDBLOCK else { throw error }
      throw FileError(.lock, file.path, .locked(by: signature(of: file)))
    }
  }

  /// The process that signed; nil if the file doesn't say so.
  private static func signature(of file: borrowing Descriptor) -> Int32? {
    var line = [UInt8](repeating: 0, count: 16)
    let count = pread(file.number, &line, line.count, 0)
    return Int32(String(decoding: line[..<max(0, count)].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }
}
