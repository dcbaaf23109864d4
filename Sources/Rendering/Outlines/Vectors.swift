import Labels
import Scenes

// Points as vectors: the few operations that strokes and clipping need, of + - * / and square root alone.
extension Point {
  static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
  static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
  static func * (a: Point, k: Double) -> Point { Point(a.x * k, a.y * k) }
  static prefix func - (a: Point) -> Point { Point(-a.x, -a.y) }

  var length: Double { (x * x + y * y).squareRoot() }
  /// A quarter turn from x to y: clockwise on screen.
  var turned: Point { Point(-y, x) }
  var unit: Point {
    let size = length
    return Point(x / size, y / size)
  }

  func dot(_ other: Point) -> Double { x * other.x + y * other.y }
  func cross(_ other: Point) -> Double { x * other.y - y * other.x }
  func middle(_ other: Point) -> Point { Point(0.5 * (x + other.x), 0.5 * (y + other.y)) }
}

extension Affine {
  /// The most that the map stretches any length: the larger singular value.
  var largestScale: Double {
    let half = 0.5 * (xx * xx + yx * yx + xy * xy + yy * yy)
    let rest = (half * half - determinant * determinant)
    return (half + max(rest, 0).squareRoot()).squareRoot()
  }

  /// The box around what the map makes of `box`; nil beyond all numbers.
  func bounds(of box: Box) -> Box? {
    var builder = BoundsBuilder()
    for x in [box.minX, box.maxX] {
      for y in [box.minY, box.maxY] { builder.add(self(Point(x, y))) }
    }
    return builder.box.flatMap { $0.isFinite ? $0 : nil }
  }
}
