extension Mask {
  /// The smallest rectangle, at any angle, around the pixels inside; nil if there are none.
  ///
  /// It is around whole pixels, from corner to corner. One of its sides lies along a side of the pixels' convex hull
  /// (Freeman and Shapira, 1975); of rectangles of one area it is the one found first, going around the hull. Corners run
  /// clockwise on screen; from the first to the second they point right, or right and down. Linear in columns and runs.
  package var orientedBox: Quad? {
    let hull = convexHull
    guard hull.count > 2 else { return nil }
    return Calipers(around: hull).smallestBox
  }

  /// The convex hull of the pixels' corners, clockwise on screen from the leftmost, then uppermost; only true corners.
  package var convexHull: [Point] {
    var upper = HullChain(turning: 1)
    var lower = HullChain(turning: -1)
    var open: (column: Int, top: Int, bottom: Int)?
    func close() {
      guard let (column, top, bottom) = open else { return }
      for x in [column, column + 1] {
        upper.add(Point(Double(x), Double(top)))
        lower.add(Point(Double(x), Double(bottom)))
      }
    }
    forEachColumnRun { column, rows in
      if let known = open, known.column == column {
        open = (column, known.top, rows.upperBound)
      } else {
        close()
        open = (column, rows.lowerBound, rows.upperBound)
      }
    }
    close()
    return upper.points + lower.points.reversed()
  }
}

/// One side of a convex hull, of points that come from left to right (Andrew, 1979).
private struct HullChain {
  private(set) var points: [Point] = []
  /// 1 for the upper side on screen, -1 for the lower one.
  private let turn: Double

  init(turning turn: Double) { self.turn = turn }

  mutating func add(_ point: Point) {
    if let last = points.last, last.x == point.x {
      // Of two in one column only the outer one counts.
      guard (last.y - point.y) * turn > 0 else { return }
      points.removeLast()
    }
    while points.count > 1 {
      let (a, b) = (points[points.count - 2], points[points.count - 1])
      let cross = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
      guard cross * turn <= 0 else { break }
      points.removeLast()
    }
    points.append(point)
  }
}

/// Rotating calipers (Toussaint, 1983): the supports of a rectangle go around the hull once, together with its side.
///
/// Corners of pixels are whole numbers, so all products here are exact.
private struct Calipers {
  private let hull: [Point]

  init(around hull: [Point]) { self.hull = hull }

  private func point(_ number: Int) -> Point { hull[number % hull.count] }

  private func along(_ direction: Point, _ number: Int) -> Double {
    direction.x * point(number).x + direction.y * point(number).y
  }

  private func across(_ direction: Point, _ number: Int) -> Double {
    direction.x * point(number).y - direction.y * point(number).x
  }

  var smallestBox: Quad? {
    var best: (area: Double, quad: Quad)?
    var (ahead, opposite, behind) = (1, 1, 1)
    for side in hull.indices {
      let (a, b) = (point(side), point(side + 1))
      let direction = Point(b.x - a.x, b.y - a.y)
      // Clockwise on screen, the hull lies on the side towards which `across` grows.
      ahead = max(ahead, side + 1)
      while along(direction, ahead + 1) > along(direction, ahead) { ahead += 1 }
      opposite = max(opposite, ahead)
      while across(direction, opposite + 1) > across(direction, opposite) { opposite += 1 }
      behind = max(behind, opposite)
      while along(direction, behind + 1) < along(direction, behind) { behind += 1 }
      let length = direction.x * direction.x + direction.y * direction.y
      let (low, high) = (along(direction, behind), along(direction, ahead))
      let (near, far) = (across(direction, side), across(direction, opposite))
      let area = (high - low) * (far - near) / length
      if let best, best.area <= area { continue }
      func corner(_ u: Double, _ v: Double) -> Point {
        Point((direction.x * u - direction.y * v) / length, (direction.y * u + direction.x * v) / length)
      }
      best = (area, Quad(corner(low, near), corner(high, near), corner(high, far), corner(low, far)))
    }
    return best.map { upright($0.quad) }
  }

  /// Begins with the corner from which the next one lies to the right, or right and below.
  private func upright(_ quad: Quad) -> Quad {
    var points = quad.points
    for _ in 0..<3 {
      let (dx, dy) = (points[1].x - points[0].x, points[1].y - points[0].y)
      if dx > 0, dy >= 0 { break }
      points.append(points.removeFirst())
    }
    return Quad(points[0], points[1], points[2], points[3])
  }
}
