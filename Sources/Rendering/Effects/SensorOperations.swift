import Elementary
import Scenes

/// Gaussian noise whose variance is `read`² + `shot`² · light.
let noiseOperation = PixelOperation("noise", on: .linear) { effect, room in
  let read = Float(effect.arguments.number("read", default: 0.01))
  let shot = Float(effect.arguments.number("shot", default: 0))
  let isGray = effect.arguments.flag("gray", default: false)
  let field = room.field
  let (readSquare, shotSquare) = (Light(repeating: read * read), Light(repeating: shot * shot))
  NormalTable.shared.withUnsafeValues { values in
    var bits = PixelBits(seed: effect.seed)
    for place in 0..<field.count {
      let word = bits.next()
      let first = values[Int(word & 0xffff)]
      let normal =
        isGray
        ? Light(first, first, first, 0)
        : Light(first, values[Int(word >> 16 & 0xffff)], values[Int(word >> 32 & 0xffff)], 0)
      let light = field.pixels[place]
      let deviation = (readSquare + shotSquare * light.clamped(lowerBound: .zero, upperBound: Light(repeating: 1e6)))
        .squareRoot()
      field.pixels[place] = (light + normal * deviation).limited
    }
  }
}

let bayerOperation = PixelOperation("bayer", on: .linear) { effect, room in
  room.field.demosaic(pattern: effect.arguments.word("pattern", default: "rggb"))
}

/// 64 random bits after 64 others (Sebastiano Vigna's SplitMix64): for what is random from pixel to pixel, at a nanosecond
/// each; its seed is the effect's own.
struct PixelBits {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  @inline(__always)
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
    return z ^ z >> 31
  }

  /// A number of 0 ..< 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}

/// 65,536 quantiles of the normal distribution, scaled so that their variance is 1.
struct NormalTable: Sendable {
  static let shared = NormalTable()

  private let values: [Float]

  private init() {
    let quantiles = (0..<65_536).map { Elementary.inverseNormal((Double($0) + 0.5) / 65_536) }
    let variance = quantiles.reduce(0) { $0 + $1 * $1 } / 65_536
    values = quantiles.map { Float($0 / variance.squareRoot()) }
  }

  func withUnsafeValues(_ body: (UnsafePointer<Float>) -> Void) {
    values.withUnsafeBufferPointer { if let base = $0.baseAddress { body(base) } }
  }
}

extension LightField {
  /// Keeps one colour of each pixel and makes the others anew as the mean of the nearest that have them (bilinear).
  func demosaic(pattern: String) {
    // The lane of each of the four pixels of a block: blue 0, green 1, red 2.
    let lanes = pattern.utf8.map { $0 == UInt8(ascii: "r") ? 2 : $0 == UInt8(ascii: "g") ? 1 : 0 }
    guard lanes.count == 4 else { return }
    for y in 0..<height {
      let out = other + y * width
      for x in 0..<width {
        let own = lanes[(y & 1) * 2 + (x & 1)]
        let beside = lanes[(y & 1) * 2 + (~x & 1)]
        let here = pixels[y * width + x]
        let (left, right) = (mirrored(x - 1, y), mirrored(x + 1, y))
        let (above, below) = (mirrored(x, y - 1), mirrored(x, y + 1))
        var light = Light.zero
        light[own] = here[own]
        if own == 1 {
          light[beside] = (left[beside] + right[beside]) / 2
          let across = 2 - beside
          light[across] = (above[across] + below[across]) / 2
        } else {
          light[1] = (left[1] + right[1] + above[1] + below[1]) / 4
          let far = 2 - own
          let upper = mirrored(x - 1, y - 1)[far] + mirrored(x + 1, y - 1)[far]
          let lower = mirrored(x - 1, y + 1)[far] + mirrored(x + 1, y + 1)[far]
          light[far] = (upper + lower) / 4
        }
        out[x] = light
      }
    }
    exchange()
  }

  /// Beyond an edge the picture is mirrored at its outermost pixels, which keeps the mosaic's pattern.
  @inline(__always)
  private func mirrored(_ x: Int, _ y: Int) -> Light {
    let column = x < 0 ? min(-x, width - 1) : x >= width ? max(2 * width - 2 - x, 0) : x
    let row = y < 0 ? min(-y, height - 1) : y >= height ? max(2 * height - 2 - y, 0) : y
    return pixels[row * width + column]
  }
}
