import Diagnostics
import Specification
import Testing

@Suite("An expression") struct ExpressionParsingTests {
  /// With every operation in parentheses, so that the grouping shows.
  private static func grouped(_ expression: Expression) -> String {
    switch expression.form {
    case .number, .text, .boolean, .name: expression.description
    case .list(let items): "[" + items.map(grouped).joined(separator: ", ") + "]"
    case .member(let owner, let name): "(\(grouped(owner)).\(name.value))"
    case .element(let list, let index): "(\(grouped(list))[\(grouped(index))])"
    case .call(let name, let arguments): "\(name.value)(\(arguments.map(grouped).joined(separator: ", ")))"
    case .unary(let sign, let operand): "(\(sign.rawValue) \(grouped(operand)))"
    case .binary(let left, let sign, let right): "(\(grouped(left)) \(sign.value.rawValue) \(grouped(right)))"
    case .condition(let a, let b, let c): "(if \(grouped(a)) then \(grouped(b)) else \(grouped(c)))"
    case .filter(let list, let condition): "(\(grouped(list)) where \(grouped(condition)))"
    }
  }

  private func parsed(_ text: String) throws -> Expression {
    var diagnostics = Diagnostics()
    let expression = Expression.parse(source(text), recording: &diagnostics)
    guard let expression else { throw DiagnosticsError(diagnostics) }
    return expression
  }

  @Test(
    "groups as the table says",
    arguments: [
      ("= a or b and c or d", "((a or (b and c)) or d)"),
      ("= not a and b", "((not a) and b)"),
      ("= not a == b", "(not (a == b))"),
      ("= not not a", "(not (not a))"),
      ("= a and not b or c", "((a and (not b)) or c)"),
      ("= a == b and c < d", "((a == b) and (c < d))"),
      ("= a ?? b > c", "((a ?? b) > c)"),
      ("= a ?? b ?? c", "(a ?? (b ?? c))"),
      ("= a ?? b + c", "(a ?? (b + c))"),
      ("= a - b - c", "((a - b) - c)"),
      ("= a - b * c / d % e", "(a - (((b * c) / d) % e))"),
      ("= -a * b", "((- a) * b)"),
      ("= a * -b", "(a * (- b))"),
      ("= a - -b", "(a - (- b))"),
      ("= --a", "(- (- a))"),
      ("= -a ^ b", "(- (a ^ b))"),
      ("= a ^ -b ^ c", "(a ^ (- (b ^ c)))"),
      ("= a ^ b ^ c", "(a ^ (b ^ c))"),
      ("= -a.b[0].c ^ 2", "(- ((((a.b)[0]).c) ^ 2))"),
      ("= (a + b) * c", "((a + b) * c)"),
      ("= if a then b else if c then d else e + 1", "(if a then b else (if c then d else (e + 1)))"),
      ("= 1 + if a then b else c + 1", "(1 + (if a then b else (c + 1)))"),
      ("= a in [1, 2] or b", "((a in [1, 2]) or b)"),
      ("= a not in b", "(not (a in b))"),
      ("= a + 1 not in b and c", "((not ((a + 1) in b)) and c)"),
      ("= count(car where self.area > 3 and b)", "count((car where (((self.area) > 3) and b)))"),
      ("= sum((a where b).c)", "sum(((a where b).c))"),
      ("= min(a, b where c, d)", "min(a, (b where c), d)"),
      ("= f(if a then b else c where d)", "f(((if a then b else c) where d))"),
      ("= []", "[]"),
      ("=1e3+1.5e-2", "(1000 + 0.015)"),
      ("= 'it''s' + ''", "('it''s' + '')"),
      ("= größe + _x1", "(größe + _x1)"),
      ("=\n  a\n  + b", "(a + b)"),
    ])
  func grouping(_ text: String, _ expected: String) throws {
    #expect(Self.grouped(try parsed(text)) == expected)
  }

  @Test("knows the place of each part")
  func places() throws {
    let expression = try parsed("= (light + 2) * car[0].at")
    #expect(columns(expression) == 3..<26)
    guard case .binary(let left, let sign, let right) = expression.form else { Issue.record("no product"); return }
    #expect(columns(left) == 3..<14)
    #expect(sign.range.start.column == 15)
    #expect(columns(right) == 17..<26)
    guard case .member(let element, let name) = right.form else { Issue.record("no member"); return }
    #expect(columns(element) == 17..<23)
    #expect(name.range.start.column == 24)
  }

  private func columns(_ expression: Expression) -> Range<Int> {
    expression.range.start.column..<expression.range.end.column
  }

  @Test("lists the names that it uses")
  func names() throws {
    let expression = try parsed("= min(a.b, c[d].e) + sum(f where g.h > 1) + 'i'")
    let names = expression.names.map { $0.map(\.value).joined(separator: ".") }
    #expect(names == ["a.b", "c", "d", "f", "g.h"])
    #expect(expression.names[2][0].range.start.column == 14)
  }

  @Test(
    "tells identifiers from other words",
    arguments: [
      ("car", true), ("_1", true), ("größe", true), ("名前", true), ("", false), ("1a", false), ("a-b", false),
      ("a b", false), ("where", false), ("in", false), ("inner", true),
    ])
  func identifiers(_ word: String, _ isOne: Bool) {
    #expect(isIdentifier(word) == isOne)
  }

  @Test(
    "is bounded in depth, on every way down",
    arguments: [
      ("(", "1", ")"), ("[", "1", "]"), ("-", "1", ""), ("not ", "a", ""), ("f(", "1", ")"), ("1 ^ ", "1", ""),
      ("a ?? ", "1", ""), ("if a then ", "1", " else 2"), ("if a then 1 else ", "1", ""), ("", "1", " + 1"),
      ("", "a", " and a"), ("", "a", ".b"), ("", "a", "[0]"), ("a[", "0", "]"), ("count(a where ", "b", ")"),
    ])
  func depth(_ before: String, _ core: String, _ after: String) throws {
    func nested(_ count: Int) -> String {
      "= " + String(repeating: before, count: count) + core + String(repeating: after, count: count)
    }
    let allowed = try parsed(nested(90))
    #expect(try parsed("= " + allowed.description) == allowed)
    for count in [201, 500] {
      let messages = faults(of: nested(count)).joined()
      #expect(messages.contains("nested more than 200 deep; name parts of it with 'let'"), "\(count)")
    }
  }

  @Test("is bounded in length")
  func length() {
    let text = "=" + String(repeating: " ", count: 10_000)
    #expect(faults(of: text).joined().contains("may have 10000 characters, this one has 10001"))
  }
}
