extension Mask {
  /// The pixels whose centres lie inside `rings` by the even-odd rule.
  ///
  /// A centre exactly on an edge belongs to the area below or to the right of it. What sticks out of the picture is cut.
  /// A line that is walked there and back adds nothing. So contours from `polygons()` give their mask back, holes
  /// included, joined or not. Linear in the columns that edges cross, but for sorting. Edges with an end more than a
  /// billion pixels away, or at no number, are skipped.
  package init(filling rings: [Ring], size: PixelSize) {
    var crossings: [Int] = []
    for ring in rings {
      guard var last = ring.points.last else { continue }
      for point in ring.points {
        Mask.addCrossings(from: last, to: point, size: size, to: &crossings)
        last = point
      }
    }
    crossings.sort()
    var runs = RunBuilder(size, capacity: crossings.count + 1)
    var index = 0
    while index + 1 < crossings.count {
      runs.append(crossings[index]..<crossings[index + 1])
      index += 2
    }
    self = runs.mask
  }

  /// Adds, for each column whose middle the edge crosses, the place of the first pixel whose centre is not above it.
  private static func addCrossings(from start: Point, to end: Point, size: PixelSize, to crossings: inout [Int]) {
    // Seen from the left in both directions, so that the way there and the way back cross at equal places.
    let (a, b) = start.x < end.x ? (start, end) : (end, start)
    let reach = 1e9
    guard a.x < b.x, a.x > -reach, b.x < reach, abs(a.y) < reach, abs(b.y) < reach else { return }
    let (width, height) = (Double(size.width), Double(size.height))
    let first = min(max((a.x - 0.5).rounded(.up), 0), width)
    let behind = min(max((b.x - 0.5).rounded(.up), 0), width)
    var column = first
    while column < behind {
      let share = (column + 0.5 - a.x) / (b.x - a.x)
      let y = a.y + (b.y - a.y) * share
      let row = min(max((y - 0.5).rounded(.up), 0), height)
      // Row `height` is the place of the next column's first pixel, where this column's area ends anyway.
      crossings.append(Int(column) * size.height + Int(row))
      column += 1
    }
  }
}
