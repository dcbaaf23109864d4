import Specification

/// What happens to the finished picture on its way to the reader.
let deliveryEffects = [
  OperationForm(
    "sharpen", "what blur would take away, added once more", example: "{sharpen: {amount: 0.8, radius: 1}}",
    keys: [
      amount("amount", NumberRule(minimum: 0, maximum: 20), "how much of it", isRequired: true),
      amount(
        "radius", NumberRule(minimum: 0.1, maximum: 50), "the standard deviation of the blur, in pixels", default: "1"),
    ]),
  OperationForm(
    "pixelate", "large square pixels, each the mean of what it covers", example: "{pixelate: 4}",
    keys: [amount("size", .integer(1...1000), "the side of a square, in pixels", isRequired: true)]),
  OperationForm(
    "scan_lines", "dark lines across, as on a screen", example: "{scan_lines: {period: 3, strength: 0.3}}",
    keys: [
      amount("strength", .fraction, "what the dark lines lose", default: "0.3"),
      amount("period", NumberRule(minimum: 1, maximum: 1000), "from line to line, in pixels", default: "3"),
    ]),
  OperationForm(
    "jpeg", "saved as a JPEG file and read again", example: "{jpeg: {quality: 30}}",
    keys: [amount("quality", .integer(1...100), "of the file", isRequired: true)]),
]
