import Labels
import Scenes

/// A subpath as straight steps, none of them of no length.
struct Polyline {
  var points: [Point] = []
  /// Whether a point lies inside a flattened curve, so that the line bends there but has no corner.
  var isSmooth: [Bool] = []
  var isClosed = false
  /// A lone point: which way a dot or a dash of no length looks.
  var direction = Point(1, 0)

  var count: Int { points.count }

  mutating func append(_ point: Point, isSmooth smooth: Bool) {
    points.append(point)
    isSmooth.append(smooth)
  }
}

/// Walks an outline and cuts it into polylines.
struct Flattener {
  /// How far from the curve a step may lie, in the outline's coordinates.
  private let tolerance: Double
  /// Curves outside of it become one step; nil if all are wanted.
  private let region: ShownRegion?
  private var lines: [Polyline] = []
  private var count = 0
  private var line = Polyline()
  private var hasDrawn = false

  private init(tolerance: Double, near region: ShownRegion?) {
    self.tolerance = tolerance
    self.region = region
  }

  /// The subpaths that draw something: a lone `move` does not, `move` and `close` (or a line to the same point) do.
  ///
  /// - Throws: `tooManyPoints` for `site`.
  static func polylines(
    of outline: Outline, tolerance: Double, near region: ShownRegion? = nil, site: String
  ) throws(RenderingError) -> [Polyline] {
    var flattener = Flattener(tolerance: tolerance, near: region)
    for element in outline.elements {
      flattener.add(element)
      guard flattener.count <= Stroker.limit else { throw .tooManyPoints(site: site, limit: Stroker.limit) }
    }
    flattener.finish()
    return flattener.lines
  }

  private mutating func add(_ element: Outline.Element) {
    switch element {
    case .move(let point):
      finish()
      line.append(point, isSmooth: false)
    case .line(let point):
      step(to: point, isSmooth: false)
    case .cubic(let a, let b, let point):
      flatten(line.points.last ?? a, a, b, point)
    case .close:
      close()
    }
  }

  private mutating func step(to point: Point, isSmooth: Bool) {
    defer { hasDrawn = true }
    guard let last = line.points.last else { return line.append(point, isSmooth: false) }
    // Steps far below the tolerance have no direction worth following; the corner that they end at stays one.
    guard (point - last).length > 1e-3 * tolerance else {
      if !isSmooth { line.isSmooth[line.count - 1] = false }
      return
    }
    line.append(point, isSmooth: isSmooth)
    count += 1
  }

  /// Even steps of the parameter, as many as Wang's bound asks for.
  private mutating func flatten(_ p0: Point, _ p1: Point, _ p2: Point, _ p3: Point) {
    if line.count == 0 { line.append(p0, isSmooth: false) }
    if let region, region.misses(p0, p1, p2, p3) { return step(to: p3, isSmooth: false) }
    let bend = max((p0 - p1 * 2 + p2).length, (p1 - p2 * 2 + p3).length)
    let wanted = (0.75 * bend / tolerance).squareRoot().rounded(.up)
    let steps = wanted < 32_768 ? max(Int(wanted), 1) : 32_768
    for i in 1..<steps {
      step(to: cubic(p0, p1, p2, p3, at: Double(i) / Double(steps)), isSmooth: true)
    }
    step(to: p3, isSmooth: false)
  }

  private mutating func close() {
    guard let first = line.points.first else { return }
    hasDrawn = true
    // A last step back to the start is the closing one itself.
    while line.count > 1, let last = line.points.last, (last - first).length <= 1e-3 * tolerance {
      line.points.removeLast()
      line.isSmooth.removeLast()
    }
    line.isClosed = line.count > 1
    finish()
    line.append(first, isSmooth: false)
  }

  private mutating func finish() {
    if hasDrawn, line.count > 0 { lines.append(line) }
    line = Polyline()
    hasDrawn = false
  }
}
