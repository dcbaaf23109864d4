import Specification

/// What the sensor makes of the light that falls on it, in linear light.
let sensorEffects = [
  OperationForm(
    "noise", "shot noise, which grows with the light, and read noise, which doesn't",
    example: "{noise: {shot: 0.02, read: 0.005}}",
    keys: [
      amount("read", .fraction, "its standard deviation, in linear light of 0 to 1", default: "0.01"),
      amount(
        "shot", .fraction, "the standard deviation at full light; it goes with the root of the light", default: "0"),
      KeyKind("gray", .boolean, "whether the three colors get the same noise", fallback: "false"),
    ]),
  OperationForm(
    "bayer", "a sensor with one color a pixel: the other two are interpolated from the neighbours",
    example: "{bayer: {pattern: rggb}}",
    keys: [
      KeyKind(
        "pattern",
        .word([
          Word("rggb", "red first"), Word("bggr", "blue first"), Word("grbg", "green, then red"),
          Word("gbrg", "green, then blue"),
        ]), "the colors of the first four pixels", fallback: "rggb")
    ]),
]
