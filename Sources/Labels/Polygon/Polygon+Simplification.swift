extension Mask {
  /// Outlines with few corners, for formats that write polygons; parts and holes as `polygons()` has them.
  ///
  /// Stairs of single pixels become slanted lines (`cuttingSteps`), then corners within `tolerance` pixels of the line go
  /// (`simplified`). So every point of the exact outline lies within tolerance + 0.36 of the new one. The result is
  /// measured: where its filled pixels agree with the mask by less than `agreement` (intersection over union), half the
  /// tolerance is tried, and after four times the exact outline is given. Rings around less than 64 pixels are never
  /// touched. A tolerance of 0 gives `polygons()`.
  package func simplifiedPolygons(tolerance: Double, agreement: Double = 0.98) -> [Polygon] {
    let exact = polygons()
    guard tolerance > 0 else { return exact }
    var tried = tolerance
    for _ in 0..<4 {
      let simple = exact.map {
        $0.cuttingSteps(unlessSmallerThan: 64).simplified(tolerance: tried, unlessSmallerThan: 64)
      }
      if Mask(filling: simple.flatMap(\.rings), size: size).intersectionOverUnion(self) >= agreement { return simple }
      tried /= 2
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
    var turns = [Double](repeating: 0, count: count)
    for i in 0..<count {
      turns[i] = cross(points[(i + count - 1) % count], points[i], points[(i + 1) % count])
    }
    /// Whether the edge from corner i to the next is a step.
    func isStep(_ i: Int) -> Bool {
      let next = (i + 1) % count
      let length = abs(points[next].x - points[i].x) + abs(points[next].y - points[i].y)
      return length == 1 && (turns[i] > 0) != (turns[next] > 0)
    }
    var cut: [Point] = []
    cut.reserveCapacity(count * 2)
    var afterStep = isStep(count - 1)
    for i in 0..<count {
      let beforeStep = isStep(i)
      if afterStep || beforeStep {
        for neighbour in [points[(i + count - 1) % count], points[(i + 1) % count]] {
          let point = half(from: points[i], towards: neighbour)
          if cut.last != point { cut.append(point) }
        }
      } else {
        cut.append(points[i])
      }
      afterStep = beforeStep
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
    let (a, b) = (self[chain.lowerBound], self[chain.upperBound == count ? 0 : chain.upperBound])
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let squaredLength = dx * dx + dy * dy
    var best: (index: Int, distance: Double)?
    for index in chain.dropFirst() {
      let (x, y) = (self[index].x - a.x, self[index].y - a.y)
      let share = squaredLength == 0 ? 0 : Swift.min(Swift.max((x * dx + y * dy) / squaredLength, 0), 1)
      let (restX, restY) = (x - share * dx, y - share * dy)
      let distance = restX * restX + restY * restY
      if distance > best?.distance ?? -1 { best = (index, distance) }
    }
    return best
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
