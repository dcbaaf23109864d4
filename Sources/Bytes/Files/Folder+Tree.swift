#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One file or folder below a folder.
package struct FolderEntry: Sendable, Hashable {
  /// Relative to the folder that was listed.
  package let path: String
  package let kind: FileKind
  /// In bytes; of regular files.
  package let size: Int
}

extension Folder {
  /// How deep folders may be nested for `list` and `removeTree`, which hold one open folder for each level.
  package static let depthLimit = 200

  /// All that lies below (below `relative`, if given), in byte order of the paths; symbolic links are told, never
  /// followed. Nothing, if the folder is missing.
  package func list(_ relative: String? = nil) throws(FileError) -> [FolderEntry] {
    let target = if let relative { try absolute(relative, for: .list) } else { path.isEmpty ? "." : path }
    var entries: [FolderEntry] = []
    do throws(FileError) {
      // The folder itself may be reached by a link, its content may not.
      let folder = try Descriptor(opening: target, O_RDONLY | O_DIRECTORY | (relative == nil ? 0 : O_NOFOLLOW))
      try Self.list(folder, below: relative.map { $0 + "/" } ?? "", depth: 0, into: &entries)
    } catch {
      guard error.errorNumber == ENOENT, error.path == target else { throw error }
    }
    return entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The names of what stands in this folder itself, in byte order. None, if the folder is missing.
  package func names() throws(FileError) -> [String] {
    let target = path.isEmpty ? "." : path
    do throws(FileError) {
      return try Descriptor(opening: target, O_RDONLY | O_DIRECTORY).names()
        .map { String(decoding: $0.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self) }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    } catch {
      guard error.isMissing else { throw error }
      return []
    }
  }

  /// Removes what stands under `relative`, with all below it. Links are removed, never followed; nothing there is fine.
  package func removeTree(_ relative: String) throws(FileError) {
    let target = try absolute(relative, for: .remove)
    guard let status = try FileSystem.status(of: target, followingLinks: false) else { return }
    if status.kind == .folder {
      try Self.removeContent(of: Descriptor(opening: target, O_RDONLY | O_DIRECTORY | O_NOFOLLOW), depth: 0)
      try SystemCall.run(.remove, on: target) { Int(rmdir($0)) }
    } else {
      try remove(relative)
    }
    forget(below: relative)
  }

  private static func list(
    _ folder: borrowing Descriptor, below prefix: String, depth: Int, into entries: inout [FolderEntry]
  ) throws(FileError) {
    guard depth < depthLimit else { throw FileError(.list, folder.path, .tooDeep(limit: depthLimit)) }
    for name in try folder.names() {
      guard let text = String(validating: text(name), as: UTF8.self) else {
        throw FileError(.list, folder.path, .nameIsNotText)
      }
      guard let status = try folder.status(of: name) else { continue }
      entries.append(
        FolderEntry(path: prefix + text, kind: status.kind, size: status.kind == .file ? status.size : 0))
      if status.kind == .folder {
        try list(folder.subfolder(name), below: prefix + text + "/", depth: depth + 1, into: &entries)
      }
    }
  }

  private static func removeContent(of folder: borrowing Descriptor, depth: Int) throws(FileError) {
    guard depth < depthLimit else { throw FileError(.remove, folder.path, .tooDeep(limit: depthLimit)) }
    for name in try folder.names() {
      guard let status = try folder.status(of: name) else { continue }
      if status.kind == .folder { try removeContent(of: folder.subfolder(name), depth: depth + 1) }
      try folder.remove(name, isFolder: status.kind == .folder)
    }
  }
}

/// Walking an open folder by its descriptor: no link that is put in the way meanwhile can lead the walk outside.
extension Descriptor {
  /// The names in this folder, each with its closing NUL, in no order.
  fileprivate func names() throws(FileError) -> [[CChar]] {
    let number = number
    let copy = try SystemCall.run(.list, path) { _ in Int(dup(number)) }
    guard let stream = fdopendir(CInt(copy)) else {
      let reason = errno
      systemClose(CInt(copy))
      throw FileError(.list, path, .system(errno: reason))
    }
    defer { closedir(stream) }
    var names: [[CChar]] = []
    let (dot, dots): ([CChar], [CChar]) = ([46, 0], [46, 46, 0])
    while let name = try next(of: stream) {
      if name != dot, name != dots { names.append(name) }
    }
    return names
  }

  private func next(of stream: OpaquePointer) throws(FileError) -> [CChar]? {
    var name: [CChar]?
    try SystemCall.run(.list, path) { _ in
      errno = 0
      guard let entry = readdir(stream) else { return errno == 0 ? 0 : -1 }
      name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        bytes.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
      }
      return 0
    }
    return name
  }

  /// What stands under a name in this folder, links not followed; nil if it has gone.
  fileprivate func status(of name: [CChar]) throws(FileError) -> FileStatus? {
    var raw = stat()
    let number = number
    do throws(FileError) {
      try SystemCall.run(.status, inner(name)) { _ in
        Int(fstatat(number, name, &raw, AT_SYMLINK_NOFOLLOW))
      }
    } catch {
      if error.isMissing { return nil }
      throw error
    }
    return FileStatus(raw)
  }

  /// Opens a folder in this one, if it is no link.
  fileprivate func subfolder(_ name: [CChar]) throws(FileError) -> Descriptor {
    try Descriptor(opening: name, in: number, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, path: inner(name))
  }

  fileprivate func remove(_ name: [CChar], isFolder: Bool) throws(FileError) {
    let number = number
    try SystemCall.run(.remove, inner(name)) { _ in
      Int(unlinkat(number, name, isFolder ? AT_REMOVEDIR : 0))
    }
  }

  private func inner(_ name: [CChar]) -> String {
    FileSystem.joined(path, String(decoding: text(name), as: UTF8.self))
  }
}

/// The bytes of a name without its NUL.
private func text(_ name: [CChar]) -> [UInt8] { name.dropLast().map { UInt8(bitPattern: $0) } }
