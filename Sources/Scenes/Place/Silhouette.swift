import Labels

/// What an object covers with all its parts, as polygons: for telling how much two objects overlap and how far apart they
/// are. It is what outlines enclose, painted or not; of a text its box. Strokes don't count.
struct Silhouette {
  /// What one shape covers.
  struct Area {
    var rings: [[Point]]
    var rule: Outline.FillRule
  }

  private(set) var areas: [Area] = []
  private(set) var box: Box
  /// How much it covers.
  private(set) var area = 0.0

  /// Nil for what covers nothing.
  init?(_ areas: [Area]) {
    var bounds = BoundsBuilder()
    for area in areas { for ring in area.rings { for point in ring { bounds.add(point) } } }
    guard let box = bounds.box, box.isFinite, box.width > 0, box.height > 0 else { return nil }
    self.areas = areas
    self.box = box
    area = measuredArea()
  }

  private init(areas: [Area], box: Box, area: Double) {
    self.areas = areas
    self.box = box
    self.area = area
  }

  func mapped(by map: Affine) -> Silhouette {
    let areas = areas.map { Area(rings: $0.rings.map { ring in ring.map { map($0) } }, rule: $0.rule) }
    if map.keepsAxes { return Silhouette(areas: areas, box: box.mapped(by: map), area: area * abs(map.determinant)) }
    var bounds = BoundsBuilder()
    for area in areas { for ring in area.rings { for point in ring { bounds.add(point) } } }
    return Silhouette(areas: areas, box: bounds.box ?? box, area: area * abs(map.determinant))
  }

  // MARK: overlap

  /// How many lines the smaller of two heights is looked at along.
  private static let lines = 96.0

  private func measuredArea() -> Double {
    let step = box.height / Self.lines
    var total = 0.0
    for line in 0..<Int(Self.lines) {
      for part in spans(at: box.minY + (Double(line) + 0.5) * step) { total += part.upperBound - part.lowerBound }
    }
    return total * step
  }

  /// How much both cover: measured along lines, exactly from left to right and at least 96 to the lower of both heights.
  func overlap(_ other: Silhouette) -> Double {
    guard box.meets(other.box) else { return 0 }
    let (top, bottom) = (max(box.minY, other.box.minY), min(box.maxY, other.box.maxY))
    // At most one; no number where sizes are beyond all numbers, and then nothing is known to overlap.
    let part = (bottom - top) / min(box.height, other.box.height)
    guard part > 0 else { return 0 }
    let count = min(max((part * Self.lines).rounded(.up), 8), Self.lines)
    let step = (bottom - top) / count
    var total = 0.0
    for line in 0..<Int(count) {
      let y = top + (Double(line) + 0.5) * step
      let ours = spans(at: y)
      guard !ours.isEmpty else { continue }
      total += commonLength(ours, other.spans(at: y))
    }
    return total * step
  }

  /// How much both cover, as a share of the smaller one's area.
  func share(_ other: Silhouette) -> Double {
    let smaller = min(area, other.area)
    guard smaller > 0 else { return 0 }
    return min(overlap(other) / smaller, 1)
  }

  private func commonLength(_ one: [ClosedRange<Double>], _ other: [ClosedRange<Double>]) -> Double {
    var (i, j, total) = (0, 0, 0.0)
    while i < one.count, j < other.count {
      let common = min(one[i].upperBound, other[j].upperBound) - max(one[i].lowerBound, other[j].lowerBound)
      if common > 0 { total += common }
      if one[i].upperBound < other[j].upperBound { i += 1 } else { j += 1 }
    }
    return total
  }

  /// What it covers of the horizontal line at `y`, from left to right.
  func spans(at y: Double) -> [ClosedRange<Double>] {
    var all: [ClosedRange<Double>] = []
    for area in areas { all += area.spans(at: y) }
    guard areas.count > 1, all.count > 1 else { return all }
    all.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var joined = [all[0]]
    for span in all.dropFirst() {
      let last = joined[joined.count - 1]
      if span.lowerBound <= last.upperBound {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, span.upperBound)
      } else {
        joined.append(span)
      }
    }
    return joined
  }

  func holds(_ point: Point) -> Bool {
    guard point.y >= box.minY, point.y <= box.maxY, point.x >= box.minX, point.x <= box.maxX else { return false }
    return spans(at: point.y).contains { $0.contains(point.x) }
  }
}

extension Silhouette.Area {
  func spans(at y: Double) -> [ClosedRange<Double>] {
    var crossings: [(x: Double, turn: Int)] = []
    for ring in rings {
      guard var from = ring.last else { continue }
      for to in ring {
        if (from.y <= y) != (to.y <= y) {
          let x = from.x + (to.x - from.x) * ((y - from.y) / (to.y - from.y))
          crossings.append((x, from.y < to.y ? 1 : -1))
        }
        from = to
      }
    }
    crossings.sort { ($0.x, $0.turn) < ($1.x, $1.turn) }
    var spans: [ClosedRange<Double>] = []
    var winding = 0
    var start = 0.0
    for crossing in crossings {
      let wasInside = isInside(winding)
      winding += crossing.turn
      if isInside(winding), !wasInside { start = crossing.x }
      // Corners beyond all numbers have no order.
      if wasInside, !isInside(winding), start <= crossing.x { spans.append(start...crossing.x) }
    }
    return spans
  }

  private func isInside(_ winding: Int) -> Bool { rule == .nonzero ? winding != 0 : winding & 1 != 0 }
}
