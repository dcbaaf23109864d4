import Elementary
import Scenes

let whiteBalanceOperation = PixelOperation("white_balance", on: .linear) { effect, room in
  let gains = Light(
    Float(effect.arguments.number("blue", default: 1)), Float(effect.arguments.number("green", default: 1)),
    Float(effect.arguments.number("red", default: 1)), 0)
  room.field.forEachPixel { $0 * gains }
}

let saturationOperation = PixelOperation("saturation", on: .encoded) { effect, room in
  let factor = Float(effect.arguments.number("factor", default: 1))
  room.field.forEachPixel { light in
    let gray = Light(repeating: light.luma)
    return gray + (light - gray) * factor
  }
}

let grayscaleOperation = PixelOperation("grayscale", on: .encoded) { _, room in
  room.field.forEachPixel { Light(repeating: $0.luma) }
}

/// A turn around the grey axis that keeps lightness: the matrix of SVG's `hueRotate` (SVG 1.1, 15.10), with BT.709's
/// weights.
let hueOperation = PixelOperation("hue", on: .encoded) { effect, room in
  let (sine, cosine) = Elementary.sinCos(degrees: effect.arguments.number("degrees", default: 0))
  let (red, green, blue) = (0.2126, 0.7152, 0.0722)
  func row(_ r: Double, _ g: Double, _ b: Double) -> Light { Light(Float(b), Float(g), Float(r), 0) }
  let toRed = row(
    red + cosine * (1 - red) - sine * red, green - cosine * green - sine * green,
    blue - cosine * blue + sine * (1 - blue))
  let toGreen = row(
    red - cosine * red + sine * 0.143, green + cosine * (1 - green) + sine * 0.140, blue - cosine * blue - sine * 0.283)
  let toBlue = row(
    red - cosine * red - sine * (1 - red), green - cosine * green + sine * green,
    blue + cosine * (1 - blue) + sine * blue)
  room.field.forEachPixel { light in
    Light((light * toBlue).sum(), (light * toGreen).sum(), (light * toRed).sum(), 0)
  }
}
