import Labels

extension Silhouette {
  /// How far apart the outlines of both are, 0 where they overlap; at most `limit`, beyond which nobody asks.
  func distance(to other: Silhouette, upTo limit: Double = .infinity) -> Double {
    guard box.distance(to: other.box) < limit else { return limit }
    if box.meets(other.box), meets(other) { return 0 }
    var least = limit
    for area in areas {
      for ring in area.rings {
        guard var from = ring.last else { continue }
        for to in ring {
          let edge = Box(
            minX: min(from.x, to.x), minY: min(from.y, to.y), maxX: max(from.x, to.x), maxY: max(from.y, to.y))
          if edge.distance(to: other.box) < least { other.bring(&least, near: from, to, edge) }
          from = to
        }
      }
    }
    return least
  }

  /// Whether a corner of one lies in the other: edges that cross have no distance anyway.
  private func meets(_ other: Silhouette) -> Bool {
    areas.contains { $0.rings.contains { $0.first.map(other.holds) ?? false } }
      || other.areas.contains { $0.rings.contains { $0.first.map(holds) ?? false } }
  }

  /// Lowers `least` to the distance of the edge `a`, `b`, where that is less.
  private func bring(_ least: inout Double, near a: Point, _ b: Point, _ edge: Box) {
    for area in areas {
      for ring in area.rings {
        guard var from = ring.last else { continue }
        for to in ring {
          let other = Box(
            minX: min(from.x, to.x), minY: min(from.y, to.y), maxX: max(from.x, to.x), maxY: max(from.y, to.y))
          if edge.distance(to: other) < least { least = min(least, segmentDistance(a, b, from, to)) }
          from = to
        }
      }
    }
  }
}

/// The distance of two segments; 0 if they cross.
private func segmentDistance(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Double {
  func side(_ p: Point, _ q: Point, _ r: Point) -> Double { (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x) }
  let (one, two, three, four) = (side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b))
  if one * two < 0, three * four < 0 { return 0 }
  return min(
    min(pointDistance(a, c, d), pointDistance(b, c, d)), min(pointDistance(c, a, b), pointDistance(d, a, b)))
}

private func pointDistance(_ point: Point, _ from: Point, _ to: Point) -> Double {
  let way = to - from
  let square = way.dot(way)
  guard square > 0 else { return (point - from).length }
  let share = min(max((point - from).dot(way) / square, 0), 1)
  return (point - (from + way * share)).length
}

extension Outline {
  /// The outline's subpaths as polygons (open ones too); curves become steps that stay within `tolerance`.
  func polygons(tolerance: Double) -> [[Point]] {
    var polygons: [[Point]] = []
    var polygon: [Point] = []
    func finish() {
      if polygon.count > 1 { polygons.append(polygon) }
      polygon.removeAll()
    }
    for element in elements {
      switch element {
      case .move(let point):
        finish()
        polygon = [point]
      case .line(let point): polygon.append(point)
      case .cubic(let a, let b, let point):
        let from = polygon.last ?? a
        // Wang's bound for even steps of the parameter.
        let bend = max((from - a * 2 + b).length, (a - b * 2 + point).length)
        let wanted = (0.75 * bend / tolerance).squareRoot().rounded(.up)
        let steps = wanted < 256 ? max(Int(wanted), 1) : 256
        for step in 1...steps { polygon.append(cubic(from, a, b, point, at: Double(step) / Double(steps))) }
      case .close:
        let start = polygon.first
        finish()
        if let start { polygon = [start] }
      }
    }
    finish()
    return polygons
  }
}
