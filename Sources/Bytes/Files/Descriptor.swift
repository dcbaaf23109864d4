#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open file or folder. Closed when it goes out of scope; `close` does so in sight of errors.
struct Descriptor: ~Copyable, Sendable {
  let number: CInt
  let path: String
  private var isOpen = true

  /// Opens `path`; `permissions` count where a file is made, less what the user's umask takes.
  init(opening path: String, _ flags: CInt, permissions: mode_t = 0o644) throws(FileError) {
    let opened = try SystemCall.run(.open, on: path) { Int(open($0, flags | O_CLOEXEC, permissions)) }
    self.init(owning: CInt(opened), path: path)
  }

  /// Opens `name` in an open folder; the path is for messages.
  init(opening name: UnsafePointer<CChar>, in folder: CInt, _ flags: CInt, path: String) throws(FileError) {
    let opened = try SystemCall.run(.open, path) { _ in Int(openat(folder, name, flags | O_CLOEXEC)) }
    self.init(owning: CInt(opened), path: path)
  }

  private init(owning number: CInt, path: String) {
    self.number = number
    self.path = path
  }

  deinit {
    if isOpen { _ = systemClose(number) }
  }

  /// Closes now. An error here may be the first word of a failed write, so it counts.
  mutating func close() throws(FileError) {
    guard isOpen else { return }
    isOpen = false
    let number = number
    try SystemCall.run(.close, path) { _ in Int(systemClose(number)) }
  }

  /// What the open file is.
  func status() throws(FileError) -> FileStatus {
    var raw = stat()
    try SystemCall.run(.status, path) { _ in Int(fstat(number, &raw)) }
    return FileStatus(raw)
  }

  /// Reads up to `buffer.count` bytes; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    try SystemCall.run(.read, path) { isShortened in
      systemRead(number, buffer.baseAddress, isShortened ? max(1, buffer.count / 2) : buffer.count)
    }
  }

  /// Writes all of `bytes`, in as many calls as the system wants.
  func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = try SystemCall.run(.write, path) { isShortened in
        let part = UnsafeRawBufferPointer(rebasing: rest)
        return systemWrite(number, part.baseAddress, isShortened ? max(1, part.count / 2) : part.count)
      }
      rest = rest.dropFirst(written)
    }
  }

  /// Returns when the content has reached the device.
  func sync() throws(FileError) {
    try SystemCall.run(.sync, path) { _ in Int(fsync(number)) }
  }
}

// The methods above hide the system's functions of the same names.
@discardableResult
func systemClose(_ number: CInt) -> CInt { close(number) }
private func systemRead(_ number: CInt, _ start: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(number, start, count)
}
private func systemWrite(_ number: CInt, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(number, start, count)
}
