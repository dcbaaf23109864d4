import Bytes
import Formats
import Labels

/// A finished dataset whose samples are used again, by a run that makes it longer or mends it.
///
/// Its truth and its list of checksums were found sound; its other files are checked one by one as they are used.
/// Shared by all workers.
final class FinishedSet: Sendable {
  let root: Folder
  let count: UInt64
  let truth: FileReader
  let sums: FileReader
  /// Where every `stride`-th line of the truth begins.
  let lineStarts: [Int]
  static let stride: UInt64 = 64

  /// Nil unless `manifest` describes what stands in `root`: the list of checksums as it says, and the truth as the list
  /// says, with a line for each sample.
  init?(in root: Folder, _ manifest: Manifest) throws(FileError) {
    guard try root.status(of: Workspace.truth)?.kind == .file, try root.status(of: Workspace.sumsFile)?.kind == .file
    else { return nil }
    let sums = try root.open(Workspace.sumsFile)
    let truth = try root.open(Workspace.truth)
    var block = [UInt8](repeating: 0, count: 256 << 10)
    guard try sums.digest(through: &block).digest == manifest.sums else { return nil }
    let (starts, digest, lines) = try Self.scan(truth, through: &block)
    var cursor = SumsIndex()
    guard lines == manifest.key.count, try cursor.digest(of: Workspace.truth, in: sums) == digest else { return nil }
    self.root = root
    count = manifest.key.count
    self.truth = truth
    self.sums = sums
    lineStarts = starts
  }

  private static func scan(
    _ truth: borrowing FileReader, through block: inout [UInt8]
  ) throws(FileError) -> (starts: [Int], digest: SHA256Digest, lines: UInt64) {
    var hasher = Hasher256()
    var starts = [0]
    var lines: UInt64 = 0
    var offset = 0
    while offset < truth.size {
      try truth.read(at: offset, count: min(256 << 10, truth.size - offset), into: &block)
      guard !block.isEmpty else { break }
      hasher.update(block)
      for place in block.indices where block[place] == UInt8(ascii: "\n") {
        lines += 1
        if lines % stride == 0 { starts.append(offset + place + 1) }
      }
      offset += block.count
    }
    return (starts, hasher.digest, lines)
  }
}

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
    reader = TruthReader(classes: plan.description.classes)
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
      guard let digest = try index.digest(of: path, in: set.sums), let bytes = try intact(path, digest) else { continue }
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

/// The lines of a stretch of a file, read block by block.
struct LineReader {
  private var block: [UInt8] = []
  private var place = 0
  private var offset: Int
  private let end: Int

  /// The lines between two offsets; the first begins at `start`.
  init(from start: Int, to end: Int) {
    offset = start
    self.end = end
  }

  /// The next line without its break; nil at the end. Valid until the next call.
  mutating func next(in file: borrowing FileReader) throws(FileError) -> ArraySlice<UInt8>? {
    var searched = place
    while true {
      if let stop = block[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { place = stop + 1 }
        return block[place..<stop]
      }
      block.removeSubrange(..<place)
      place = 0
      searched = block.count
      guard offset < end else {
        guard !block.isEmpty else { return nil }
        defer { place = block.count }
        return block[...]
      }
      var more: [UInt8] = []
      try file.read(at: offset, count: min(Self.blockSize, end - offset), into: &more)
      offset = more.isEmpty ? end : offset + more.count
      block += more
    }
  }

  private static let blockSize = 8 << 10
}

/// Looks paths up in a list of checksums that stands in a file, in byte order of its paths.
///
/// By bisection; the block of lines that held the last answer is kept, for the files of consecutive samples stand side by side.
struct SumsIndex {
  private var block: [UInt8] = []

  /// The digest of `path`; nil if the list hasn't got it.
  mutating func digest(of path: String, in list: borrowing FileReader) throws(FileError) -> SHA256Digest? {
    let wanted = Array(path.utf8)
    if let known = find(wanted) { return known }
    // The line that is sought begins in low ..< high.
    var (low, high) = (0, list.size)
    while high - low > Self.blockSize {
      let middle = (low + high) / 2
      guard let start = try lineStart(after: middle, in: list), start < high else {
        high = middle + 1
        continue
      }
      try list.read(at: start, count: Self.lineLimit, into: &block)
      let line = block.prefix { $0 != UInt8(ascii: "\n") }
      if wanted.lexicographicallyPrecedes(line.dropFirst(SumsLine.pathOffset)) { high = start } else { low = start }
    }
    try list.read(at: low, count: high - low + Self.lineLimit, into: &block)
    // The last line may be cut.
    block.removeLast(block.count - (block.lastIndex(of: UInt8(ascii: "\n")) ?? 0))
    return find(wanted)
  }

  private func lineStart(after offset: Int, in list: borrowing FileReader) throws(FileError) -> Int? {
    var bytes: [UInt8] = []
    try list.read(at: offset, count: Self.lineLimit, into: &bytes)
    return bytes.firstIndex(of: UInt8(ascii: "\n")).map { offset + $0 + 1 }
  }

  private func find(_ path: [UInt8]) -> SHA256Digest? {
    for line in block.split(separator: UInt8(ascii: "\n")) {
      if line.count > SumsLine.pathOffset, line.dropFirst(SumsLine.pathOffset).elementsEqual(path) {
        return SumsLine.parse(line)?.digest
      }
    }
    return nil
  }

  private static let blockSize = 8 << 10
  /// Longer than any line: a digest and the longest path there can be.
  private static let lineLimit = 64 + 2 + 4096 + 1
}
