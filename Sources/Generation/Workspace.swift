import Bytes

/// Where things lie in an output folder while a run is on.
///
/// Everything is made under `.figment` and moved to its final name at the end, so all of this shares one file system:
///
///     .figment/lock          held by the run
///     .figment/run.json      what the run makes: its presence says that a run is on
///     .figment/journal       one line a finished chunk
///     .figment/chunks/N      what is joined later: streams, counts, digests of the chunk's files
///     .figment/streams/…     streams that grow while chunks are made, where the plan says so
///     .figment/staging/…     the dataset as it will be
///     .figment/sums/…        sorted lists on their way into one
///     .figment/publishing    the moving has begun
///     .figment/old/…         what was replaced
struct Workspace: Sendable {
  /// The output folder.
  let root: Folder

  static let name = ".figment"
  static let run = name + "/run.json"
  static let journal = name + "/journal"
  static let chunks = name + "/chunks"
  static let streams = name + "/streams"
  static let staging = name + "/staging"
  static let sums = name + "/sums"
  static let publishing = name + "/publishing"
  static let old = name + "/old"

  static let truth = "truth.jsonl"
  static let sumsFile = "SHA256SUMS"
  static let manifest = "manifest.json"
  static let shard = "shard.json"

  static func staged(_ path: String) -> String { "\(staging)/\(path)" }
  /// A stream's own file; the truth, which belongs to no format, stands under its final name, which no format's folder has.
  static func stream(_ stream: String, of format: String) -> String {
    format.isEmpty ? "\(streams)/\(truth)" : "\(streams)/\(format)/\(fileName(ofStream: stream))"
  }
  /// One component for a stream's name, which may be any text and hold slashes: each name has another.
  private static func fileName(ofStream stream: String) -> String {
    let safe = SafeName.make(from: stream)
    return safe == stream ? safe : "\(safe)-\(SHA256Digest(of: Array(stream.utf8)).hex.prefix(16))"
  }

  static func chunk(_ number: Int) -> String { "\(chunks)/\(number)" }

  /// Writes a file of the run whole, in place of what stood there, and gives its digest.
  ///
  /// Never into the old file: it may have a second name in a finished dataset.
  func write(_ path: String, _ bytes: [UInt8]) throws(FileError) -> SHA256Digest {
    do throws(FileError) {
      try root.write(path, bytes, .new)
    } catch {
      guard error.isOccupied else { throw error }
      try root.remove(path)
      try root.write(path, bytes, .new)
    }
    return SHA256Digest(of: bytes)
  }

  /// As above, to stream into.
  func create(_ path: String) throws(FileError) -> FileWriter {
    do throws(FileError) {
      return try root.create(path, .new, hashing: true)
    } catch {
      guard error.isOccupied else { throw error }
    }
    try root.remove(path)
    return try root.create(path, .new, hashing: true)
  }

  /// Gives a file of the folder `source` a second name in the run, in place of what stood there.
  func link(_ existing: String, of source: Folder, to path: String) throws(FileError) {
    do throws(FileError) {
      _ = try root.link(existing, of: source, to: path)
      return
    } catch {
      guard error.isOccupied else { throw error }
    }
    try root.remove(path)
    _ = try root.link(existing, of: source, to: path)
  }

  /// Writes a small file that is either whole or not there, whatever happens.
  func replace(_ path: String, with content: borrowing ByteWriter) throws(FileError) {
    let temporary = path + ".new"
    var writer = try create(temporary)
    try writer.write(content)
    _ = try writer.finish(sync: true)
    try root.rename(temporary, to: path)
  }
}

extension FileWriter {
  /// As `finish`, of a writer that was made to hash.
  consuming func finishHashed(sync: Bool = false) throws(FileError) -> (size: Int, digest: SHA256Digest) {
    let record = try finish(sync: sync)
    guard let digest = record.digest else { preconditionFailure("the writer was not made to hash") }
    return (record.size, digest)
  }
}
