import Bytes

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
