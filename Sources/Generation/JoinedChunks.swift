import Bytes
import Formats

/// All chunk files of a run, in index order.
struct ChunkStore: Sendable {
  let root: Folder
  /// How many chunks there are; their files are numbered from 0.
  let count: Int
  /// The dataset's.
  let classes: [String]
  /// Whether the streams lie in files of their own.
  let isGrown: Bool

  func open(_ number: Int) throws(GenerationError) -> ChunkFile {
    try ChunkFile(Workspace.chunk(number), of: root, classes: classes)
  }

  /// Calls `body` with a section of every chunk that has it, in index order.
  func forEachSection(
    _ stream: String, of format: String = "", _ body: (Span<UInt8>) throws(GenerationError) -> Void
  ) throws(GenerationError) {
    if isGrown { return try forEachStretch(stream, of: format, body) }
    var bytes: [UInt8] = []
    for number in 0..<count {
      let file = try open(number)
      guard let section = file.header.section(stream, of: format), section.count > 0 else { continue }
      try filing(try file.read(section, into: &bytes))
      guard bytes.count == section.count else {
        throw .damaged(path: Workspace.chunk(number), what: "it is shorter than it should be")
      }
      try body(bytes.span)
    }
  }

  private func forEachStretch(
    _ stream: String, of format: String, _ body: (Span<UInt8>) throws(GenerationError) -> Void
  ) throws(GenerationError) {
    let path = Workspace.stream(stream, of: format)
    guard try filing(try root.has(path)) else { return }
    let file = try filing(try root.open(path))
    var bytes: [UInt8] = []
    var start = 0
    for number in 0..<count {
      guard let end = try open(number).header.end(of: stream, of: format)?.end else { continue }
      guard end >= start, end <= file.size else { throw .damaged(path: path, what: "it is shorter than it should be") }
      try filing(try file.read(at: start, count: end - start, into: &bytes))
      try body(bytes.span)
      start = end
    }
  }
}

/// The fragments of one format, joined on disk.
struct JoinedChunks: JoinedFragments {
  private let store: ChunkStore
  private let format: String
  private let totals: [String: UInt64]
  let streamNames: [String]
  private let trouble: Trouble

  init(_ store: ChunkStore, of format: String, reportingTo trouble: Trouble) throws(GenerationError) {
    var totals: [String: UInt64] = [:]
    var names: Set<String> = []
    for number in 0..<store.count {
      let header = try store.open(number).header
      for count in header.counts where count.format == format { totals[count.name, default: 0] &+= count.value }
      for section in header.sections where section.format == format { names.insert(section.stream) }
      for end in header.ends ?? [] where end.format == format { names.insert(end.stream) }
    }
    self.store = store
    self.format = format
    self.totals = totals
    streamNames = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.trouble = trouble
  }

  func total(_ count: String) -> UInt64 { totals[count, default: 0] }

  func forEachBlock(of stream: String, _ body: (Span<UInt8>) throws(FormatError) -> Void) throws(FormatError) {
    do throws(GenerationError) {
      try store.forEachSection(stream, of: format) { block throws(GenerationError) in
        do throws(FormatError) { try body(block) } catch { throw .format(error, name: format) }
      }
    } catch {
      throw trouble.note(error)
    }
  }
}

/// Carries our own errors past a format, which knows only its own: the first is kept and can be asked for.
final class Trouble {
  private(set) var first: GenerationError?

  /// What to throw in place of `error` where only a format's errors may pass.
  func note(_ error: GenerationError) -> FormatError {
    if case .format(let error, _) = error { return error }
    if first == nil { first = error }
    return .file(path: "", reason: error.message)
  }
}
