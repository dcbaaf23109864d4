import Bytes

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
    guard try sums.record().digest == manifest.sums else { return nil }
    let (starts, digest, lines) = try Self.scan(truth)
    var cursor = SumsIndex()
    guard lines == manifest.key.count, try cursor.digest(of: Workspace.truth, in: sums) == digest else { return nil }
    self.root = root
    count = manifest.key.count
    self.truth = truth
    self.sums = sums
    lineStarts = starts
  }

  private static func scan(
    _ truth: borrowing FileReader
  ) throws(FileError) -> (starts: [Int], digest: SHA256Digest, lines: UInt64) {
    var hasher = Hasher256()
    var starts = [0]
    var lines: UInt64 = 0
    var offset = 0
    try truth.forEachBlock { block throws(FileError) in
      hasher.update(block)
      for place in block.indices where block[place] == UInt8(ascii: "\n") {
        lines += 1
        if lines % stride == 0 { starts.append(offset + place + 1) }
      }
      offset += block.count
    } failing: {
      $0
    }
    return (starts, hasher.digest, lines)
  }
}
