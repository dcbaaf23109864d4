#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Bytes
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
    var bytes: UnsafeMutableBufferPointer<UInt8>?
    do throws(FileError) {
      let file = try FileReader(path)
      guard file.size <= longest else { throw FileError(.read, path, .tooLarge(limit: longest)) }
      let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: file.size)
      bytes = room
      let count = try file.read(at: 0, into: UnsafeMutableRawBufferPointer(room))
      if count > 0, count == room.count { return room }
    } catch {
      bytes?.deallocate()
      throw failure("\(error.reason)")
    }
    bytes?.deallocate()
    throw failure(bytes?.isEmpty == true ? "it is empty" : "it ended early")
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
