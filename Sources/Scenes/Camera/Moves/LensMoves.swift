import Elementary
import Labels
import Specification

// Lenses: straight lines bend, the middle keeps its size.

private let lensCenterKey = KeyKind(
  "center", positionKind, "where the lens's axis meets the picture", fallback: "the middle of the picture")

let barrelMove = CameraForm(
  "barrel", "straight lines bulge outwards, as through a wide lens: more is seen towards the corners",
  example: "{barrel: 0.2}",
  keys: [
    amount(
      "strength", NumberRule(minimum: 0, maximum: 2),
      "what is seen at a corner comes from so much farther out, in half diagonals", isRequired: true),
    lensCenterKey,
  ]
) { (given, builder) in addCubic(given, sign: 1, to: &builder) }

let pincushionMove = CameraForm(
  "pincushion", "straight lines bend inwards, as through a long lens: less is seen towards the corners",
  example: "{pincushion: 0.15}",
  keys: [
    amount(
      "strength", NumberRule(minimum: 0, maximum: 0.3),
      "what is seen at a corner comes from so much farther in, in half diagonals", isRequired: true),
    lensCenterKey,
  ]
) { (given, builder) in addCubic(given, sign: -1, to: &builder) }

private func addCubic(_ given: MoveArguments, sign: Double, to builder: inout CameraBuilder) {
  let strength = given.arguments.number("strength", default: 0)
  guard strength > 0 else { return }
  builder.add(
    RadialWarp(
      center: given.arguments.center(in: builder.frame), unit: builder.frame.halfDiagonal,
      law: .cubic(k: sign * strength)))
}

private let coefficientRule = NumberRule(minimum: -100, maximum: 100)

let brownConradyMove = CameraForm(
  "brown_conrady", "a calibrated lens, in OpenCV's order and signs",
  example: "{brown_conrady: {k1: -0.28, k2: 0.07, focal: 700}}", shorthand: .none,
  keys: [
    amount("k1", coefficientRule, "by how much radii grow with their square", default: "0"),
    amount("k2", coefficientRule, "with their fourth power", default: "0"),
    amount("k3", coefficientRule, "with their sixth power", default: "0"),
    amount("p1", coefficientRule, "tangential, up and down", default: "0"),
    amount("p2", coefficientRule, "tangential, across", default: "0"),
    KeyKind("focal", positiveLength, "the focal length in pixels", fallback: "the longer side of the picture"),
    lensCenterKey,
  ]
) { (given, builder) throws(EvaluationError) in
  let a = given.arguments
  let c = BrownConradyWarp.Coefficients(
    k1: a.number("k1", default: 0), k2: a.number("k2", default: 0), k3: a.number("k3", default: 0),
    p1: a.number("p1", default: 0), p2: a.number("p2", default: 0))
  guard [c.k1, c.k2, c.k3, c.p1, c.p2].contains(where: { $0 != 0 }) else { return }
  let longer = Double(max(builder.frame.width, builder.frame.height))
  let focal = a.length("focal", along: .both, of: builder.box, default: longer)
  builder.add(BrownConradyWarp(center: a.center(in: builder.frame), focal: focal, c))
}

let fisheyeMove = CameraForm(
  "fisheye", "equal angles are equal distances, as through a fisheye lens", example: "{fisheye: 120}",
  keys: [
    amount(
      "field_of_view", NumberRule(minimum: 1, maximum: 170, unit: "degrees"),
      "the angle that the scene's diagonal spans", isRequired: true),
    lensCenterKey,
  ]
) { (given, builder) in
  let half = 0.5 * given.arguments.number("field_of_view", default: 100)
  builder.add(
    RadialWarp(
      center: given.arguments.center(in: builder.frame), unit: builder.frame.halfDiagonal * cosine(half) / sine(half),
      law: .equidistant))
}
