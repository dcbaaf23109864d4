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
  /// The position of each scalar of `text`, and of its end: one more than there are scalars. Nil if inner places are
  /// not known (then every range is the whole).
  private let positions: [SourcePosition]?

  package init(_ text: String, whole: SourceRange, positions: [SourcePosition]?) {
    assert(positions == nil || positions?.count == text.unicodeScalars.count + 1)
    self.text = text
    self.file = whole.file
    self.whole = whole
    self.positions = positions
  }

  /// Where the scalars at `offsets` stand.
  package func range(of offsets: Range<Int>) -> SourceRange {
    guard let positions, positions.indices.contains(offsets.lowerBound), positions.indices.contains(offsets.upperBound)
    else { return whole }
    return SourceRange(file, positions[offsets.lowerBound], positions[offsets.upperBound])
  }
}

extension SourceText {
  /// The text without its first `count` scalars; places stay right.
  package func droppingFirst(_ count: Int) -> SourceText {
    let rest = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(count)))
    return SourceText(rest, whole: whole, positions: positions.map { Array($0.dropFirst(count)) })
  }
}
