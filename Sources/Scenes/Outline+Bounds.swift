package import Labels

extension Outline {
  /// The smallest box around the outline, curves measured exactly; nil if it is empty.
  package var bounds: Box? {
    var box: Box?
    func include(_ point: Point) {
      guard let known = box else {
        box = Box(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
        return
      }
      box = Box(
        minX: min(known.minX, point.x), minY: min(known.minY, point.y), maxX: max(known.maxX, point.x),
        maxY: max(known.maxY, point.y))
    }
    var current = Point(0, 0)
    var start = current
    for element in elements {
      switch element {
      case .move(let point):
        start = point
        current = point
        include(point)
      case .line(let point):
        current = point
        include(point)
      case .cubic(let a, let b, let end):
        include(end)
        for t in Outline.extrema(current.x, a.x, b.x, end.x) + Outline.extrema(current.y, a.y, b.y, end.y) {
          include(Outline.point(current, a, b, end, at: t))
        }
        current = end
      case .close: current = start
      }
    }
    return box
  }

  /// Where the derivative of a cubic with the given control values is 0, within 0 ..< 1.
  private static func extrema(_ p0: Double, _ p1: Double, _ p2: Double, _ p3: Double) -> [Double] {
    let a = p3 - 3 * p2 + 3 * p1 - p0
    let b = 2 * (p2 - 2 * p1 + p0)
    let c = p1 - p0
    var roots: [Double] = []
    if a == 0 {
      if b != 0 { roots = [-c / b] }
    } else {
      let discriminant = b * b - 4 * a * c
      guard discriminant >= 0 else { return [] }
      // The stable form: no difference of nearly equal numbers.
      let q = -0.5 * (b + (b < 0 ? -1 : 1) * discriminant.squareRoot())
      roots = q == 0 ? [0] : [q / a, c / q]
    }
    return roots.filter { $0 > 0 && $0 < 1 }
  }

  private static func point(_ p0: Point, _ p1: Point, _ p2: Point, _ p3: Point, at t: Double) -> Point {
    func blend(_ a: Point, _ b: Point) -> Point { Point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t) }
    let (a, b, c) = (blend(p0, p1), blend(p1, p2), blend(p2, p3))
    return blend(blend(a, b), blend(b, c))
  }
}
