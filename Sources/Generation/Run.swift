import Bytes

/// What all workers of a run share.
struct Run: Sendable {
  let record: RunRecord
  /// How the run's indices fall into chunks.
  let layout: ChunkLayout
  let formats: [PlannedFormat]
  let workspace: Workspace
  let progress: Progress
}

/// Something that finishes chunks, on one thread: by making samples or by taking them over from shards.
protocol ChunkMaker {
  /// Stages the files of a chunk and its chunk file.
  mutating func make(_ chunk: Chunk) throws(GenerationError) -> JournalEntry
}

extension Run {
  /// Finishes all chunks on `jobs` threads, each with a maker of its own.
  ///
  /// What an earlier run finished is checked and kept; what is missing or damaged is made.
  /// - Throws: `stopped` if that was asked for; else what went wrong in the lowest chunk.
  func finishChunks(jobs: Int, _ newMaker: @escaping @Sendable () -> any ChunkMaker) throws(GenerationError) {
    progress.expect(layout.sampleCount)
    progress.begin(.making)
    let (known, journal) = try openJournal()
    let dispenser = Dispenser(layout.count)
    runOnThreads(min(jobs, max(1, layout.count))) {
      var maker = newMaker()
      var check = ChunkCheck(classes: record.key.classes)
      while !progress.isStopRequested, let number = dispenser.take() {
        do throws(GenerationError) {
          let chunk = layout[number]
          if let entry = known[number], entry.chunk == chunk, try isIntact(entry, by: &check) {
            progress.advance(by: UInt64(chunk.indices.count))
          } else {
            let entry = try maker.make(chunk)
            try filing(try journal.add(entry))
          }
        } catch {
          dispenser.fail(number, with: error)
        }
      }
    }
    if let failure = dispenser.failure { throw failure }
    try filing(try journal.close())
    guard dispenser.isExhausted else { throw .stopped(samplesKept: progress.done, of: progress.total) }
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
