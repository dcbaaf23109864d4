import Specification

private let factorRule = NumberRule(minimum: 0, maximum: 100)

/// How light becomes grey values.
let toneEffects = [
  OperationForm(
    "exposure", "more or less light, in stops: one more is twice the light", example: "{exposure: {stops: 0.5}}",
    keys: [amount("stops", NumberRule(minimum: -20, maximum: 20), "how many", isRequired: true)]),
  OperationForm(
    "brightness", "all values raised or lowered by as much", example: "{brightness: 0.1}",
    keys: [amount("add", NumberRule(minimum: -1, maximum: 1), "what is added to values of 0 to 1", isRequired: true)]),
  OperationForm(
    "contrast", "values drawn apart or together around a middle", example: "{contrast: 1.3}",
    keys: [
      amount("factor", factorRule, "1 changes nothing, 0 leaves one grey", isRequired: true),
      amount("middle", .fraction, "the value that stays", default: "0.5"),
    ]),
  OperationForm(
    "gamma", "values to a power: below 1 lifts the darks", example: "{gamma: 0.8}",
    keys: [amount("power", NumberRule(minimum: 0.01, maximum: 100), "the exponent", isRequired: true)]),
  OperationForm(
    "tone_curve", "values through a smooth curve that never falls back between its points",
    example: "{tone_curve: [[0, 0.05], [0.5, 0.6], [1, 0.95]]}",
    keys: [
      KeyKind(
        "points",
        .list(
          ListRule(
            of: .list(ListRule(of: .number(.fraction), count: 2...2, names: "fractions, before and after")),
            count: 2...64, names: "points of 2 fractions, before and after")),
        "values before and after, from dark to bright", isRequired: true)
    ]),
  OperationForm(
    "threshold", "black or white", example: "{threshold: 0.5}",
    keys: [amount("level", .fraction, "the lightness from which on a pixel is white", isRequired: true)]),
  OperationForm(
    "posterize", "few levels a color, as of a small palette: banding", example: "{posterize: 16}",
    keys: [amount("levels", .integer(2...256), "how many", isRequired: true)]),
  OperationForm("invert", "the negative", example: "invert"),
]
