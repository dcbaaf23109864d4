extension Mask {
  /// The exact outlines of the pixels inside, one polygon for each connected part.
  ///
  /// Corners lie on pixel corners, so they are whole numbers, and the polygons' areas add up to the mask's. Pixels are
  /// connected by sides (4-connected): two that touch only at a corner are two parts, and what is outside is connected
  /// across corners. Every outer ring and every hole begins at its corner with the least x, then the least y; parts and
  /// holes come in the order in which columns, read from the left and from the top, first meet them. Only true corners are
  /// listed. Linear in the columns' runs.
  package func polygons() -> [Polygon] {
    var tracer = ContourTracer(self)
    tracer.linkBorders()
    return tracer.polygons()
  }
}

/// Follows the outlines of a mask from edge to edge.
///
/// Each run of a column has two edges one pixel wide, at its top and bottom. With the inside to the right hand, the top is
/// walked from left to right and the bottom from right to left; the border of two columns decides which edge comes next.
private struct ContourTracer {
  private struct ColumnRun {
    var column: Int32
    var top: Int32
    var bottom: Int32
  }

  private var runs: [ColumnRun] = []
  /// Edge 2k is the top of run k, edge 2k + 1 its bottom: for each, the edge that follows it.
  private var next: [Int32]
  /// For each run, another one of its part, nearer to the part's first; the first points to itself.
  private var leader: [Int32]

  init(_ mask: Mask) {
    runs.reserveCapacity(mask.counts.count)
    var runs = self.runs
    mask.forEachColumnRun { column, rows in
      runs.append(ColumnRun(column: Int32(column), top: Int32(rows.lowerBound), bottom: Int32(rows.upperBound)))
    }
    self.runs = runs
    next = [Int32](repeating: -1, count: runs.count * 2)
    leader = (0..<runs.count).map { Int32($0) }
  }

  private func top(_ run: Int) -> Int { run * 2 }
  private func bottom(_ run: Int) -> Int { run * 2 + 1 }
  private mutating func link(_ edge: Int, to follower: Int) { next[edge] = Int32(follower) }

  // MARK: Parts

  private mutating func first(of run: Int) -> Int {
    var run = run
    while Int(leader[run]) != run {
      leader[run] = leader[Int(leader[run])]
      run = Int(leader[run])
    }
    return run
  }

  private mutating func unite(_ run: Int, _ other: Int) {
    let (one, two) = (first(of: run), first(of: other))
    if one < two { leader[two] = Int32(one) } else { leader[one] = Int32(two) }
  }

  // MARK: Borders

  /// Decides at every border of two columns which edge follows which.
  mutating func linkBorders() {
    var left = 0..<0
    while true {
      let column = left.isEmpty ? nil : runs[left.lowerBound].column
      let start = left.upperBound
      var end = start
      if start < runs.count, column == nil || runs[start].column == (column ?? 0) + 1 {
        while end < runs.count, runs[end].column == runs[start].column { end += 1 }
      }
      // An empty column lies between two filled ones, or behind the last: its left border closes what is open.
      linkBorder(left: left, right: start..<end)
      left = start..<end
      if left.isEmpty, end == runs.count { return }
    }
  }

  /// Walks one border downwards: where only the left side is inside, the outline runs down; where only the right, up.
  private mutating func linkBorder(left: Range<Int>, right: Range<Int>) {
    var (l, r) = (left.lowerBound, right.lowerBound)
    var (inLeft, inRight) = (false, false)
    // The edge that runs into the upper end of a way down, or leaves the upper end of a way up.
    var open = -1
    while l < left.upperBound || r < right.upperBound {
      let leftY = l < left.upperBound ? (inLeft ? runs[l].bottom : runs[l].top) : .max
      let rightY = r < right.upperBound ? (inRight ? runs[r].bottom : runs[r].top) : .max
      let changesLeft = leftY <= rightY
      let changesRight = rightY <= leftY
      // At this point at most two edges come in and two go out; where it is two of a kind, pixels touch at a corner.
      let leftIn = changesLeft && !inLeft ? top(l) : -1
      let rightIn = changesRight && inRight ? bottom(r) : -1
      let leftOut = changesLeft && inLeft ? bottom(l) : -1
      let rightOut = changesRight && !inRight ? top(r) : -1
      let (wasDown, wasUp) = (inLeft && !inRight, inRight && !inLeft)
      if changesLeft { inLeft.toggle() }
      if changesRight { inRight.toggle() }
      let (isDown, isUp) = (inLeft && !inRight, inRight && !inLeft)
      switch (wasDown, wasUp, isDown, isUp) {
      case (true, _, _, true):
        // Each outline stays with its own pixel: that is what makes parts 4-connected.
        link(open, to: leftOut)
        open = rightOut
      case (_, true, true, _):
        link(rightIn, to: open)
        open = leftIn
      case (true, _, _, _): link(open, to: max(leftOut, rightOut))
      case (_, true, _, _): link(max(leftIn, rightIn), to: open)
      case (_, _, true, _): open = max(leftIn, rightIn)
      case (_, _, _, true): open = max(leftOut, rightOut)
      default: link(max(leftIn, rightIn), to: max(leftOut, rightOut))
      }
      if inLeft, inRight { unite(l, r) }
      if changesLeft, !inLeft { l += 1 }
      if changesRight, !inRight { r += 1 }
    }
  }

  // MARK: Rings

  /// Walks all outlines and gives holes to their parts.
  mutating func polygons() -> [Polygon] {
    var polygons: [Polygon] = []
    /// Which polygon a part became, by the part's first run.
    var place: [Int: Int] = [:]
    for edge in next.indices where next[edge] >= 0 {
      let part = first(of: edge / 2)
      let ring = walk(from: edge)
      // The first edge of a part is its upper left corner's top, which is always on the outer ring.
      if let known = place[part] {
        polygons[known].holes.append(ring)
      } else {
        place[part] = polygons.count
        polygons.append(Polygon(outer: ring))
      }
    }
    return polygons
  }

  /// The ring through `edge`; its edges count as walked from then on.
  private mutating func walk(from start: Int) -> Ring {
    var points: [Point] = []
    var least = 0
    var edge = start
    while next[edge] >= 0 {
      let follower = Int(next[edge])
      next[edge] = -1
      let run = runs[edge / 2]
      let isTop = edge % 2 == 0
      let x = Double(isTop ? run.column + 1 : run.column)
      let y = isTop ? run.top : run.bottom
      let target = follower % 2 == 0 ? runs[follower / 2].top : runs[follower / 2].bottom
      if y != target {
        if points.isEmpty || (x, y) < (points[least].x, Int32(points[least].y)) { least = points.count }
        points.append(Point(x, Double(y)))
        if (x, target) < (points[least].x, Int32(points[least].y)) { least = points.count }
        points.append(Point(x, Double(target)))
      }
      edge = follower
    }
    guard least > 0 else { return Ring(points) }
    return Ring(Array(points[least...]) + points[..<least])
  }
}
