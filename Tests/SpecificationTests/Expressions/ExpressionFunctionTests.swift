import Foundation
import Specification
import Testing

@Suite("A function of expressions") struct ExpressionFunctionTests {
  private func number(_ text: String) throws -> Double {
    guard case .number(let number) = try value(of: text, street()) else { throw CocoaError(.coderInvalidValue) }
    return number
  }

  @Test(
    "equals its formula",
    arguments: [
      ("abs(-2.5)", 2.5), ("ceil(1.2)", 2), ("ceil(-1.2)", -1), ("floor(1.8)", 1), ("floor(-1.2)", -2),
      ("clamp(5, 1, 3)", 3), ("clamp(0, 1, 3)", 1), ("clamp(2, 1, 3)", 2), ("sign(-3)", -1), ("sign(0)", 0),
      ("exp(1)", M_E), ("log(10)", 2.302585092994046), ("sqrt(2)", 2.0.squareRoot()), ("hypot(3, 4)", 5),
      ("hypot(1e200, 1e200)", 1.4142135623730951e200), ("lerp(2, 6, 0.25)", 3), ("lerp(0.1, 0.7, 1)", 0.7),
      ("lerp(2, 6, 2)", 10), ("power(2, 10)", 1024), ("power(2, 0.5)", 2.0.squareRoot()), ("power(-2, 3)", -8),
      ("round(2.5)", 3), ("round(-2.5)", -3), ("round(0.4)", 0), ("round(2.675, 2)", 2.68), ("round(1.005, 2)", 1.01),
      ("round(-0.125, 2)", -0.13), ("round(1234.5678, 3)", 1234.568), ("round(1e22, 3)", 1e22),
      ("round(5e-324, 15)", 0),
      ("sin(30)", 0.5), ("sin(90)", 1), ("sin(180)", 0), ("cos(60)", 0.5), ("cos(180)", -1), ("cos(90)", 0),
      ("tan(45)", 1), ("tan(-45)", -1), ("asin(0.5)", 30), ("acos(0.5)", 60), ("acos(-1)", 180), ("atan(1)", 45),
      ("atan2(1, 1)", 45), ("atan2(1, 0)", 90), ("atan2(0, -1)", 180), ("atan2(-1, 0)", -90), ("atan2(0, 0)", 0),
      ("min(3, 1, 2)", 1), ("max(3, 1, 2)", 3), ("min(sizes)", 4), ("max([7])", 7), ("max(5)", 5),
      ("sum(1, 2, 3)", 6), ("sum(sizes)", 13), ("mean(1, 2, 6)", 3), ("mean(sizes)", 6.5), ("count(sizes)", 2),
      ("length('añ𝄞')", 3), ("length('e\u{301}')", 2), ("length(sizes)", 2), ("distance([0, 0, 0], [2, 3, 6])", 7),
      ("distance([], [])", 0),
    ])
  func formula(_ call: String, _ expected: Double) throws {
    let found = try number("= " + call)
    #expect(abs(found - expected) <= 4e-16 * max(1, abs(expected)) * 4, "\(found)")
  }

  @Test("counts angles clockwise, as the screen does: y points down")
  func clockwise() throws {
    // From right to bottom is a quarter turn forwards.
    #expect(try number("= atan2(10, 0)") == 90)
    for angle in stride(from: -720.0, through: 720, by: 15) {
      let y = try number("= sin(\(angle))")
      let x = try number("= cos(\(angle))")
      let back = try number("= atan2(\(y), \(x)) % 360")
      let wanted = (angle + 720).truncatingRemainder(dividingBy: 360)
      #expect(min(abs(back - wanted), 360 - abs(back - wanted)) < 1e-10, "\(angle)")
    }
  }

  @Test("agrees with the C library")
  func library() throws {
    for step in -40...40 {
      let x = Double(step) * 0.37
      #expect(abs(try number("= exp(\(x))") - Foundation.exp(x)) <= 1e-14 * Foundation.exp(x))
      #expect(abs(try number("= sin(\(x * 10))") - Foundation.sin(x * 10 * .pi / 180)) < 1e-14)
      #expect(abs(try number("= atan(\(x))") - Foundation.atan(x) * 180 / .pi) < 1e-13)
      if x > 0 { #expect(abs(try number("= log(\(x))") - Foundation.log(x)) < 1e-14) }
      if x > 0 { #expect(abs(try number("= \(x) ^ 2.3") / Foundation.pow(x, 2.3) - 1) < 1e-14) }
    }
  }

  @Test("is described in the table, once")
  func table() {
    let names = expressionFunctions.map(\.name)
    #expect(Set(names).count == names.count)
    for function in expressionFunctions {
      #expect(isIdentifier(function.name))
      #expect(!function.summary.isEmpty && !function.parameters.isEmpty, "\(function.name)")
      #expect(function.signature.hasPrefix(function.name + "("))
    }
    #expect(expressionFunctions.first { $0.name == "round" }?.signature == "round(x, digits = 0)")
    #expect(expressionFunctions.first { $0.name == "min" }?.signature == "min(x, …)")
  }

  @Test(
    "says when a result has no place",
    arguments: [
      "= log(-1)", "= log(index - 7)", "= acos(2)", "= asin(-1.001)", "= tan(90)", "= tan(-270)", "= clamp(1, 3, 2)",
      "= exp(710)", "= power(0, -1)", "= power(-8, 1 / 3)", "= round(1, -1)", "= round(1, 0.5)", "= sum(1e308, 1e308)",
      "= hypot(1.7e308, 1.7e308)", "= distance([1], [1, 2])", "= lerp(1e308, -1e308, 5)", "= max(empty)",
    ])
  func domains(_ text: String) {
    #expect(throws: (any Error).self) { try value(of: text, street()) }
  }
}
