package import Labels

extension Outline {
  /// The tight edges of the curves themselves, not of their control points; nil for an outline without any point.
  ///
  /// The starts of subpaths that draw nothing count too, as SVG's bounding box has it.
  package var bounds: Box? {
    var bounds = BoundsBuilder()
    var start = Point(0, 0)
    var current = start
    for element in elements {
      switch element {
      case .move(let p):
        bounds.add(p)
        (start, current) = (p, p)
      case .line(let p):
        bounds.add(p)
        current = p
      case .cubic(let a, let b, let p):
        bounds.add(p)
        bounds.addExtremes(current, a, b, p)
        current = p
      case .close:
        current = start
      }
    }
    return bounds.box
  }
}

/// Gathers the edges of points; what is no number stays in them.
package struct BoundsBuilder {
  package private(set) var box: Box?

  package init() {}

  package mutating func add(_ p: Point) {
    guard let old = box else {
      box = Box(minX: p.x, minY: p.y, maxX: p.x, maxY: p.y)
      return
    }
    box = Box(
      minX: lesser(old.minX, p.x), minY: lesser(old.minY, p.y), maxX: greater(old.maxX, p.x),
      maxY: greater(old.maxY, p.y))
  }

  private func lesser(_ a: Double, _ b: Double) -> Double { a < b || a.isNaN ? a : b }
  private func greater(_ a: Double, _ b: Double) -> Double { a > b || a.isNaN ? a : b }

  /// Adds the points of a curve where it runs along an axis; its ends are added by the caller.
  mutating func addExtremes(_ p0: Point, _ p1: Point, _ p2: Point, _ p3: Point) {
    if let box, box.holds(p1), box.holds(p2) { return }
    for t in extremes(p0.x, p1.x, p2.x, p3.x) + extremes(p0.y, p1.y, p2.y, p3.y) { add(cubic(p0, p1, p2, p3, at: t)) }
  }

  /// Where the derivative of one coordinate is 0, inside the curve.
  private func extremes(_ p0: Double, _ p1: Double, _ p2: Double, _ p3: Double) -> [Double] {
    let a = p3 - 3 * p2 + 3 * p1 - p0
    let b = p2 - 2 * p1 + p0
    let c = p1 - p0
    let root = (b * b - a * c).squareRoot()
    guard root.isFinite else { return [] }
    // Of the two forms of each root the one without cancellation is taken.
    let q = -(b + (b < 0 ? -root : root))
    return [q / a, c / q].filter { $0 > 0 && $0 < 1 }
  }
}

extension Box {
  fileprivate func holds(_ p: Point) -> Bool { minX <= p.x && p.x <= maxX && minY <= p.y && p.y <= maxY }

  /// Whether all edges are numbers.
  package var isFinite: Bool { minX.isFinite && minY.isFinite && maxX.isFinite && maxY.isFinite }
}

/// The point of a cubic Bézier curve at `t` in 0 ... 1.
package func cubic(_ p0: Point, _ p1: Point, _ p2: Point, _ p3: Point, at t: Double) -> Point {
  let s = 1 - t
  let (a, b, c, d) = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
  return Point(a * p0.x + b * p1.x + c * p2.x + d * p3.x, a * p0.y + b * p1.y + c * p2.y + d * p3.y)
}
