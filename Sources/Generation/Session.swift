import Bytes
import Synchronization

/// One command's hold on an output folder: the lock, and the rules about what stands there already.
final class Session {
  /// What to do, once the folder is held.
  enum Start {
    /// Make what the record says; it is written and the working folder is in order.
    case run(RunRecord)
    /// A finished dataset of the same key, of the same or a smaller count.
    case finished(Manifest)
  }

  let workspace: Workspace
  private let lock: FolderLock
  private var root: Folder { workspace.root }

  /// Takes hold of `root`.
  ///
  /// - Throws: `refused` if it is somebody else's, or holds something finished and `mode` is `new`: such folders are not
  ///   even touched; `file` (locked) if another run is on.
  init(_ root: Folder, _ mode: Generator.Mode) throws(GenerationError) {
    let state = try filing(try OutputState(of: root))
    if state.isForeign { throw .refused(.foreign(folder: root.path)) }
    if mode == .new, state.run == nil, state.manifest != nil || state.shard != nil {
      throw .refused(.finished(folder: root.path))
    }
    workspace = Workspace(root: root)
    lock = try filing(try FolderLock(root))
  }

  /// Finds out what to do to get the dataset or shard of `key`, and prepares the working folder for it.
  func start(
    _ key: RunKey, _ shard: Shard?, chunkSize: UInt64, _ mode: Generator.Mode
  ) throws(GenerationError) -> Start {
    var state = try filing(try OutputState(of: root))
    if let run = state.run, try filing(try Publication(of: run, in: workspace).isComplete()) {
      // A crash came between the last rename and the removal of the working folder.
      try filing(try clear())
      state = try filing(try OutputState(of: root))
    }
    switch mode {
    case .new:
      if state.run != nil { throw .refused(.unfinished(folder: root.path)) }
      if state.manifest != nil || state.shard != nil { throw .refused(.finished(folder: root.path)) }
    case .overwrite:
      if let run = state.run { try filing(try takeBack(run)) }
    case .resume:
      if let run = state.run { return .run(try resume(run, key, shard)) }
      if let record = state.shard { return .run(try reopen(record, key, shard)) }
      if let manifest = state.manifest {
        guard shard == nil else { throw otherPart(holds: nil, wanted: shard) }
        try compare(key, to: manifest.key, isShard: false)
        return .finished(manifest)
      }
    }
    let record = RunRecord(key: key, shard: shard, chunkSize: chunkSize, replaced: state.topNames)
    try begin(record)
    return .run(record)
  }

  /// Begins a run with an empty working folder.
  func begin(_ record: RunRecord) throws(GenerationError) {
    try filing(try clear())
    try filing(try write(record))
  }

  /// Publishes what `run` has made.
  func publish(_ run: Run) throws(GenerationError) {
    run.progress.begin(.publishing)
    try filing(try Publication(of: run.record, in: workspace).publish())
  }

  /// Removes the working folder unless a run is left to be resumed. The last call; the lock goes with the session.
  func end(isFinished: Bool) throws(FileError) {
    if isFinished { try removeRun() }
    guard try !root.has(Workspace.run) else { return }
    do throws(FileError) {
      try root.removeTree(Workspace.name)
    } catch {
      // Somebody waiting for the lock may have made the folder again.
      guard error.isOccupied else { throw error }
    }
  }

  // MARK: Going on

  private func resume(_ run: RunRecord, _ key: RunKey, _ shard: Shard?) throws(GenerationError) -> RunRecord {
    guard run.shard == shard else { throw otherPart(holds: run.shard, wanted: shard) }
    try compare(key, to: run.key, isShard: shard != nil)
    var record = run
    record.key.count = key.count
    try filing(try takeBack(run))
    if record != run { try filing(try write(record)) }
    return record
  }

  /// Turns a finished shard back into a run, so that it is checked and mended like any other.
  private func reopen(_ shard: ShardRecord, _ key: RunKey, _ wanted: Shard?) throws(GenerationError) -> RunRecord {
    guard shard.shard == wanted else { throw otherPart(holds: shard.shard, wanted: wanted) }
    try compare(key, to: shard.key, isShard: true)
    let record = RunRecord(key: shard.key, shard: shard.shard, chunkSize: shard.chunkSize)
    // What says "run" comes last, and from then on it looks like a run that has moved all its parts.
    try filing(try clear())
    try filing(try workspace.replace(Workspace.publishing, with: ByteWriter()))
    try filing(try write(record))
    try filing(try takeBack(record))
    return record
  }

  private func takeBack(_ run: RunRecord) throws(FileError) {
    let publication = Publication(of: run, in: workspace)
    if try publication.hasBegun() { try publication.withdraw() }
  }

  private func compare(_ key: RunKey, to old: RunKey, isShard: Bool) throws(GenerationError) {
    var differences = key.differences(from: old)
    if isShard, key.count != old.count {
      // Shards of another count have other bounds.
      differences.append(KeyDifference("count", now: String(key.count), then: String(old.count)))
    }
    guard differences.isEmpty else { throw .refused(.differs(folder: root.path, differences)) }
    if key.count < old.count {
      throw .refused(.smallerCount(folder: root.path, now: key.count, then: old.count))
    }
    if key.count > old.count, !key.countSites.isEmpty {
      throw .refused(.fixedCount(folder: root.path, now: key.count, then: old.count, key.countSites))
    }
  }

  private func otherPart(holds: Shard?, wanted: Shard?) -> GenerationError {
    .refused(.otherPart(folder: root.path, holds: OutputState.part(holds), wanted: OutputState.part(wanted)))
  }

  // MARK: Working folder

  private func write(_ record: RunRecord) throws(FileError) {
    var text = ByteWriter()
    record.write(to: &text)
    try workspace.replace(Workspace.run, with: text)
  }

  private func clear() throws(FileError) {
    try removeRun()
    let lockName = "lock"
    for name in try root.subfolder(Workspace.name).names() where name != lockName {
      try root.removeTree("\(Workspace.name)/\(name)")
    }
  }

  /// First of all: without it, what else is left means nothing.
  private func removeRun() throws(FileError) {
    if try root.has(Workspace.run) { try root.remove(Workspace.run) }
  }
}
