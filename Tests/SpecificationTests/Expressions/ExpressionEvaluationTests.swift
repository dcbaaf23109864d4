import Diagnostics
import Foundation
import Specification
import Testing

@Suite("Evaluating an expression") struct ExpressionEvaluationTests {
  @Test(
    "gives what the rules say",
    arguments: [
      ("= 1 + 2 * 3", .number(7)), ("= 2 ^ 3 ^ 2", .number(512)), ("= -2 ^ 2", .number(-4)), ("= 7 / 2", .number(3.5)),
      ("= 7 % 3", .number(1)), ("= -7 % 3", .number(2)), ("= 7 % -3", .number(-2)), ("= -7 % -3", .number(-1)),
      ("= -90 % 360", .number(270)), ("= 6 % 3", .number(0)), ("= 0 ^ 0", .number(1)), ("= (-2) ^ 3", .number(-8)),
      ("= 9007199254740991 + 1", .number(9_007_199_254_740_992)), ("= 0.1 + 0.2", .number(0.1 + 0.2)),
      ("= 'a' + 'b'", .text("ab")), ("= 'a' + text(1)", .text("a1")), ("= text(2.5) + text(true)", .text("2.5true")),
      ("= 'b' > 'a'", .boolean(true)), ("= 'a' < 'ab'", .boolean(true)), ("= 'Z' < 'a'", .boolean(true)),
      ("= 'ä' > 'z'", .boolean(true)), ("= '𝄞' > '\u{FFFD}'", .boolean(true)),
      ("= '\u{E9}' == 'e\u{301}'", .boolean(false)), ("= '\u{E9}' == '\u{E9}'", .boolean(true)),
      ("= 1 == 1.0", .boolean(true)), ("= [1, 2] == [1, 2]", .boolean(true)), ("= [1, 2] != [2, 1]", .boolean(true)),
      ("= anything == 'x'", .boolean(false)), ("= anything != 'x'", .boolean(true)), ("= 1 <= 1", .boolean(true)),
      ("= 4 in sizes", .boolean(true)), ("= 5 not in sizes", .boolean(true)), ("= anything in ['1']", .boolean(false)),
      ("= not wet or light < 1 and index >= 7", .boolean(true)), ("= if wet then 'a' else 'b'", .text("a")),
      ("= false and anything / (anything - 1) > 1", .boolean(false)),
      ("= true or anything / (anything - 1) > 1", .boolean(true)),
      ("= if index > 9 then 1 / (index - 7) else 0", .number(0)),
      ("= tree ?? 3", .number(3)), ("= tree ?? tree ?? 4", .number(4)),
      ("= light ?? anything / (anything - 1)", .number(0.5)),
      ("= tree ?? 3 + 1", .number(4)), ("= present(tree)", .boolean(false)), ("= present(light)", .boolean(true)),
      ("= if present(tree) then tree + 1 else -1", .number(-1)),
      ("= present(tree) and tree > 3", .boolean(false)),
      ("= sizes[1] + [1, 2, 3][2]", .number(12)), ("= product.cents * 2", .number(500)),
      ("= car[1].paint", .text("blue")), ("= self.paint", .text("red")), ("= repeat.index", .number(2)),
      ("= car.paint", .list([.text("red"), .text("blue")])), ("= min(car.length)", .number(3.5)),
      ("= car.at", .list([.list([.number(1), .number(2)]), .list([.number(4), .number(6)])])),
      ("= distance(car[0].at, car[1].at)", .number(5)), ("= count(car.wheel)", .number(3)),
      ("= sum(car.wheel.size)", .number(60)), ("= count(car.plate)", .number(1)),
      ("= car.plate.number", .list([.text("B-XY 1")])), ("= car[1].plate.number ?? 'none'", .text("none")),
      ("= count(car)", .number(2)), ("= count([])", .number(0)), ("= sum(empty)", .number(0)),
      ("= count(car where paint == 'red')", .number(1)), ("= count(car where self.length > 3)", .number(2)),
      ("= count(car where hidden)", .number(1)), ("= (car where hidden)[0].paint", .text("blue")),
      ("= sum((car where length < 4).length)", .number(3.5)), ("= count(car where length > light * 7.5)", .number(1)),
      ("= any(car where hidden)", .boolean(true)), ("= all(car where hidden)", .boolean(false)),
      ("= all(car where length > 3)", .boolean(true)), ("= all(empty where false)", .boolean(true)),
      ("= any(empty where true)", .boolean(false)), ("= any(car.hidden)", .boolean(true)),
      ("= all(car.hidden)", .boolean(false)), ("= all(wet, light < 1, true)", .boolean(true)),
      ("= any(false, wet)", .boolean(true)), ("= any(true, anything / (anything - 1) > 1)", .boolean(true)),
      ("= count(sizes where self > 4)", .number(1)), ("= count([1, 2, 3] where self % 2 == 1)", .number(2)),
      ("= count(car where count(wheel where size > 15) > 0)", .number(2)),
      ("= count(car where count(wheel where size > length * 8) > 0)", .number(1)),
      ("= count(car where count(wheel where self.size > 25) == 1 and self.hidden)", .number(1)),
    ] as [(String, Datum)])
  func rules(_ text: String, _ expected: Datum) throws {
    #expect(try value(of: text, street()) == expected)
  }

  @Test(
    "says why there is no value, and where",
    arguments: [
      ("= index / (index - 7)", 3..<22, "the right side of '/' is 0"),
      ("= 1 + index % (index - 7)", 7..<26, "the right side of '%' is 0"),
      ("= sizes[index]", 9..<14, "the list has items 0 to 1, not 7"),
      ("= sizes[-1]", 9..<11, "the list has items 0 to 1, not -1"),
      ("= empty[0]", 9..<10, "the list is empty, it has no item 0"),
      ("= anything + 'a'", 3..<17, "'+' adds two numbers or joins two texts, not a number and a text"),
      ("= 'a' + anything", 3..<17, "'+' adds two numbers or joins two texts, not a text and a number"),
      ("= anything and wet", 3..<11, "true or false is needed here, this is a number"),
      ("= anything.x", 3..<13, "a number has no member 'x'"),
      ("= anything < 'a'", 3..<17, "'<' needs two numbers or two texts, not a number and a text"),
      ("= 1 in anything", 8..<16, "a list is needed here, this is a number"),
      ("= sqrt(index - 8)", 3..<18, "sqrt needs a number from 0, not -1"),
      ("= min(empty)", 3..<13, "min of an empty list has no value"),
      ("= mean(empty)", 3..<14, "mean of an empty list has no value"),
      ("= 10 ^ (index * 100)", 3..<21, "the result is too large, the limit is about 1.8e308"),
      ("= count(car where anything)", 19..<27, "true or false is needed here, this is a number"),
    ])
  func reasons(_ text: String, _ columns: Range<Int>, _ message: String) {
    #expect {
      try value(of: text, street())
    } throws: { error in
      guard let error = error as? EvaluationError else { return false }
      let found = error.range.start.column..<error.range.end.column
      return found == columns && error.message == message
    }
  }

  @Test("asks for what a place needs")
  func asked() throws {
    let names = street()
    func bound(_ text: String) throws -> BoundExpression {
      var diagnostics = Diagnostics()
      let expression = Expression.parse(source(text), recording: &diagnostics)
      return try #require(expression?.bound(in: names, recording: &diagnostics))
    }
    #expect(try bound("= light * 2").number(in: names) == 1)
    #expect(try bound("= light < 2").boolean(in: names))
    #expect(try bound("= index / 2").text(in: names) == "3.5")
    #expect(try bound("= weather").text(in: names) == "fog")
    #expect(throws: EvaluationError.self) { try bound("= tree").number(in: names) }
    #expect(throws: EvaluationError.self) { try bound("= sizes").text(in: names) }
    #expect(throws: EvaluationError.self) { try bound("= weather").boolean(in: names) }
  }

  // MARK: Against a calculation of the test's own

  /// A random formula as text, and its value by plain Swift; nil where it must have none.
  private struct Calculation {
    var chance: Chance
    let values: [String: Double]

    mutating func formula(_ depth: Int) -> (text: String, value: Double?) {
      guard depth > 0 else {
        let name = chance.pick(values.keys.sorted())
        if chance.below(2) == 0 { return (name, values[name]) }
        let number = Double(chance.below(2_000)) / 8
        return ("\(number)", number)
      }
      let (a, b) = (formula(depth - 1), formula(depth - 1))
      switch chance.below(11) {
      case 0: return ("(\(a.text) + \(b.text))", both(a, b) { $0 + $1 })
      case 1: return ("(\(a.text) - \(b.text))", both(a, b) { $0 - $1 })
      case 2: return ("(\(a.text) * \(b.text))", both(a, b) { $0 * $1 })
      case 3: return ("(\(a.text) / \(b.text))", both(a, b) { $1 == 0 ? nil : $0 / $1 })
      case 4: return ("(\(a.text) % \(b.text))", both(a, b) { $1 == 0 ? nil : remainder($0, $1) })
      case 5: return ("-\(a.text)", a.value.map { -$0 })
      case 6: return ("min(\(a.text), \(b.text))", both(a, b) { $0 < $1 ? $0 : $1 })
      case 7: return ("sum([\(a.text), \(b.text), 1])", both(a, b) { $0 + $1 + 1 })
      case 8: return ("sqrt(\(a.text))", a.value.flatMap { $0 < 0 ? nil : Foundation.sqrt($0) })
      case 9: return ("floor(\(a.text))", a.value.map { Foundation.floor($0) })
      default:
        let text = "(if \(a.text) < \(b.text) then \(a.text) else \(b.text) * 2)"
        return (text, both(a, b) { $0 < $1 ? $0 : $1 * 2 })
      }
    }

    private func both(
      _ a: (text: String, value: Double?), _ b: (text: String, value: Double?), _ body: (Double, Double) -> Double?
    ) -> Double? {
      guard let a = a.value, let b = b.value else { return nil }
      return body(a, b).flatMap { $0.isFinite ? $0 : nil }
    }

    private func remainder(_ a: Double, _ b: Double) -> Double {
      let rest = fmod(a, b)
      return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
    }
  }

  @Test("agrees with plain arithmetic to the last bit")
  func arithmetic() throws {
    let values = ["x": 2.5, "y": -3.0, "z": 0.0, "w": 1e6]
    let names = Names(
      values.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) },
      types: [
        "x": .unknown, "y": .unknown, "z": .unknown, "w": .unknown,
      ])
    for seed in 0..<2_000 as Range<UInt64> {
      var calculation = Calculation(chance: Chance(seed: seed), values: values)
      let (text, expected) = calculation.formula(4)
      let found = try? value(of: "= " + text, names)
      #expect(found == expected.map(Datum.number), "seed \(seed): \(text)")
    }
  }
}
