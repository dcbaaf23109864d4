import Elementary
import Labels
import Specification

// A flat picture seen from another side: straight lines stay straight.

private let viewRule = NumberRule(minimum: -80, maximum: 80, unit: "degrees")

let perspectiveMove = CameraForm(
  "perspective", "the picture as a flat board that is turned away", example: "{perspective: {tilt: 30, pan: -10}}",
  keys: [
    amount("tilt", viewRule, "degrees by which its top moves away from the eye", default: "0"),
    amount("pan", viewRule, "degrees by which its right edge moves away", default: "0"),
    amount(
      "field_of_view", NumberRule(minimum: 1, maximum: 150, unit: "degrees"),
      "the angle under which the eye sees its longer side", default: "50"),
  ]
) { (given, builder) throws(EvaluationError) in
  let (tilt, pan) = (given.arguments.number("tilt", default: 0), given.arguments.number("pan", default: 0))
  guard tilt != 0 || pan != 0 else { return }
  let half = 0.5 * given.arguments.number("field_of_view", default: 50)
  let middle = builder.frame.middle
  let distance = 0.5 * Double(max(builder.frame.width, builder.frame.height)) * cosine(half) / sine(half)
  let (sp, cp) = Elementary.sinCos(degrees: pan)
  let (st, ct) = Elementary.sinCos(degrees: tilt)
  // Turned around the upright axis, then around the level one; z points away from the eye.
  // x' = x cos p; z' = x sin p; y'' = y cos t + z' sin t; z'' = z' cos t - y sin t.
  let (zx, zy) = (sp * ct / distance, -st / distance)
  func row(_ x: Double, _ y: Double, _ center: Double) -> [Double] {
    // Seen at center + x'' / (1 + z'' / distance), with x and y counted from the middle.
    let (a, b) = (x + center * zx, y + center * zy)
    return [a, b, center - a * middle.x - b * middle.y]
  }
  let rows =
    row(cp, 0, middle.x) + row(sp * st, ct, middle.y) + [zx, zy, 1 - zx * middle.x - zy * middle.y]
  guard let view = Homography(rows: rows, middle: middle, size: builder.frame) else {
    throw EvaluationError("'perspective' would show the picture edge on", at: given.range)
  }
  builder.add(view)
}

let quadrilateralMove = CameraForm(
  "quadrilateral", "the picture's corners moved to four places",
  example: "{quadrilateral: [[10, 5], [95%, 0], [100%, 90%], [0, 100%]]}",
  keys: [
    KeyKind(
      "corners", .list(ListRule(of: positionKind, count: 4...4, names: "corners, each of 2 lengths")),
      "where the corners go: top left, top right, bottom right, bottom left", isRequired: true)
  ]
) { (given, builder) throws(EvaluationError) in
  let corners = given.arguments.positions("corners", in: builder.box)
  guard corners.count == 4, corners != builder.frame.corners else { return }
  let turns = (0..<4).map { number in
    let (a, b, c) = (corners[number], corners[(number + 1) % 4], corners[(number + 2) % 4])
    return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x)
  }
  let middle = builder.frame.middle
  let rows = Homography.rows(from: builder.frame, to: corners)
  // Also false of what is no number.
  guard turns.allSatisfy({ $0 > 1e-6 }) || turns.allSatisfy({ $0 < -1e-6 }),
    let view = Homography(rows: rows, middle: middle, size: builder.frame)
  else {
    throw EvaluationError(
      "the four corners must be those of a convex quadrilateral, in order around it", at: given.range)
  }
  builder.add(view)
}
