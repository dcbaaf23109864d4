import Diagnostics
import Testing

private func rendered(
  _ text: String, _ start: (Int, Int), _ end: (Int, Int), suggestion: String? = nil,
  severity: Diagnostic.Severity = .error
) -> String {
  let file = SourceFile(name: "a.yaml", text: text)
  let range = SourceRange(
    file, SourcePosition(line: start.0, column: start.1), SourcePosition(line: end.0, column: end.1))
  return Diagnostic(
    code: "some-code", severity: severity, range: range, message: "unknown key 'radios'", suggestion: suggestion
  )
  .rendered
}

@Suite("A rendered diagnostic") struct RenderedTests {
  @Test("names the place, quotes the line and marks the text")
  func plain() {
    #expect(
      rendered("circle:\n  radios: 3\n", (2, 3), (2, 9), suggestion: "did you mean 'radius'?") == """
        a.yaml:2:3: error: unknown key 'radios'; did you mean 'radius'?
            radios: 3
            ^^^^^^
        """)
  }

  @Test("may be a warning")
  func warning() {
    #expect(rendered("x", (1, 1), (1, 2), severity: .warning).hasPrefix("a.yaml:1:1: warning: unknown key"))
  }

  @Test("marks one place where the text is empty or at the end of its line")
  func emptyRange() {
    #expect(rendered("ab", (1, 2), (1, 2)).hasSuffix("\n  ab\n   ^"))
    #expect(rendered("ab", (1, 3), (1, 3)).hasSuffix("\n  ab\n    ^"))
    #expect(rendered("ab", (1, 9), (1, 12)).hasSuffix("\n  ab\n    ^"))
  }

  @Test("marks to the end of the line where the text goes on in the next")
  func manyLines() {
    #expect(rendered("key: [1,\n 2]", (1, 6), (2, 4)).hasSuffix("\n  key: [1,\n       ^^^"))
  }

  @Test("shows a tab as one blank, so that the marks stay below their text")
  func tabs() {
    #expect(rendered("\tkey:\tvalue", (1, 7), (1, 12)).hasSuffix("\n   key: value\n        ^^^^^"))
  }

  @Test("counts code points, not bytes")
  func codePoints() {
    #expect(rendered("é: größe 🚗 x", (1, 12), (1, 13)).hasSuffix("\n  é: größe 🚗 x\n             ^"))
  }

  @Test("hides what would disturb a terminal in its words and names too")
  func controlInWords() {
    let file = SourceFile(name: "a\u{1B}]0;b.yaml", text: "x")
    let range = SourceRange(file, SourcePosition(line: 1, column: 1), SourcePosition(line: 1, column: 2))
    var diagnostic = Diagnostic(
      code: "some-code", range: range, message: "unknown key '\u{1B}[2J\n\u{9B}1m'",
      suggestion: "did you mean '\u{7F}'?")
    diagnostic.notes = [Diagnostic.Note("the \u{202E}first", at: range)]
    #expect(
      diagnostic.rendered == """
        a\u{FFFD}]0;b.yaml:1:1: error: unknown key '\u{FFFD}[2J\u{FFFD}\u{FFFD}1m'; did you mean '\u{FFFD}'?
          x
          ^
        a\u{FFFD}]0;b.yaml:1:1: note: the \u{FFFD}first
          x
          ^
        """)
    #expect("a\n\u{1B}b\t\r".shown(lines: true) == "a\n\u{FFFD}b \u{FFFD}")
  }

  @Test("hides what would disturb a terminal")
  func control() {
    #expect(
      rendered("a\u{1B}[31mb\u{202E}c\u{2028}", (1, 1), (1, 2)).hasSuffix("\n  a\u{FFFD}[31mb\u{FFFD}c\u{FFFD}\n  ^"))
  }

  @Test("cuts a wide line to a window around the text", arguments: [0, 50, 80, 81, 100, 5_000, 9_990])
  func wideLines(offset: Int) throws {
    let line = String(repeating: "-", count: offset) + "HERE" + String(repeating: "-", count: 10_000 - offset)
    let lines = rendered(line, (1, offset + 1), (1, offset + 5)).split(separator: "\n")
    #expect(lines.count == 3)
    let (quote, marks) = (Array(lines[1]), Array(lines[2]))
    #expect(quote.count <= 2 + 100 + 2)
    let start = try #require(marks.firstIndex(of: "^"))
    #expect(String(quote[start..<min(start + 4, quote.count)]) == "HERE")
    #expect(marks.count == start + 4)
    #expect((quote[2] == "…") == (offset > 80))
    #expect(quote.last == "…" || offset == 9_990)
  }

  @Test("does not mark beyond its window")
  func wideRange() throws {
    let lines = rendered(String(repeating: "x", count: 1_000), (1, 1), (1, 1_001)).split(separator: "\n")
    #expect(lines[1].count == 2 + 100 + 1)
    #expect(lines[2].filter { $0 == "^" }.count == 100)
  }

  @Test("quotes nothing where the text isn't known")
  func noText() {
    #expect(rendered("", (1, 1), (1, 5)) == "a.yaml:1:1: error: unknown key 'radios'")
    #expect(rendered("a\n", (3, 1), (3, 5)) == "a.yaml:3:1: error: unknown key 'radios'")
  }

  @Test("is followed by its notes, each with its own line")
  func notes() {
    let file = SourceFile(name: "a.yaml", text: "a: 1\nb: 2\na: 3\n")
    func range(_ line: Int) -> SourceRange {
      SourceRange(file, SourcePosition(line: line, column: 1), SourcePosition(line: line, column: 2))
    }
    let diagnostic = Diagnostic(
      code: "twin-key", range: range(3), message: "'a' comes twice", notes: [.init("the first is here", at: range(1))])
    #expect(
      diagnostic.rendered == """
        a.yaml:3:1: error: 'a' comes twice
          a: 3
          ^
        a.yaml:1:1: note: the first is here
          a: 1
          ^
        """)
  }
}

@Suite("A source file") struct SourceFileTests {
  @Test(
    "has lines, however they end",
    arguments: [
      ("a\nb\n", ["a", "b"]), ("a\r\nb", ["a", "b"]), ("a\rb\r", ["a", "b"]), ("\n\na", ["", "", "a"]), ("", []),
      ("\n", [""]),
      ("a\n\n", ["a", ""]),
    ] as [(String, [String])])
  func lines(text: String, lines: [String]) {
    #expect(SourceFile(name: "x", text: text).lines == lines)
  }
}
