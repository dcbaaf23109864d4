import Labels
import Scenes

/// Turns lines into the outlines of what a pen leaves along them, to be filled by the nonzero rule.
///
/// Each polyline becomes one closed contour (two if it is closed itself) whose winding is the sum of the steps'
/// rectangles, the joins' wedges and the caps, all turning the same way: overlaps, cusps and tight bends only add to
/// it, so nothing ever cancels out. Curves bend by round joins between their flattened steps.
struct Stroker {
  private let pen: Pen
  private var elements: [Outline.Element] = []
  private var left: [Point] = []
  private var right: [Point] = []

  private init(_ stroke: Stroke, tolerance: Double) { pen = Pen(stroke, tolerance: tolerance) }

  /// What `stroke` leaves along `outline`, in the outline's coordinates, within `tolerance` of the exact edge.
  ///
  /// A width that is not positive leaves nothing. Subpaths of no length leave a dot with round or square caps.
  /// Only what may show in `box` is wanted; nil if that isn't known.
  /// - Throws: `tooManyDashes`, `tooManyPoints`.
  static func outline(
    of outline: Outline, by stroke: Stroke, tolerance: Double, in box: Box?, site: String
  ) throws(RenderingError) -> Outline {
    guard stroke.width > 0 else { return Outline() }
    var stroker = Stroker(stroke, tolerance: tolerance)
    let region = box.map { ShownRegion($0, reach: stroker.pen.reach) }
    let dashes = Dashes(stroke.dashes, shortest: 1e-3 * tolerance)
    // Dashes are counted from the line's start, so it must be whole as long as they are cut.
    let lines = try Flattener.polylines(
      of: outline, tolerance: tolerance, near: dashes == nil ? region : nil, site: site)
    for line in try dashes?.cut(lines, site: site) ?? lines {
      for stretch in region?.stretches(of: line) ?? [line] { stroker.add(stretch) }
      guard stroker.elements.count <= limit else { throw .tooManyPoints(site: site, limit: limit) }
    }
    return Outline(stroker.elements, fillRule: .nonzero)
  }

  /// So many points at most: a stroke of more is a mistake and would only cost time.
  static let limit = 2_000_000

  private mutating func add(_ line: Polyline) {
    guard line.count > 1 else {
      if let point = line.points.first { addDot(at: point, along: line.direction) }
      return
    }
    left.removeAll(keepingCapacity: true)
    right.removeAll(keepingCapacity: true)
    line.isClosed ? addLoop(line) : addOpen(line)
  }

  private mutating func addOpen(_ line: Polyline) {
    let points = line.points
    var before = (points[1] - points[0]).unit
    let startDirection = before
    offset(points[0], before)
    for i in 1..<(points.count - 1) as Range<Int> {
      let after = (points[i + 1] - points[i]).unit
      let room = min((points[i] - points[i - 1]).length, (points[i + 1] - points[i]).length)
      addJoin(at: points[i], from: before, to: after, room: room, isSmooth: line.isSmooth[i])
      before = after
    }
    offset(points[points.count - 1], before)
    pen.addCap(at: points[points.count - 1], along: before, to: &left)
    left.append(contentsOf: right.reversed())
    pen.addCap(at: points[0], along: -startDirection, to: &left)
    emit(left)
  }

  private mutating func addLoop(_ line: Polyline) {
    let points = line.points
    let count = points.count
    var before = (points[0] - points[count - 1]).unit
    for i in 0..<count {
      let next = points[(i + 1) % count]
      let after = (next - points[i]).unit
      let room = min((points[i] - points[(i + count - 1) % count]).length, (next - points[i]).length)
      addJoin(at: points[i], from: before, to: after, room: room, isSmooth: line.isSmooth[i])
      before = after
    }
    emit(left)
    emit(right.reversed())
  }

  /// The two edges beside `point` of a step along `direction`.
  private mutating func offset(_ point: Point, _ direction: Point) {
    let normal = direction.turned * pen.radius
    left.append(point + normal)
    right.append(point - normal)
  }

  private mutating func addJoin(at p: Point, from before: Point, to after: Point, room: Double, isSmooth: Bool) {
    let turn = before.cross(after)
    let forward = before.dot(after)
    // Turning towards the left edge makes that the inner one.
    if turn >= 0 {
      pen.addInner(at: p, before.turned, after.turned, room: room, turn: turn, forward: forward, to: &left)
      pen.addOuter(at: p, before, after, side: -1, forward: forward, isSmooth: isSmooth, to: &right)
    } else {
      pen.addInner(at: p, -before.turned, -after.turned, room: room, turn: -turn, forward: forward, to: &right)
      pen.addOuter(at: p, before, after, side: 1, forward: forward, isSmooth: isSmooth, to: &left)
    }
  }

  private mutating func addDot(at p: Point, along direction: Point) {
    guard pen.cap != .butt else { return }
    left = [p + direction.turned * pen.radius]
    pen.addCap(at: p, along: direction, to: &left)
    left.append(p - direction.turned * pen.radius)
    pen.addCap(at: p, along: -direction, to: &left)
    emit(left)
  }

  private mutating func emit(_ points: some Sequence<Point>) {
    var isFirst = true
    for point in points {
      elements.append(isFirst ? .move(point) : .line(point))
      isFirst = false
    }
    if !isFirst { elements.append(.close) }
  }
}
