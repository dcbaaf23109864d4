import Labels
import Scenes

/// The rectangle that outlines are cut to before cairo sees them: its 24.8 fixed-point coordinates end at 8 million pixels.
///
/// The cut follows the rectangle's edge outside the frame, so the winding numbers inside, and with them every pixel,
/// stay what they were.
struct GuardBand {
  private let low: Point
  private let high: Point
  private let tolerance: Double

  /// A band well around a picture of `size`; curves are flattened within `tolerance` pixels.
  init(around size: PixelSize, tolerance: Double) {
    // Far enough that no stroke of a line along the edge shows, near enough that no coordinate overflows.
    low = Point(-4096, -4096)
    high = Point(Double(size.width) + 4096, Double(size.height) + 4096)
    self.tolerance = tolerance
  }

  /// The band itself.
  var box: Box { Box(minX: low.x, minY: low.y, maxX: high.x, maxY: high.y) }

  func holds(_ box: Box) -> Bool { holds(Point(box.minX, box.minY)) && holds(Point(box.maxX, box.maxY)) }

  private func holds(_ p: Point) -> Bool { p.x >= low.x && p.x <= high.x && p.y >= low.y && p.y <= high.y }

  /// The polygons of `outline` (its open subpaths closed), cut to the band; curves become lines.
  func cut(_ outline: Outline) -> [[Point]] {
    var polygons: [[Point]] = []
    var polygon: [Point] = []
    func finish() {
      let inside = cut(polygon)
      if inside.count > 2 { polygons.append(inside) }
      polygon.removeAll(keepingCapacity: true)
    }
    for element in outline.elements {
      switch element {
      case .move(let p):
        finish()
        polygon.append(p)
      case .line(let p):
        polygon.append(p)
      case .cubic(let a, let b, let p):
        flatten(polygon.last ?? a, a, b, p, depth: 0, into: &polygon)
      case .close:
        let start = polygon.first
        finish()
        if let start { polygon.append(start) }
      }
    }
    finish()
    return polygons
  }

  /// Halves the curve until each half is flat or lies wholly beyond one edge, where only its ends count.
  private func flatten(
    _ p0: Point, _ p1: Point, _ p2: Point, _ p3: Point, depth: Int, into points: inout [Point]
  ) {
    if depth == 48 || isBeyondOneEdge(p0, p1, p2, p3) || isFlat(p0, p1, p2, p3) {
      points.append(p3)
      return
    }
    let (p01, p12, p23) = (p0.middle(p1), p1.middle(p2), p2.middle(p3))
    let (left, right) = (p01.middle(p12), p12.middle(p23))
    let middle = left.middle(right)
    flatten(p0, p01, left, middle, depth: depth + 1, into: &points)
    flatten(middle, right, p23, p3, depth: depth + 1, into: &points)
  }

  private func isBeyondOneEdge(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
    max(a.x, b.x, c.x, d.x) < low.x || min(a.x, b.x, c.x, d.x) > high.x || max(a.y, b.y, c.y, d.y) < low.y
      || min(a.y, b.y, c.y, d.y) > high.y
  }

  /// Whether the curve stays within the tolerance of its chord walked evenly (Wang's bound for one step).
  private func isFlat(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
    max((a - b * 2 + c).length, (b - c * 2 + d).length) * 0.75 <= tolerance
  }

  /// Sutherland and Hodgman (1974): one edge of the band after the other.
  private func cut(_ polygon: [Point]) -> [Point] {
    if polygon.allSatisfy(holds) { return polygon }
    var points = polygon
    points = cut(points, inside: { $0.x >= low.x }, at: { Point(low.x, Self.mix($0.y, $1.y, $0.x, $1.x, low.x)) })
    points = cut(points, inside: { $0.x <= high.x }, at: { Point(high.x, Self.mix($0.y, $1.y, $0.x, $1.x, high.x)) })
    points = cut(points, inside: { $0.y >= low.y }, at: { Point(Self.mix($0.x, $1.x, $0.y, $1.y, low.y), low.y) })
    return cut(points, inside: { $0.y <= high.y }, at: { Point(Self.mix($0.x, $1.x, $0.y, $1.y, high.y), high.y) })
  }

  private func cut(_ polygon: [Point], inside: (Point) -> Bool, at crossing: (Point, Point) -> Point) -> [Point] {
    guard var previous = polygon.last else { return [] }
    var result: [Point] = []
    for point in polygon {
      if inside(point) != inside(previous) { result.append(crossing(previous, point)) }
      if inside(point) { result.append(point) }
      previous = point
    }
    return result
  }

  /// The value between `a` and `b` where another coordinate, from `u` to `v`, reaches `edge`.
  private static func mix(_ a: Double, _ b: Double, _ u: Double, _ v: Double, _ edge: Double) -> Double {
    // Halves first: the difference of two huge coordinates must not overflow.
    let share = (0.5 * edge - 0.5 * u) / (0.5 * v - 0.5 * u)
    return a * (1 - share) + b * share
  }
}
