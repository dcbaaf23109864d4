import Diagnostics
import Testing

@Suite("A list of diagnostics") struct DiagnosticsTests {
  private let one = SourceFile(name: "one.yaml", text: "")
  private let two = SourceFile(name: "two.yaml", text: "")

  private func fault(
    _ code: String, _ file: SourceFile, _ line: Int, _ column: Int, severity: Diagnostic.Severity = .error
  ) -> Diagnostic {
    let place = SourcePosition(line: line, column: column)
    return Diagnostic(code: code, severity: severity, range: SourceRange(file, place, place), message: code)
  }

  @Test("is in a reader's order: files as they were first met, then by place, then as found")
  func order() {
    var list = Diagnostics()
    for diagnostic in [
      fault("a", two, 9, 1), fault("b", one, 1, 1), fault("c", two, 2, 5), fault("d", two, 2, 4), fault("e", one, 1, 1),
      fault("f", two, 10, 1), fault("g", two, 2, 5),
    ] { list.record(diagnostic) }
    #expect(list.sorted.map(\.code) == ["d", "c", "g", "a", "f", "b", "e"])
    #expect(list.all.map(\.code) == ["a", "b", "c", "d", "e", "f", "g"])
  }

  @Test("holds a fault once")
  func once() {
    var list = Diagnostics()
    list.record(fault("a", one, 1, 1))
    list.record(fault("a", one, 1, 1))
    list.record(fault("a", one, 1, 2))
    // Another file of the same name is another file.
    list.record(fault("a", SourceFile(name: "one.yaml", text: ""), 1, 1))
    var others = Diagnostics()
    others.record(fault("a", one, 1, 2))
    others.record(fault("b", one, 1, 2))
    list.record(contentsOf: others)
    #expect(list.all.map(\.code) == ["a", "a", "a", "b"])
  }

  @Test("has errors only if one is an error")
  func errors() {
    var list = Diagnostics()
    #expect(!list.hasErrors)
    list.record(fault("w", one, 1, 1, severity: .warning))
    #expect(!list.hasErrors)
    list.record(fault("e", one, 1, 1))
    #expect(list.hasErrors)
    #expect(DiagnosticsError(list).diagnostics.all.count == 2)
  }

  @Test("compares places by line, then by column")
  func places() {
    #expect(SourcePosition(line: 2, column: 1) > SourcePosition(line: 1, column: 9))
    #expect(SourcePosition(line: 2, column: 1) < SourcePosition(line: 2, column: 2))
    #expect(Located(3, SourceRange(one, .init(line: 1, column: 1), .init(line: 1, column: 2))).value == 3)
  }
}
