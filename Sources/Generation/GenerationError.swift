package import Bytes
package import Formats

/// Why a run did not make its dataset.
package enum GenerationError: Error, Sendable {
  /// Reading or writing failed; what was finished stays.
  case file(FileError)
  /// A format can't write what the samples hold.
  case format(FormatError, name: String)
  /// A sample could not be made.
  case sample(index: UInt64, SampleFailure)
  /// A worker's tools could not be made.
  case tools(SampleFailure)
  /// Two samples, or a format twice, wrote the same file.
  case twinFiles(path: String)
  /// A file of Figment's own can't be understood.
  case damaged(path: String, what: String)
  /// A shard names a format that this program hasn't got.
  case unknownFormat(String)
  /// The output folder can't be used in the way that was asked for.
  case refused(Refusal)
  /// These folders are not the shards of one dataset.
  case shards([ShardFault])
  /// The run was asked to stop; what was finished stays and can be resumed.
  case stopped(samplesKept: UInt64, of: UInt64? = nil)
}

/// The value of `body`, whose failure is that of a file.
func filing<Result: ~Copyable>(
  _ body: @autoclosure () throws(FileError) -> Result
) throws(GenerationError) -> Result {
  do throws(FileError) { return try body() } catch { throw .file(error) }
}

/// Why an output folder can't be used.
package enum Refusal: Sendable, Hashable {
  /// It holds files that Figment did not make.
  case foreign(folder: String)
  case finished(folder: String)
  case unfinished(folder: String)
  /// It holds a shard, where a whole dataset was to be made, or the other way round, or another shard.
  case otherPart(folder: String, holds: String, wanted: String)
  /// It was made from something else.
  case differs(folder: String, [KeyDifference])
  /// It was to grow, but its samples depend on how many there are.
  case fixedCount(folder: String, now: UInt64, then: UInt64, [CountSite])
  case smallerCount(folder: String, now: UInt64, then: UInt64)
}

/// What is wrong with the shards that were to be merged.
package enum ShardFault: Sendable, Hashable {
  case notAShard(folder: String)
  case dataset(folder: String)
  case unfinished(folder: String)
  case differs(folder: String, from: String, [KeyDifference])
  /// It was made by another version of Figment than this, which might join it otherwise.
  case otherProgram(folder: String, now: String, then: String)
  case otherTotal(folder: String, shard: String, from: String, total: UInt64)
  case double(shard: String, folders: [String])
  case missing([String])
  case damaged(folder: String, what: String)
}

/// One thing that is not as it was when the set was begun.
package struct KeyDifference: Sendable, Hashable {
  /// What differs: `seed`, `spec`, `cairo`, `asset 'car.png'` …
  package var name: String
  package var now: String
  package var then: String

  package init(_ name: String, now: String, then: String) {
    self.name = name
    self.now = now
    self.then = then
  }
}
