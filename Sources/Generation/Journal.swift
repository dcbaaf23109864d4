import Bytes
import Synchronization

/// One finished chunk: its place and the record of its chunk file, which in turn holds the digests of all its files.
struct JournalEntry: Sendable, Hashable {
  var chunk: Chunk
  var size: Int
  var digest: SHA256Digest
}

extension JournalEntry {
  /// `NUMBER FIRST END SIZE DIGEST CHECK`: the check is the head of the digest of what stands before it.
  func write(to writer: inout ByteWriter) {
    var line = ByteWriter()
    line.append(text: "\(chunk.number) \(chunk.indices.lowerBound) \(chunk.indices.upperBound) \(size) \(digest.hex)")
    let check = SHA256Digest(of: line.bytes).hex.prefix(Self.checkLength)
    writer.append(bytes: line.bytes)
    writer.append(text: " \(check)\n")
  }

  /// Nil for a line that was cut or changed.
  init?(line: some Collection<UInt8>) {
    let fields = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard fields.count == 6, let number = Int(fields[0]), let first = UInt64(fields[1]), let end = UInt64(fields[2]),
      let size = Int(fields[3]), let digest = SHA256Digest(hex: fields[4]), number >= 0, first < end
    else { return nil }
    self.init(chunk: Chunk(number: number, indices: first..<end), size: size, digest: digest)
    var again = ByteWriter()
    write(to: &again)
    guard again.bytes.dropLast().elementsEqual(line) else { return nil }
  }

  private static let checkLength = 16
}

/// The list of finished chunks, on disk. Lines are added when a chunk's files are complete; all workers write to one.
final class Journal: Sendable {
  /// Nil once it is closed.
  private let writer: Mutex<FileWriter?>

  /// Begins a journal that holds `entries`.
  init(in workspace: Workspace, holding entries: some Sequence<JournalEntry>) throws(FileError) {
    var lines = ByteWriter()
    for entry in entries { entry.write(to: &lines) }
    try workspace.replace(Workspace.journal, with: lines)
    writer = Mutex(try workspace.root.create(Workspace.journal, .appending))
  }

  /// Adds a chunk; when this returns, the line outlives the process.
  func add(_ entry: JournalEntry) throws(FileError) {
    var line = ByteWriter()
    entry.write(to: &line)
    try writer.withLock { writer throws(FileError) in
      try writer?.write(line)
      try writer?.flush()
    }
  }

  /// Closes the file; nothing may be added after that.
  func close() throws(FileError) {
    try writer.withLock { writer throws(FileError) in
      if let open = writer.take() { _ = try open.finish() }
    }
  }

  /// The sound lines of the journal at `path`; the last of those with one number holds. None, if there is no journal.
  static func read(_ path: String, of root: Folder) throws(FileError) -> [Int: JournalEntry] {
    guard try root.has(path) else { return [:] }
    var entries: [Int: JournalEntry] = [:]
    for line in try root.read(path, limit: sizeLimit).split(separator: UInt8(ascii: "\n")) {
      if let entry = JournalEntry(line: line) { entries[entry.chunk.number] = entry }
    }
    return entries
  }

  /// Ten million chunks.
  private static let sizeLimit = 1 << 30
}
