import Bytes
package import Formats

/// Joins the shards of a dataset; the result is that of one run, byte for byte.
package struct Merger: Sendable {
  private let shards: [String]
  private let output: String
  private let mode: Generator.Mode
  private let jobs: Int
  private let newFormat: @Sendable (RunKey.Format, DatasetDescription) throws(FormatError) -> (any DatasetFormat)?

  /// Joins the `shards`, given by their folders in any order, into the folder `output`; `newFormat` makes a format from
  /// what a shard says of it.
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
      guard let made, !PlannedFormat.reservedFolders.contains(format.folder) else {
        throw .unknownFormat(format.name)
      }
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
