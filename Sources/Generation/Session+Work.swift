import Bytes
import Synchronization

extension Session {
  /// Does `body` as the session's whole work, and tidies up after it, however it ends.
  func whole(_ body: () throws(GenerationError) -> RunSummary) throws(GenerationError) -> RunSummary {
    let summary: RunSummary
    do throws(GenerationError) {
      summary = try body()
    } catch {
      // What went wrong first is what to tell.
      try? end(isFinished: false)
      throw error
    }
    try filing(try end(isFinished: true))
    return summary
  }

  /// Joins the chunks of `run`, all of which are made, and publishes.
  func complete(_ run: Run, jobs: Int) throws(GenerationError) -> RunSummary {
    var manifest: Manifest?
    if let shard = run.record.shard { try run.closeShard(shard) } else { manifest = try run.join(jobs: jobs) }
    try publish(run)
    return RunSummary(run.record, manifest)
  }

  /// Whether every file of a finished dataset is there and as the checksums say.
  func isIntact(_ manifest: Manifest, jobs: Int, _ progress: Progress) throws(GenerationError) -> Bool {
    progress.expect(manifest.files)
    progress.begin(.checking)
    let root = workspace.root
    guard try filing(try root.status(of: Workspace.sumsFile)?.kind == .file) else { return false }
    let list = try filing(try root.open(Workspace.sumsFile))
    guard try filing(try list.record()).digest == manifest.sums else { return false }
    let state = Mutex(CheckState(lines: LineReader(from: 0, to: list.size)))
    runOnThreads(jobs) {
      while !progress.isStopRequested {
        do throws(FileError) {
          let line = try state.withLock { state throws(FileError) in try state.take(from: list) }
          guard let line else { return }
          if try !root.isAsListed(line) { state.withLock { $0.isSound = false } }
          progress.advance()
        } catch {
          state.withLock { $0.fail(error) }
        }
      }
    }
    let last = state.withLock { $0 }
    if let failure = last.failure { throw .file(failure) }
    if progress.isStopRequested { throw .stopped(samplesKept: manifest.key.count) }
    return last.isSound
  }
}

/// What the threads of a check share.
private struct CheckState {
  var lines: LineReader
  var isSound = true
  private(set) var failure: FileError?

  /// The next line to check; nil when there is no more, or no need for more.
  mutating func take(from list: borrowing FileReader) throws(FileError) -> [UInt8]? {
    guard isSound, failure == nil else { return nil }
    return try lines.next(in: list).map(Array.init)
  }

  init(lines: LineReader) { self.lines = lines }

  mutating func fail(_ error: FileError) { failure = failure ?? error }
}

extension Folder {
  /// Whether the file of a checksum line is there and as it says.
  fileprivate func isAsListed(_ line: [UInt8]) throws(FileError) -> Bool {
    guard let (digest, path) = SumsLine.parse(line), try status(of: path)?.kind == .file else { return false }
    return try open(path).record().digest == digest
  }
}
