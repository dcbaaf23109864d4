package import Diagnostics

/// What YAML made of a text that should have been quoted. Asked by whoever finds something else than was expected; each
/// answer is an error with the text as written and the advice to quote it, or nil if nothing looks misread.
extension Node {
  /// What was probably meant, where text (a phrase, an expression, a colour) or a number was expected, but this is a
  /// mapping, a list or nothing; or where a plain text turned out to make no sense.
  ///
  /// - `text: {city}`, `text: [hey]`: a mapping or list by its first character;
  /// - `- Note: this`: a mapping by its colon;
  /// - `fill: #80c0ff`: nothing, and a comment;
  /// - `text: = count #1`: a text cut by a comment that begins without a blank.
  package func misreading() -> Diagnostic? {
    let line = SourceLine(range.start, in: range.file)
    switch content {
    case .mapping(let entries):
      if line[range.start.column] == "{" { return textInBrackets(line) }
      guard let entry = entries.first, entries.count == 1, range.start.line == range.end.line,
        entry.value.scalar?.style == .plain
      else { return nil }
      return .yamlColonMakesMapping(line.text(range), at: range)
    case .sequence: return line[range.start.column] == "[" ? textInBrackets(line) : nil
    case .scalar(let scalar):
      guard scalar.style == .plain, range.start.line == range.end.line,
        let comment = line.comment(behind: range.end.column)
      else { return nil }
      if isEmpty { return .yamlCommentForValue(line.text(comment), at: comment) }
      let whole = SourceRange(range.file, range.start, comment.end)
      return .yamlCommentInText(line.text(whole), at: whole)
    }
  }

  /// What was probably meant by entry `index` of this mapping, if its key is unknown: a text cut at a comma, as in
  /// `{text: hey, you}`, or a key without a blank behind its colon, as in `{radius:4}`.
  package func misreading(ofEntry index: Int) -> Diagnostic? {
    let entries = entries
    guard entries.indices.contains(index), entries[index].value.isEmpty else { return nil }
    let key = entries[index].key
    let line = SourceLine(key.range.start, in: range.file)
    guard key.range.end.line == key.range.start.line, let first = line[key.range.start.column],
      first != "\"", first != "'"
    else { return nil }
    if let fault = missingBlank(in: key) { return fault }
    guard index > 0, let before = entries[index - 1].value.scalar, before.style == .plain, before.value != .null,
      before.source.whole.start.line == key.range.start.line, before.source.whole.end < key.range.start,
      line[before.source.whole.end.column] == ","
    else { return nil }
    let whole = SourceRange(range.file, before.source.whole.start, key.range.end)
    return .yamlCommaInText(line.text(whole), at: whole)
  }

  /// What was probably meant, if a mapping was expected and this is a text like `name:shapes`.
  package func misreadMapping() -> Diagnostic? {
    guard let scalar, scalar.style == .plain, scalar.value == .text else { return nil }
    return missingBlank(in: Located(scalar.text, range))
  }

  /// A warning, if a blank at the end of this plain text was dropped that its writer may have wanted, as in
  /// `[please , could you ]`. For texts of which others are made; quotes keep blanks.
  ///
  /// A blank before a closing bracket counts only if none stands behind the opening one.
  package func lostBlank() -> Diagnostic? {
    guard let scalar, scalar.lostBlanks > 0, scalar.value == .text, range == scalar.source.whole else { return nil }
    let behind = SourcePosition(line: range.end.line, column: range.end.column + scalar.lostBlanks)
    return .yamlLostBlank(scalar.text, at: SourceRange(range.file, range.end, behind))
  }

  private func textInBrackets(_ line: SourceLine) -> Diagnostic? {
    guard range.start.line == range.end.line else { return nil }
    return .yamlTextInBrackets(line.text(range), kind: kindInWords, at: range)
  }

  /// `radius:4` for `radius: 4`.
  private func missingBlank(in text: Located<String>) -> Diagnostic? {
    let parts = text.value.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let key = parts.first, let first = key.unicodeScalars.first, first.properties.isXIDStart,
      key.unicodeScalars.allSatisfy({ $0.properties.isXIDContinue || $0 == "-" }), !parts[1].isEmpty
    else { return nil }
    return .yamlMissingBlank(String(key), at: text.range)
  }
}

/// One line of a file by its columns, which count from 1.
private struct SourceLine {
  private let scalars: [Unicode.Scalar]
  private let file: SourceFile
  private let number: Int

  init(_ position: SourcePosition, in file: SourceFile) {
    let index = position.line - 1
    scalars = file.lines.indices.contains(index) ? Array(file.lines[index].unicodeScalars) : []
    self.file = file
    number = position.line
  }

  subscript(column: Int) -> Unicode.Scalar? { scalars.indices.contains(column - 1) ? scalars[column - 1] : nil }

  /// What stands at `range`, as far as it is on this line.
  func text(_ range: SourceRange) -> String {
    let start = min(max(range.start.column - 1, 0), scalars.count)
    let end = range.end.line == number ? min(max(range.end.column - 1, start), scalars.count) : scalars.count
    return String(String.UnicodeScalarView(scalars[start..<end]))
  }

  func skippingBlanks(from column: Int) -> Int {
    var column = column
    while let scalar = self[column], scalar.isBlank { column += 1 }
    return column
  }

  /// A comment that begins like a colour or a word, not with a blank: up to the end of the line, or to a comma or
  /// bracket if it is one word.
  func comment(behind column: Int) -> SourceRange? {
    let start = skippingBlanks(from: column)
    guard start > column, self[start] == "#", let next = self[start + 1], !next.isBlank, next != "#" else { return nil }
    var end = start
    while let scalar = self[end], !scalar.isBlank { end += 1 }
    while let scalar = self[end - 1], ",]}".unicodeScalars.contains(scalar) { end -= 1 }
    return SourceRange(
      file, SourcePosition(line: number, column: start), SourcePosition(line: number, column: end))
  }
}
