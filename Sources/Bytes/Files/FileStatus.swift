#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is known of a file without reading it.
package struct FileStatus: Sendable, Hashable {
  package let kind: FileKind
  /// In bytes; of a regular file only.
  package let size: Int
  /// How many names the file has.
  package let links: Int
  /// Tells files apart: equal device and node mean the same file.
  package let device: UInt64
  package let node: UInt64

  init(_ raw: stat) {
    switch raw.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .symbolicLink
    case S_IFIFO: kind = .pipe
    case S_IFSOCK: kind = .socket
    case S_IFCHR, S_IFBLK: kind = .device
    default: kind = .other
    }
    size = Int(raw.st_size)
    links = Int(raw.st_nlink)
    device = UInt64(raw.st_dev)
    node = UInt64(raw.st_ino)
  }
}
