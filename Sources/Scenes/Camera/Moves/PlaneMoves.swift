import Elementary
import Labels
import Specification

// Operations that are affine maps: they move the shapes themselves, and no pixel is sampled twice.

let centerKey = KeyKind("center", positionKind, "the point that stays", fallback: "the middle of the picture")

extension OperationArguments {
  func center(in frame: PixelSize) -> Point { position("center", in: frame.box) ?? frame.middle }
}

let cropMove = CameraForm(
  "crop", "a part of the picture, or more than all of it; the picture's size is that of the part",
  example: "{crop: {size: [224, 224], at: [40, 30]}}",
  keys: [
    KeyKind(
      "size", .list(ListRule(of: .length(LengthRule(.positive)), count: 2...2, names: "lengths, width and height")),
      "of the part, to the nearest pixel; shares are of the picture", isRequired: true),
    KeyKind("at", positionKind, "its top left corner", fallback: "so that it lies in the middle"),
  ]
) { (given, builder) throws(EvaluationError) in
  let wanted = given.arguments.lengths("size", of: builder.box) ?? Point(1, 1)
  let sides = 1.0...16_384.0
  guard sides.contains(wanted.x.rounded()), sides.contains(wanted.y.rounded()) else {
    throw EvaluationError(
      "a part of \(shown(wanted.x.rounded())) x \(shown(wanted.y.rounded())) pixels can't be a picture",
      at: given.range,
      suggestion: "a picture has 1 to 16384 pixels a side")
  }
  let size = PixelSize(width: Int(wanted.x.rounded()), height: Int(wanted.y.rounded()))
  let corner =
    given.arguments.position("at", in: builder.box)
    ?? Point(0.5 * Double(builder.frame.width - size.width), 0.5 * Double(builder.frame.height - size.height))
  guard builder.add(.moved(-corner.x, -corner.y)) else {
    throw EvaluationError("'crop' lies beyond all numbers", at: given.range)
  }
  builder.setFrame(size)
}

let flipMove = CameraForm(
  "flip", "the mirrored picture", example: "{flip: horizontal}",
  keys: [
    KeyKind(
      "axis",
      .word([
        Word("horizontal", "left and right change places"), Word("vertical", "top and bottom change places"),
        Word("both", "both"),
      ]), "what changes places", fallback: "horizontal")
  ]
) { arguments, frame in
  let axis = arguments.word("axis", default: "horizontal")
  let (width, height) = (Double(frame.width), Double(frame.height))
  let (across, down) = (axis != "vertical", axis != "horizontal")
  return Affine(
    xx: across ? -1 : 1, yx: 0, xy: 0, yy: down ? -1 : 1, x0: across ? width : 0, y0: down ? height : 0)
}

let rotateMove = CameraForm(
  "rotate", "the picture turned", example: "{rotate: 15}",
  keys: [
    amount("degrees", .degrees, "clockwise", isRequired: true), centerKey,
    KeyKind("expand", .boolean, "whether the picture grows to hold all of the turned one", fallback: "false"),
  ]
) { (given, builder) throws(EvaluationError) in
  let turn = direction(given.arguments.number("degrees", default: 0))
  var map = Affine(xx: turn.x, yx: turn.y, xy: -turn.y, yy: turn.x, x0: 0, y0: 0)
    .around(given.arguments.center(in: builder.frame))
  if given.arguments.flag("expand", default: false) {
    var bounds = BoundsBuilder()
    for corner in builder.frame.corners { bounds.add(map(corner)) }
    let box = bounds.box ?? builder.box
    // Turned by 90 degrees, a side must not grow by rounding.
    let (width, height) = ((box.width - 1e-6).rounded(.up), (box.height - 1e-6).rounded(.up))
    guard max(width, height) <= 16_384 else {
      throw EvaluationError("the turned picture would have more than 16384 pixels a side", at: given.range)
    }
    map = map.then(
      .moved(0.5 * (width - box.width) - box.minX, 0.5 * (height - box.height) - box.minY))
    builder.setFrame(PixelSize(width: max(Int(width), 1), height: max(Int(height), 1)))
  }
  guard builder.add(map) else { throw EvaluationError("'rotate' lies beyond all numbers", at: given.range) }
}

let zoomMove = CameraForm(
  "zoom", "the picture enlarged around a point, or made smaller", example: "{zoom: 1.5}",
  keys: [
    KeyKind(
      "factor",
      .either([
        .number(factorRule), .list(ListRule(of: .number(factorRule), count: 2...2, names: "factors, across and down")),
      ]), "by how much; below 1 the picture shrinks", isRequired: true),
    centerKey,
  ]
) { arguments, frame in
  var factors = Point(1, 1)
  switch arguments.datum("factor") {
  case .number(let factor)?: factors = Point(factor, factor)
  case .list(let items)?:
    if items.count == 2, case .number(let x) = items[0], case .number(let y) = items[1] { factors = Point(x, y) }
  default: break
  }
  return Affine(xx: factors.x, yx: 0, xy: 0, yy: factors.y, x0: 0, y0: 0).around(arguments.center(in: frame))
}

private let factorRule = NumberRule(minimum: 0.01, maximum: 100)

let shearMove = CameraForm(
  "shear", "the picture leaning", example: "{shear: {x: 10}}",
  keys: [
    amount("x", shearRule, "degrees by which upright lines lean, to the right at the bottom", default: "0"),
    amount("y", shearRule, "degrees by which level lines lean, downwards at the right", default: "0"),
    centerKey,
  ]
) { arguments, frame in
  func slope(_ name: String) -> Double {
    let degrees = arguments.number(name, default: 0)
    return degrees == 0 ? 0 : sine(degrees) / cosine(degrees)
  }
  return Affine(xx: 1, yx: slope("y"), xy: slope("x"), yy: 1, x0: 0, y0: 0).around(arguments.center(in: frame))
}

private let shearRule = NumberRule(minimum: -80, maximum: 80, unit: "degrees")

let translateMove = CameraForm(
  "translate", "the picture moved", example: "{translate: [12, -5%]}",
  keys: [
    KeyKind(
      "by", .list(ListRule(of: .length(LengthRule()), count: 2...2, names: "lengths, to the right and down")),
      "how far, to the right and down; shares are of the picture", isRequired: true)
  ]
) { arguments, frame in
  let way = arguments.lengths("by", of: frame.box) ?? Point(0, 0)
  return .moved(way.x, way.y)
}
