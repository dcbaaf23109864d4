extension Diagnostic {
  /// `file:line:column: error: message; suggestion`, then the line itself and a caret line under the range.
  package var rendered: String {
    var text = headline(severity.rawValue, range, message + (suggestion.map { "; \($0)" } ?? ""))
    text += quotation(of: range)
    for note in notes {
      text += "\n" + headline("note", note.range, note.message) + quotation(of: note.range)
    }
    return text
  }

  private func headline(_ kind: String, _ range: SourceRange, _ message: String) -> String {
    // A change from the command line is one line: `--set PATH:column`.
    let line = range.file.name.hasPrefix("--set ") ? "" : ":\(range.start.line)"
    return "\(range.file.name)\(line):\(range.start.column): \(kind): \(message)".shown()
  }

  /// The quoted line is cut to a window around the range, so that a line of a megabyte stays readable.
  private func quotation(of range: SourceRange) -> String {
    guard range.file.lines.indices.contains(range.start.line - 1) else { return "" }
    let scalars = Array(range.file.lines[range.start.line - 1].unicodeScalars)
    let start = min(max(range.start.column - 1, 0), scalars.count)
    let end = range.end.line == range.start.line ? min(max(range.end.column - 1, start), scalars.count) : scalars.count
    let window = 100
    let first = start > window - 20 ? start - 40 : 0
    let last = min(scalars.count, first + window)
    var quoted = String.UnicodeScalarView()
    quoted.append(contentsOf: scalars[first..<last])
    let lead = first > 0 ? "…" : ""
    let tail = last < scalars.count ? "…" : ""
    let carets = String(repeating: "^", count: max(1, min(end, last) - start))
    let indent = String(repeating: " ", count: lead.unicodeScalars.count + start - first)
    return "\n  \(lead)\(String(quoted).shown())\(tail)\n  \(indent)\(carets)"
  }
}

extension String {
  /// The text as it may be put on a terminal, wherever it comes from: a spec or the name of a file could else move the
  /// cursor, clear the screen or show words in another order than they stand in.
  ///
  /// A tab becomes a blank, every other control or invisible formatting character `U+FFFD`; with `lines`, line breaks stay.
  package func shown(lines: Bool = false) -> String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control where scalar == "\n" && lines: text.append(scalar)
      case .control where scalar == "\t": text.append(" ")
      case .control, .format, .lineSeparator, .paragraphSeparator: text.append("\u{FFFD}")
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}
