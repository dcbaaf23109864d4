#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Questions to the file system, and reading of whole files, by plain paths.
package enum FileSystem {
  /// What stands under `path`; nil if nothing does.
  package static func status(of path: String, followingLinks: Bool = true) throws(FileError) -> FileStatus? {
    var raw = stat()
    do throws(FileError) {
      try SystemCall.run(.status, on: path) { Int(followingLinks ? stat($0, &raw) : lstat($0, &raw)) }
    } catch {
      if error.isMissing { return nil }
      throw error
    }
    return FileStatus(raw)
  }

  /// The content of the regular file at `path`, which may be a symbolic link to it.
  ///
  /// A pipe, device, socket or folder is refused before it is opened, so nothing can hang or be set off.
  /// - Throws: `tooLarge` beyond `limit` bytes, before they are read; `notAFile`; what the system says.
  package static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    let file = try FileReader(path)
    guard file.size <= limit else { throw FileError(.read, path, .tooLarge(limit: limit)) }
    // On to the end: the size is a hint, for the file may grow meanwhile, and files of the kernel have none.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.size)
    try file.forEachBlock(of: 0..<(min(limit, Int.max - 1) + 1), size: min(max(file.size + 1, 4096), 1 << 20)) {
      block throws(FileError) in
      bytes.append(contentsOf: block)
    } failing: {
      $0
    }
    guard bytes.count <= limit else { throw FileError(.read, path, .tooLarge(limit: limit)) }
    return bytes
  }

  /// The content of a file that a user's text names, relative to the folder `root` and not leaving it.
  ///
  /// Symbolic links are followed as long as they stay inside; the way is resolved first and what it led to is opened.
  /// - Throws: `absolutePath`, `unsafeComponent` (`..`), `holdsNUL`, `emptyPath` for what can't be such a path,
  ///   `leavesFolder` for a link out, and all that `read(_:limit:)` throws.
  package static func read(_ relative: String, inside root: String, limit: Int) throws(FileError) -> [UInt8] {
    try read(resolve(relative, inside: root), limit: limit)
  }

  /// The real path of what `relative` names inside of `root`; throws as `read(_:inside:limit:)` does.
  package static func resolve(_ relative: String, inside root: String) throws(FileError) -> String {
    try RelativePath.check(relative, for: .open)
    let folder = try realPath(root)
    let path = joined(root, relative)
    let target = try realPath(path)
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    guard target.utf8.starts(with: prefix.utf8) else { throw FileError(.open, path, .leavesFolder) }
    return target
  }

  /// The path without symbolic links, `.` and `..`.
  package static func realPath(_ path: String) throws(FileError) -> String {
    var resolved: UnsafeMutablePointer<CChar>?
    try SystemCall.run(.resolve, on: path) { path in
      resolved = realpath(path, nil)
      return resolved == nil ? -1 : 0
    }
    guard let resolved else { return path }
    defer { free(resolved) }
    guard let text = String(validatingCString: resolved) else { throw FileError(.resolve, path, .nameIsNotText) }
    return text
  }

  /// `folder/relative`; either may be empty.
  package static func joined(_ folder: String, _ relative: String) -> String {
    if relative.isEmpty { return folder }
    if folder.isEmpty { return relative }
    return folder.utf8.last == UInt8(ascii: "/") ? folder + relative : folder + "/" + relative
  }
}

/// A path below a folder, as our own code and users' files write it: `a/b/c.txt`.
package enum RelativePath {
  /// - Throws: `emptyPath`, `absolutePath`, `unsafeComponent` (`..`, `.`, `a//b`, `a/`) or `holdsNUL`.
  package static func check(_ path: String, for operation: FileOperation) throws(FileError) {
    let slash = UInt8(ascii: "/"), dot = UInt8(ascii: ".")
    guard let first = path.utf8.first else { throw FileError(operation, path, .emptyPath) }
    guard first != slash else { throw FileError(operation, path, .absolutePath) }
    var length = 0, dots = 0
    for byte in path.utf8 {
      if byte == 0 { throw FileError(operation, path, .holdsNUL) }
      if byte == slash {
        if length == 0 || (length == dots && dots <= 2) { throw FileError(operation, path, .unsafeComponent) }
        (length, dots) = (0, 0)
      } else {
        length += 1
        if byte == dot { dots += 1 }
      }
    }
    if length == 0 || (length == dots && dots <= 2) { throw FileError(operation, path, .unsafeComponent) }
  }
}
