import Bytes

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
    guard try folder.status(of: ShardRecord.journal)?.kind == .file,
      try folder.open(ShardRecord.journal).record().digest == record.journal
    else {
      return .failure(Fault(fault: .damaged(folder: path, what: "its journal is not the one that it ended with")))
    }
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
