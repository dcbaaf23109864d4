package import Bytes

/// The small JSON files that say what a folder is: `manifest.json`, `shard.json`, `.figment/run.json`.
enum RecordKind: String {
  case dataset, shard, run

  /// The head that all of them share; the key's members follow.
  func begin(_ key: RunKey, in writer: inout ByteWriter) {
    writer.append(text: "{\n  \"figment\": 1,\n  \"kind\": \"\(rawValue)\",\n")
    key.writeMembers(to: &writer)
  }

  /// The record at `path`; nil if there is none, it can't be read or it is of another kind.
  func read(_ path: String, of root: Folder) throws(FileError) -> (json: JSONValue, key: RunKey)? {
    guard try root.status(of: path)?.kind == .file else { return nil }
    let text = try root.read(path, limit: Self.sizeLimit)
    guard let json = try? JSONValue(parsing: text), json["figment"]?.integer == 1, json["kind"]?.string == rawValue,
      let key = RunKey(json)
    else { return nil }
    return (json, key)
  }

  private static let sizeLimit = 256 << 20
}

/// `manifest.json`: what a finished dataset is made of.
package struct Manifest: Sendable, Hashable {
  package var key: RunKey
  package var tally: Tally
  /// What formats could not say as it is; those alone that had to leave something out or change it.
  package var losses: [FormatLosses] = []
  /// How many files `SHA256SUMS` lists.
  package var files: UInt64
  /// The digest of `SHA256SUMS`.
  package var sums: SHA256Digest

  init(key: RunKey, tally: Tally, files: UInt64, sums: SHA256Digest) {
    self.key = key
    self.tally = tally
    self.files = files
    self.sums = sums
  }

  /// The manifest of the dataset in `folder`; nil if there is none that Figment wrote.
  package init?(of folder: Folder) throws(FileError) {
    guard let (json, key) = try RecordKind.dataset.read(Workspace.manifest, of: folder),
      let tally = json["tally"].flatMap({ Tally($0, classes: key.classes) }), let files = json["files"]?.unsigned,
      let sums = json["sums"]?.string.flatMap({ SHA256Digest(hex: $0) })
    else { return nil }
    self.init(key: key, tally: tally, files: files, sums: sums)
    losses = json["losses"]?.object.flatMap(FormatLosses.list) ?? []
  }

  func write(to writer: inout ByteWriter) {
    RecordKind.dataset.begin(key, in: &writer)
    writer.append("  \"tally\": ")
    tally.write(to: &writer, classes: key.classes)
    if !losses.isEmpty {
      writer.append(",\n  \"losses\": ")
      writer.append(losses)
    }
    writer.append(text: ",\n  \"files\": \(files),\n  \"sums\": \"\(sums.hex)\"\n}\n")
  }

  /// What stands at the top of the dataset.
  var topNames: [String] {
    key.formats.map(\.folder) + [Workspace.truth, Workspace.sumsFile, Workspace.manifest]
  }
}

/// `shard.json`: what a finished shard is.
struct ShardRecord: Sendable, Hashable {
  var key: RunKey
  var shard: Shard
  /// Samples in one chunk.
  var chunkSize: UInt64
  /// The digest of the shard's journal.
  var journal: SHA256Digest

  init(key: RunKey, shard: Shard, chunkSize: UInt64, journal: SHA256Digest) {
    self.key = key
    self.shard = shard
    self.chunkSize = chunkSize
    self.journal = journal
  }

  init?(of folder: Folder) throws(FileError) {
    guard let (json, key) = try RecordKind.shard.read(Workspace.shard, of: folder),
      let shard = json["shard"]?.string.flatMap({ Shard($0) }), let chunkSize = json["chunk"]?.unsigned,
      DatasetPlan.sizes.contains(chunkSize),
      let journal = json["journal"]?.string.flatMap({ SHA256Digest(hex: $0) })
    else { return nil }
    self.init(key: key, shard: shard, chunkSize: chunkSize, journal: journal)
  }

  func write(to writer: inout ByteWriter) {
    RecordKind.shard.begin(key, in: &writer)
    writer.append(
      text: "  \"shard\": \"\(shard)\",\n  \"chunk\": \(chunkSize),\n  \"journal\": \"\(journal.hex)\"\n}\n")
  }

  /// How the shard's samples fall into chunks.
  var piece: ChunkLayout.Piece {
    ChunkLayout.Piece(indices: shard.indices(of: key.count, cut: key.cut), chunkSize: chunkSize)
  }

  /// Where a finished shard keeps its parts.
  static let files = "files"
  static let chunks = "chunks"
  static let journal = "journal"
  static let topNames = [files, chunks, journal, Workspace.shard]
}

/// `.figment/run.json`: what is being made.
struct RunRecord: Sendable, Hashable {
  /// A finished dataset that this run makes longer or mends: its samples need not be made again.
  struct Base: Sendable, Hashable {
    var count: UInt64
    /// What was dropped from its samples.
    var dropped: [String: UInt64]
  }

  var key: RunKey
  var shard: Shard?
  /// Samples in one chunk; kept when a run is resumed, for the journal's sake.
  var chunkSize: UInt64
  var base: Base?
  /// What stands at the top of the output folder and goes when this run is finished.
  var replaced: [String]

  init(key: RunKey, shard: Shard?, chunkSize: UInt64, base: Base? = nil, replaced: [String] = []) {
    self.key = key
    self.shard = shard
    self.chunkSize = chunkSize
    self.base = base
    self.replaced = replaced
  }

  init?(of folder: Folder) throws(FileError) {
    guard let (json, key) = try RecordKind.run.read(Workspace.run, of: folder),
      let chunkSize = json["chunk"]?.unsigned, DatasetPlan.sizes.contains(chunkSize),
      let replaced = json["replaced"]?.strings
    else { return nil }
    self.init(key: key, shard: json["shard"]?.string.flatMap { Shard($0) }, chunkSize: chunkSize, replaced: replaced)
    if let count = json["base"]?["count"]?.unsigned, let dropped = json["base"]?["dropped"]?.record(\.unsigned) {
      base = Base(count: count, dropped: dropped)
    }
  }

  func write(to writer: inout ByteWriter) {
    RecordKind.run.begin(key, in: &writer)
    writer.append("  \"shard\": ")
    writer.append(json: shard?.description)
    writer.append(",\n  \"base\": ")
    if let base {
      writer.append(text: "{\"count\":\(base.count),\"dropped\":")
      writer.appendRecord(base.dropped.map { (key: $0.key, value: $0.value) }) { $0.append(integer: $1) }
      writer.append("}")
    } else {
      writer.append("null")
    }
    writer.append(",\n  \"replaced\": ")
    writer.appendList(replaced) { $0.append(json: $1) }
    writer.append(text: ",\n  \"chunk\": \(chunkSize)\n}\n")
  }

  /// The indices that the run makes.
  var indices: Range<UInt64> { shard?.indices(of: key.count, cut: key.cut) ?? 0..<key.count }

  var layout: ChunkLayout { ChunkLayout(indices, size: chunkSize, cut: key.cut) }
}
