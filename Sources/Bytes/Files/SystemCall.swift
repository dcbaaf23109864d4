#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The one door to the system: every call on files passes here, is repeated when a signal interrupts it, and turns
/// errno into a `FileError`.
///
/// `close` alone is not repeated: Linux has let go of the descriptor even when it says EINTR, and a second close could hit
/// a file that another thread has just opened.
enum SystemCall {
  /// Makes one call; `body` gives what the call returned, negative for failure.
  @inline(__always)
  @discardableResult
  static func run(
    _ operation: FileOperation, _ path: @autoclosure () -> String, _ body: (_ isShortened: Bool) -> Int
  ) throws(FileError) -> Int {
    var isShortened = false
    if let fault = FaultPoints.next(operation, path()) {
      // A failing close lets go of the descriptor all the same.
      if operation == .close { _ = body(false) }
      isShortened = try suffer(fault, operation, path())
    }
    while true {
      let result = body(isShortened)
      if result >= 0 { return result }
      let number = errno
      if number == EINTR {
        if operation == .close { return 0 }
        continue
      }
      throw FileError(operation, path(), .system(errno: number))
    }
  }

  /// As `run`, for a call on a path.
  @discardableResult
  static func run(
    _ operation: FileOperation, on path: String, _ body: (UnsafePointer<CChar>) -> Int
  ) throws(FileError) -> Int {
    guard !path.utf8.contains(0) else { throw FileError(operation, path, .holdsNUL) }
    return try run(operation, path) { _ in path.withCString(body) }
  }

  @inline(never)
  private static func suffer(
    _ fault: FaultRule.Action, _ operation: FileOperation, _ path: String
  ) throws(FileError) -> Bool {
    switch fault {
    case .fail(let number): throw FileError(operation, path, .system(errno: number))
    case .misprint: throw FileError(operation, path, .badFaultPlan)
    case .kill:
      kill(getpid(), SIGKILL)
      // The signal may take a moment, and the call must not happen.
      while true { pause() }
    case .short: break
    }
    return true
  }
}
