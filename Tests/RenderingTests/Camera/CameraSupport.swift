import Foundation
import Diagnostics
import Labels
import Specification
import Testing

@testable import Rendering
@testable import Scenes

/// An operation of a camera with its arguments, as a spec would evaluate them.
func move(_ name: String, _ arguments: [String: Any] = [:], seed: UInt64 = 7) -> DrawnOperation {
  effect(name, arguments, seed: seed)
}

/// A camera made of operations, and what they put into the picture.
func camera(
  _ width: Int, _ height: Int, outside: Camera.Outside = .scene, _ operations: [DrawnOperation]
) throws -> (camera: Camera, sheets: [Layer]) {
  var builder = CameraBuilder(PixelSize(width: width, height: height), endsAtEdges: outside != .scene)
  for operation in operations {
    let form = cameraForms.first { $0.operation.name == operation.name }
    try form?.settle(
      MoveArguments(arguments: operation.arguments, seed: operation.seed, range: .nowhere), &builder)
  }
  let camera = Camera(
    sceneSize: PixelSize(width: width, height: height), size: builder.frame, outside: outside,
    stages: builder.stages, floors: builder.floors, operations: operations)
  return (camera, builder.sheets)
}

/// A share of a length, as specs have it in `50%`.
func share(_ value: Double) -> Datum { Length.share(value).datum }

/// A camera whose way back is written here, in the plainest way and with the C library's functions.
struct WarpCase: Sendable, CustomTestStringConvertible {
  let name: String
  let operations: [DrawnOperation]
  /// The point of the scene that is seen at a place of the picture; nil where nothing is.
  let back: @Sendable (Point) -> Point?

  var testDescription: String { name }

  static let (width, height) = (96, 72)
  static let middle = Point(48, 36)
  /// Half the diagonal: 60 pixels.
  static let corner = 60.0

  init(_ name: String, _ operations: [DrawnOperation], back: @escaping @Sendable (Point) -> Point?) {
    (self.name, self.operations, self.back) = (name, operations, back)
  }

  /// Undoes a map by looking again and again how far it misses.
  static func undone(_ p: Point, steps: Int = 200, _ forward: (Point) -> Point) -> Point {
    var at = p
    for _ in 0..<steps {
      let there = forward(at)
      at = Point(at.x + p.x - there.x, at.y + p.y - there.y)
    }
    return at
  }

  /// Moves a point towards the middle or away from it, by what `law` makes of its distance.
  static func radial(_ p: Point, _ law: (Double) -> Double) -> Point {
    let (x, y) = (p.x - middle.x, p.y - middle.y)
    let r = sqrt(x * x + y * y)
    guard r > 0 else { return p }
    return Point(middle.x + x * law(r) / r, middle.y + y * law(r) / r)
  }

  static func turned(_ p: Point, _ degrees: Double, around c: Point = middle) -> Point {
    let (s, k) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
    return Point(c.x + (p.x - c.x) * k - (p.y - c.y) * s, c.y + (p.x - c.x) * s + (p.y - c.y) * k)
  }

  /// A board turned away, as a camera at `distance` sees a point of it: by solving for the point, on the ray through `p`.
  static func board(_ p: Point, tilt: Double, pan: Double, distance: Double) -> Point? {
    let (t, a) = (tilt * .pi / 180, pan * .pi / 180)
    // The board's two directions in space, z away from the eye.
    let right = (cos(a), sin(t) * sin(a), cos(t) * sin(a))
    let down = (0.0, cos(t), -sin(t))
    // right · u + down · v = ray · k + eye: the ray goes through (x, y, 0) from (0, 0, -distance).
    let (x, y) = (p.x - middle.x, p.y - middle.y)
    // Cramer's rule for u, v, k, with ray = (x, y, distance), eye = (0, 0, -distance).
    func det(_ a: (Double, Double, Double), _ b: (Double, Double, Double), _ c: (Double, Double, Double)) -> Double {
      a.0 * (b.1 * c.2 - b.2 * c.1) - b.0 * (a.1 * c.2 - a.2 * c.1) + c.0 * (a.1 * b.2 - a.2 * b.1)
    }
    let (ray, eye) = ((-x, -y, -distance), (0.0, 0.0, -distance))
    let whole = det(right, down, ray)
    let (u, v, k) = (det(eye, down, ray) / whole, det(right, eye, ray) / whole, det(right, down, eye) / whole)
    return k > 0 ? Point(middle.x + u, middle.y + v) : nil
  }

  /// A quadrilateral's point by its own equations: the scene's share (u, v) with the place on both cross lines.
  static func quadrilateral(_ p: Point, _ q: [Point]) -> Point? {
    // The eight equations of the homography, solved by Gauss; then its inverse at the place.
    let from = [Point(0, 0), Point(96, 0), Point(96, 72), Point(0, 72)]
    var rows: [[Double]] = []
    for (a, b) in zip(q, from) {
      rows.append([a.x, a.y, 1, 0, 0, 0, -a.x * b.x, -a.y * b.x, b.x])
      rows.append([0, 0, 0, a.x, a.y, 1, -a.x * b.y, -a.y * b.y, b.y])
    }
    for column in 0..<8 {
      let pivot = (column..<8).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
      rows.swapAt(column, pivot)
      for row in 0..<8 where row != column {
        let factor = rows[row][column] / rows[column][column]
        for place in column..<9 { rows[row][place] -= factor * rows[column][place] }
      }
    }
    let h = (0..<8).map { rows[$0][8] / rows[$0][$0] }
    let w = h[6] * p.x + h[7] * p.y + 1
    let wMiddle = h[6] * 48 + h[7] * 36 + 1
    guard w * wMiddle > 0 else { return nil }
    return Point((h[0] * p.x + h[1] * p.y + h[2]) / w, (h[3] * p.x + h[4] * p.y + h[5]) / w)
  }

  /// OpenCV's model, points of the scene to those of the picture.
  static func brown(
    _ p: Point, _ k: (Double, Double, Double), _ t: (Double, Double), focal: Double
  ) -> Point {
    let (x, y) = ((p.x - middle.x) / focal, (p.y - middle.y) / focal)
    let r2 = x * x + y * y
    let radial = 1 + k.0 * r2 + k.1 * pow(r2, 2) + k.2 * pow(r2, 3)
    return Point(
      middle.x + focal * (x * radial + 2 * t.0 * x * y + t.1 * (r2 + 2 * x * x)),
      middle.y + focal * (y * radial + t.0 * (r2 + 2 * y * y) + 2 * t.1 * x * y))
  }

  static let all = group0 + group1 + group2 + group3 + group4 + group5

  private static let group0: [WarpCase] = [
    WarpCase("crop", [move("crop", ["size": [60.0, 50.0], "at": [20.5, 10.25]])]) { Point($0.x + 20.5, $0.y + 10.25) },
    WarpCase("flip", [move("flip")]) { Point(96 - $0.x, $0.y) },
    WarpCase("flip both", [move("flip", ["axis": "both"])]) { Point(96 - $0.x, 72 - $0.y) },
    WarpCase("rotate", [move("rotate", ["degrees": 25.0])]) { turned($0, -25) },
  ]

  private static let group1: [WarpCase] = [
    WarpCase("rotate and grow", [move("rotate", ["degrees": 90.0, "expand": true])]) { Point($0.y, 72 - $0.x) },
    WarpCase("zoom", [move("zoom", ["factor": 1.7, "center": [10.0, 20.0]])]) {
      Point(10 + ($0.x - 10) / 1.7, 20 + ($0.y - 20) / 1.7)
    },
    WarpCase("zoom out", [move("zoom", ["factor": [0.6, 0.8]])]) {
      Point(48 + ($0.x - 48) / 0.6, 36 + ($0.y - 36) / 0.8)
    },
    WarpCase("shear", [move("shear", ["x": 20.0])]) { Point($0.x - tan(20 * .pi / 180) * ($0.y - 36), $0.y) },
  ]

  private static let group2: [WarpCase] = [
    WarpCase("translate", [move("translate", ["by": [10.25, -7.5]])]) { Point($0.x - 10.25, $0.y + 7.5) },
    WarpCase("perspective", [move("perspective", ["tilt": 40.0, "pan": 15.0])]) {
      board($0, tilt: 40, pan: 15, distance: 48 / tan(25 * .pi / 180))
    },
    WarpCase("perspective to the horizon", [move("perspective", ["tilt": 75.0, "field_of_view": 70.0])]) {
      board($0, tilt: 75, pan: 0, distance: 48 / tan(35 * .pi / 180))
    },
    WarpCase(
      "quadrilateral",
      [move("quadrilateral", ["corners": [[12.0, 9.0], [90.0, 2.0], [80.0, 66.0], [4.0, 70.0]]])]
    ) { quadrilateral($0, [Point(12, 9), Point(90, 2), Point(80, 66), Point(4, 70)]) },
  ]

  private static let group3: [WarpCase] = [
    WarpCase("barrel", [move("barrel", ["strength": 0.4])]) {
      radial($0) { $0 * (1 + 0.4 * ($0 / corner) * ($0 / corner)) }
    },
    WarpCase("pincushion", [move("pincushion", ["strength": 0.25])]) {
      radial($0) { $0 * (1 - 0.25 * ($0 / corner) * ($0 / corner)) }
    },
    WarpCase(
      "Brown and Conrady", [move("brown_conrady", ["k1": -0.2, "k2": 0.05, "p1": 0.02, "p2": -0.01, "focal": 80.0])]
    ) {
      let q = undone($0) { brown($0, (-0.2, 0.05, 0), (0.02, -0.01), focal: 80) }
      return q.x.isFinite && q.y.isFinite ? q : nil
    },
    WarpCase("fisheye", [move("fisheye", ["field_of_view": 110.0])]) {
      let focal = corner / tan(55 * .pi / 180)
      return radial($0) { $0 / focal < 1.53 ? focal * tan($0 / focal) : .infinity }
    },
  ]

  private static let group4: [WarpCase] = [
    WarpCase("cylinder", [move("cylinder", ["angle": 130.0, "tilt": 20.0])]) {
      let r = 96 / (130 * Double.pi / 180)
      let s = ($0.x - 48) / r
      guard abs(s) < 0.9998 else { return nil }
      let angle = asin(s)
      let (lean, high) = (sin(Double.pi / 9), cos(Double.pi / 9))
      let raised = r * (1 - cos(angle)) * lean
      return Point(48 + r * angle, 36 + ($0.y - 36 + raised) / high)
    },
    WarpCase("cylinder, lying", [move("cylinder", ["angle": 100.0, "axis": "horizontal"])]) {
      let r = 72 / (100 * Double.pi / 180)
      let s = ($0.y - 36) / r
      return abs(s) < 0.9998 ? Point($0.x, 36 + r * asin(s)) : nil
    },
    WarpCase("elastic", [elastic]) { (place: Point) -> Point? in
      // The field is its own definition; its inverse is found here in another way.
      undone(place) { field.forward($0) }
    },
    WarpCase("wave", [move("wave", ["amplitude": 5.0, "length": 30.0, "angle": 30.0, "phase": 40.0])]) {
      let (x, y) = (cos(Double.pi / 6), sin(Double.pi / 6))
      let swing = 5 * sin(2 * .pi * (($0.x * x + $0.y * y) / 30 + 40 / 360.0))
      return Point($0.x + y * swing, $0.y - x * swing)
    },
  ]

  private static let group5: [WarpCase] = [
    WarpCase(
      "rolling shutter", [move("rolling_shutter", ["shift": [14.0, 9.0], "amplitude": 3.0, "cycles": 2.0])]
    ) {
      let time = $0.y / 72
      return Point($0.x - (time - 0.5) * 14 - 3 * sin(4 * .pi * time), $0.y - 9 * (time - 0.5))
    },
    WarpCase("a chain of five", chain) { (place: Point) -> Point? in
      var p = Point(place.x + 8, place.y + 6)
      let swing = 3 * sin(2 * .pi * p.x / 40)
      p = Point(p.x, p.y - swing)
      p = radial(p) { $0 * (1 + 0.3 * ($0 / corner) * ($0 / corner)) }
      guard let q = board(p, tilt: 25, pan: 0, distance: 48 / tan(25 * .pi / 180)) else { return nil }
      return turned(q, -12)
    },
  ]

  private static let elastic = move("elastic", ["amplitude": 4.0, "scale": 16.0], seed: 99)
  private static let field = ElasticWarp(amplitude: 4, scale: 16, seed: 99)
  private static let chain = [
    move("rotate", ["degrees": 12.0]), move("perspective", ["tilt": 25.0]), move("barrel", ["strength": 0.3]),
    move("wave", ["amplitude": 3.0, "length": 40.0]), move("crop", ["size": [80.0, 60.0]]),
  ]
}
