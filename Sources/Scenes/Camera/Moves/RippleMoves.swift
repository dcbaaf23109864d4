import Labels
import Specification

// Small shifts that go through the picture.

let elasticMove = CameraForm(
  "elastic", "smooth random shifts, as of cloth or tissue", example: "{elastic: {amplitude: 6, scale: 40}}",
  shorthand: .none,
  keys: [
    KeyKind(
      "amplitude", nonNegativeLength,
      "the longest shift along either axis; at most 0.4 of the scale, or the picture would fold",
      isRequired: true),
    KeyKind(
      "scale", .length(LengthRule(NumberRule(minimum: 4))),
      "how far apart the shifts are that don't know of each other",
      isRequired: true),
  ]
) { (given, builder) throws(EvaluationError) in
  let amplitude = given.arguments.length("amplitude", along: .both, of: builder.box)
  let scale = given.arguments.length("scale", along: .both, of: builder.box)
  guard amplitude > 0 else { return }
  guard scale >= 4 else {
    throw EvaluationError("the scale of 'elastic' must be at least 4 pixels, is \(shown(scale))", at: given.range)
  }
  guard amplitude <= ElasticWarp.steepest * scale else {
    throw EvaluationError(
      "'elastic' with an amplitude of \(shown(amplitude)) and a scale of \(shown(scale)) would fold the picture",
      at: given.range, suggestion: "the amplitude may be at most 0.4 of the scale")
  }
  builder.add(ElasticWarp(amplitude: amplitude, scale: scale, seed: given.seed))
}

private let swingKey = KeyKind("amplitude", nonNegativeLength, "how far points swing", isRequired: true)

let waveMove = CameraForm(
  "wave", "a wave through the picture: points swing across its way", example: "{wave: {amplitude: 4, length: 80}}",
  shorthand: .none,
  keys: [
    swingKey,
    KeyKind("length", positiveLength, "from crest to crest; a share is of the shorter side", isRequired: true),
    amount("angle", .degrees, "the way that it goes, degrees clockwise from the right", default: "0"),
    amount("phase", .degrees, "where it begins, of 360", default: "0"),
  ]
) { (given, builder) throws(EvaluationError) in
  let a = given.arguments
  let amplitude = a.length("amplitude", along: .both, of: builder.box)
  let length = a.length("length", along: .both, of: builder.box)
  guard amplitude > 0 else { return }
  guard length >= 2 else {
    throw EvaluationError("the length of 'wave' must be at least 2 pixels, is \(shown(length))", at: given.range)
  }
  builder.add(
    WaveWarp(
      angle: a.number("angle", default: 0), amplitude: amplitude, length: length,
      phase: a.number("phase", default: 0) / 360))
}

let rollingShutterMove = CameraForm(
  "rolling_shutter", "rows that are read one after the other while the camera moves or shakes",
  example: "{rolling_shutter: {shift: [20, 0], amplitude: 2, cycles: 3}}", shorthand: .none,
  keys: [
    KeyKind(
      "shift", .list(ListRule(of: .length(LengthRule()), count: 2...2, names: "lengths, to the right and down")),
      "how far things move from the first row to the last", fallback: "[0, 0]"),
    KeyKind("amplitude", nonNegativeLength, "how far the camera shakes, to both sides", fallback: "0"),
    amount(
      "cycles", NumberRule(minimum: 0, maximum: 1000), "how often it shakes while a picture is read", default: "3"),
    amount("phase", .degrees, "where the shaking begins, of 360", default: "0"),
  ]
) { (given, builder) throws(EvaluationError) in
  let a = given.arguments
  let shift = a.lengths("shift", of: builder.box) ?? Point(0, 0)
  let amplitude = a.length("amplitude", along: .both, of: builder.box)
  guard shift != Point(0, 0) || amplitude > 0 else { return }
  let height = Double(builder.frame.height)
  guard shift.y <= 0.9 * height else {
    throw EvaluationError(
      "things can't move down by \(shown(shift.y)) pixels while \(shown(height)) rows are read", at: given.range,
      suggestion: "the shift down may be at most 0.9 of the picture's height")
  }
  builder.add(
    RollingShutterWarp(
      height: height, shift: shift, amplitude: amplitude, cycles: a.number("cycles", default: 3),
      phase: a.number("phase", default: 0) / 360))
}
