import Bytes

/// The streams of a run, each in a file of its own that grows as chunks are made, in their order.
///
/// What is joined in the end is thus written and hashed once, while it is in the cache, and needs no second look: a file that
/// is exactly one stream becomes a second name of it. A chunk file then says only how far each stream goes at the
/// chunk's end and what its digest is there, and by that a run goes on: what is behind the last sound end is cut off.
final class GrownStreams: Sendable {
  /// What a chunk has of one stream.
  struct Piece {
    /// The format's folder; empty for our own.
    var format: String
    var stream: String
    var bytes: ByteWriter
  }

  private let workspace: Workspace
  /// Two places: hashing, then writing, so that a chunk is hashed while the one before it is written.
  private let turns = Turns(places: 2)
  /// Safe, because it is touched only by the worker whose turn it is to hash, or before and after all workers.
  nonisolated(unsafe) private var files: [Name: GrownFile] = [:]

  private struct Name: Hashable {
    var format: String
    var stream: String
  }

  /// No streams; nothing is on disk yet.
  init(_ workspace: Workspace) { self.workspace = workspace }

  /// Adds what a chunk has, once all earlier chunks have; gives where its streams end then, in the order of `pieces`.
  ///
  /// Nil if an earlier chunk failed: then this one is of no use.
  func append(_ chunk: Int, _ pieces: [Piece]) throws(FileError) -> [StreamEnd]? {
    let pieces = pieces.filter { !$0.bytes.isEmpty }
    guard turns.wait(for: chunk, at: 0) else { return nil }
    let grown = pieces.map { piece in file(piece.stream, of: piece.format) }
    GrownFile.hash(pieces.map(\.bytes), into: grown)
    let ends = zip(pieces, grown).map { piece, file in
      StreamEnd(format: piece.format, stream: piece.stream, end: file.count, digest: file.digest)
    }
    turns.pass(at: 0)
    guard turns.wait(for: chunk, at: 1) else { return nil }
    for (piece, file) in zip(pieces, grown) { try file.write(piece.bytes) }
    turns.pass(at: 1)
    return ends
  }

  private func file(_ stream: String, of format: String) -> GrownFile {
    let name = Name(format: format, stream: stream)
    if let known = files[name] { return known }
    let file = GrownFile(Workspace.stream(stream, of: format), in: workspace)
    files[name] = file
    return file
  }

  /// Says that a chunk will never come, so that nobody waits for it.
  func giveUp(_ chunk: Int) { turns.stop(before: chunk) }

  /// Takes up what an earlier run left: the streams go on behind `chunks` chunks.
  func goOn(behind chunks: Int, _ sound: [SoundStream]) throws(FileError) {
    turns.begin(at: chunks)
    for stream in sound { try file(stream.stream, of: stream.format).goOn(behind: stream) }
  }

  /// Closes all files; nothing may be added after that.
  func close() throws(FileError) { for file in files.values { try file.close() } }

  /// The digest of a whole stream, and where it lies; nil if no chunk has anything of it.
  func stream(_ stream: String, of format: String = "") -> (path: String, digest: SHA256Digest)? {
    files[Name(format: format, stream: stream)].map { (Workspace.stream(stream, of: format), $0.digest) }
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

/// One stream's file: hashed, and appended to by whoever's turn it is for either.
private final class GrownFile {
  private let path: String
  private let workspace: Workspace
  /// How many bytes were hashed, and of what.
  private(set) var count = 0
  private var hasher = Hasher256()
  /// Nil before the first byte and behind the last.
  private var writer: FileWriter?

  init(_ path: String, in workspace: Workspace) {
    self.path = path
    self.workspace = workspace
  }

  var digest: SHA256Digest { hasher.digest }

  /// Takes up a stream of which the beginning is sound; what is behind it goes.
  func goOn(behind sound: SoundStream) throws(FileError) {
    (count, hasher) = (sound.end, sound.hasher)
    try workspace.root.truncate(path, to: count)
    writer = try workspace.root.create(path, .appending, capacity: 0)
  }

  /// Takes each of `bytes` into the digest of one of as many files: the two longest side by side, as far as both go.
  static func hash(_ bytes: [ByteWriter], into files: [GrownFile]) {
    var rest = bytes.indices.map { (place: $0, start: 0, count: bytes[$0].count) }
    for (place, piece) in bytes.enumerated() { files[place].count += piece.count }
    while rest.count > 1 {
      rest.sort { ($0.count, $1.place) > ($1.count, $0.place) }
      let common = rest[1].count
      let (one, two) = (rest[0], rest[1])
      bytes[one.place].withUnsafeBytes { first in
        bytes[two.place].withUnsafeBytes { second in
          Hasher256.update(
            &files[one.place].hasher, UnsafeRawBufferPointer(rebasing: first[one.start..<one.start + common]),
            &files[two.place].hasher, UnsafeRawBufferPointer(rebasing: second[two.start..<two.start + common]))
        }
      }
      rest[0].start += common
      rest[0].count -= common
      rest.remove(at: 1)
      if rest[0].count == 0 { rest.removeFirst() }
    }
    if let last = rest.first {
      bytes[last.place].withUnsafeBytes { all in
        files[last.place].hasher.update(UnsafeRawBufferPointer(rebasing: all[last.start...]))
      }
    }
  }

  /// Appends bytes, and hands them to the system: without a copy, so no room is kept for one.
  func write(_ bytes: borrowing ByteWriter) throws(FileError) {
    if writer == nil {
      // What a killed run left, of which nothing is known to be sound.
      if try workspace.root.has(path) { try workspace.root.remove(path) }
      writer = try workspace.root.create(path, .appending, capacity: 0)
    }
    try writer?.write(bytes)
  }

  func close() throws(FileError) {
    if let open = writer.take() { _ = try open.finish() }
  }
}
