import Elementary
import Labels
import Specification

// The picture as a sheet of paper that is bent.

let cylinderMove = CameraForm(
  "cylinder", "the picture around a cylinder, as a label around a bottle",
  example: "{cylinder: {angle: 120, tilt: 15}}",
  keys: [
    amount(
      "angle", NumberRule(minimum: 0, maximum: 350, unit: "degrees"),
      "how much of the cylinder the picture goes around; its far side is not seen", isRequired: true),
    KeyKind(
      "axis", .word([Word("vertical", "an upright cylinder"), Word("horizontal", "a lying one")]), "how it stands",
      fallback: "vertical"),
    amount(
      "tilt", NumberRule(minimum: -80, maximum: 80, unit: "degrees"),
      "from how far above it is seen: level lines become arcs", default: "0"),
  ]
) { (given, builder) in
  let angle = given.arguments.number("angle", default: 0)
  let tilt = given.arguments.number("tilt", default: 0)
  guard angle > 0 || tilt != 0 else { return }
  let isUpright = given.arguments.word("axis", default: "vertical") == "vertical"
  let side = Double(isUpright ? builder.frame.width : builder.frame.height)
  // A cylinder so large that its side is flat, where nothing goes around.
  let radius = side / (max(angle, 0.01) * Double.pi / 180)
  builder.add(CylinderWarp(center: builder.frame.middle, radius: radius, isUpright: isUpright, tilt: tilt))
}

private let turnKeys = [
  amount("amount", .fraction, "the share of the page that is turned up, along the direction", isRequired: true),
  amount("angle", .degrees, "where the end that is turned up lies, degrees clockwise from the right", default: "45"),
]
private let paperKeys = [
  KeyKind("back", paintKind, "the back of the page", fallback: "paper, darker towards the bend"),
  KeyKind("under", paintKind, "what lies under the page", fallback: "what is outside, else #3a3a3a"),
]

let curlMove = CameraForm(
  "curl", "an end of the page rolled up and over, its back to be seen", example: "{curl: {amount: 0.3, radius: 30}}",
  keys: turnKeys
    + [KeyKind("radius", nonNegativeLength, "of the roll; a share is of the shorter side", fallback: "10%")]
    + paperKeys
) { (given, builder) throws(EvaluationError) in
  let shorter = Double(min(builder.frame.width, builder.frame.height))
  try turnPage(
    given, radius: given.arguments.length("radius", along: .both, of: builder.box, default: 0.1 * shorter), &builder)
}

let foldMove = CameraForm(
  "fold", "an end of the page folded over, its back to be seen", example: "{fold: {amount: 0.2, angle: -45}}",
  keys: turnKeys + paperKeys
) { (given, builder) throws(EvaluationError) in try turnPage(given, radius: 0, &builder) }

/// What lies on the end that is turned up is seen no more; its back is a sheet that hides what it comes to lie on.
private func turnPage(
  _ given: MoveArguments, radius: Double, _ builder: inout CameraBuilder
) throws(EvaluationError) {
  let share = given.arguments.number("amount", default: 0)
  guard share > 0 else { return }
  let angle = given.arguments.number("angle", default: 45)
  let way = direction(angle)
  let page = builder.frame.corners
  let places = page.map { $0.dot(way) }
  let (first, last) = (places.min() ?? 0, places.max() ?? 0)
  let start = last - share * (last - first)
  let front = CurlWarp(way: way, start: start, radius: radius)
  let back = CurlBack(of: front)
  let paper = try given.paint("back", default: paperBack)
  let under = try given.paint("under", default: .color(Color(red: 0x3a / 255, green: 0x3a / 255, blue: 0x3a / 255)))
  builder.add(front)
  let bender = Bender(
    domain: back.domain, detail: front.detail, forward: back.forward, seen: back.forward,
    tolerance: 0.5 * Camera.tolerance)
  // Around the quarter of the roll that is nearest to the end, nothing of the back is seen yet.
  let reached = min(last - start, 0.5 * Double.pi * radius)
  let edge = radius > 0 ? radius * Elementary.sin(reached / radius) : 0
  // A page that ends at its edges lays bare what is outside, unless something lies just under it.
  if !builder.endsAtEdges || given.arguments.datum("under") != nil {
    let ground = builder.endsAtEdges ? page : Box.around(builder.frame, times: 4).corners
    let bare = ConvexRegion(across: -way.x, down: -way.y, atMost: -(start + edge)).cut(ground)
    if bare.count > 2 {
      builder.add(floor: CameraSheet(polygons: [bare], paint: under, description: "what lies under the page"))
    }
  }
  let turned = bender.bent([page])
  if !turned.isEmpty {
    builder.add(
      sheet: CameraSheet(polygons: turned, paint: paper, angle: angle, description: "the back of the page"))
  }
}

/// Paper, in the shade where it bends away from the light.
private let paperBack: Paint = {
  func grey(_ value: Double) -> Color { Color(red: value, green: value * 0.99, blue: value * 0.96) }
  return .linearGradient(
    stops: [
      ColorStop(offset: 0, color: grey(0.93)), ColorStop(offset: 0.6, color: grey(0.97)),
      ColorStop(offset: 0.8, color: grey(0.9)), ColorStop(offset: 0.95, color: grey(0.7)),
      ColorStop(offset: 1, color: grey(0.5)),
    ], angle: 0)
}()

extension Box {
  /// The box of a picture with so many of its sizes around it.
  fileprivate static func around(_ size: PixelSize, times: Double) -> Box {
    let (width, height) = (times * Double(size.width), times * Double(size.height))
    return Box(minX: -width, minY: -height, maxX: Double(size.width) + width, maxY: Double(size.height) + height)
  }
}
