import Elementary
import Scenes

let defocusOperation = PixelOperation("defocus", on: .linear) { effect, room in
  room.field.spreadDiscs(radius: effect.arguments.number("radius", default: 0))
}

let motionBlurOperation = PixelOperation("motion_blur", on: .linear) { effect, room in
  let (sine, cosine) = Elementary.sinCos(degrees: effect.arguments.number("angle", default: 0))
  room.field.smear(length: effect.arguments.number("length", default: 0), x: cosine, y: sine)
}

let chromaticAberrationOperation = PixelOperation("chromatic_aberration", on: .linear) { effect, room in
  room.field.separateColors(shift: effect.arguments.number("shift", default: 0))
}

/// Light falls with the square of the distance from the middle; at the corners it has lost `strength` of itself.
let vignetteOperation = PixelOperation("vignette", on: .linear) { effect, room in
  let field = room.field
  let strength = Float(effect.arguments.number("strength", default: 0))
  let (middleX, middleY) = (Float(field.width - 1) / 2, Float(field.height - 1) / 2)
  let corner = max(middleX * middleX + middleY * middleY, 1)
  for y in 0..<field.height {
    let row = field.pixels + y * field.width
    let down = (Float(y) - middleY) * (Float(y) - middleY)
    for x in 0..<field.width {
      let right = Float(x) - middleX
      row[x] *= 1 - strength * ((right * right + down) / corner)
    }
  }
}

extension LightField {
  /// Every point becomes a disc of even light (the pixels of its edge in part); edges go on beyond the picture.
  ///
  /// Each row of the disc is the difference of two running sums, so that the cost grows with the radius and not with its
  /// square: at a radius of 6 it is still above 60 million pixels a second.
  func spreadDiscs(radius: Double) {
    guard radius > 0 else { return }
    let reach = Int(radius.rounded(.up))
    // How far each row of the disc reaches: from the pixel's middle, whole pixels and the share of the next ones.
    let rows = (0...reach).map { row -> (whole: Int, share: Float, weight: Float) in
      let y = min(Double(row), radius)
      let half = (radius * radius - y * y).squareRoot() + 0.5
      let whole = max(0, Int(half.rounded(.down)))
      // The outermost rows count by how far the disc reaches into them.
      let weight = min(max(radius + 0.5 - Double(row), 0), 1)
      return (whole, Float(half - Double(whole)), Float(weight))
    }
    var area: Float = 0
    for (number, row) in rows.enumerated() {
      let length = Float(2 * row.whole - 1) + 2 * row.share
      area += (number == 0 ? 1 : 2) * row.weight * length
    }
    let stride = width + 2 * reach + 3
    // Sums of 16-bit light are exact, whatever the row's length.
    let sums = UnsafeMutablePointer<SIMD4<UInt32>>.allocate(capacity: stride * (2 * reach + 1))
    defer { sums.deallocate() }
    func line(_ y: Int) -> UnsafeMutablePointer<SIMD4<UInt32>> {
      sums + ((y % (2 * reach + 1)) + 2 * reach + 1) % (2 * reach + 1) * stride
    }
    for y in -reach..<reach { sumRow(y, into: line(y), reach) }
    for y in 0..<height {
      sumRow(y + reach, into: line(y + reach), reach)
      let out = other + y * width
      out.update(repeating: .zero, count: width)
      for step in -reach...reach {
        let row = rows[abs(step)]
        guard row.weight > 0, row.whole > 0 else { continue }
        // Of place x, sums[x] is all before it; the row's pixels begin `reach` and one before the picture.
        let middle = line(y + step) + reach + 1
        for x in 0..<width {
          let (left, right) = (middle + x - row.whole + 1, middle + x + row.whole)
          let whole = Light(truncating: right[0] &- left[0])
          let edges = Light(truncating: (left[0] &- left[-1]) &+ (right[1] &- right[0]))
          out[x] += (whole + edges * row.share) * row.weight
        }
      }
      let scale = Light(repeating: 1 / (area * Self.steps))
      for x in 0..<width { out[x] *= scale }
    }
    exchange()
  }

  /// Steps of light between black and white; brighter than that is four times white at most.
  private static let steps: Float = 16_383

  /// The running sums of a row, from `reach` + 1 pixels before the picture to as many behind it.
  private func sumRow(_ y: Int, into sums: UnsafeMutablePointer<SIMD4<UInt32>>, _ reach: Int) {
    let row = pixels + min(max(y, 0), height - 1) * width
    var sum = SIMD4<UInt32>.zero
    for place in 0..<width + 2 * reach + 3 {
      sums[place] = sum
      let light = row[min(max(place - reach - 1, 0), width - 1)]
      sum &+= (light * Self.steps).wholes(upTo: 65_535)
    }
  }

  /// The mean over a straight way of `length` through each pixel, at steps of at most one pixel. The cost grows with the
  /// length: every step looks between four pixels.
  func smear(length: Double, x: Double, y: Double) {
    guard length > 0 else { return }
    let steps = Int(length.rounded(.up)) + 1
    let places = (0..<steps).map { step -> (x: Float, y: Float) in
      let way = (Double(step) / Double(steps - 1) - 0.5) * length
      return (Float(way * x), Float(way * y))
    }
    let weight = 1 / Float(steps)
    for row in 0..<height {
      let out = other + row * width
      for column in 0..<width {
        var sum = Light.zero
        for place in places { sum += sample(Float(column) + place.x, Float(row) + place.y) }
        out[column] = sum * weight
      }
    }
    exchange()
  }

  /// Red grows by `shift` pixels at the corners and blue shrinks by as many; green stays.
  func separateColors(shift: Double) {
    let (middleX, middleY) = (Double(width - 1) / 2, Double(height - 1) / 2)
    let corner = max((middleX * middleX + middleY * middleY).squareRoot(), 1)
    let red = Float(1 / (1 + shift / max(corner, abs(shift) * 2)))
    let blue = Float(1 / (1 - shift / max(corner, abs(shift) * 2)))
    let (centerX, centerY) = (Float(middleX), Float(middleY))
    for y in 0..<height {
      let out = other + y * width
      let down = Float(y) - centerY
      for x in 0..<width {
        let right = Float(x) - centerX
        let r = sample(centerX + right * red, centerY + down * red).z
        let b = sample(centerX + right * blue, centerY + down * blue).x
        out[x] = Light(b, pixels[y * width + x].y, r, 0)
      }
    }
    exchange()
  }
}

extension SIMD4<Float> {
  /// Whole numbers up to 2^31 as floats.
  @inline(__always)
  init(truncating whole: SIMD4<UInt32>) {
    self = SIMD4(SIMD4<Int32>(truncatingIfNeeded: whole))
  }

  /// Each to the nearest whole number of 0 to `limit`, at most 2^22.
  @inline(__always)
  func wholes(upTo limit: Float) -> SIMD4<UInt32> {
    // Beyond 2^23 a float's last bit is 1: the sum is rounded to a whole number, which is its lowest bits.
    let shifted = clamped(lowerBound: .zero, upperBound: SIMD4(repeating: limit)) + 0x1p23
    return unsafeBitCast(shifted, to: SIMD4<UInt32>.self) & 0x7f_ffff
  }
}
