import Elementary
import Labels
import Scenes

let exposureOperation = PixelOperation("exposure", on: .linear) { effect, room in
  let factor = Float(Elementary.exp2(effect.arguments.number("stops", default: 0)))
  room.field.forEachPixel { $0 * factor }
}

let brightnessOperation = PixelOperation("brightness", on: .encoded) { effect, room in
  let sum = Light(repeating: Float(effect.arguments.number("add", default: 0)))
  room.field.forEachPixel { $0 + sum }
}

let contrastOperation = PixelOperation("contrast", on: .encoded) { effect, room in
  let factor = Float(effect.arguments.number("factor", default: 1))
  let middle = Light(repeating: Float(effect.arguments.number("middle", default: 0.5)))
  room.field.forEachPixel { middle + ($0 - middle) * factor }
}

let gammaOperation = PixelOperation("gamma", on: .encoded) { effect, room in
  let power = effect.arguments.number("power", default: 1)
  room.field.clip()
  room.field.map(ToneTable(intervals: 255 * 16) { Elementary.power($0, power) })
}

let toneCurveOperation = PixelOperation("tone_curve", on: .encoded) { effect, room in
  let curve = MonotoneCurve(effect.arguments.points("points"))
  room.field.clip()
  room.field.map(ToneTable(intervals: 255 * 16) { curve.value(at: $0) })
}

let thresholdOperation = PixelOperation("threshold", on: .encoded) { effect, room in
  let level = Float(effect.arguments.number("level", default: 0.5))
  room.field.forEachPixel { $0.luma >= level ? .one : .zero }
}

let posterizeOperation = PixelOperation("posterize", on: .encoded) { effect, room in
  let levels = Float(effect.arguments.number("levels", default: 256))
  room.field.clip()
  room.field.forEachPixel { ($0 * (levels - 1)).rounded(.toNearestOrAwayFromZero) / (levels - 1) }
}

let invertOperation = PixelOperation("invert", on: .encoded) { _, room in
  room.field.forEachPixel { 1 - $0 }
}

extension LightField {
  /// What a file could hold of the picture: 0 to 1.
  func clip() { forEachPixel { $0.clamped(lowerBound: .zero, upperBound: .one) } }
}

/// A smooth curve through points that rises and falls only where they do (Fritsch and Carlson, "Monotone piecewise cubic
/// interpolation", 1980). Before the first point and behind the last it stays level.
struct MonotoneCurve {
  private let points: [Point]
  private let slopes: [Double]

  /// Points in any order; of several at one place the last one counts.
  init(_ points: [Point]) {
    var byPlace: [Point] = []
    for point in points.enumerated().sorted(by: { ($0.element.x, $0.offset) < ($1.element.x, $1.offset) }) {
      if byPlace.last?.x == point.element.x { byPlace.removeLast() }
      byPlace.append(point.element)
    }
    self.points = byPlace
    let secants = zip(byPlace, byPlace.dropFirst()).map { ($1.y - $0.y) / ($1.x - $0.x) }
    slopes = byPlace.indices.map { index in
      guard let before = index > 0 ? secants[index - 1] : secants.first,
        let after = index < secants.count ? secants[index] : secants.last
      else { return 0 }
      // The harmonic mean is level where the direction turns, and never steeper than thrice the flatter side.
      return before * after <= 0 ? 0 : 2 * before * after / (before + after)
    }
  }

  func value(at x: Double) -> Double {
    guard let first = points.first, let last = points.last else { return x }
    guard x > first.x else { return first.y }
    guard x < last.x, let next = points.firstIndex(where: { $0.x > x }) else { return last.y }
    let (a, b) = (points[next - 1], points[next])
    let width = b.x - a.x
    let t = (x - a.x) / width
    let (t2, t3) = (t * t, t * t * t)
    return a.y * (2 * t3 - 3 * t2 + 1) + slopes[next - 1] * width * (t3 - 2 * t2 + t) + b.y * (3 * t2 - 2 * t3)
      + slopes[next] * width * (t3 - t2)
  }
}
