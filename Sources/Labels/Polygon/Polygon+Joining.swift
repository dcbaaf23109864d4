extension Polygon {
  /// The polygon as one ring, for formats that hold no holes: a slit of no width leads from each hole upwards to the next
  /// line, and back.
  ///
  /// Area and filled pixels stay exactly the same, by the even-odd and the non-zero rule. `pycocotools` gives the exact
  /// mask of a pixel contour back, since walking there and back cancels.
  package func joiningHoles() -> Ring {
    guard !holes.isEmpty else { return outer }
    var tree = RingTree([outer])
    attachHoles(to: &tree, outer: 0)
    return tree.flattened(from: 0)
  }

  /// Adds the holes to `tree`, which holds `outer` at the given place.
  fileprivate func attachHoles(to tree: inout RingTree, outer: Int) {
    guard !holes.isEmpty else { return }
    // From the top down: what lies right above a hole's top is the outer ring or a hole that is joined already.
    let waiting = holes.map { ($0, $0.topmost) }.sorted { one, other in
      (one.1.point.y, one.1.point.x) < (other.1.point.y, other.1.point.x)
    }
    var index = EdgeIndex()
    index.add(tree.rings[outer], number: outer)
    for (hole, top) in waiting {
      let number = tree.add(hole)
      if let hit = index.nearest(above: top.point) {
        tree.attach(number, startingAt: top.index, to: hit)
      } else {
        // Only for a hole that is not inside: a slit from corner to corner is as good as any other.
        tree.attach(number, startingAt: top.index, toCorner: 0, of: outer)
      }
      index.add(hole, number: number)
    }
  }
}

extension [Polygon] {
  /// All polygons as one ring, for formats with one ring an instance: holes are joined by slits, parts by bridges of no
  /// width from corner to nearest corner, there and back.
  ///
  /// Area and filled pixels stay the same; a reader that paints the line itself paints the bridges too. Parts with more
  /// than 4,096 corners altogether are bridged in their order, from first corner to first corner: the nearest would take
  /// quadratic time. Empty for no polygons.
  package func bridged() -> Ring {
    guard let first else { return Ring([]) }
    guard count > 1 else { return first.joiningHoles() }
    var tree = RingTree(map(\.outer))
    for (place, polygon) in enumerated() { polygon.attachHoles(to: &tree, outer: place) }
    if reduce(0, { $0 + $1.outer.points.count }) > 4_096 {
      for place in 1..<count { tree.attach(place, startingAt: 0, toCorner: 0, of: place - 1) }
    } else {
      for bridge in nearestBridges() {
        tree.attach(bridge.to, startingAt: bridge.toCorner, toCorner: bridge.fromCorner, of: bridge.from)
      }
    }
    return tree.flattened(from: 0)
  }

  /// The polygon of the largest area, the first of equals.
  package var largest: Polygon? {
    self.max { one, other in one.area < other.area }
  }

  private struct Bridge {
    var from = 0
    var fromCorner = 0
    var to = 0
    var toCorner = 0
    var squaredLength = Double.infinity
  }

  /// The bridges of the shortest tree over all parts, grown from the first one (Prim).
  private func nearestBridges() -> [Bridge] {
    var best = indices.map { Bridge(to: $0) }
    var waiting = Array<Int>(indices.dropFirst())
    var bridges: [Bridge] = []
    var newest = 0
    while !waiting.isEmpty {
      for part in waiting { improve(&best[part], from: newest) }
      var nearest = 0
      for place in waiting.indices where best[waiting[place]].squaredLength < best[waiting[nearest]].squaredLength {
        nearest = place
      }
      newest = waiting.remove(at: nearest)
      bridges.append(best[newest])
    }
    return bridges
  }

  private func improve(_ bridge: inout Bridge, from part: Int) {
    for (fromCorner, a) in self[part].outer.points.enumerated() {
      for (toCorner, b) in self[bridge.to].outer.points.enumerated() {
        let (x, y) = (b.x - a.x, b.y - a.y)
        let length = x * x + y * y
        guard length < bridge.squaredLength else { continue }
        bridge = Bridge(
          from: part, fromCorner: fromCorner, to: bridge.to, toCorner: toCorner, squaredLength: length)
      }
    }
  }
}

extension Ring {
  /// The corner with the least y, the leftmost of those, and its place.
  fileprivate var topmost: (index: Int, point: Point) {
    var best = (index: 0, point: points.first ?? Point(0, 0))
    for (index, point) in points.enumerated() where (point.y, point.x) < (best.point.y, best.point.x) {
      best = (index, point)
    }
    return best
  }
}
