extension Mask {
  /// Outlines with few corners, for formats that write polygons; parts and holes as `polygons()` has them.
  ///
  /// Stairs of single pixels become slanted lines (`cuttingSteps`), then corners within `tolerance` pixels of the line go
  /// (`simplified`). So every point of the exact outline lies within tolerance + 0.36 of the new one. The result is
  /// measured: where its filled pixels agree with the mask by less than `agreement` (intersection over union), three
  /// quarters of the tolerance are tried, and after the fifth time the exact outline is given. Rings around less than 64
  /// pixels are never touched. A tolerance of 0 gives `polygons()`.
  package func simplifiedPolygons(tolerance: Double, agreement: Double = 0.98) -> [Polygon] {
    let exact = polygons()
    guard tolerance > 0 else { return exact }
    let cut = exact.map { $0.cuttingSteps(unlessSmallerThan: 64) }
    var tried = tolerance
    for _ in 0..<5 {
      let simple = cut.map { $0.simplified(tolerance: tried, unlessSmallerThan: 64) }
      if Mask(filling: simple.flatMap(\.rings), size: size).intersectionOverUnion(self) >= agreement { return simple }
      tried *= 0.75
    }
    return exact
  }
}

extension Polygon {
  /// A pixel contour whose single-pixel steps are cut to slanted lines.
  ///
  /// A step is an edge of length 1 that turns one way at its start and the other at its end; both corners give way to the
  /// points half a pixel before and behind. No pixel's centre changes sides, no point moves by more than 0.36. Ends of
  /// thin lines and the corners of rectangles stay. Rings around less than `smallest` pixels are left as they are.
  ///
  /// - Precondition: edges are upright or level, and have whole lengths, as `Mask.polygons()` makes them.
  package func cuttingSteps(unlessSmallerThan smallest: Double = 0) -> Polygon {
    mapRings { ring in ring.signedArea.magnitude < smallest ? ring : ring.cuttingSteps() }
  }

  /// The polygon without the corners that lie within `tolerance` pixels of the line through those that stay.
  ///
  /// Every point of the old line lies within `tolerance` of the new one (Douglas and Peucker, 1973), every ring keeps
  /// three corners, and lines that didn't cross don't cross now: if they would, half the tolerance is tried, up to three
  /// times, and then the polygon stays as it is. Rings around less than `smallest` pixels, and rings of more than 16,384
  /// corners, are left as they are.
  package func simplified(tolerance: Double, unlessSmallerThan smallest: Double = 0) -> Polygon {
    var tried = tolerance
    for _ in 0..<4 {
      let simple = mapRings { ring in
        ring.signedArea.magnitude < smallest || ring.points.count > 16_384 ? ring : ring.simplified(tolerance: tried)
      }
      if !hasCrossings(simple.rings) { return simple }
      tried /= 2
    }
    return self
  }

  private func mapRings(_ change: (Ring) -> Ring) -> Polygon {
    Polygon(outer: change(outer), holes: holes.map(change))
  }
}

extension Ring {
  fileprivate func cuttingSteps() -> Ring {
    let count = points.count
    guard count > 4 else { return self }
    /// Whether the edge from `a` to `b` is a step, seen with the corners before and behind.
    func isStep(_ before: Point, _ a: Point, _ b: Point, _ behind: Point) -> Bool {
      guard abs(b.x - a.x) + abs(b.y - a.y) == 1 else { return false }
      return (cross(before, a, b) > 0) != (cross(a, b, behind) > 0)
    }
    var cut: [Point] = []
    cut.reserveCapacity(count * 2)
    func add(_ point: Point) {
      if cut.last != point { cut.append(point) }
    }
    var (before, corner, next) = (points[count - 1], points[0], points[1])
    var afterStep = isStep(points[count - 2], before, corner, next)
    for i in 0..<count {
      let behind = points[i + 2 < count ? i + 2 : i + 2 - count]
      let beforeStep = isStep(before, corner, next, behind)
      if afterStep || beforeStep {
        add(half(from: corner, towards: before))
        add(half(from: corner, towards: next))
      } else {
        cut.append(corner)
      }
      afterStep = beforeStep
      (before, corner, next) = (corner, next, behind)
    }
    if cut.count > 1, cut.last == cut.first { cut.removeLast() }
    return Ring(cut)
  }

  fileprivate func simplified(tolerance: Double) -> Ring {
    let count = points.count
    guard count > 4 else { return self }
    // Two corners that surely stay: the first of all by x and y, and the one farthest from it.
    let first = points.indices.min { (points[$0].x, points[$0].y) < (points[$1].x, points[$1].y) } ?? 0
    let turned = Array(points[first...] + points[..<first])
    let far =
      turned.indices.max { squaredDistance(turned[0], turned[$0]) < squaredDistance(turned[0], turned[$1]) } ?? 0
    var stays = [Bool](repeating: false, count: count)
    stays[0] = true
    stays[far] = true
    var chains = [0..<far, far..<count]
    while let chain = chains.popLast() {
      guard let middle = turned.farthest(in: chain), middle.distance > tolerance * tolerance else { continue }
      stays[middle.index] = true
      chains += [chain.lowerBound..<middle.index, middle.index..<chain.upperBound]
    }
    let simple = turned.indices.filter { stays[$0] }.map { turned[$0] }
    if simple.count > 2 { return Ring(simple) }
    // A sliver: the corner farthest from its long axis stays too.
    let third = [0..<far, far..<count].compactMap { turned.farthest(in: $0) }.max { $0.distance < $1.distance }
    guard let third, third.distance > 0 else { return self }
    return Ring([0, far, third.index].sorted().map { turned[$0] })
  }
}

extension [Point] {
  /// The point between the ends of a chain of a ring that is farthest from the line between them, by squared distance.
  fileprivate func farthest(in chain: Range<Int>) -> (index: Int, distance: Double)? {
    guard chain.count > 1 else { return nil }
    let (a, b) = (self[chain.lowerBound], self[chain.upperBound == count ? 0 : chain.upperBound])
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let squaredLength = dx * dx + dy * dy
    guard squaredLength > 0 else {
      let index = chain.dropFirst().max { squaredDistance(a, self[$0]) < squaredDistance(a, self[$1]) }
      return index.map { ($0, squaredDistance(a, self[$0])) }
    }
    // Squared distances times the squared length: no division within the loop.
    var (best, index) = (-1.0, chain.lowerBound + 1)
    for place in chain.lowerBound + 1..<chain.upperBound {
      let (x, y) = (self[place].x - a.x, self[place].y - a.y)
      let along = x * dx + y * dy
      let across = x * dy - y * dx
      let distance =
        if along <= 0 { (x * x + y * y) * squaredLength } else if along < squaredLength { across * across } else {
          squaredDistance(b, self[place]) * squaredLength
        }
      if distance > best { (best, index) = (distance, place) }
    }
    return (index, best / squaredLength)
  }
}

/// Whether two edges of the rings cross; those that only touch, or lie upon each other, don't.
///
/// Edges are compared only while their columns overlap, in the order of their left ends.
func hasCrossings(_ rings: [Ring]) -> Bool {
  var edges: [(Point, Point)] = []
  for ring in rings {
    guard var last = ring.points.last else { continue }
    for point in ring.points {
      edges.append(last.x <= point.x ? (last, point) : (point, last))
      last = point
    }
  }
  edges.sort { ($0.0.x, $0.0.y) < ($1.0.x, $1.0.y) }
  for i in edges.indices {
    let (a, b) = edges[i]
    for j in (i + 1)..<max(edges.count, i + 1) {
      let (c, d) = edges[j]
      if c.x > b.x { break }
      if min(c.y, d.y) > max(a.y, b.y) || max(c.y, d.y) < min(a.y, b.y) { continue }
      if cross(a, b, c) * cross(a, b, d) < 0, cross(c, d, a) * cross(c, d, b) < 0 { return true }
    }
  }
  return false
}

/// Twice the area of the triangle; positive if it turns clockwise on screen.
private func cross(_ a: Point, _ b: Point, _ c: Point) -> Double {
  (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)
}

private func squaredDistance(_ a: Point, _ b: Point) -> Double {
  (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)
}

/// The point half a pixel from `corner` along an upright or level edge.
private func half(from corner: Point, towards neighbour: Point) -> Point {
  func step(_ difference: Double) -> Double { difference > 0 ? 0.5 : difference < 0 ? -0.5 : 0 }
  return Point(corner.x + step(neighbour.x - corner.x), corner.y + step(neighbour.y - corner.y))
}
