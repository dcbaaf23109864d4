import Bytes

/// Takes chunks over from shards, after a check of all their files: by second names where it can be, else by copies.
struct ShardReader: ChunkMaker {
  private let run: Run
  private let set: ShardSet
  private var check: ChunkCheck

  init(_ run: Run, _ set: ShardSet) {
    self.run = run
    self.set = set
    check = ChunkCheck(classes: set.key.classes)
  }

  mutating func make(_ chunk: Chunk) throws(GenerationError) -> JournalEntry? {
    let (member, found) = set.source(of: chunk)
    guard let entry = found else {
      throw .shards([.damaged(folder: member.folder.path, what: "its journal has no chunk \(chunk.indices.lowerBound)")]
      )
    }
    let (folder, workspace) = (member.folder, run.workspace)
    let chunkFile = "\(ShardRecord.chunks)/\(entry.chunk.number)"
    var isIntact = false
    do throws(FileError) {
      isIntact = try check.isIntact(entry, chunkFile, files: ShardRecord.files, in: folder) {
        path, twin throws(FileError) in
        let staged = Workspace.staged(path)
        if let twin {
          try workspace.link(Workspace.staged(twin), of: workspace.root, to: staged)
        } else {
          try workspace.link("\(ShardRecord.files)/\(path)", of: folder, to: staged)
        }
      }
      if isIntact { try workspace.link(chunkFile, of: folder, to: Workspace.chunk(chunk.number)) }
    } catch {
      throw .file(error)
    }
    guard isIntact else {
      let (first, last) = (chunk.indices.lowerBound, chunk.indices.upperBound - 1)
      throw .shards([
        .damaged(folder: folder.path, what: "not all files of samples \(first) to \(last) are as they were made")
      ])
    }
    run.progress.advance(by: UInt64(chunk.indices.count))
    return JournalEntry(chunk: chunk, size: entry.size, digest: entry.digest)
  }
}
