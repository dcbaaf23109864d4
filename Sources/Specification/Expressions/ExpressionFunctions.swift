import Elementary

/// Every function that an expression may call; documentation, schema and did-you-mean read this.
///
/// Angles are degrees, clockwise on screen, where y points down: so are all angles of a spec.
package let expressionFunctions: [ExpressionFunction] = numberFunctions + angleFunctions + listFunctions

private typealias Parameter = ExpressionFunction.Parameter

private let numberFunctions: [ExpressionFunction] = [
  .init("abs", [Parameter("x")], "the number without its sign", type: { $0.bounds(0).absolute.type }, .one { abs($0) }),
  .init(
    "ceil", [Parameter("x")], "the next whole number up", type: { $0.bounds(0).mapped { $0.rounded(.up) }.type },
    .one { $0.rounded(.up) }),
  .init(
    "clamp", [Parameter("x"), Parameter("low"), Parameter("high")], "the number in these bounds that is closest to 'x'",
    domain: "bounds in order",
    type: { $0.bounds(0).least(of: $0.bounds(2)).greatest(of: $0.bounds(1)).type },
    .three { x, low, high in low <= high ? min(max(x, low), high) : nil }),
  .init(
    "exp", [Parameter("x")], "Euler's number to the power of 'x'", type: { _ in Bounds(0, .infinity).type },
    .one { Elementary.exp($0) }),
  .init(
    "floor", [Parameter("x")], "the next whole number down", type: { $0.bounds(0).mapped { $0.rounded(.down) }.type },
    .one { $0.rounded(.down) }),
  .init(
    "hypot", [Parameter("x"), Parameter("y")], "the root of x² + y²", type: { _ in Bounds(0, .infinity).type },
    .two { Elementary.hypot($0, $1) }),
  .init(
    "lerp", [Parameter("a"), Parameter("b"), Parameter("t")], "'a' at t = 0, 'b' at t = 1, evenly between and beyond",
    .three { a, b, t in (1 - t) * a + t * b }),
  .init(
    "log", [Parameter("x")], "the natural logarithm", domain: "a number above 0",
    .one { $0 > 0 ? Elementary.log($0) : nil }),
  .init(
    "power", [Parameter("x"), Parameter("y")], "the same as x ^ y",
    domain: "a positive base, or a whole exponent that isn't negative for 0",
    .two { x, y in x > 0 || (x == 0 && y >= 0) || (x < 0 && y == y.rounded()) ? Elementary.power(x, y) : nil }),
  .init(
    "round", [Parameter("x"), Parameter("digits", standard: 0)],
    "the closest number with so many digits behind the point, as its decimal reads; a half goes away from 0",
    domain: "0 to 15 digits",
    .two(rounded)),
  .init(
    "sign", [Parameter("x")], "-1, 0 or 1", type: { _ in Bounds(-1, 1).type },
    .one { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }),
  .init(
    "sqrt", [Parameter("x")], "the square root", domain: "a number from 0", type: { _ in Bounds(0, .infinity).type },
    .one { $0 >= 0 ? $0.squareRoot() : nil }),
]

private let angleFunctions: [ExpressionFunction] = [
  .init(
    "acos", [Parameter("x")], "the angle whose cosine is 'x', 0 to 180 degrees", domain: "a number from -1 to 1",
    type: { _ in Bounds(0, 180).type }, .one { abs($0) <= 1 ? degrees(Elementary.acos($0)) : nil }),
  .init(
    "asin", [Parameter("x")], "the angle whose sine is 'x', -90 to 90 degrees", domain: "a number from -1 to 1",
    type: { _ in Bounds(-90, 90).type }, .one { abs($0) <= 1 ? degrees(Elementary.asin($0)) : nil }),
  .init(
    "atan", [Parameter("x")], "the angle whose tangent is 'x', -90 to 90 degrees", type: { _ in Bounds(-90, 90).type },
    .one { degrees(Elementary.atan($0)) }),
  .init(
    "atan2", [Parameter("y"), Parameter("x")],
    "the angle from the x axis to the point, -180 to 180 degrees; 0 for the origin",
    type: { _ in Bounds(-180, 180).type }, .two { degrees(Elementary.atan2($0, $1)) }),
  .init(
    "cos", [Parameter("angle")], "the cosine of an angle in degrees", type: { _ in Bounds(-1, 1).type },
    .one { Elementary.cos(degrees: $0) }),
  .init(
    "sin", [Parameter("angle")], "the sine of an angle in degrees", type: { _ in Bounds(-1, 1).type },
    .one { Elementary.sin(degrees: $0) }),
  .init(
    "tan", [Parameter("angle")], "the tangent of an angle in degrees", domain: "an angle that isn't upright",
    .one { angle in
      let cosine = Elementary.cos(degrees: angle)
      return cosine == 0 ? nil : Elementary.sin(degrees: angle) / cosine
    }),
]

private let listFunctions: [ExpressionFunction] = [
  .init(
    "all", [Parameter("condition", .any)], isVariadic: true,
    "whether all conditions hold, or all of a list; 'all(list where condition)' asks every item",
    type: { _ in .boolean }, .junction(isAll: true)),
  .init(
    "any", [Parameter("condition", .any)], isVariadic: true,
    "whether a condition holds, or one of a list; 'any(list where condition)' asks every item",
    type: { _ in .boolean }, .junction(isAll: false)),
  .init(
    "count", [Parameter("list", .list)], "how many items a list has", type: { _ in Bounds(0, .infinity).type },
    .general { values, call throws(EvaluationError) in .number(Double(try values[0].list(of: call.arguments[0]).count))
    }
  ),
  .init(
    "distance", [Parameter("a", .point), Parameter("b", .point)],
    "how far apart two points are, each a list such as [x, y]", type: { _ in Bounds(0, .infinity).type },
    .general(distance)),
  .init(
    "length", [Parameter("value", .any)], "how many characters a text has (code points), or items a list",
    type: { _ in Bounds(0, .infinity).type }, .general(length)),
  .init(
    "max", [Parameter("x", .any)], isVariadic: true, "the largest of numbers, or of a list",
    type: { $0.reducedBounds { $0.greatest(of: $1) } }, .fold(empty: nil) { max($0, $1) }),
  .init(
    "mean", [Parameter("x", .any)], isVariadic: true, "the mean of numbers, or of a list",
    type: { $0.reducedBounds { $0.union($1) } }, .mean),
  .init(
    "min", [Parameter("x", .any)], isVariadic: true, "the smallest of numbers, or of a list",
    type: { $0.reducedBounds { $0.least(of: $1) } }, .fold(empty: nil) { min($0, $1) }),
  .init(
    "present", [Parameter("value", .any)], "whether the value is there: an object's 'when' may be false",
    type: { _ in .boolean }, .presence),
  .init(
    "sum", [Parameter("x", .any)], isVariadic: true, "the sum of numbers, or of a list; 0 of none",
    .fold(empty: 0) { $0 + $1 }),
  .init(
    "text", [Parameter("value", .any)], "a number, or true or false, as text", type: { _ in .text },
    .general { values, call throws(EvaluationError) in .text(try values[0].printed(of: call.arguments[0])) }),
]

@Sendable private func rounded(_ x: Double, _ digits: Double) -> Double? {
  guard (0...15).contains(digits), digits == digits.rounded() else { return nil }
  return digits == 0 ? x.rounded() : Double(RoundedDecimal(x).rounded(to: Int(digits)).written)
}

private func degrees(_ radians: Double) -> Double { radians * (180 / .pi) }

@Sendable private func distance(_ values: [Datum], _ call: FunctionFormula) throws(EvaluationError) -> Datum {
  let a = try values[0].list(of: call.arguments[0])
  let b = try values[1].list(of: call.arguments[1])
  guard a.count == b.count else { throw .sizesDiffer("distance", a.count, b.count, at: call.range) }
  var distance = 0.0
  for (one, other) in zip(a, b) {
    let step = try one.number(of: call.arguments[0]) - other.number(of: call.arguments[1])
    distance = Elementary.hypot(distance, step)
  }
  guard distance.isFinite else { throw .tooLarge(at: call.range) }
  return .number(distance)
}

@Sendable private func length(_ values: [Datum], _ call: FunctionFormula) throws(EvaluationError) -> Datum {
  switch values[0] {
  case .text(let text): .number(Double(text.unicodeScalars.count))
  case .list(let list): .number(Double(list.count))
  default: throw .wrongKind(values[0], wanted: "a text or a list", at: call.arguments[0].range)
  }
}
