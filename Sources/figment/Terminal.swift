import ArgumentParser
import Bytes
import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard output and standard error.
enum Terminal {
  /// Prints words for a person and a line break on standard output; control characters in them are hidden.
  ///
  /// - Throws: an exit with status 0 if nobody reads any more, with 74 if it can't be written.
  static func print(_ words: String) throws { try print(data: words.shown(lines: true)) }

  /// Prints what programs read, as it is, and a line break on standard output.
  ///
  /// - Throws: as `print` does.
  static func print(data text: String) throws {
    let reason = write(text + "\n", to: STDOUT_FILENO)
    if reason == 0 { return }
    if reason == EPIPE { throw ExitCode.success }
    tell(FileError(.write, "standard output", .system(errno: reason)).description)
    throw ExitCode(74)
  }

  /// Tells the user something on standard error, marked as Figment's: `figment: …`; control characters in it are hidden. That
  /// it can't be told is no error.
  static func tell(_ text: String) { note("figment: " + text) }

  /// Prints text and a line break on standard error; control characters are hidden.
  static func note(_ text: String) { _ = write(text.shown(lines: true) + "\n", to: STDERR_FILENO) }

  /// Puts raw text on standard error: a line that is drawn again and again.
  static func draw(_ text: String) { _ = write(text, to: STDERR_FILENO) }

  /// Takes the numbers of standard input, output and error where they were left closed: else a file of the dataset would get
  /// one, and messages would be written into it. What is written there fails as before.
  static func takeClosedDescriptors() {
    for (descriptor, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
    where fcntl(descriptor, F_GETFD) == -1 {
      // The system gives the lowest number that is free.
      _ = open("/dev/null", mode)
    }
  }

  /// Whether standard output is a terminal whose user wants colours (no-color.org).
  static var showsColors: Bool { isatty(STDOUT_FILENO) == 1 && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true) }

  /// Whether somebody watches standard error.
  static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

  /// How many columns the terminal has; 80 if it doesn't say.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Returns errno, 0 if all is written.
  private static func write(_ text: String, to descriptor: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        #else
          let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
        #endif
        if count < 0, errno != EINTR { return errno }
        if count > 0 { rest = UnsafeRawBufferPointer(rebasing: rest[count...]) }
      }
      return 0
    }
  }
}
