package import Diagnostics

/// A text that a spec holds, and where each of its characters stands in the file.
///
/// Offsets count Unicode scalars. Quotes, folding, escapes and block indentation are undone in `text`; `range(of:)`
/// leads back through them.
package struct SourceText: Sendable, Hashable {
  package let text: String
  package let file: SourceFile
  /// The whole scalar as written, quotes included.
  package let whole: SourceRange
  private let places: Places

  /// `positions` has the position of each scalar of `text`, and of its end: one more than there are scalars. Nil if
  /// inner places are not known; then every range is the whole.
  package init(_ text: String, whole: SourceRange, positions: [SourcePosition]?) {
    assert(positions == nil || positions?.count == text.unicodeScalars.count + 1)
    var places = Places()
    for position in positions ?? [] { places.append(position) }
    self.init(text, whole: whole, places: places)
  }

  /// A text whose places were followed as it was read; `places` may be empty, if they are not known.
  init(_ text: String, whole: SourceRange, places: Places) {
    self.text = text
    self.file = whole.file
    self.whole = whole
    self.places = places
  }

  /// Where the scalars at `offsets` stand.
  package func range(of offsets: Range<Int>) -> SourceRange {
    guard let start = places.position(at: offsets.lowerBound), let end = places.position(at: offsets.upperBound)
    else { return whole }
    return SourceRange(file, start, end)
  }
}

/// The positions of a text's scalars and of its end, kept as runs: a text on one line is one run, whatever its length.
struct Places: Sendable, Hashable {
  /// Scalars that follow each other on one line.
  private struct Run: Sendable, Hashable {
    let offset: Int
    let position: SourcePosition

    func position(at other: Int) -> SourcePosition {
      SourcePosition(line: position.line, column: position.column + other - offset)
    }
  }

  /// How many positions there are: one more than scalars; none if the places are not known.
  private(set) var count = 0
  /// Apart from the others, because nearly every text is one run, which then needs no storage of its own.
  private var first: Run?
  private var others: [Run] = []

  init() {}

  /// The places of `scalars` characters that follow each other on one line.
  init(from start: SourcePosition, scalars: Int) {
    first = Run(offset: 0, position: start)
    count = scalars + 1
  }

  mutating func append(_ position: SourcePosition) {
    let last = others.last ?? first
    if last?.position(at: count) != position {
      let run = Run(offset: count, position: position)
      if first == nil { first = run } else { others.append(run) }
    }
    count += 1
  }

  /// Forgets the last position; the one before it becomes the end of the text.
  mutating func removeLast() {
    guard count > 0 else { return }
    count -= 1
    if let last = others.last, last.offset == count { others.removeLast() }
  }

  /// Nil for an offset that the text does not have.
  func position(at offset: Int) -> SourcePosition? {
    guard let first, offset >= 0, offset < count else { return nil }
    var (low, high) = (0, others.count)
    while low < high {
      let middle = (low + high) / 2
      if others[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return (low == 0 ? first : others[low - 1]).position(at: offset)
  }
}
