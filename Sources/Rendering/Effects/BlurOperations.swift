import Elementary
import Scenes

let blurOperation = PixelOperation("blur", on: .linear) { effect, room in
  room.field.blur(deviation: effect.arguments.number("radius", default: 0))
}

let bloomOperation = PixelOperation("bloom", on: .linear) { effect, room in
  let field = room.field
  let threshold = Light(repeating: Float(effect.arguments.number("threshold", default: 0.8)))
  let strength = Float(effect.arguments.number("strength", default: 0.5))
  let sharp = Array(UnsafeBufferPointer(start: field.pixels, count: field.count))
  field.forEachPixel { ($0 - threshold).clamped(lowerBound: .zero, upperBound: Light(repeating: 1e6)) }
  field.blur(deviation: effect.arguments.number("radius", default: 6))
  sharp.withUnsafeBufferPointer { sharp in
    for place in 0..<field.count { field.pixels[place] = (sharp[place] + field.pixels[place] * strength).limited }
  }
}

let sharpenOperation = PixelOperation("sharpen", on: .encoded) { effect, room in
  let field = room.field
  let amount = Float(effect.arguments.number("amount", default: 0))
  let sharp = Array(UnsafeBufferPointer(start: field.pixels, count: field.count))
  field.blur(deviation: effect.arguments.number("radius", default: 1))
  sharp.withUnsafeBufferPointer { sharp in
    for place in 0..<field.count {
      field.pixels[place] = (sharp[place] + (sharp[place] - field.pixels[place]) * amount).limited
    }
  }
}

extension LightField {
  /// A Gaussian blur; edges go on beyond the picture.
  ///
  /// Up to a deviation of 3 by the kernel itself, cut at three deviations; beyond by four boxes with fractional ends, whose
  /// variance is exactly the kernel's (Gwosdek et al., "Theoretical foundations of Gaussian convolution by extended box
  /// filtering", 2011), at a cost that doesn't grow with the deviation.
  func blur(deviation: Double) {
    guard deviation > 0.05 else { return }
    if deviation <= 3 {
      let kernel = Self.gaussian(deviation)
      blurRows(kernel)
      blurColumns(kernel)
    } else {
      let box = ExtendedBox(variance: deviation * deviation / 4)
      for _ in 0..<4 { boxRows(box) }
      for _ in 0..<4 { boxColumns(box) }
    }
  }

  /// Half of a kernel whose sum is 1: the middle first. Each weight is the Gaussian over its whole pixel, less the variance
  /// of a twelfth that this adds.
  static func gaussian(_ deviation: Double) -> [Float] {
    let reach = max(1, Int((3 * deviation).rounded(.up)))
    let deviation = max(deviation * deviation - 1 / 12, 0.01).squareRoot()
    let weights = (0...reach).map { place in
      Elementary.normalCDF((Double(place) + 0.5) / deviation) - Elementary.normalCDF((Double(place) - 0.5) / deviation)
    }
    let sum = weights[0] + 2 * weights.dropFirst().reduce(0, +)
    return weights.map { Float($0 / sum) }
  }

  private func blurRows(_ kernel: [Float]) {
    let reach = kernel.count - 1
    let width = width
    withUnsafeTemporaryAllocation(of: Light.self, capacity: width + 2 * reach) { room in
      guard let padded = room.baseAddress else { return }
      kernel.withUnsafeBufferPointer { kernel in
        for y in 0..<height {
          let (from, to) = (pixels + y * width, other + y * width)
          padded.update(repeating: from[0], count: reach)
          (padded + reach).update(from: from, count: width)
          (padded + reach + width).update(repeating: from[width - 1], count: reach)
          for x in 0..<width {
            let middle = padded + reach + x
            var sum = middle[0] * kernel[0]
            for step in 1...reach { sum += (middle[step] + middle[-step]) * kernel[step] }
            to[x] = sum
          }
        }
      }
    }
    exchange()
  }

  private func blurColumns(_ kernel: [Float]) {
    let (width, height) = (width, height)
    kernel.withUnsafeBufferPointer { kernel in
      for y in 0..<height {
        let (from, to) = (pixels + y * width, other + y * width)
        for x in 0..<width { to[x] = from[x] * kernel[0] }
        for step in 1..<kernel.count {
          let above = pixels + max(0, y - step) * width
          let below = pixels + min(height - 1, y + step) * width
          let weight = kernel[step]
          for x in 0..<width { to[x] += (above[x] + below[x]) * weight }
        }
      }
    }
    exchange()
  }

  private func boxRows(_ box: ExtendedBox) {
    let (width, reach) = (width, box.reach)
    withUnsafeTemporaryAllocation(of: Light.self, capacity: width + 2 * reach + 4) { room in
      guard let padded = room.baseAddress else { return }
      for y in 0..<height {
        let (from, to) = (pixels + y * width, other + y * width)
        padded.update(repeating: from[0], count: reach + 2)
        (padded + reach + 2).update(from: from, count: width)
        (padded + reach + 2 + width).update(repeating: from[width - 1], count: reach + 2)
        box.slide(padded + 1, step: 1, to: to, outStep: 1, count: width)
      }
    }
    exchange()
  }

  /// By strips of columns that share cache lines.
  private func boxColumns(_ box: ExtendedBox) {
    let (width, height, reach) = (width, height, box.reach)
    let strip = 4
    withUnsafeTemporaryAllocation(of: Light.self, capacity: (height + 2 * reach + 4) * strip) { room in
      guard let padded = room.baseAddress else { return }
      for x in stride(from: 0, to: width, by: strip) {
        let columns = min(strip, width - x)
        for row in 0..<height + 2 * reach + 4 {
          let from = pixels + min(max(row - reach - 2, 0), height - 1) * width + x
          for column in 0..<columns { padded[row * strip + column] = from[column] }
        }
        for column in 0..<columns {
          box.slide(padded + strip + column, step: strip, to: other + x + column, outStep: width, count: height)
        }
      }
    }
    exchange()
  }
}

/// A box filter whose two outermost values count in part.
struct ExtendedBox {
  /// How many values on each side count in full, and one more.
  let reach: Int
  private let inner: Float
  private let outer: Float

  /// The box of a variance; 1/12 of a pixel's own is not counted.
  init(variance: Double) {
    // The longest box of whole values that has no more variance: n (n + 1) / 3 with n on each side.
    let whole = Int(((0.25 + 3 * variance).squareRoot() - 0.5).rounded(.down))
    let n = Double(whole)
    // What the two outer values must weigh, against 1 of the inner ones, to make up for the rest.
    let length = 2 * n + 1
    let missing = length * (variance - n * (n + 1) / 3)
    let edge = (n + 1) * (n + 1)
    let share = missing / (2 * (edge - variance))
    let sum = length + 2 * share
    reach = whole + 1
    inner = Float(1 / sum)
    outer = Float(share / sum)
  }

  /// Filters `count` values; `from` has `reach` more before the first and behind the last, and one more before.
  ///
  /// The sum slides in doubles, so that what was added is taken away again to the last bit that counts.
  @inline(__always)
  func slide(
    _ from: UnsafePointer<Light>, step: Int, to: UnsafeMutablePointer<Light>, outStep: Int, count: Int
  ) {
    var sum = SIMD4<Double>.zero
    // Places are counted from the first value that counts in part for the first result.
    let start = from + step
    for place in 1..<2 * reach { sum += SIMD4<Double>(start[place * step]) }
    for place in 0..<count {
      let (first, last) = (start[place * step], start[(place + 2 * reach) * step])
      to[place * outStep] = SIMD4<Float>(sum) * inner + (first + last) * outer
      sum += SIMD4<Double>(last) - SIMD4<Double>(start[(place + 1) * step])
    }
  }
}
