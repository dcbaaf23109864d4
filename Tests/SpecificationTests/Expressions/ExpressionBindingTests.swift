import Diagnostics
import Specification
import Testing

@Suite("Binding an expression") struct ExpressionBindingTests {
  private func bound(_ text: String, _ names: some NameTable) throws -> BoundExpression {
    var diagnostics = Diagnostics()
    let expression = Expression.parse(source(text), recording: &diagnostics)
    guard let bound = expression?.bound(in: names, recording: &diagnostics) else { throw DiagnosticsError(diagnostics) }
    return bound
  }

  @Test(
    "keeps numbers within bounds that it knows",
    arguments: [
      ("= 3", 3, 3), ("= light", 0, 1), ("= -light", -1, 0), ("= light + 2", 2, 3), ("= 2 - light", 1, 2),
      ("= light * -4", -4, 0), ("= 1 / (light + 1)", 0.5, 1), ("= index % 5", 0, 5), ("= min(index, 9)", 0, 9),
      ("= max(light, 0.5)", 0.5, 1), ("= clamp(index, 2, 6)", 2, 6), ("= clamp(light, -2, 6)", 0, 1),
      ("= abs(light - 1)", 0, 1), ("= abs(light - 3)", 2, 3), ("= floor(light * 2.5)", 0, 2),
      ("= ceil(light * 2.5)", 0, 3),
      ("= sin(index)", -1, 1), ("= if wet then light else 5", 0, 5), ("= min(car.length)", 3, 5),
      ("= max(car[0].length, light)", 3, 5), ("= count(car)", 0, .infinity), ("= light / light", -.infinity, .infinity),
      ("= index * light", -.infinity, .infinity), ("= sizes[0]", -.infinity, .infinity), ("= acos(light)", 0, 180),
    ])
  func bounds(_ text: String, _ low: Double, _ high: Double) throws {
    guard case .number(let bounds) = try bound(text, street()).type.kind else { Issue.record("no number"); return }
    #expect(bounds == Bounds(low, high))
  }

  @Test(
    "finds the value of what needs no names",
    arguments: [
      ("= 2 * 3 + 1", Datum.number(7)), ("= 'a' + 'b'", .text("ab")),
      ("= [1, 2 + 3]", .list([.number(1), .number(5)])),
      ("= if 1 < 2 then sqrt(16) else 0", .number(4)), ("= count([1, 2, 3] where self > 1)", .number(2)),
    ])
  func constants(_ text: String, _ expected: Datum) throws {
    var diagnostics = Diagnostics()
    #expect(Expression.parse(source(text), recording: &diagnostics)?.constant(recording: &diagnostics) == expected)
    #expect(diagnostics.all.isEmpty)
  }

  @Test("has no constant where a name is, and says so")
  func noConstant() throws {
    var diagnostics = Diagnostics()
    let expression = Expression.parse(source("= light + 1"), recording: &diagnostics)
    #expect(expression?.constant(recording: &diagnostics) == nil)
    #expect(diagnostics.all.map(\.code) == ["unknown-name"])
    #expect(try bound("= light + 1", street()).constant == nil)
    #expect(try bound("= 1 + 1", street()).constant == .number(2))
  }

  @Test("lists the slots that it reads, each once, with the first place")
  func slots() throws {
    let slots = try bound("= light + index * light + repeat.index", street()).slots
    #expect(slots.map(\.value) == [0, 1, 10])
    #expect(slots.map { $0.range.start.column } == [3, 11, 27])
    #expect(slots[2].range.end.column == 39)
  }

  @Test(
    "knows what is absent, and what a question has made sure of",
    arguments: [
      ("= tree", true), ("= tree ?? 1", false), ("= tree ?? tree", true), ("= if wet then tree else 1", true),
      ("= if present(tree) then tree else 1", false), ("= if wet and present(tree) then tree else 1", false),
      ("= if present(tree) then 1 else tree", true), ("= car[0].plate", true), ("= car[0].plate.number", true),
      ("= self.plate.number ?? 'x'", false), ("= car.plate.number", false),
      ("= if present(self.plate) then self.plate.number else 'x'", false),
      ("= if present(car[0].plate) then car[0].plate.number else 'x'", false),
      ("= if present(car[1].plate) then car[0].plate.number else 'x'", true),
    ])
  func absence(_ text: String, _ isAbsent: Bool) throws {
    #expect(try bound(text, street()).type.mayBeAbsent == isAbsent)
  }

  /// Names that a table refuses or holds constant.
  private struct Strict: NameTable {
    var names: [String] { ["pi"] }

    func meaning(of path: [Located<String>]) -> NameMeaning {
      switch path[0].value {
      case "pi": return .constant(.number(3))
      case "library": return path.count > 1 ? .constant(.text(path[1].value), words: 2) : .unknown
      case "area":
        return .refused(
          Diagnostic(code: "too-early", range: path[0].range, message: "'area' exists once the frame is drawn"))
      default: return .unknown
      }
    }
  }

  @Test("takes constants, long names and refusals from the table")
  func table() throws {
    #expect(try bound("= pi + 1", Strict()).constant == .number(4))
    #expect(try bound("= library.truck + '!'", Strict()).constant == .text("truck!"))
    var diagnostics = Diagnostics()
    let expression = Expression.parse(source("= area + pi + arae"), recording: &diagnostics)
    #expect(expression?.bound(in: Strict(), recording: &diagnostics) == nil)
    #expect(diagnostics.sorted.map(\.message) == ["'area' exists once the frame is drawn", "unknown name 'arae'"])
  }

  @Test("looks into items that are known only when they are there")
  func lateItems() throws {
    let rows: Datum = .list([
      .record([.init("size", .number(3)), .init("light", .number(9))]), .record([.init("size", .number(4))]),
    ])
    let names = Names(
      [("rows", rows), ("light", .number(1)), ("limit", .number(3))], types: ["rows": .unknown])
    #expect(try value(of: "= count(rows where size > limit)", names) == .number(1))
    // Each item's own member hides the name outside.
    #expect(try value(of: "= count(rows where light > 5)", names) == .number(1))
    #expect(try value(of: "= sum((rows where self.size > 3).size)", names) == .number(4))
    #expect {
      try value(of: "= count(rows where nowhere)", names)
    } throws: { error in
      (error as? EvaluationError)?.message == "there is no member 'nowhere'"
    }
  }

  @Test(
    "says what a place needs",
    arguments: [
      ("= light", ExpectedKind.number, nil), ("= light", .text, nil), ("= weather", .color, nil),
      ("= anything", .boolean, nil), ("= tone", .color, nil), ("= sizes", .list, nil),
      ("= weather", .number, "'radius' needs a number, this is a text"),
      ("= wet", .text, "'radius' needs a text, this is a boolean"),
      ("= light", .color, "'radius' needs a color, this is a number"),
      ("= tree", .number, "this value is absent in some samples"),
    ])
  func expectation(_ text: String, _ kind: ExpectedKind, _ message: String?) throws {
    var diagnostics = Diagnostics()
    let isFine = try bound(text, street()).check(is: kind, for: "'radius'", recording: &diagnostics)
    #expect(isFine == (message == nil))
    #expect(diagnostics.all.map(\.message) == (message.map { [$0] } ?? []))
  }
}
