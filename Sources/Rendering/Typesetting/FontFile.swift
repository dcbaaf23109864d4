#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Scenes

/// The bytes of a font file. They are read, not mapped: a file that shrinks meanwhile must not end the process.
final class FontFile {
  /// The largest file that is read; the largest families of all scripts have about 150 MiB.
  static let longest = 256 << 20

  let path: String
  let bytes: UnsafeMutableBufferPointer<UInt8>

  /// - Throws: `unreadableFont`, for anything that is no regular file too (a pipe would hang).
  init(_ path: String) throws(TypesettingError) {
    self.path = path
    bytes = try FontFile.read(path)
  }

  deinit { bytes.deallocate() }

  private static func read(_ path: String) throws(TypesettingError) -> UnsafeMutableBufferPointer<UInt8> {
    func failure(_ reason: String) -> TypesettingError { .unreadableFont(path: path, reason: reason) }
    // Without waiting for a writer, should it be a pipe.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw failure(String(cString: strerror(errno))) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure(String(cString: strerror(errno))) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw failure("it is not a file") }
    guard status.st_size > 0 else { throw failure("it is empty") }
    guard status.st_size <= longest else { throw failure("it has more than \(longest >> 20) MiB") }
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Int(status.st_size))
    var done = 0
    while done < bytes.count {
      let count = Glibc.read(file, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        bytes.deallocate()
        throw failure(count == 0 ? "it ended early" : String(cString: strerror(errno)))
      }
      done += count
    }
    return bytes
  }
}

/// Finds font files.
enum FontFiles {
  private static let extensions = [".ttf", ".otf", ".ttc", ".otc"]

  /// All font files in `folder` and the folders below, at most ten levels deep; none if it can't be read.
  static func list(_ folder: String) -> [String] { list(folder, depth: 0) }

  private static func list(_ folder: String, depth: Int) -> [String] {
    guard depth < 10, let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var found: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      let path = folder + "/" + name
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        found += list(path, depth: depth + 1)
      } else if status.st_mode & S_IFMT == S_IFREG, extensions.contains(where: name.lowercased().hasSuffix) {
        found.append(path)
      }
    }
    return found
  }
}
