#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// errno by number, by name and in words: the same on every system and in every locale.
enum SystemReason {
  static let known: [(number: Int32, name: String, words: String)] = [
    (EACCES, "EACCES", "permission denied"),
    (EAGAIN, "EAGAIN", "the resource is busy"),
    (EBADF, "EBADF", "the file is not open"),
    (EBUSY, "EBUSY", "it is in use"),
    (EDQUOT, "EDQUOT", "the disk quota is used up"),
    (EEXIST, "EEXIST", "it exists already"),
    (EFBIG, "EFBIG", "the file would be too large"),
    (EINTR, "EINTR", "the call was interrupted"),
    (EINVAL, "EINVAL", "the system can't do this here"),
    (EIO, "EIO", "the device failed"),
    (EISDIR, "EISDIR", "it is a folder"),
    (ELOOP, "ELOOP", "a symbolic link stands in the way"),
    (EMFILE, "EMFILE", "too many files are open"),
    (EMLINK, "EMLINK", "the file has too many links"),
    (ENAMETOOLONG, "ENAMETOOLONG", "the name is too long"),
    (ENFILE, "ENFILE", "the system has too many files open"),
    (ENODEV, "ENODEV", "there is no such device"),
    (ENOENT, "ENOENT", "there is no such file or folder"),
    (ENOLCK, "ENOLCK", "the file system has no locks left"),
    (ENOMEM, "ENOMEM", "there is no memory left"),
    (ENOSPC, "ENOSPC", "no space is left on the device"),
    (ENOSYS, "ENOSYS", "the system has no such call"),
    (ENOTDIR, "ENOTDIR", "a part of the path is no folder"),
    (ENOTEMPTY, "ENOTEMPTY", "the folder is not empty"),
    (ENOTSUP, "ENOTSUP", "the file system can't do this"),
    (ENXIO, "ENXIO", "there is no such device or address"),
    (EPERM, "EPERM", "the operation is not permitted"),
    (EROFS, "EROFS", "the file system is read-only"),
    (ESTALE, "ESTALE", "the file is gone from its server"),
    (ETXTBSY, "ETXTBSY", "the program is running"),
    (EXDEV, "EXDEV", "it lies on another device"),
  ]

  /// `no space is left on the device (ENOSPC)`; for an unknown number, the number.
  static func words(for number: Int32) -> String {
    known.first { $0.number == number }.map { "\($0.words) (\($0.name))" } ?? "system error \(number)"
  }

  /// The number that a fault plan names.
  static func number(named name: some StringProtocol) -> Int32? { known.first { $0.name == name }?.number }
}
