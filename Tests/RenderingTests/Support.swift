import Labels
import Scenes
import Specification

@testable import Rendering

/// SplitMix64: numbers for random cases, the same in every run.
struct Numbers {
  var state: UInt64

  mutating func word() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func unit() -> Double { Double(word() >> 11) * 0x1p-53 }
  mutating func within(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * unit()
  }
  mutating func below(_ count: Int) -> Int { Int(word() % UInt64(count)) }
}

extension Outline {
  /// A closed polygon.
  static func polygon(_ points: [(Double, Double)], fillRule: FillRule = .nonzero) -> Outline {
    var elements: [Element] = []
    for (x, y) in points { elements.append(elements.isEmpty ? .move(Point(x, y)) : .line(Point(x, y))) }
    return Outline(elements + [.close], fillRule: fillRule)
  }

  /// An open line through points.
  static func line(_ points: [(Double, Double)]) -> Outline {
    var outline = polygon(points)
    outline.elements.removeLast()
    return outline
  }

  static func rectangle(_ width: Double, _ height: Double) -> Outline {
    let (x, y) = (width / 2, height / 2)
    return polygon([(-x, -y), (x, -y), (x, y), (-x, y)])
  }

  /// A circle of four cubic curves, within 0.03 % of the radius.
  static func circle(_ r: Double) -> Outline {
    let k = 0.5522847498307936 * r
    return Outline([
      .move(Point(r, 0)), .cubic(Point(r, k), Point(k, r), Point(0, r)),
      .cubic(Point(-k, r), Point(-r, k), Point(-r, 0)), .cubic(Point(-r, -k), Point(-k, -r), Point(0, -r)),
      .cubic(Point(k, -r), Point(r, -k), Point(r, 0)), .close,
    ])
  }

  /// A star of `points` tips, or a polygon with as many sides if `inner` is nil.
  static func star(_ points: Int, inner: Double?) -> Outline {
    var corners: [(Double, Double)] = []
    for i in 0..<(inner == nil ? points : 2 * points) {
      let angle = Double(i) * .pi / Double(points) * (inner == nil ? 2 : 1)
      let radius = i % 2 == 1 ? inner ?? 1 : 1
      corners.append((radius * sine(angle + .pi / 2), -radius * sine(angle)))
    }
    return polygon(corners)
  }
}

/// A sine good to nine digits, from its series: tests want no part of the code's own functions.
func sine(_ angle: Double) -> Double {
  let x = angle - 2 * .pi * (angle / (2 * .pi)).rounded()
  var (term, sum) = (x, x)
  for n in 1...12 {
    term *= -x * x / Double(2 * n * (2 * n + 1))
    sum += term
  }
  return sum
}

func cosine(_ angle: Double) -> Double { sine(angle + .pi / 2) }

extension Affine {
  /// Scaled, then turned by `degrees` clockwise, then moved.
  static func pose(scale: Double = 1, degrees: Double = 0, x: Double = 0, y: Double = 0) -> Affine {
    let (s, c) = (scale * sine(degrees * .pi / 180), scale * cosine(degrees * .pi / 180))
    return Affine(xx: c, yx: s, xy: -s, yy: c, x0: x, y0: y)
  }
}

extension Color {
  static let red = Color(red: 1, green: 0, blue: 0)
  static let green = Color(red: 0, green: 1, blue: 0)
  static let blue = Color(red: 0, green: 0, blue: 1)
  static let white = Color(red: 1, green: 1, blue: 1)
  static let black = Color(red: 0, green: 0, blue: 0)
}

extension Layer {
  init(
    _ outline: Outline, at transform: Affine = .identity, fill: Paint? = .color(.red), stroke: Stroke? = nil,
    opacity: Double = 1, occludes: Bool = true, owner: Int? = nil
  ) {
    self.init(
      site: "scene.objects.test", shape: .text("test"), outline: outline, transform: transform, fill: fill,
      stroke: stroke, opacity: opacity, occludes: occludes, owner: owner)
  }
}

extension Scene {
  init(
    _ width: Int, _ height: Int, background: Paint = .color(.black), _ layers: [Layer], parents: [Int?] = []
  ) {
    let count = max(parents.count, (layers.compactMap(\.owner).max() ?? -1) + 1)
    self.init(
      size: PixelSize(width: width, height: height), background: background, layers: layers,
      instances: (0..<count).map { number in
        SceneInstance(
          site: "scene.objects.test[\(number)]", classIndex: number % 3,
          parent: number < parents.count ? parents[number] : nil, attributes: [])
      })
  }
}

extension Mask {
  /// Row-major truth values.
  var decoded: [Bool] {
    var result = [Bool](repeating: false, count: size.area)
    var place = 0
    for (number, count) in counts.enumerated() {
      for _ in 0..<count {
        if number % 2 == 1 { result[place % size.height * size.width + place / size.height] = true }
        place += 1
      }
    }
    return result
  }
}

/// The tight box and number of true pixels.
func measured(_ pixels: [Bool], width: Int) -> (box: Box, area: Int) {
  var (box, area): (Box?, Int) = (nil, 0)
  for (place, isSet) in pixels.enumerated() where isSet {
    let (x, y) = (Double(place % width), Double(place / width))
    let old = box ?? Box(minX: x, minY: y, maxX: x + 1, maxY: y + 1)
    box = Box(
      minX: min(old.minX, x), minY: min(old.minY, y), maxX: max(old.maxX, x + 1), maxY: max(old.maxY, y + 1))
    area += 1
  }
  return (box ?? Box(minX: 0, minY: 0, maxX: 0, maxY: 0), area)
}

extension CoverageMap {
  /// The coverage of every pixel of the picture after `fill` returned `bounds`, row by row.
  ///
  /// Nil if a byte beyond the bounds was written.
  func picture(_ bounds: PixelBounds) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: size.area)
    for y in bounds.rows {
      for x in bounds.columns { bytes[y * size.width + x] = row(y, from: x).pointee }
    }
    let written = wholeSurface.count { $0 != 0 }
    return written == bytes.count { $0 != 0 } ? bytes : nil
  }
}
