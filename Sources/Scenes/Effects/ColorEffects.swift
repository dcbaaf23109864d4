import Specification

private let gainRule = NumberRule(minimum: 0, maximum: 100)

/// How colours shift against each other.
let colorEffects = [
  OperationForm(
    "white_balance", "gains of the three colors, in linear light: warmer, colder, greener",
    example: "{white_balance: {red: 1.1, blue: 0.9}}", shorthand: .none,
    keys: [
      amount("red", gainRule, "by how much its light is multiplied", default: "1"),
      amount("green", gainRule, "the same of green", default: "1"),
      amount("blue", gainRule, "the same of blue", default: "1"),
    ]),
  OperationForm(
    "saturation", "colors away from their grey or towards it", example: "{saturation: 0.6}",
    keys: [
      amount("factor", NumberRule(minimum: 0, maximum: 100), "1 changes nothing, 0 leaves greys", isRequired: true)
    ]),
  OperationForm(
    "hue", "all hues turned", example: "{hue: {degrees: 15}}",
    keys: [amount("degrees", .degrees, "by how much", isRequired: true)]),
  OperationForm("grayscale", "the lightness alone", example: "grayscale"),
]
