import Diagnostics

/// A source as characters: what marks point into, and what diagnostics quote.
struct YAMLSource: Sendable {
  let file: SourceFile
  /// Without a byte order mark at the start, so that indices are libyaml's.
  let scalars: [Unicode.Scalar]
  /// The index at which each line starts.
  let lineStarts: [Int]

  /// `scan` is a walk over the bytes that `file` holds.
  init(_ file: SourceFile, _ scan: ByteScan) {
    self.file = file
    scalars = scan.scalars
    lineStarts = scan.lineStarts
  }

  subscript(index: Int) -> Unicode.Scalar? { scalars.indices.contains(index) ? scalars[index] : nil }

  func slice(_ range: Range<Int>) -> String {
    let clamped = range.clamped(to: 0..<scalars.count)
    return String(String.UnicodeScalarView(scalars[clamped]))
  }

  /// The line of a mark, if it has a text; libyaml puts the end of the source on a line of its own.
  func position(_ mark: Mark) -> SourcePosition {
    mark.index < scalars.count
      ? SourcePosition(line: mark.line + 1, column: mark.column + 1) : position(at: mark.index)
  }

  /// The position of the character at `index`; the end of the source is right behind the last character that is no
  /// line end.
  func position(at index: Int) -> SourcePosition {
    var index = min(max(index, 0), scalars.count)
    if index == scalars.count {
      while index > 0, scalars[index - 1].isBreak { index -= 1 }
    }
    let line = lineNumber(at: index)
    return SourcePosition(line: line + 1, column: index - lineStarts[line] + 1)
  }

  func range(_ indices: Range<Int>) -> SourceRange {
    SourceRange(file, position(at: indices.lowerBound), position(at: indices.upperBound))
  }

  /// The first character of the line that `index` stands on.
  func lineStart(at index: Int) -> Int { lineStarts[lineNumber(at: index)] }

  /// The end of the line that `index` stands on: its line end, the end of the source or, if that comes first, `limit`.
  func lineEnd(at index: Int, before limit: Int = .max) -> Int {
    let last = min(limit, scalars.count)
    var end = index
    while end < last, !scalars[end].isBreak { end += 1 }
    return end
  }

  /// The first index at or after `index` that holds neither blank nor tab.
  func skippingBlanks(from index: Int) -> Int {
    var index = index
    while let scalar = self[index], scalar.isBlank { index += 1 }
    return index
  }

  /// The end of what stands before `index`, blanks and tabs left out.
  func trimmingBlanks(before index: Int, notBefore start: Int) -> Int {
    var index = index
    while index > start, let scalar = self[index - 1], scalar.isBlank { index -= 1 }
    return index
  }

  /// From 0.
  private func lineNumber(at index: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= index { low = middle } else { high = middle }
    }
    return low
  }
}

extension Unicode.Scalar {
  /// A line end: `\r\n` is two of them that end one line. (The three others of Unicode are refused in a source.)
  var isBreak: Bool { self == "\n" || self == "\r" }
  /// A blank or a tab.
  var isBlank: Bool { self == " " || self == "\t" }
}
