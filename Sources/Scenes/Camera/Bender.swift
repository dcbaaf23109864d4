import Labels

/// Takes closed polygons through a map that bends lines: each step is halved until the picture of its middle lies near
/// the middle's chord.
struct Bender {
  /// What lies beyond is cut off first.
  let domain: ConvexRegion
  /// Longer steps are divided before their middles are looked at.
  let detail: Double
  let forward: (Point) -> Point
  /// Where a point of the unbent polygon is seen in the end: chords are measured there.
  let seen: (Point) -> Point
  /// How far the bent line may lie from its chord, in pixels of the picture.
  let tolerance: Double

  /// So many points a polygon at most; beyond, lines get no finer.
  private static let mostPoints = 1_000_000

  func bent(_ polygons: [[Point]]) -> [[Point]] {
    polygons.compactMap { polygon in
      let bent = bent(domain.cut(polygon))
      return bent.count > 2 ? bent : nil
    }
  }

  private func bent(_ polygon: [Point]) -> [Point] {
    guard var from = polygon.last else { return [] }
    var points: [Point] = []
    points.reserveCapacity(polygon.count * 4)
    for to in polygon {
      let (dx, dy) = (to.x - from.x, to.y - from.y)
      let length = (dx * dx + dy * dy).squareRoot()
      // Of ends beyond all numbers, one: nothing between them is known.
      let wanted = (length / detail).rounded(.up)
      let pieces = wanted >= 4096 ? 4096 : wanted >= 1 ? wanted : 1
      var (a, seenA) = (from, seen(from))
      for piece in 1...Int(pieces) {
        let share = Double(piece) / pieces
        let b = share == 1 ? to : Point(from.x + dx * share, from.y + dy * share)
        let seenB = seen(b)
        halve(a, b, seenA, seenB, depth: 12, into: &points)
        points.append(forward(b))
        (a, seenA) = (b, seenB)
      }
      from = to
    }
    return points
  }

  /// Appends the points between `a` and `b`.
  private func halve(
    _ a: Point, _ b: Point, _ seenA: Point, _ seenB: Point, depth: Int, into points: inout [Point]
  ) {
    guard depth > 0, points.count < Bender.mostPoints else { return }
    let middle = Point(0.5 * (a.x + b.x), 0.5 * (a.y + b.y))
    let seenMiddle = seen(middle)
    guard distance(seenMiddle, fromChord: seenA, seenB) > tolerance else { return }
    halve(a, middle, seenA, seenMiddle, depth: depth - 1, into: &points)
    points.append(forward(middle))
    halve(middle, b, seenMiddle, seenB, depth: depth - 1, into: &points)
  }

  private func distance(_ p: Point, fromChord a: Point, _ b: Point) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let square = dx * dx + dy * dy
    let along = square > 0 ? min(max(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0), 1) : 0
    let (x, y) = (p.x - a.x - along * dx, p.y - a.y - along * dy)
    return (x * x + y * y).squareRoot()
  }
}
