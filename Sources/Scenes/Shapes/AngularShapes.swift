import Elementary
import Labels
import Specification

let rectangleShape = ShapeForm(
  "rectangle", "a rectangle along the axes", example: "{rectangle: {width: 40, height: 20}}", shorthand: .list,
  keys: [
    KeyKind("width", positiveLength, "from left to right", isRequired: true),
    KeyKind("height", positiveLength, "from top to bottom", isRequired: true),
  ]
) { arguments throws(EvaluationError) in
  let (x, y) = (arguments.length("width", along: .x) / 2, arguments.length("height", along: .y) / 2)
  return Outline(polygon([Point(-x, -y), Point(x, -y), Point(x, y), Point(-x, y)]))
}

let roundedRectangleShape = ShapeForm(
  "rounded_rectangle", "a rectangle with round corners",
  example: "{rounded_rectangle: {width: 40, height: 20, radius: 5}}",
  keys: [
    KeyKind("width", positiveLength, "from left to right", isRequired: true),
    KeyKind("height", positiveLength, "from top to bottom", isRequired: true),
    KeyKind(
      "radius", nonNegativeLength, "of the corners; at most half the shorter side is used", isRequired: true),
  ]
) { arguments throws(EvaluationError) in
  let (x, y) = (arguments.length("width", along: .x) / 2, arguments.length("height", along: .y) / 2)
  let radius = min(arguments.length("radius"), x, y)
  guard radius > 0 else { return Outline(polygon([Point(-x, -y), Point(x, -y), Point(x, y), Point(-x, y)])) }
  let corners = [
    (Point(x - radius, y - radius), 0.0), (Point(radius - x, y - radius), 90.0),
    (Point(radius - x, radius - y), 180.0), (Point(x - radius, radius - y), 270.0),
  ]
  var elements: [Outline.Element] = []
  for (center, start) in corners {
    let curve = arc(radius: radius, from: start, sweep: 90)
    let moved = Outline([.move(curve.start)] + curve.elements).mapped(
      by: Affine(xx: 1, yx: 0, xy: 0, yy: 1, x0: center.x, y0: center.y))
    if elements.isEmpty {
      elements = moved.elements
    } else if case .move(let point)? = moved.elements.first {
      elements += [.line(point)] + moved.elements.dropFirst()
    }
  }
  return Outline(elements + [.close])
}

let regularPolygonShape = ShapeForm(
  "regular_polygon", "a polygon of equal sides, one corner up", example: "{regular_polygon: {sides: 6, radius: 20}}",
  shorthand: .list,
  keys: [
    KeyKind("sides", .number(.integer(3...1000)), "how many", isRequired: true),
    KeyKind("radius", positiveLength, "from the middle to the corners", isRequired: true),
  ]
) { arguments throws(EvaluationError) in
  let sides = Int(arguments.number("sides"))
  let radius = arguments.length("radius")
  return Outline(polygon((0..<sides).map { corner($0, of: sides, radius: radius) }))
}

let starShape = ShapeForm(
  "star", "a star, one point up", example: "{star: {points: 5, radius: 20, inner_radius: 9}}",
  keys: [
    KeyKind("points", .number(.integer(2...1000)), "how many", isRequired: true),
    KeyKind("radius", positiveLength, "from the middle to the points", isRequired: true),
    KeyKind("inner_radius", nonNegativeLength, "from the middle to the notches", isRequired: true),
  ]
) { arguments throws(EvaluationError) in
  let points = Int(arguments.number("points"))
  let (radius, inner) = (arguments.length("radius"), arguments.length("inner_radius"))
  return Outline(
    polygon((0..<2 * points).map { corner($0, of: 2 * points, radius: $0.isMultiple(of: 2) ? radius : inner) }))
}

/// Corner `number` of `count` around the origin, clockwise from the top.
private func corner(_ number: Int, of count: Int, radius: Double) -> Point {
  let degrees = 360 * Double(number) / Double(count)
  return Point(radius * Elementary.sin(degrees: degrees), -radius * Elementary.cos(degrees: degrees))
}

/// A closed ring of straight lines.
func polygon(_ points: [Point]) -> [Outline.Element] {
  guard let first = points.first else { return [] }
  return [.move(first)] + points.dropFirst().map { .line($0) } + [.close]
}

let polygonShape = ShapeForm(
  "polygon", "a closed shape with corners of your own", example: "{polygon: {points: [[0, 0], [30, 0], [10, 20]]}}",
  shorthand: .first,
  keys: [
    KeyKind(
      "points", .list(ListRule(of: positionKind, count: 3...100_000, names: "at least 3 points")), "the corners",
      isRequired: true)
  ], isCentered: false
) { arguments throws(EvaluationError) in Outline(polygon(arguments.points("points"))) }

let lineShape = ShapeForm(
  "line", "a straight line, to be stroked", example: "{line: {from: [0, 0], to: [40, 10]}}",
  keys: [
    KeyKind("from", positionKind, "where it begins", fallback: "[0, 0]"),
    KeyKind("to", positionKind, "where it ends", isRequired: true),
  ], isCentered: false, hasInside: false
) { arguments throws(EvaluationError) in
  Outline([.move(arguments.point("from") ?? Point(0, 0)), .line(arguments.point("to") ?? Point(0, 0))])
}

let polylineShape = ShapeForm(
  "polyline", "straight lines through points, to be stroked",
  example: "{polyline: {points: [[0, 0], [20, 10], [40, 0]]}}", shorthand: .first,
  keys: [
    KeyKind(
      "points", .list(ListRule(of: positionKind, count: 2...100_000, names: "at least 2 points")), "the points",
      isRequired: true)
  ], isCentered: false, hasInside: false
) { arguments throws(EvaluationError) in
  let points = arguments.points("points")
  guard let first = points.first else { return Outline() }
  return Outline([.move(first)] + points.dropFirst().map { .line($0) })
}
