import Bytes
import Formats
import Labels

/// One worker's way into a finished dataset.
struct Recall {
  struct Recalled {
    var sample: Sample
    /// The line of the truth, without its break.
    var line: ArraySlice<UInt8>
    /// Where the picture is, relative to the output folder, and its digest.
    var picture: (path: String, digest: SHA256Digest)?
  }

  private let set: FinishedSet
  private let plan: DatasetPlan
  private let reader: TruthReader
  private var lines: LineReader
  private var index = SumsIndex()
  /// The index of the sample whose line comes next.
  private var next: UInt64 = 0

  init(_ set: FinishedSet, for plan: DatasetPlan) {
    self.set = set
    self.plan = plan
    reader = TruthReader(classes: plan.description.classes, spanLabels: plan.description.spanLabels)
    lines = LineReader(from: 0, to: set.truth.size)
  }

  /// The sample at `wanted`, its picture loaded and checked; nil if the set has no such sample or the picture is damaged.
  mutating func sample(_ wanted: UInt64) throws(FileError) -> Recalled? {
    guard wanted < set.count else { return nil }
    if wanted < next || wanted >= next + FinishedSet.stride {
      let start = wanted / FinishedSet.stride
      guard start < set.lineStarts.count else { return nil }
      lines = LineReader(from: set.lineStarts[Int(start)], to: set.truth.size)
      next = start * FinishedSet.stride
    }
    while next < wanted {
      guard try lines.next(in: set.truth) != nil else { return nil }
      next += 1
    }
    next += 1
    guard let line = try lines.next(in: set.truth), var sample = try? reader.sample(from: Array(line)),
      sample.index == wanted
    else { return nil }
    guard sample.image != nil else { return Recalled(sample: sample, line: line, picture: nil) }
    for path in plan.picturePaths(of: sample) {
      guard let digest = try index.digest(of: path, in: set.sums), let bytes = try intact(path, digest) else {
        continue
      }
      sample.image?.bytes = bytes
      return Recalled(sample: sample, line: line, picture: (path, digest))
    }
    return nil
  }

  /// The bytes of a file, if it is there and as its digest says.
  private func intact(_ path: String, _ digest: SHA256Digest) throws(FileError) -> [UInt8]? {
    guard try set.root.status(of: path)?.kind == .file else { return nil }
    let bytes = try set.root.read(path, limit: 1 << 30)
    return SHA256Digest(of: bytes) == digest ? bytes : nil
  }
}
