import Bytes

/// What all workers of a run share.
struct Run: Sendable {
  let record: RunRecord
  /// How the run's indices fall into chunks.
  let layout: ChunkLayout
  let formats: [PlannedFormat]
  let workspace: Workspace
  let progress: Progress
  /// Where streams grow while chunks are made; nil where chunk files keep them until all are joined.
  let streams: GrownStreams?

  init(
    record: RunRecord, layout: ChunkLayout, formats: [PlannedFormat], workspace: Workspace, progress: Progress,
    isGrown: Bool = false
  ) {
    self.record = record
    self.layout = layout
    self.formats = formats
    self.workspace = workspace
    self.progress = progress
    streams = isGrown ? GrownStreams(workspace) : nil
  }
}

/// Something that finishes chunks, on one thread: by making samples or by taking them over from shards.
protocol ChunkMaker {
  /// Stages the files of a chunk and its chunk file; nil if an earlier chunk failed and this one is of no use.
  mutating func make(_ chunk: Chunk) throws(GenerationError) -> JournalEntry?
}

extension Run {
  /// Finishes all chunks on `jobs` threads, each with a maker of its own.
  ///
  /// What an earlier run finished is checked and kept; what is missing or damaged is made.
  /// - Throws: `stopped` if that was asked for; else what went wrong in the lowest chunk.
  func finishChunks(jobs: Int, _ newMaker: @escaping @Sendable () -> any ChunkMaker) throws(GenerationError) {
    progress.expect(layout.sampleCount)
    progress.begin(.making)
    let (listed, journal) = try openJournal()
    let dispenser = Dispenser(layout.count, from: try growOn(from: listed))
    // What the streams go on behind is checked; all else grows anew.
    let known = streams == nil ? listed : [:]
    runOnThreads(min(jobs, max(1, layout.count))) {
      var maker = newMaker()
      var check = ChunkCheck(classes: record.key.classes)
      while !progress.isStopRequested, let number = dispenser.take() {
        do throws(GenerationError) {
          let chunk = layout[number]
          if let entry = known[number], entry.chunk == chunk, try isIntact(entry, by: &check) {
            progress.advance(by: UInt64(chunk.indices.count))
          } else {
            if let entry = try maker.make(chunk) { try filing(try journal.add(entry)) }
          }
        } catch {
          dispenser.fail(number, with: error)
          streams?.giveUp(number)
        }
      }
    }
    if let failure = dispenser.failure { throw failure }
    try filing(try journal.close())
    try filing(try streams?.close())
    guard dispenser.isExhausted else { throw .stopped(samplesKept: progress.done, of: progress.total) }
  }

  /// Takes up the streams of an earlier run; gives how many chunks are made.
  private func growOn(from known: [Int: JournalEntry]) throws(GenerationError) -> Int {
    guard let streams else { return 0 }
    let sound = try SoundStreams(of: self, known)
    try filing(try streams.goOn(behind: sound.chunks, sound.streams))
    for number in 0..<sound.chunks { progress.advance(by: UInt64(layout[number].indices.count)) }
    return sound.chunks
  }

  private func openJournal() throws(GenerationError) -> (known: [Int: JournalEntry], journal: Journal) {
    do throws(FileError) {
      let known = try Journal.read(Workspace.journal, of: workspace.root)
      // Begun anew, so that a line that a crash cut in half is gone.
      let lines = known.values.sorted { $0.chunk.number < $1.chunk.number }
      return (known, try Journal(in: workspace, holding: lines))
    } catch {
      throw .file(error)
    }
  }

  private func isIntact(_ entry: JournalEntry, by check: inout ChunkCheck) throws(GenerationError) -> Bool {
    do throws(FileError) {
      return try check.isIntact(
        entry, Workspace.chunk(entry.chunk.number), files: Workspace.staging, in: workspace.root)
    } catch {
      throw .file(error)
    }
  }
}
