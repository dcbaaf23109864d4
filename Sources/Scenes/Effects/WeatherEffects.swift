import Specification

/// What lies between the things and the lens, in linear light.
let weatherEffects = [
  OperationForm(
    "haze", "a veil of light over everything", example: "{haze: {density: 0.3, color: \"#dde4ea\"}}",
    keys: [
      amount("density", .fraction, "the share of the veil: 1 hides all", isRequired: true),
      KeyKind("color", .color, "of the veil", fallback: "#e6e9ec"),
    ]),
  OperationForm(
    "rain", "bright streaks of falling drops", example: "{rain: {density: 300, length: 18, angle: 100}}",
    keys: [
      amount("density", NumberRule(minimum: 0, maximum: 5000), "streaks to 100,000 pixels", default: "150"),
      amount(
        "length", NumberRule(minimum: 1, maximum: 500), "of a streak in pixels; each is within a third of it",
        default: "16"),
      amount("angle", .degrees, "the way they fall, degrees clockwise: 90 is straight down", default: "90"),
      amount("opacity", .fraction, "of a streak", default: "0.3"),
      amount("width", NumberRule(minimum: 0.3, maximum: 20), "of a streak in pixels", default: "1"),
    ]),
  OperationForm(
    "snow", "soft white flakes", example: "{snow: {density: 120, size: 4}}",
    keys: [
      amount("density", NumberRule(minimum: 0, maximum: 5000), "flakes to 100,000 pixels", default: "60"),
      amount(
        "size", NumberRule(minimum: 0.5, maximum: 200), "across the largest in pixels; the smallest have a quarter",
        default: "4"),
      amount("opacity", .fraction, "of a flake", default: "0.8"),
    ]),
]
