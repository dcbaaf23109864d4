import Bytes

/// Makes a dataset, or a shard of one, in an output folder.
package struct Generator: Sendable {
  /// What to do with what stands in the output folder.
  package enum Mode: Sendable {
    /// It must be empty.
    case new
    /// Go on with it, check it, mend it, make it longer. If nothing is there, begin.
    case resume
    /// Make all of it anew, beside it, and swap at the end.
    case overwrite
  }

  private let plan: DatasetPlan
  private let output: String
  private let shard: Shard?
  private let mode: Mode
  private let jobs: Int

  /// Makes what `plan` says, or one `shard` of it, in the folder `output`, which is made if it is missing; on `jobs`
  /// threads, at least one.
  package init(
    _ plan: DatasetPlan, output: String, shard: Shard? = nil, mode: Mode = .new, jobs: Int = onlineProcessors
  ) {
    self.plan = plan
    self.output = output
    self.shard = shard
    self.mode = mode
    self.jobs = max(1, jobs)
  }

  /// Makes it, and returns when it is published.
  package func run(_ progress: Progress = Progress()) throws(GenerationError) -> RunSummary {
    let session = try Session(Folder(output), mode)
    return try session.whole { () throws(GenerationError) in
      let key = RunKey(plan)
      // Whole cuts, so that no part of a format's output is made by two chunks.
      let chunkSize = (plan.chunkSize + plan.cut - 1) / plan.cut * plan.cut
      switch try session.start(key, shard, chunkSize: chunkSize, mode) {
      case .run(let record): return try make(record, in: session, progress)
      case .finished(let manifest):
        if key.count == manifest.key.count, try session.isIntact(manifest, jobs: jobs, progress) {
          return RunSummary(.verified, manifest)
        }
        let base = RunRecord.Base(count: manifest.key.count, dropped: manifest.tally.dropped)
        let record = RunRecord(
          key: key, shard: nil, chunkSize: chunkSize, base: base, replaced: manifest.topNames)
        try session.begin(record)
        return try make(record, in: session, progress)
      }
    }
  }

  private func make(
    _ record: RunRecord, in session: Session, _ progress: Progress
  ) throws(GenerationError) -> RunSummary {
    let run = Run(
      record: record, layout: record.layout, formats: plan.formats, workspace: session.workspace, progress: progress,
      isGrown: plan.streamsGrow && record.shard == nil)
    let finished = try filing(try finishedSet(of: record, in: session.workspace.root))
    try run.finishChunks(jobs: jobs) { Worker(run, plan, reusing: finished) }
    return try session.complete(run, jobs: jobs)
  }

  /// The dataset that the run makes longer or mends, if it is still there and its truth is sound.
  private func finishedSet(of record: RunRecord, in root: Folder) throws(FileError) -> FinishedSet? {
    guard let base = record.base, let manifest = try Manifest(of: root), manifest.key.count == base.count,
      record.key.differences(from: manifest.key).isEmpty
    else { return nil }
    return try FinishedSet(in: root, manifest)
  }
}

/// What a run came to.
package struct RunSummary: Sendable {
  package enum Outcome: Sendable, Hashable {
    case made
    /// A finished dataset grew.
    case extended(from: UInt64)
    /// A finished dataset was damaged; it is whole again.
    case mended
    /// A finished dataset was checked and found whole.
    case verified
  }

  package var outcome: Outcome
  package var shard: Shard?
  /// How many samples there are now, in the shard or the dataset.
  package var samples: UInt64
  /// Nil for a shard.
  package var manifest: Manifest?

  init(_ outcome: Outcome, _ manifest: Manifest) {
    self.outcome = outcome
    samples = manifest.key.count
    self.manifest = manifest
  }

  init(_ record: RunRecord, _ manifest: Manifest?) {
    switch record.base {
    case nil: outcome = .made
    case let base? where base.count < record.key.count: outcome = .extended(from: base.count)
    case _?: outcome = .mended
    }
    shard = record.shard
    samples = UInt64(record.indices.count)
    self.manifest = manifest
  }
}
