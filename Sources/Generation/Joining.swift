import Bytes
import Formats
import Synchronization

extension Run {
  private var store: ChunkStore {
    ChunkStore(root: workspace.root, count: layout.count, classes: record.key.classes)
  }

  /// Makes of all chunks what belongs to the whole: the formats' joined files, truth, checksums and the manifest.
  func join(jobs: Int) throws(GenerationError) -> Manifest {
    progress.begin(.joining)
    let parts = try joinParts(jobs: jobs)
    var tail = SumsRun()
    for part in parts {
      for entry in part.entries { tail.add(entry.path, entry.digest) }
    }
    var lines = ByteWriter()
    tail.write(to: &lines)
    let sums = try SumsMerge(workspace: workspace)
      .merge(store, and: lines, into: Workspace.staged(Workspace.sumsFile))
    var manifest = Manifest(key: record.key, tally: try tally(), files: sums.lines, sums: sums.digest)
    manifest.losses = try losses()
    var text = ByteWriter()
    manifest.write(to: &text)
    try write(text, to: Workspace.staged(Workspace.manifest))
    return manifest
  }

  /// Makes of all chunks a shard: a journal in order, and the record that says what it is.
  func closeShard(_ shard: Shard) throws(GenerationError) {
    progress.begin(.joining)
    do throws(FileError) {
      try makeParts()
      let entries = try Journal.read(Workspace.journal, of: workspace.root)
      var lines = ByteWriter()
      for number in 0..<layout.count { entries[number]?.write(to: &lines) }
      try workspace.replace(Workspace.journal, with: lines)
      let record = ShardRecord(
        key: record.key, shard: shard, chunkSize: record.chunkSize, journal: SHA256Digest(of: lines.bytes))
      var text = ByteWriter()
      record.write(to: &text)
      try workspace.replace("\(Workspace.name)/\(Workspace.shard)", with: text)
    } catch {
      throw .file(error)
    }
  }

  /// A dataset of no samples has its folders, too.
  private func makeParts() throws(FileError) {
    try workspace.root.makeFolder(Workspace.chunks)
    try workspace.root.makeFolder(Workspace.staging)
    for format in formats { try workspace.root.makeFolder(Workspace.staged(format.folder)) }
  }

  private func write(_ text: ByteWriter, to path: String) throws(GenerationError) {
    try filing(try workspace.replace(path, with: text))
  }

  /// Everything counted: what the chunks hold, and what the samples of a reused dataset had dropped.
  private func tally() throws(GenerationError) -> Tally {
    var whole = Tally()
    for number in 0..<layout.count { whole.join(try store.open(number).header.tally) }
    whole.add(dropped: record.base?.dropped ?? [:])
    return whole
  }

  /// What formats counted as lost or changed, in their order.
  private func losses() throws(GenerationError) -> [FormatLosses] {
    var losses: [FormatLosses] = []
    for format in formats {
      let whole = try JoinedChunks(store, of: format.folder, reportingTo: Trouble())
      let counts = TextLoss.counts(whole.total).map { FormatLosses.Count(name: $0.name, count: $0.count) }
      if !counts.isEmpty { losses.append(FormatLosses(folder: format.folder, counts: counts)) }
    }
    return losses
  }

  /// Joins truth and formats, each on one of `jobs` threads.
  private func joinParts(jobs: Int) throws(GenerationError) -> [SumsRun] {
    try filing(try makeParts())
    let dispenser = Dispenser(formats.count + 1)
    let made = Mutex<[SumsRun]>([])
    runOnThreads(min(jobs, formats.count + 1)) {
      while let number = dispenser.take() {
        do throws(GenerationError) {
          let sums = number == 0 ? try joinTruth() : try finish(formats[number - 1])
          made.withLock { $0.append(sums) }
        } catch {
          dispenser.fail(number, with: error)
        }
      }
    }
    if let failure = dispenser.failure { throw failure }
    return made.withLock { $0 }
  }

  private func joinTruth() throws(GenerationError) -> SumsRun {
    var writer = try filing(try workspace.create(Workspace.staged(Workspace.truth)))
    try store.forEachSection(ChunkHeader.truth) { block throws(GenerationError) in
      try filing(try writer.write(bytes: block))
    }
    var sums = SumsRun()
    do throws(FileError) {
      sums.add(Workspace.truth, try writer.finishHashed().digest)
    } catch {
      throw .file(error)
    }
    return sums
  }

  private func finish(_ planned: PlannedFormat) throws(GenerationError) -> SumsRun {
    let trouble = Trouble()
    let whole = try JoinedChunks(store, of: planned.folder, reportingTo: trouble)
    let folder = StagedFolder(planned.folder, in: workspace, reportingTo: trouble)
    do throws(FormatError) {
      try planned.format.finish(whole, into: folder)
    } catch {
      throw trouble.first ?? .format(error, name: planned.name)
    }
    return folder.sums
  }
}
