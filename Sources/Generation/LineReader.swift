import Bytes

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
      guard searched <= Self.lineLimit else { return nil }
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

  /// No line of ours is as long; a stranger's file must not fill the memory.
  private static let lineLimit = 1 << 30
  private static let blockSize = 8 << 10
}
