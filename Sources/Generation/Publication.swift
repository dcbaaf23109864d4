import Bytes

/// The move of finished things from the working folder to their final names.
///
/// Each rename is all or nothing, and the whole can be taken up or taken back at any point, because what is still to be
/// moved is what still stands at its old place. The last move is the file whose presence says "finished".
struct Publication {
  struct Move {
    var from: String
    var to: String
  }

  let workspace: Workspace
  /// Never empty.
  let moves: [Move]
  /// What gives way: names at the top of the output folder, the one that says "finished" last.
  let replaced: [String]

  private var root: Folder { workspace.root }

  /// The publication of a run: a dataset's formats, truth, checksums and manifest, or a shard's parts.
  init(of record: RunRecord, in workspace: Workspace) {
    self.workspace = workspace
    replaced = record.replaced
    if record.shard != nil {
      moves = [
        Move(from: Workspace.staging, to: ShardRecord.files), Move(from: Workspace.chunks, to: ShardRecord.chunks),
        Move(from: Workspace.journal, to: ShardRecord.journal),
        Move(from: "\(Workspace.name)/\(Workspace.shard)", to: Workspace.shard),
      ]
    } else {
      let names = record.key.formats.map(\.folder) + [Workspace.truth, Workspace.sumsFile, Workspace.manifest]
      moves = names.map { Move(from: Workspace.staged($0), to: $0) }
    }
  }

  /// Moves everything. What was replaced is kept under `.figment/old` until that is removed.
  func publish() throws(FileError) {
    try root.syncAll()
    try workspace.replace(Workspace.publishing, with: ByteWriter())
    for name in replaced.reversed() where try isOld(name) {
      try root.rename(name, to: "\(Workspace.old)/\(name)", .keeping)
    }
    for move in moves.dropLast() where try root.has(move.from) { try root.rename(move.from, to: move.to, .keeping) }
    try root.syncFolder()
    if let last = moves.last { try root.rename(last.from, to: last.to, .keeping) }
    try root.syncFolder()
  }

  /// Whether what stands under a replaced name is the old thing: it is unless its successor has been moved there.
  private func isOld(_ name: String) throws(FileError) -> Bool {
    guard try root.has(name) else { return false }
    guard let move = moves.first(where: { $0.to == name }) else { return true }
    return try root.has(move.from)
  }

  /// Whether the moving has begun.
  func hasBegun() throws(FileError) -> Bool { try root.has(Workspace.publishing) }

  /// Whether all is moved, though the working folder may still be there.
  func isComplete() throws(FileError) -> Bool {
    guard try hasBegun(), let last = moves.last, try !root.has(last.from) else { return false }
    return try root.has(last.to)
  }

  /// Takes back what was moved, so that it can be checked and finished again.
  func withdraw() throws(FileError) {
    for move in moves.reversed() where try !root.has(move.from) {
      if try root.has(move.to) { try root.rename(move.to, to: move.from, .keeping) }
    }
    try root.remove(Workspace.publishing)
  }
}
