import Bytes

/// Merges many sorted lists of checksums on disk into one, with memory for a few at a time.
///
/// Lists are merged in groups of `width` into longer ones, those again, until one is left.
struct SumsMerge {
  /// A sorted list: a stretch of a file of the output folder.
  struct Source {
    var path: String
    var start: Int
    var end: Int
  }

  private static let width = 64

  let workspace: Workspace

  /// Writes the lines of all chunks of `store`, and those of `last`, in path order to `target`.
  ///
  /// - Throws: `twinFiles` if a path comes twice.
  func merge(_ store: ChunkStore, and last: ByteWriter, into target: String) throws(GenerationError) -> Outcome {
    let tail = "\(Workspace.sums)/tail"
    try filing(try workspace.replace(tail, with: last))
    var next: [Source] = []
    var level = 0
    for start in stride(from: 0, to: store.count, by: Self.width) {
      let group = try (start..<min(start + Self.width, store.count)).map { number throws(GenerationError) in
        try source(of: number, in: store)
      }
      next.append(try merge(group, to: "\(Workspace.sums)/0-\(start / Self.width)").source)
    }
    next.append(Source(path: tail, start: 0, end: last.count))
    while next.count > Self.width {
      level += 1
      var merged: [Source] = []
      for start in stride(from: 0, to: next.count, by: Self.width) {
        let group = Array(next[start..<min(start + Self.width, next.count)])
        merged.append(try merge(group, to: "\(Workspace.sums)/\(level)-\(start / Self.width)").source)
      }
      next = merged
    }
    return try merge(next, to: target)
  }

  struct Outcome {
    var source: Source
    var lines: UInt64
    var digest: SHA256Digest
  }

  private func source(of number: Int, in store: ChunkStore) throws(GenerationError) -> Source {
    let section = try store.open(number).header.section(ChunkHeader.sums)
    return Source(
      path: Workspace.chunk(number), start: section?.offset ?? 0, end: (section?.offset ?? 0) + (section?.count ?? 0))
  }

  private func merge(_ sources: [Source], to path: String) throws(GenerationError) -> Outcome {
    var twin: String?
    do throws(FileError) {
      var lists: [SortedList] = []
      for source in sources { lists.append(try SortedList(source, of: workspace.root)) }
      lists.removeAll { $0.path == nil }
      var writer = try workspace.create(path)
      var lines: UInt64 = 0
      var last: [UInt8]?
      while let (first, limit) = Self.lowest(lists) {
        // Its neighbours in the list mostly come next, too.
        repeat {
          if lists[first].path == last, let last { twin = twin ?? String(decoding: last, as: UTF8.self) }
          last = lists[first].path
          try writer.write(bytes: lists[first].line)
          lines += 1
          try lists[first].advance()
        } while lists[first].isBelow(limit)
        if lists[first].path == nil { lists.remove(at: first) }
      }
      let record = try writer.finishHashed()
      if twin == nil {
        return Outcome(source: Source(path: path, start: 0, end: record.size), lines: lines, digest: record.digest)
      }
    } catch {
      throw .file(error)
    }
    throw .twinFiles(path: twin ?? "")
  }

  /// The list whose line comes first, and the first path of all others.
  private static func lowest(_ lists: [SortedList]) -> (first: Int, limit: [UInt8]?)? {
    guard !lists.isEmpty else { return nil }
    var first = 0
    var limit: [UInt8]?
    for place in lists.indices.dropFirst() {
      if lists[place].isBelow(lists[first].path) {
        limit = lists[first].path
        first = place
      } else if lists[place].isBelow(limit) {
        limit = lists[place].path
      }
    }
    return (first, limit)
  }
}

/// A sorted list on its way through a merge.
private final class SortedList {
  private let file: FileReader
  private var lines: LineReader
  /// The line that comes next, its break included; empty at the end.
  private(set) var line: [UInt8] = []
  /// The path in it; nil at the end.
  private(set) var path: [UInt8]?

  init(_ source: SumsMerge.Source, of root: Folder) throws(FileError) {
    file = try root.open(source.path)
    lines = LineReader(from: source.start, to: source.end)
    try advance()
  }

  func advance() throws(FileError) {
    line.removeAll(keepingCapacity: true)
    path = nil
    guard let next = try lines.next(in: file) else { return }
    line += next
    line.append(UInt8(ascii: "\n"))
    path = Array(next.dropFirst(SumsLine.pathOffset))
  }

  /// Whether the next line comes before `limit`; anything comes before no limit, the end before nothing.
  func isBelow(_ limit: [UInt8]?) -> Bool {
    guard let path else { return false }
    guard let limit else { return true }
    return path.lexicographicallyPrecedes(limit)
  }
}
