import Diagnostics
import Specification

private func colors(_ count: ClosedRange<Int>, _ names: String) -> KeyKind {
  KeyKind("colors", .list(ListRule(of: .color, count: count, names: names)), "the colours", isRequired: true)
}

let checkerboardPaint = PaintForm(
  "checkerboard", "squares of two colours", example: "{checkerboard: {colors: [white, silver], size: 16}}",
  keys: [colors(2...2, "colors"), KeyKind("size", .number(.positive), "the side of a square", isRequired: true)]
) { arguments throws(EvaluationError) in
  let colors = arguments.colors("colors")
  guard colors.count == 2 else { throw EvaluationError("a checkerboard needs two colors", at: arguments.range) }
  return .checkerboard(colors[0], colors[1], cell: arguments.number("size", default: 1))
}

let stripesPaint = PaintForm(
  "stripes", "bands of colour, again and again", example: "{stripes: {colors: [white, navy], width: 12, angle: 45}}",
  keys: [
    colors(2...256, "2 to 256 colors"), KeyKind("width", .number(.positive), "of each band", isRequired: true),
    KeyKind("angle", .number(.degrees), "the direction across the bands, in degrees clockwise", fallback: "0"),
  ]
) { arguments throws(EvaluationError) in
  .stripes(
    arguments.colors("colors"), width: arguments.number("width", default: 1),
    angle: arguments.number("angle", default: 0))
}

let noisePaint = PaintForm(
  "noise", "clouds and grain: random values on a lattice, smoothed and summed over octaves",
  example: "{noise: {scale: 64, octaves: 4, colors: [darkgreen, yellowgreen]}}",
  keys: [
    KeyKind(
      "colors", .list(ListRule(of: .color, count: 2...256, names: "2 to 256 colors")),
      "from the lowest values to the highest", isRequired: true),
    KeyKind("scale", .number(.positive), "the size of the largest features, in pixels", isRequired: true),
    KeyKind(
      "kind",
      .word([
        Word("gradient", "even in all directions"), Word("value", "softer, blocky when large"),
        Word("simplex", "without the directions of a lattice"), Word("cellular", "cells, dark in their middles"),
      ]),
      "the kind of lattice noise", fallback: "gradient"),
    KeyKind(
      "octaves", .number(.integer(1...12)), "how many scales are summed, each half the one before", fallback: "1"),
    KeyKind("gain", .number(.fraction), "the weight of each scale against the one before", fallback: "0.5"),
  ]
) { arguments throws(EvaluationError) in
  .noise(
    Paint.Noise(
      kind: Paint.Noise.Kind(rawValue: arguments.word("kind", default: "gradient")) ?? .gradient,
      scale: arguments.number("scale", default: 1), octaves: Int(arguments.number("octaves", default: 1)),
      gain: arguments.number("gain", default: 0.5), stops: evenStops(arguments.colors("colors")),
      seed: arguments.seed()))
}

let imagePaint = PaintForm(
  "image", "a picture from a PNG or JPEG file", example: "{image: {file: photos/street.jpg, fit: cover}}",
  shorthand: .first,
  keys: [
    KeyKind("file", .file, "the picture, inside the spec's folder", isRequired: true),
    KeyKind(
      "fit",
      .word([
        Word("cover", "fills the box, what is over is cut"), Word("contain", "all of it is in the box"),
        Word("stretch", "drawn to the box's width and height"),
        Word("tile", "at its own size, repeated from the top left"),
        Word("none", "at its own size, once, in the middle"),
      ]), "how it fits its box", fallback: "cover"),
  ]
) { arguments throws(EvaluationError) in
  .image(
    Paint.ImagePaint(
      path: arguments.word("file", default: ""),
      fit: Paint.ImagePaint.Fit(rawValue: arguments.word("fit", default: "cover")) ?? .cover))
}

/// The paint that an evaluated value of `paintKind` stands for.
func paint(
  _ datum: Datum, range: SourceRange, seed: @escaping @Sendable () -> UInt64
) throws(EvaluationError) -> Paint {
  switch datum {
  case .color(let color): return .color(color)
  case .record(let members):
    if let member = members.first, let form = paintForms.first(where: { $0.name == member.name }),
      case .record(let arguments) = member.value
    {
      return try form.paint(PaintArguments(members: arguments, range: range, seed: seed))
    }
  default: break
  }
  throw EvaluationError("must be a color or a paint", at: range)
}
