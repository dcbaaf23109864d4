/// A place in a text file: line and column count from 1, in Unicode code points.
package struct SourcePosition: Sendable, Hashable, Comparable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (one: SourcePosition, other: SourcePosition) -> Bool {
    (one.line, one.column) < (other.line, other.column)
  }
}

/// A file that a user wrote, or a `--set` argument: what a diagnostic names and quotes.
///
/// A class, because every node of a spec points to its source and none should carry a copy of it.
package final class SourceFile: Sendable, Hashable {
  /// The name as the user gave it, or `--set PATH` for a command-line change.
  package let name: String
  /// The text by lines, without line ends; empty if it isn't known.
  package let lines: [String]

  package init(name: String, text: String) {
    self.name = name
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
      .map(String.init)
    if lines.last == "" { lines.removeLast() }
    self.lines = lines
  }

  package static func == (one: SourceFile, other: SourceFile) -> Bool { one === other }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// A stretch of a source file; `end` is the position behind its last character.
package struct SourceRange: Sendable, Hashable {
  package var file: SourceFile
  package var start: SourcePosition
  package var end: SourcePosition

  package init(_ file: SourceFile, _ start: SourcePosition, _ end: SourcePosition) {
    self.file = file
    self.start = start
    self.end = end
  }
}

/// A value together with the place where the user wrote it.
package struct Located<Value> {
  package var value: Value
  package var range: SourceRange

  package init(_ value: Value, _ range: SourceRange) {
    self.value = value
    self.range = range
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
