#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Synchronization

/// A folder in which files are made, by paths relative to it (`labels/train/7.txt`); the door through which datasets are
/// written. May be used from several threads at once.
///
/// Why a dataset published through it survives a crash: files are made in a staging folder on the same file system;
/// `syncAll` (or `FileWriter.finish(sync: true)` and `syncFolder` for single ones) returns when their bytes *and* names
/// have reached the device; only then are they renamed to their final names, and a rename is all or nothing. So a final
/// name never shows half a file, whatever moment the power fails at. `syncFolder` on the folder of the final names makes the
/// rename itself last; what is renamed after that (the manifest) is never seen without what came before.
package struct Folder: Sendable {
  /// As it was given; relative to the process's own folder if it doesn't begin with `/`.
  package let path: String
  private let made = MadeFolders()

  /// Names a folder; nothing is made yet.
  package init(_ path: String) { self.path = path }

  /// A folder inside of this one.
  package func subfolder(_ relative: String) throws(FileError) -> Folder { Folder(try absolute(relative)) }

  /// The path of `relative` from where the process stands.
  ///
  /// - Throws: `unsafeComponent` and its kin for a path that could leave the folder.
  package func absolute(_ relative: String, for operation: FileOperation = .open) throws(FileError) -> String {
    try RelativePath.check(relative, for: operation)
    return FileSystem.joined(path, relative)
  }

  // MARK: Folders

  /// Makes this folder and those that lead to it, where they are missing.
  package func make() throws(FileError) {
    if made.contains("") { return }
    try Self.makeAll(path)
    made.insert("")
  }

  /// Makes a folder inside and those that lead to it, where they are missing. Remembered: asking again costs no call.
  package func makeFolder(_ relative: String) throws(FileError) {
    if made.contains(relative) { return }
    try Self.makeAll(absolute(relative, for: .makeFolder))
    made.insert(relative)
  }

  /// Makes the folder that the file `relative` stands in.
  package func makeParent(of relative: String) throws(FileError) {
    guard let slash = relative.utf8.lastIndex(of: UInt8(ascii: "/")) else { return try make() }
    try makeFolder(String(relative[..<slash]))
  }

  /// Forgets which folders were made, after someone else may have removed them.
  package func forget() { made.removeAll() }

  private static func makeAll(_ path: String) throws(FileError) {
    var failure: FileError
    do throws(FileError) { return try makeOne(path) } catch { failure = error }
    let parent = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
    if failure.errorNumber == ENOENT, !parent.isEmpty {
      // Another thread may have made the parent since; so it is tried once more in any case, but not for ever: in some
      // places, such as /proc, the parent is there and the system takes no folder at all.
      if try FileSystem.status(of: parent) == nil { try makeAll(parent) }
      do throws(FileError) { return try makeOne(path) } catch { failure = error }
    }
    // Some systems speak of a read-only place before they look whether the folder is there.
    guard let status = try FileSystem.status(of: path) else { throw failure }
    guard status.kind == .folder else { throw FileError(.makeFolder, path, .notAFolder(status.kind)) }
  }

  private static func makeOne(_ path: String) throws(FileError) {
    try SystemCall.run(.makeFolder, on: path) { Int(mkdir($0, 0o755)) }
  }

  // MARK: Files

  /// Writes a whole file at once: three calls to the system, nothing synced.
  ///
  /// The folder for it is made if it is missing. If writing fails, no file of the name stays.
  @discardableResult
  package func write(
    _ relative: String, _ bytes: UnsafeRawBufferPointer, _ creation: FileCreation = .replacing, hashing: Bool = false
  ) throws(FileError) -> FileRecord {
    var writer = try create(relative, creation, hashing: hashing, capacity: 0)
    try writer.write(bytes)
    return try writer.finish()
  }

  /// Writes a whole file at once.
  @discardableResult
  package func write(
    _ relative: String, _ bytes: [UInt8], _ creation: FileCreation = .replacing, hashing: Bool = false
  ) throws(FileError) -> FileRecord {
    try bytes.span.withUnsafeBytes { bytes throws(FileError) in try write(relative, bytes, creation, hashing: hashing) }
  }

  /// Writes a whole file at once.
  @discardableResult
  package func write(
    _ relative: String, _ writer: borrowing ByteWriter, _ creation: FileCreation = .replacing, hashing: Bool = false
  ) throws(FileError) -> FileRecord {
    try writer.withUnsafeBytes { bytes throws(FileError) in try write(relative, bytes, creation, hashing: hashing) }
  }

  /// Opens a file to stream into. The folder for it is made if it is missing.
  package func create(
    _ relative: String, _ creation: FileCreation = .new, hashing: Bool = false, capacity: Int = 256 << 10
  ) throws(FileError) -> FileWriter {
    let path = try absolute(relative)
    try makeParent(of: relative)
    return try FileWriter(path, creation, hashing: hashing, capacity: capacity)
  }

  /// The content of a regular file of at most `limit` bytes, symbolic links out of the folder refused.
  package func read(_ relative: String, limit: Int) throws(FileError) -> [UInt8] {
    try FileSystem.read(relative, inside: path.isEmpty ? "." : path, limit: limit)
  }

  /// What stands under `relative`, itself (a symbolic link is not followed); nil if nothing does.
  package func status(of relative: String) throws(FileError) -> FileStatus? {
    try FileSystem.status(of: absolute(relative, for: .status), followingLinks: false)
  }

  /// Whether something stands under `relative`.
  package func has(_ relative: String) throws(FileError) -> Bool { try status(of: relative) != nil }

  /// Forgets what lies at or below `relative`, which was moved or removed.
  func forget(below relative: String) { made.remove(below: relative) }
}

/// The folders that are known to be there.
private final class MadeFolders: Sendable {
  private let known = Mutex<Set<ExactText>>([])

  func contains(_ path: String) -> Bool { known.withLock { $0.contains(ExactText(path)) } }
  func insert(_ path: String) { known.withLock { _ = $0.insert(ExactText(path)) } }
  func removeAll() { known.withLock { $0.removeAll() } }

  func remove(below path: String) {
    let path = ExactText(path)
    known.withLock { known in
      known = known.filter { $0 != path && !$0.text.utf8.starts(with: (path.text + "/").utf8) }
    }
  }
}
