/// Rings that hang on one another: each but the root is entered from a point on its parent's line, and left to there.
struct RingTree {
  /// A point on a ring's line: `share` of the way along the edge that begins at corner `edge`.
  struct Place {
    var ring: Int
    var edge: Int
    var share: Double
    var point: Point
  }

  private struct Branch {
    var place: Place
    var child: Int
    var start: Int
  }

  private(set) var rings: [Ring]
  private var branches: [[Branch]]

  init(_ rings: [Ring]) {
    self.rings = rings
    branches = rings.map { _ in [] }
  }

  /// Adds a ring that hangs nowhere yet, and gives its number.
  mutating func add(_ ring: Ring) -> Int {
    rings.append(ring)
    branches.append([])
    return rings.count - 1
  }

  /// Hangs `child`, from its corner `start`, on a place of another ring.
  mutating func attach(_ child: Int, startingAt start: Int, to place: Place) {
    branches[place.ring].append(Branch(place: place, child: child, start: start))
  }

  /// Hangs `child`, from its corner `start`, on a corner of another ring.
  mutating func attach(_ child: Int, startingAt start: Int, toCorner corner: Int, of parent: Int) {
    let place = Place(ring: parent, edge: corner, share: 0, point: rings[parent].points[corner])
    attach(child, startingAt: start, to: place)
  }

  /// The one line that walks all rings below `root`; none may be empty.
  ///
  /// Keeps a stack of its own, since holes may hang on holes many thousands deep.
  func flattened(from root: Int) -> Ring {
    var points: [Point] = []
    func visit(_ point: Point) {
      if points.last != point { points.append(point) }
    }
    var stack = [Walk(of: root, from: 0, in: self)]
    while var walk = stack.popLast() {
      let corners = rings[walk.ring].points
      if walk.taken < walk.branches.count, walk.branches[walk.taken].step < walk.step {
        let branch = walk.branches[walk.taken].branch
        walk.taken += 1
        stack.append(walk)
        visit(branch.place.point)
        stack.append(Walk(of: branch.child, from: branch.start, in: self, returningTo: branch.place.point))
      } else if walk.step < corners.count {
        visit(corners[(walk.start + walk.step) % corners.count])
        walk.step += 1
        stack.append(walk)
      } else if let exit = walk.exit {
        visit(corners[walk.start])
        visit(exit)
      }
    }
    if points.count > 1, points.last == points.first { points.removeLast() }
    return Ring(points)
  }

  /// How far one ring is walked.
  private struct Walk {
    var ring: Int
    var start: Int
    /// Where to go when all is walked; nil for the root.
    var exit: Point?
    /// In the order of the walk, each with the number of its edge counted from `start`.
    var branches: [(step: Int, branch: Branch)]
    /// Corners visited so far.
    var step = 0
    /// Branches taken so far.
    var taken = 0

    init(of ring: Int, from start: Int, in tree: RingTree, returningTo exit: Point? = nil) {
      self.ring = ring
      self.start = start
      self.exit = exit
      let count = tree.rings[ring].points.count
      branches = tree.branches[ring].map { (($0.place.edge - start + count) % count, $0) }
      branches.sort { one, other in
        (one.step, one.branch.place.share, one.branch.child) < (
          other.step, other.branch.place.share, other.branch.child
        )
      }
    }
  }
}

/// Finds the line right above a point among the edges of many rings; by cells one pixel wide and high.
struct EdgeIndex {
  private struct Edge {
    var ring: Int
    var number: Int
    var start: Point
    var end: Point

    /// How far along the edge its point at `x` lies, in 0 ... 1 if it has one, and that point's y.
    func crossing(at x: Double) -> (share: Double, y: Double) {
      let share = (x - start.x) / (end.x - start.x)
      return (share, start.y + (end.y - start.y) * share)
    }
  }

  private struct Cell: Hashable {
    var column: Int
    var row: Int
  }

  private var cells: [Cell: [Edge]] = [:]
  private var top = Int.max

  /// Adds the edges of `ring`, known as `number` from now on.
  mutating func add(_ ring: Ring, number: Int) {
    let points = ring.points
    for place in points.indices {
      let (start, end) = (points[place], points[place + 1 == points.count ? 0 : place + 1])
      // An upright edge has neighbours that end where it ends.
      guard start.x != end.x else { continue }
      add(Edge(ring: number, number: place, start: start, end: end))
    }
  }

  private mutating func add(_ edge: Edge) {
    let (left, right) = (min(edge.start.x, edge.end.x), max(edge.start.x, edge.end.x))
    for column in Int(left.rounded(.down))...Int(right.rounded(.down)) {
      let first = edge.crossing(at: max(left, Double(column))).y.rounded(.down)
      let last = edge.crossing(at: min(right, Double(column + 1))).y.rounded(.down)
      for row in Int(min(first, last))...Int(max(first, last)) {
        cells[Cell(column: column, row: row), default: []].append(edge)
        top = min(top, row)
      }
    }
  }

  /// The place on the nearest edge that is not below `point`; nil if there is none.
  ///
  /// Goes up from row to row, as far as a slit would: slits don't overlap, so all of them together take no longer than
  /// the picture is large.
  func nearest(above point: Point) -> RingTree.Place? {
    let column = Int(point.x.rounded(.down))
    var row = Int(point.y.rounded(.down))
    while row >= top {
      var best: RingTree.Place?
      for edge in cells[Cell(column: column, row: row)] ?? [] {
        let (share, y) = edge.crossing(at: point.x)
        guard share >= 0, share <= 1, y <= point.y, y >= Double(row) else { continue }
        guard best.map({ $0.point.y < y }) ?? true else { continue }
        best = RingTree.Place(ring: edge.ring, edge: edge.number, share: share, point: Point(point.x, y))
      }
      if let best { return best }
      row -= 1
    }
    return nil
  }
}
