import Elementary
import Labels

// What geometry needs of points, within this room.
extension Point {
  static func + (one: Point, other: Point) -> Point { Point(one.x + other.x, one.y + other.y) }
  static func - (one: Point, other: Point) -> Point { Point(one.x - other.x, one.y - other.y) }
  static func * (one: Point, factor: Double) -> Point { Point(one.x * factor, one.y * factor) }
  func dot(_ other: Point) -> Double { x * other.x + y * other.y }
  var length: Double { Elementary.hypot(x, y) }
}

extension Affine {
  static func moving(by move: Point) -> Affine { Affine(xx: 1, yx: 0, xy: 0, yy: 1, x0: move.x, y0: move.y) }

  static func scaling(by factor: Double) -> Affine { Affine(xx: factor, yx: 0, xy: 0, yy: factor, x0: 0, y0: 0) }

  /// A turn by so many degrees clockwise.
  static func turning(by degrees: Double) -> Affine {
    let (sine, cosine) = Elementary.sinCos(degrees: degrees)
    return Affine(xx: cosine, yx: sine, xy: -sine, yy: cosine, x0: 0, y0: 0)
  }

  /// Whether axes stay axes, so that boxes map to boxes.
  var keepsAxes: Bool { yx == 0 && xy == 0 }
}

extension Box {
  var corners: [Point] { [Point(minX, minY), Point(maxX, minY), Point(maxX, maxY), Point(minX, maxY)] }
  var bottom: Point { Point((minX + maxX) / 2, maxY) }

  func moved(by move: Point) -> Box {
    Box(minX: minX + move.x, minY: minY + move.y, maxX: maxX + move.x, maxY: maxY + move.y)
  }

  func union(_ other: Box) -> Box {
    Box(
      minX: min(minX, other.minX), minY: min(minY, other.minY), maxX: max(maxX, other.maxX),
      maxY: max(maxY, other.maxY))
  }

  func grown(by margin: Double) -> Box {
    Box(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
  }

  func meets(_ other: Box) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }

  func holds(_ other: Box) -> Bool {
    minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
  }

  /// The box around what the box becomes under `map`.
  func mapped(by map: Affine) -> Box {
    var bounds = BoundsBuilder()
    for corner in corners { bounds.add(map(corner)) }
    return bounds.box ?? self
  }

  /// The distance to another box, 0 where they meet.
  func distance(to other: Box) -> Double {
    let x = max(other.minX - maxX, minX - other.maxX, 0)
    let y = max(other.minY - maxY, minY - other.maxY, 0)
    return x == 0 ? y : y == 0 ? x : Elementary.hypot(x, y)
  }
}
