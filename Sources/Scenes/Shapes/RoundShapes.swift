import Elementary
import Labels
import Specification

let circleShape = ShapeForm(
  "circle", "a circle", example: "{circle: {radius: 20}}", shorthand: .first,
  keys: [KeyKind("radius", positiveLength, "from the middle to the edge", isRequired: true)]
) { arguments throws(EvaluationError) in
  let radius = arguments.length("radius")
  return Outline(ellipse(radiusX: radius, radiusY: radius))
}

let ellipseShape = ShapeForm(
  "ellipse", "an ellipse along the axes", example: "{ellipse: {radius_x: 30, radius_y: 20}}", shorthand: .list,
  keys: [
    KeyKind("radius_x", positiveLength, "half the width", isRequired: true),
    KeyKind("radius_y", positiveLength, "half the height", isRequired: true),
  ]
) { arguments throws(EvaluationError) in
  Outline(
    ellipse(
      radiusX: arguments.length("radius_x", along: .x), radiusY: arguments.length("radius_y", along: .y)))
}

let ringShape = ShapeForm(
  "ring", "a circle with a round hole", example: "{ring: {radius: 20, inner_radius: 12}}",
  keys: [
    KeyKind("radius", positiveLength, "from the middle to the outer edge", isRequired: true),
    KeyKind("inner_radius", nonNegativeLength, "from the middle to the hole's edge", isRequired: true),
  ]
) { arguments throws(EvaluationError) in
  let (radius, inner) = (arguments.length("radius"), arguments.length("inner_radius"))
  guard inner < radius else {
    throw EvaluationError(
      "a ring's inner_radius must be below its radius \(shown(radius)), is \(shown(inner))", at: arguments.range)
  }
  guard inner > 0 else { return Outline(ellipse(radiusX: radius, radiusY: radius)) }
  return Outline(
    ellipse(radiusX: radius, radiusY: radius) + ellipse(radiusX: inner, radiusY: inner), fillRule: .evenOdd)
}

private let sweepKeys = [
  KeyKind("radius", positiveLength, "from the middle to the curve", isRequired: true),
  KeyKind("start", .number(.degrees), "where it begins: degrees clockwise, 0 is to the right", fallback: "0"),
  KeyKind("sweep", .number(.degrees), "how far it goes, in degrees clockwise", isRequired: true),
]

let arcShape = ShapeForm(
  "arc", "a part of a circle's edge, to be stroked", example: "{arc: {radius: 20, start: 180, sweep: 180}}",
  keys: sweepKeys, hasInside: false
) { arguments throws(EvaluationError) in
  let curve = arc(
    radius: arguments.length("radius"), from: arguments.number("start"), sweep: arguments.number("sweep"))
  return Outline([.move(curve.start)] + curve.elements)
}

let sectorShape = ShapeForm(
  "sector", "a slice of a circle", example: "{sector: {radius: 20, start: -90, sweep: 120}}", keys: sweepKeys
) { arguments throws(EvaluationError) in
  let sweep = arguments.number("sweep")
  let radius = arguments.length("radius")
  guard abs(sweep) < 360 else { return Outline(ellipse(radiusX: radius, radiusY: radius)) }
  let curve = arc(radius: radius, from: arguments.number("start"), sweep: sweep)
  return Outline([.move(Point(0, 0)), .line(curve.start)] + curve.elements + [.close])
}

/// An ellipse around the origin as eight Bézier curves: at most 4·10⁻⁶ of the radius off.
func ellipse(radiusX: Double, radiusY: Double, center: Point = Point(0, 0)) -> [Outline.Element] {
  let curve = arc(radius: 1, from: 0, sweep: 360)
  let map = Affine(xx: radiusX, yx: 0, xy: 0, yy: radiusY, x0: center.x, y0: center.y)
  return Outline([.move(curve.start)] + curve.elements + [.close]).mapped(by: map).elements
}

/// A circular arc around the origin, from `start` degrees over `sweep` degrees (clockwise), at most 45 degrees a curve.
///
/// The usual cubic: control points lie 4/3 · tan(angle / 4) radii along the tangents.
func arc(radius: Double, from start: Double, sweep: Double) -> (start: Point, elements: [Outline.Element]) {
  let sweep = min(max(sweep, -360), 360)
  let count = max(1, Int((abs(sweep) / 45).rounded(.up)))
  let step = sweep / Double(count)
  let reach = 4.0 / 3 * Elementary.sin(degrees: step / 4) / Elementary.cos(degrees: step / 4)
  func direction(_ degrees: Double) -> Point {
    Point(Elementary.cos(degrees: degrees), Elementary.sin(degrees: degrees))
  }
  var from = direction(start)
  let first = Point(radius * from.x, radius * from.y)
  var elements: [Outline.Element] = []
  for number in 1...count {
    let to = direction(start + step * Double(number))
    elements.append(
      .cubic(
        Point(radius * (from.x - reach * from.y), radius * (from.y + reach * from.x)),
        Point(radius * (to.x + reach * to.y), radius * (to.y - reach * to.x)), Point(radius * to.x, radius * to.y)))
    from = to
  }
  return (first, elements)
}
