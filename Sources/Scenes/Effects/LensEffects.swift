import Specification

/// What happens on the way through the lens, in linear light.
let lensEffects = [
  OperationForm(
    "blur", "Gaussian blur, in linear light", example: "{blur: {radius: 2}}",
    keys: [
      amount(
        "radius", NumberRule(minimum: 0, maximum: 200), "the standard deviation in pixels, as in CSS", isRequired: true)
    ]),
  OperationForm(
    "defocus", "the blur of a lens out of focus: every point becomes a disc", example: "{defocus: {radius: 3}}",
    keys: [amount("radius", NumberRule(minimum: 0, maximum: 100), "of the disc, in pixels", isRequired: true)]),
  OperationForm(
    "motion_blur", "the blur of a camera that moves during the exposure; pictures keep their place on the average",
    example: "{motion_blur: {length: 8, angle: 30}}",
    keys: [
      amount("length", NumberRule(minimum: 0, maximum: 500), "of the way in pixels", isRequired: true),
      amount("angle", .degrees, "its direction, degrees clockwise", default: "0"),
    ]),
  OperationForm(
    "chromatic_aberration", "red and blue are drawn larger and smaller than green, whose geometry the labels have",
    example: "{chromatic_aberration: {shift: 1.5}}",
    keys: [
      amount(
        "shift", NumberRule(minimum: -50, maximum: 50), "of red, outwards at the corners, in pixels; of blue, inwards",
        isRequired: true)
    ]),
  OperationForm(
    "vignette", "the fall of light towards the corners", example: "{vignette: {strength: 0.5}}",
    keys: [amount("strength", .fraction, "the light that the corners lose", isRequired: true)]),
  OperationForm(
    "bloom", "the glow around what is brighter than white can show", example: "{bloom: {threshold: 0.8, radius: 6}}",
    keys: [
      amount("strength", NumberRule(minimum: 0, maximum: 10), "how much of the glow is added", default: "0.5"),
      amount("threshold", .fraction, "the light, of 0 to 1, from which on pixels glow", default: "0.8"),
      amount("radius", NumberRule(minimum: 0, maximum: 200), "of the glow, in pixels", default: "6"),
    ]),
]
