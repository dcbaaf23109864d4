import Diagnostics
import Specification
import Testing

/// Random expressions as text, with more parentheses and blanks than needed.
struct ExpressionWriter {
  var chance: Chance

  mutating func expression(_ depth: Int) -> String {
    guard depth > 0 else { return leaf() }
    let inner = depth - 1
    switch chance.below(14) {
    case 0: return leaf()
    case 1: return "(\(expression(inner)))"
    case 2: return "[\(list(inner))]"
    case 3: return "-(\(expression(inner)))"
    case 4: return "(not \(operand(inner)))"
    case 5: return "\(operand(inner)).\(chance.pick(["x", "paint", "größe"]))"
    case 6: return "\(operand(inner))[\(expression(inner))]"
    case 7: return "\(chance.pick(["min", "f", "count"]))(\(list(inner)))"
    case 8: return "f(\(expression(inner)) where \(expression(inner)))"
    case 9: return "(\(expression(inner)) where \(expression(inner)))"
    case 10: return "(if \(expression(inner)) then \(expression(inner)) else \(expression(inner)))"
    default:
      let sign = chance.pick(BinaryOperator.allCases).rawValue
      return "\(operand(inner)) \(sign) \(operand(inner))"
    }
  }

  private mutating func operand(_ depth: Int) -> String { "(\(expression(depth)))" }

  private mutating func list(_ depth: Int) -> String {
    (0..<chance.below(4)).map { _ in expression(depth) }.joined(separator: chance.pick([",", " , "]))
  }

  private mutating func leaf() -> String {
    chance.pick([
      "a", "b1", "_c", "true", "false", "0", "12", "1.5", "1e300", "5e-324", "123456789012345678", "'x'", "'it''s'",
      "''",
      "'𝄞 é'", "whereabouts", "notes", "index",
    ])
  }
}

@Suite("A printed expression") struct ExpressionRoundTripTests {
  @Test("reads back as itself")
  func roundTrip() throws {
    for seed in 0..<1_000 as Range<UInt64> {
      var writer = ExpressionWriter(chance: Chance(seed: seed))
      let text = "= " + writer.expression(5)
      var diagnostics = Diagnostics()
      let first = try #require(Expression.parse(source(text), recording: &diagnostics), "seed \(seed): \(text)")
      let printed = first.description
      let second = Expression.parse(source("= " + printed), recording: &diagnostics)
      #expect(second == first, "seed \(seed): \(text) became \(printed)")
      #expect(second?.description == printed, "seed \(seed)")
    }
  }

  @Test("survives every mutation without a trap, and stays inside its text")
  func fuzz() {
    let alphabet = Array("=()[]{}.,:|'\"!<>?+-*/%^&#\\ \n\t09aeE_ü\u{0}\u{301}\u{2028}²√×“”".unicodeScalars)
    for seed in 0..<2_000 as Range<UInt64> {
      var writer = ExpressionWriter(chance: Chance(seed: seed))
      var scalars = Array(("= " + writer.expression(3)).unicodeScalars)
      for _ in 0...writer.chance.below(6) {
        let place = writer.chance.below(scalars.count)
        switch writer.chance.below(3) {
        case 0: scalars[place] = writer.chance.pick(alphabet)
        case 1: scalars.insert(writer.chance.pick(alphabet), at: place)
        default: if scalars.count > 1 { scalars.remove(at: place) }
        }
      }
      check(String(String.UnicodeScalarView(scalars)), seed: seed)
    }
  }

  @Test("survives noise")
  func noise() {
    for seed in 0..<2_000 as Range<UInt64> {
      var chance = Chance(seed: seed)
      let bytes = (0..<chance.below(60)).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
      check("=" + String(decoding: bytes, as: UTF8.self), seed: seed)
    }
  }

  private func check(_ text: String, seed: UInt64) {
    var diagnostics = Diagnostics()
    let expression = Expression.parse(source(text), recording: &diagnostics)
    #expect((expression == nil) == diagnostics.hasErrors, "seed \(seed)")
    if let expression { _ = expression.bound(in: street(), recording: &diagnostics) }
    for diagnostic in diagnostics.all {
      #expect(diagnostic.range.start <= diagnostic.range.end, "seed \(seed)")
      #expect(!diagnostic.rendered.isEmpty)
    }
  }
}
