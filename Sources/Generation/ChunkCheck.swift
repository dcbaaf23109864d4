import Bytes

/// Checks that a chunk is on disk as it was made: its chunk file, and by that every file of its samples.
struct ChunkCheck {
  /// The dataset's classes.
  let classes: [String]
  /// Whether the run's streams lie in files of their own, which chunk files must say, or in the chunk files.
  let isGrown: Bool
  private var lines: [UInt8] = []

  /// Whether `chunkFile` in `folder` is as the journal says, and all files that it lists, below `files`, as it says.
  ///
  /// `body` is called with each listed file that is sound, and with another name of the same file, if that came before.
  mutating func isIntact(
    _ entry: JournalEntry, _ chunkFile: String, files: String, in folder: Folder,
    each body: (_ path: String, _ twin: String?) throws(FileError) -> Void = { _, _ in }
  ) throws(FileError) -> Bool {
    guard try digest(of: chunkFile, in: folder) == FileRecord(size: entry.size, digest: entry.digest) else {
      return false
    }
    guard let sums = try sums(of: chunkFile, in: folder, entry.chunk.indices) else { return false }
    var known: [Node: (digest: SHA256Digest, path: String)] = [:]
    for line in sums {
      guard let (digest, path) = SumsLine.parse(line), let status = try folder.status(of: "\(files)/\(path)"),
        status.kind == .file
      else { return false }
      let node = Node(device: status.device, node: status.node)
      let twin = known[node]
      var found = twin?.digest
      if found == nil { found = try self.digest(of: "\(files)/\(path)", in: folder)?.digest }
      guard found == digest else { return false }
      if status.links > 1, twin == nil { known[node] = (digest, path) }
      try body(path, twin?.path)
    }
    return true
  }

  /// Names of one file are read once.
  private struct Node: Hashable {
    var device: UInt64
    var node: UInt64
  }

  init(classes: [String], isGrown: Bool = false) {
    self.classes = classes
    self.isGrown = isGrown
  }

  private mutating func digest(of path: String, in folder: Folder) throws(FileError) -> FileRecord? {
    guard try folder.status(of: path)?.kind == .file else { return nil }
    return try folder.open(path).record()
  }

  /// The lines of the chunk file's list; nil if it isn't the chunk file of these indices.
  private mutating func sums(
    of chunkFile: String, in folder: Folder, _ indices: Range<UInt64>
  ) throws(FileError) -> [ArraySlice<UInt8>]? {
    do throws(GenerationError) {
      let file = try ChunkFile(chunkFile, of: folder, classes: classes)
      guard file.header.indices == indices, (file.header.ends != nil) == isGrown,
        let section = file.header.section(ChunkHeader.sums)
      else { return nil }
      try filing(try file.read(section, into: &lines))
      return lines.split(separator: UInt8(ascii: "\n"))
    } catch {
      if case .file(let error) = error { throw error }
      return nil
    }
  }
}
