#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A kind of system call, by the name that fault plans use.
package enum FileOperation: String, Sendable, CaseIterable {
  case open, read, write, close, rename, link, truncate
  case sync = "fsync"
  case makeFolder = "mkdir"
  case remove = "unlink"
  case status = "stat"
  case list = "readdir"
  case resolve = "realpath"
  case lock = "flock"
}

/// What stands under a path.
package enum FileKind: String, Sendable, Hashable {
  case file, folder, pipe, socket, device
  case symbolicLink = "symbolic link"
  case other = "special file"
}

/// Why a file could not be read, written or moved: what was tried, on which path, and the reason.
package struct FileError: Error, Sendable, Hashable {
  /// The reason; errno where the system said no, our own words where we did.
  package enum Reason: Sendable, Hashable {
    case system(errno: Int32)
    /// The file has more bytes than the reader is willing to take.
    case tooLarge(limit: Int)
    case notAFile(FileKind)
    case notAFolder(FileKind)
    case emptyPath
    case absolutePath
    /// A component `..`, or `.`, or none between two slashes.
    case unsafeComponent
    case holdsNUL
    /// A symbolic link on the way leads outside of the folder.
    case leavesFolder
    /// Another process (by id, if it is known) holds the lock.
    case locked(by: Int32?)
    case tooDeep(limit: Int)
    /// A file name that isn't UTF-8.
    case nameIsNotText
    /// The variable `FIGMENT_FAULT` could not be understood.
    case badFaultPlan
  }

  package var operation: FileOperation
  package var path: String
  package var reason: Reason

  package init(_ operation: FileOperation, _ path: String, _ reason: Reason) {
    self.operation = operation
    self.path = path
    self.reason = reason
  }

  /// errno, if the system gave one.
  package var errorNumber: Int32? {
    if case .system(let number) = reason { number } else { nil }
  }

  /// Whether nothing is there: the path or a folder on its way is missing.
  package var isMissing: Bool { errorNumber == ENOENT || errorNumber == ENOTDIR }

  /// Whether something already stands under the name.
  package var isOccupied: Bool { errorNumber == EEXIST || errorNumber == ENOTEMPTY }
}

extension FileError: CustomStringConvertible {
  /// A clause for people: `can't write 'out/a.png': no space left on the device (ENOSPC)`.
  package var description: String { "can't \(verb) '\(path)': \(reason)" }

  private var verb: String {
    switch operation {
    case .open, .read, .write, .close, .rename, .link, .truncate, .lock:
      operation.rawValue == "flock" ? "lock" : operation.rawValue
    case .sync: "sync"
    case .makeFolder: "make folder"
    case .remove: "remove"
    case .status: "look at"
    case .list: "list"
    case .resolve: "resolve"
    }
  }
}

extension FileError.Reason: CustomStringConvertible {
  /// The reason in words, with errno's name.
  package var description: String {
    switch self {
    case .system(let number): SystemReason.words(for: number)
    case .tooLarge(let limit): "it is larger than the limit of \(limit) bytes"
    case .notAFile(let kind): "it is no regular file but a \(kind.rawValue)"
    case .notAFolder(let kind): "it is no folder but a \(kind.rawValue)"
    case .emptyPath: "the path is empty"
    case .absolutePath: "the path is absolute; paths are relative to their folder"
    case .unsafeComponent: "the path has a component '..', '.' or an empty one"
    case .holdsNUL: "the path holds a NUL"
    case .leavesFolder: "it leads outside of the folder"
    case .locked(let holder): "it is in use by another run" + (holder.map { " (process \($0))" } ?? "")
    case .tooDeep(let limit): "folders are nested deeper than \(limit)"
    case .nameIsNotText: "a file name is not UTF-8"
    case .badFaultPlan: "the variable FIGMENT_FAULT is not understood"
    }
  }
}
