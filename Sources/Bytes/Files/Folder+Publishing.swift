import CSystem

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a rename does with what stands under the new name.
package enum RenameRule: Sendable {
  /// A file there is replaced, an empty folder too; a full folder is an error (`isOccupied`).
  case replacing
  /// Anything there is an error (`isOccupied`).
  case keeping
  /// The two change places; both must be there.
  case exchanging
}

/// How a second name for a file came about.
package enum LinkOutcome: Sendable { case linked, copied }

extension Folder {
  /// Renames a file or folder inside of this one, in one step that a crash can't halve.
  ///
  /// Where the file system lacks `keeping` or `exchanging`, `keeping` looks before it renames and `exchanging` takes
  /// three renames, the first undone if the second fails: a crash between may then leave the old one under a name that begins
  /// with the new name and ends in `.old`.
  package func rename(_ old: String, to new: String, _ rule: RenameRule = .replacing) throws(FileError) {
    let (from, to) = (try absolute(old, for: .rename), try absolute(new, for: .rename))
    try makeParent(of: new)
    switch rule {
    case .replacing: try Self.rename(from, to)
    case .keeping: try Self.renameKeeping(from, to)
    case .exchanging: try Self.exchange(from, to)
    }
    forget(below: old)
    forget(below: new)
  }

  /// Gives the file `existing` (of another folder, if one is given) a second name in this one, which must be free; copies
  /// where there can be no hard link.
  package func link(_ existing: String, of other: Folder? = nil, to new: String) throws(FileError) -> LinkOutcome {
    let (from, to) = (try (other ?? self).absolute(existing, for: .link), try absolute(new, for: .link))
    try makeParent(of: new)
    do throws(FileError) {
      try SystemCall.run(.link, to) { _ in Int(Self.systemLink(from, to)) }
      return .linked
    } catch {
      let reasons = [EPERM, ENOTSUP, EOPNOTSUPP, EXDEV, EMLINK, ENOSYS]
      guard let number = error.errorNumber, reasons.contains(number) else { throw error }
    }
    try Self.copy(from, to)
    return .copied
  }

  /// Cuts a file off behind its first `size` bytes.
  package func truncate(_ relative: String, to size: Int) throws(FileError) {
    try SystemCall.run(.truncate, on: absolute(relative, for: .truncate)) { Int(systemTruncate($0, off_t(size))) }
  }

  /// Removes one file, or one symbolic link as such.
  package func remove(_ relative: String) throws(FileError) {
    try SystemCall.run(.remove, on: absolute(relative, for: .remove)) { Int(unlink($0)) }
  }

  /// Returns when one file's content has reached the device.
  package func sync(_ relative: String) throws(FileError) {
    var file = try Descriptor(opening: absolute(relative, for: .sync), O_RDONLY | O_NONBLOCK | O_NOFOLLOW)
    try file.sync()
    try file.close()
  }

  /// Returns when the names in a folder (this one, if `relative` is nil) have reached the device.
  package func syncFolder(_ relative: String? = nil) throws(FileError) {
    let target = if let relative { try absolute(relative, for: .sync) } else { path.isEmpty ? "." : path }
    var folder = try Descriptor(opening: target, O_RDONLY | O_DIRECTORY)
    try folder.sync()
    try folder.close()
  }

  /// Returns when everything written below this folder so far has reached the device, names included.
  ///
  /// On Linux one call for the file system that the folder lies on, however many files there are; elsewhere file by file.
  package func syncAll() throws(FileError) {
    #if os(Linux)
      var folder = try Descriptor(opening: path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY)
      let number = folder.number
      try SystemCall.run(.sync, path) { _ in Int(syncfs(number)) }
      try folder.close()
    #else
      for entry in try list() {
        switch entry.kind {
        case .file: try sync(entry.path)
        case .folder: try syncFolder(entry.path)
        default: break
        }
      }
      try syncFolder()
    #endif
  }
}

extension Folder {
  private static func rename(_ from: String, _ to: String) throws(FileError) {
    try SystemCall.run(.rename, to) { _ in Int(systemRename(from, to)) }
  }

  private static func renameKeeping(_ from: String, _ to: String) throws(FileError) {
    if try renameNatively(from, to, flags: keepingFlag) { return }
    guard try FileSystem.status(of: to, followingLinks: false) == nil else {
      throw FileError(.rename, to, .system(errno: EEXIST))
    }
    try rename(from, to)
  }

  private static func exchange(_ from: String, _ to: String) throws(FileError) {
    if try renameNatively(from, to, flags: exchangingFlag) { return }
    let aside = to + ".old"
    try renameKeeping(to, aside)
    do throws(FileError) {
      try rename(from, to)
    } catch {
      try rename(aside, to)
      throw error
    }
    try rename(aside, from)
  }

  /// Whether the system could; false where it has no such rename.
  private static func renameNatively(_ from: String, _ to: String, flags: UInt32) throws(FileError) -> Bool {
    #if os(Linux)
      do throws(FileError) {
        try SystemCall.run(.rename, to) { _ in Int(renameat2(AT_FDCWD, from, AT_FDCWD, to, flags)) }
        return true
      } catch {
        guard error.errorNumber == EINVAL || error.errorNumber == ENOSYS else { throw error }
      }
    #endif
    return false
  }

  #if os(Linux)
    private static let keepingFlag = UInt32(FIGMENT_RENAME_NOREPLACE)
    private static let exchangingFlag = UInt32(FIGMENT_RENAME_EXCHANGE)
  #else
    private static let keepingFlag: UInt32 = 0
    private static let exchangingFlag: UInt32 = 0
  #endif

  private static func copy(_ from: String, _ to: String) throws(FileError) {
    var source = try Descriptor(opening: from, O_RDONLY | O_NONBLOCK | O_NOFOLLOW)
    var target = try FileWriter(to, .new, capacity: 0)
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { block.deallocate() }
    while true {
      let count = try source.read(into: block)
      if count == 0 { break }
      try target.write(UnsafeRawBufferPointer(rebasing: block[..<count]))
    }
    try source.close()
    _ = try target.finish()
  }
}

extension Folder {
  // The methods above hide the system's functions of the same names.
  private static func systemLink(_ from: String, _ to: String) -> CInt { linkat(AT_FDCWD, from, AT_FDCWD, to, 0) }
  private static func systemRename(_ from: String, _ to: String) -> CInt { renameat(AT_FDCWD, from, AT_FDCWD, to) }
}

// The method above hides the system's function of the same name.
private func systemTruncate(_ path: UnsafePointer<CChar>, _ size: off_t) -> CInt { truncate(path, size) }
