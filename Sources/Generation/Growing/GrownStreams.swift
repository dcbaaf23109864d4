import Bytes

/// The streams of a run, each in a file of its own that grows as chunks are made, in their order.
///
/// What is joined in the end is thus written and hashed once, while it is in the cache, and needs no second look: a file that
/// is exactly one stream becomes a second name of it. A chunk file then says only how far each stream goes at the
/// chunk's end and what its digest is there, and by that a run goes on: what is behind the last sound end is cut off.
final class GrownStreams: Sendable {
  private let turns: Turns
  /// One for the truth and one for each format. Safe, because each is touched only by the worker whose turn it is there, or
  /// before and after all workers.
  nonisolated(unsafe) private let slots: [GrownSlot]
  private let folders: [String]

  /// The streams of truth and of formats with these folders; nothing is on disk yet.
  init(_ workspace: Workspace, formats: [String]) {
    folders = [""] + formats
    slots = folders.map { GrownSlot(workspace, $0) }
    turns = Turns(places: folders.count)
  }

  /// How many places there are where workers wait for their turn.
  var slotCount: Int { folders.count }

  /// Adds what a chunk has of one slot's streams, once all earlier chunks have; gives where the streams end then.
  ///
  /// Nil if an earlier chunk failed: then this one is of no use.
  func append(
    _ chunk: Int, _ slot: Int, _ body: (GrownSlot) throws(FileError) -> Void
  ) throws(FileError) -> [StreamEnd]? {
    guard turns.wait(for: chunk, at: slot) else { return nil }
    try body(slots[slot])
    let ends = try slots[slot].flush()
    turns.pass(at: slot)
    return ends
  }

  /// Says that a chunk will never come, so that nobody waits for it.
  func giveUp(_ chunk: Int) { turns.stop(before: chunk) }

  /// Takes up what an earlier run left: the streams go on behind `chunks` chunks.
  func goOn(behind chunks: Int, _ sound: [SoundStream]) throws(FileError) {
    turns.begin(at: chunks)
    for stream in sound {
      guard let place = folders.firstIndex(of: stream.format) else { continue }
      try slots[place].goOn(stream)
    }
  }

  /// Closes all files; nothing may be added after that.
  func close() throws(FileError) {
    for slot in slots { try slot.close() }
  }

  /// The digest of a whole stream, and where it lies; nil if no chunk has anything of it.
  func stream(_ name: String, of format: String = "") -> (path: String, digest: SHA256Digest)? {
    guard let place = folders.firstIndex(of: format), let digest = slots[place].digest(of: name) else { return nil }
    return (Workspace.stream(name, of: format), digest)
  }
}

/// Where a stream ends, as of some chunk.
struct StreamEnd: Sendable, Hashable {
  /// The format's folder; empty for our own.
  var format: String
  var stream: String
  /// From the file's start.
  var end: Int
  /// Of all up to there.
  var digest: SHA256Digest
}

/// A stream's sound beginning.
struct SoundStream: Sendable {
  var format: String
  var stream: String
  var end: Int
  /// Has taken in all up to the end.
  var hasher: Hasher256
}

/// The streams of one format, or the truth.
final class GrownSlot {
  private let workspace: Workspace
  private let format: String
  private var files: [String: GrownFile] = [:]
  /// Those that grew since the last `flush`.
  private var grown: Set<String> = []

  init(_ workspace: Workspace, _ format: String) {
    self.workspace = workspace
    self.format = format
  }

  /// Adds bytes to a stream.
  func append(_ bytes: borrowing ByteWriter, to stream: String) throws(FileError) {
    guard !bytes.isEmpty else { return }
    let file: GrownFile
    if let known = files[stream] {
      file = known
    } else {
      file = try GrownFile(Workspace.stream(stream, of: format), in: workspace)
      files[stream] = file
    }
    try file.append(bytes)
    grown.insert(stream)
  }

  /// Hands everything to the system, and tells the ends of the streams that grew, by name.
  fileprivate func flush() throws(FileError) -> [StreamEnd] {
    let names = grown.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    grown.removeAll(keepingCapacity: true)
    var ends: [StreamEnd] = []
    for name in names {
      guard let file = files[name] else { continue }
      try file.flush()
      ends.append(StreamEnd(format: format, stream: name, end: file.count, digest: file.digest))
    }
    return ends
  }

  fileprivate func goOn(_ stream: SoundStream) throws(FileError) {
    files[stream.stream] = try GrownFile(
      Workspace.stream(stream.stream, of: format), in: workspace, behind: stream.end, stream.hasher)
  }

  fileprivate func close() throws(FileError) { for file in files.values { try file.close() } }

  fileprivate func digest(of stream: String) -> SHA256Digest? { files[stream]?.digest }
}

/// One stream's file: appended to, and hashed on the way.
private final class GrownFile {
  /// Nil once it is closed.
  private var writer: FileWriter?
  private var hasher = Hasher256()
  private(set) var count = 0

  /// A new file, in place of what a killed run left.
  init(_ path: String, in workspace: Workspace) throws(FileError) {
    if try workspace.root.has(path) { try workspace.root.remove(path) }
    writer = try workspace.root.create(path, .appending)
  }

  /// A file of which the first `count` bytes are sound, all of them known to `hasher`; what is behind them goes.
  init(_ path: String, in workspace: Workspace, behind count: Int, _ hasher: Hasher256) throws(FileError) {
    try workspace.root.truncate(path, to: count)
    writer = try workspace.root.create(path, .appending)
    self.count = count
    self.hasher = hasher
  }

  var digest: SHA256Digest { hasher.digest }

  func append(_ bytes: borrowing ByteWriter) throws(FileError) {
    hasher.update(bytes)
    try writer?.write(bytes)
    count += bytes.count
  }

  func flush() throws(FileError) { try writer?.flush() }

  func close() throws(FileError) {
    if let open = writer.take() { _ = try open.finish() }
  }
}
