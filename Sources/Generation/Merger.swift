import Bytes
package import Formats

/// Joins the shards of a dataset; the result is that of one run, byte for byte.
package struct Merger: Sendable {
  private let shards: [String]
  private let output: String
  private let mode: Generator.Mode
  private let jobs: Int
  private let newFormat: @Sendable (RunKey.Format, DatasetDescription) throws(FormatError) -> (any DatasetFormat)?

  /// - Parameters:
  ///   - shards: their folders, in any order.
  ///   - newFormat: makes a format from what a shard says of it; by default from the table.
  package init(
    _ shards: [String], output: String, mode: Generator.Mode = .new, jobs: Int = onlineProcessors,
    newFormat: @escaping @Sendable (RunKey.Format, DatasetDescription) throws(FormatError) -> (any DatasetFormat)? =
      Merger.formatFromTable
  ) {
    self.shards = shards
    self.output = output
    self.mode = mode
    self.jobs = max(1, jobs)
    self.newFormat = newFormat
  }

  /// Makes the dataset, and returns when it is published. The shards stay as they are.
  package func run(_ progress: Progress = Progress()) throws(GenerationError) -> RunSummary {
    let set = try ShardSet(shards)
    let formats = try formats(of: set.key)
    let session = try Session(Folder(output), mode)
    return try session.whole { () throws(GenerationError) in
      switch try session.start(set.key, nil, chunkSize: set.chunkSize, mode) {
      case .run(let record): return try join(set, record, formats, in: session, progress)
      case .finished(let manifest):
        if manifest.key.count == set.key.count, try session.isIntact(manifest, jobs: jobs, progress) {
          return RunSummary(.verified, manifest)
        }
        let record = RunRecord(
          key: set.key, shard: nil, chunkSize: set.chunkSize, replaced: manifest.topNames)
        try session.begin(record)
        return try join(set, record, formats, in: session, progress)
      }
    }
  }

  private func join(
    _ set: ShardSet, _ record: RunRecord, _ formats: [PlannedFormat], in session: Session, _ progress: Progress
  ) throws(GenerationError) -> RunSummary {
    let run = Run(
      record: record, layout: set.layout, formats: formats, workspace: session.workspace, progress: progress)
    try run.finishChunks(jobs: jobs) { ShardReader(run, set) }
    return try session.complete(run, jobs: jobs)
  }

  private func formats(of key: RunKey) throws(GenerationError) -> [PlannedFormat] {
    try key.formats.map { format throws(GenerationError) in
      let made: (any DatasetFormat)?
      do throws(FormatError) {
        made = try newFormat(format, key.description)
      } catch {
        throw .format(error, name: format.name)
      }
      guard let made else { throw .unknownFormat(format.name) }
      return PlannedFormat(
        name: format.name, options: FormatOptions(format.options), folder: format.folder, format: made)
    }
  }

  /// Makes a format of this program's own; nil if it has none of the name.
  package static func formatFromTable(
    _ format: RunKey.Format, _ description: DatasetDescription
  ) throws(FormatError) -> (any DatasetFormat)? {
    try datasetFormat(named: format.name)?.init(FormatOptions(format.options), for: description)
  }
}

/// All shards of one dataset, in order.
struct ShardSet: Sendable {
  struct Member: Sendable {
    var folder: Folder
    var record: ShardRecord
    var entries: [Int: JournalEntry]
  }

  let key: RunKey
  let layout: ChunkLayout
  let chunkSize: UInt64
  private let members: [Member]

  /// - Throws: `shards` with everything that is wrong with the folders.
  init(_ paths: [String]) throws(GenerationError) {
    var faults: [ShardFault] = []
    var members: [Member] = []
    for path in paths {
      switch try filing(try Self.read(Folder(path))) {
      case .success(let member): members.append(member)
      case .failure(let fault): faults.append(fault.fault)
      }
    }
    faults += Self.disagreements(members)
    // Which are missing can't be told before all are sound and belong together.
    if faults.isEmpty, let total = members.first?.record.shard.total { faults = Self.gaps(members, total: total) }
    guard faults.isEmpty, let first = members.first else { throw .shards(faults) }
    members.sort { $0.record.shard.number < $1.record.shard.number }
    self.members = members
    key = first.record.key
    chunkSize = first.record.chunkSize
    layout = ChunkLayout(members.map(\.record.piece))
  }

  /// The shard that holds a chunk of the whole, and the chunk's line in that shard's journal.
  ///
  /// - Precondition: `chunk` is one of the layout's.
  func source(of chunk: Chunk) -> (member: Member, entry: JournalEntry?) {
    for member in members where member.record.piece.indices.contains(chunk.indices.lowerBound) {
      let piece = member.record.piece
      let number = Int((chunk.indices.lowerBound - piece.indices.lowerBound) / piece.chunkSize)
      let entry = member.entries[number]
      return (member, entry?.chunk.indices == chunk.indices ? entry : nil)
    }
    preconditionFailure("a chunk of no shard")
  }

  private struct Fault: Error {
    var fault: ShardFault
  }

  private static func read(_ folder: Folder) throws(FileError) -> Result<Member, Fault> {
    let state = try OutputState(of: folder)
    let path = folder.path
    if state.run != nil { return .failure(Fault(fault: .unfinished(folder: path))) }
    if state.manifest != nil { return .failure(Fault(fault: .dataset(folder: path))) }
    guard let record = state.shard else { return .failure(Fault(fault: .notAShard(folder: path))) }
    var block = [UInt8](repeating: 0, count: 64 << 10)
    guard try folder.status(of: ShardRecord.journal)?.kind == .file,
      try folder.open(ShardRecord.journal).digest(through: &block).digest == record.journal
    else { return .failure(Fault(fault: .damaged(folder: path, what: "its journal is not the one that it ended with"))) }
    let entries = try Journal.read(ShardRecord.journal, of: folder)
    return .success(Member(folder: folder, record: record, entries: entries))
  }

  private static func disagreements(_ members: [Member]) -> [ShardFault] {
    guard let first = members.first else { return [] }
    var faults: [ShardFault] = []
    if first.record.key.generator != generatorName {
      faults.append(.otherProgram(folder: first.folder.path, now: generatorName, then: first.record.key.generator))
    }
    let total = first.record.shard.total
    for member in members.dropFirst() {
      var differences = member.record.key.differences(from: first.record.key)
      let (count, other) = (member.record.key.count, first.record.key.count)
      if count != other { differences.append(KeyDifference("count", now: String(count), then: String(other))) }
      if !differences.isEmpty {
        faults.append(.differs(folder: member.folder.path, from: first.folder.path, differences))
      } else if member.record.shard.total != total {
        faults.append(
          .otherTotal(
            folder: member.folder.path, shard: member.record.shard.description, from: first.folder.path, total: total))
      }
    }
    return faults
  }

  private static func gaps(_ members: [Member], total: UInt64) -> [ShardFault] {
    var folders: [UInt64: [String]] = [:]
    for member in members { folders[member.record.shard.number, default: []].append(member.folder.path) }
    var faults = folders.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
      .map { ShardFault.double(shard: "\($0.key)/\(total)", folders: $0.value) }
    let missing = (1...total).filter { folders[$0] == nil }.map { "\($0)/\(total)" }
    if !missing.isEmpty { faults.append(.missing(missing)) }
    return faults
  }
}

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

  mutating func make(_ chunk: Chunk) throws(GenerationError) -> JournalEntry {
    let (member, found) = set.source(of: chunk)
    guard let entry = found else {
      throw .shards([.damaged(folder: member.folder.path, what: "its journal has no chunk \(chunk.indices.lowerBound)")])
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
      throw .shards([.damaged(folder: folder.path, what: "not all files of samples \(first) to \(last) are as they were made")])
    }
    run.progress.advance(by: UInt64(chunk.indices.count))
    return JournalEntry(chunk: chunk, size: entry.size, digest: entry.digest)
  }
}
