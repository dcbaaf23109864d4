import Diagnostics
import Elementary
import Labels
import Randomness
import Specification

/// A part of a space in which something may stand.
struct Region {
  /// What of an object has to lie inside.
  enum Hold: String { case whole, center, bottom }

  let silhouette: Silhouette
  /// Whether it is a rectangle along the axes: then all that matters are boxes.
  let isRectangle: Bool

  init?(_ areas: [Silhouette.Area], isRectangle: Bool = false) {
    guard let silhouette = Silhouette(areas) else { return nil }
    self.silhouette = silhouette
    self.isRectangle = isRectangle
  }

  init?(_ box: Box) { self.init([Silhouette.Area(rings: [box.corners], rule: .nonzero)], isRectangle: true) }

  var box: Box { silhouette.box }

  /// The share of an object that may stick out unnoticed: how exact overlaps are measured.
  static let slack = 0.001

  /// Whether an object with this box and silhouette lies inside.
  func holds(_ object: Box, _ other: Silhouette?, _ hold: Hold) -> Bool {
    switch hold {
    case .center: return silhouette.holds(object.center)
    case .bottom: return silhouette.holds(object.bottom)
    case .whole:
      guard box.grown(by: 1e-9).holds(object) else { return false }
      if isRectangle { return true }
      guard let other else { return object.corners.allSatisfy(silhouette.holds) }
      return other.overlap(silhouette) >= (1 - Self.slack) * other.area
    }
  }

  /// A point anywhere inside, each as likely as any other: by trying points of the box; nil if none of them is inside.
  func point(from stream: inout Stream) -> Point? {
    for _ in 0..<256 {
      let (x, y) = (stream.unit(), stream.unit())
      let point = Point(box.minX + x * box.width, box.minY + y * box.height)
      if isRectangle || silhouette.holds(point) { return point }
    }
    return nil
  }

  /// Where the middle of an object of this box may be, so that it is likely to lie inside.
  func middle(of object: Box, _ hold: Hold, from stream: inout Stream) -> Point? {
    guard hold == .whole else {
      guard let point = point(from: &stream) else { return nil }
      return hold == .center ? point : Point(point.x, point.y - object.height / 2)
    }
    let (width, height) = (box.width - object.width, box.height - object.height)
    guard width >= 0, height >= 0 else { return nil }
    for _ in 0..<256 {
      let (x, y) = (stream.unit(), stream.unit())
      let point = Point(box.minX + object.width / 2 + x * width, box.minY + object.height / 2 + y * height)
      if isRectangle || silhouette.holds(point) { return point }
    }
    return nil
  }

  /// What lies within half of `width` from a line through `points`.
  static func strip(_ lines: [[Point]], width: Double) -> [Silhouette.Area] {
    var areas: [Silhouette.Area] = []
    let half = width / 2
    for points in lines {
      for (from, to) in zip(points, points.dropFirst()) {
        let length = (to - from).length
        guard length > 0 else { continue }
        let side = Point(-(to.y - from.y), to.x - from.x) * (half / length)
        areas.append(Silhouette.Area(rings: [[from + side, to + side, to - side, from - side]], rule: .nonzero))
      }
      for point in points.dropFirst().dropLast() {
        areas.append(
          Silhouette.Area(
            rings: Outline(ellipse(radiusX: half, radiusY: half, center: point)).polygons(tolerance: half / 50),
            rule: .nonzero))
      }
    }
    return areas
  }
}

/// A line that can be walked along.
struct Track {
  private var points: [Point] = []
  private var ways: [Double] = [0]

  /// Nil for a line without length.
  init?(_ lines: [[Point]]) {
    for point in lines.first ?? [] {
      guard let last = points.last else {
        points.append(point)
        continue
      }
      let step = (point - last).length
      guard step > 0 else { continue }
      points.append(point)
      ways.append(ways[ways.count - 1] + step)
    }
    guard points.count > 1 else { return nil }
  }

  /// The point at the share `position` of the line's length, and which way the line goes there.
  func point(at position: Double) -> (point: Point, direction: Point) {
    let way = position * ways[ways.count - 1]
    let end = min(max(ways.firstIndex { $0 >= way } ?? ways.count - 1, 1), ways.count - 1)
    let (from, to) = (points[end - 1], points[end])
    let length = ways[end] - ways[end - 1]
    let direction = (to - from) * (1 / length)
    return (from + direction * (way - ways[end - 1]), direction)
  }
}

extension ShapeArguments {
  /// The lines of path data, in steps that nobody tells from the curve.
  func lines(ofPath data: String) throws(EvaluationError) -> [[Point]] {
    do throws(PathFault) {
      let outline = Outline(try PathParser.elements(of: data))
      let extent = outline.bounds.map { max($0.width, $0.height) } ?? 1
      return outline.polygons(tolerance: max(extent / 4000, 1e-9))
    } catch {
      throw EvaluationError(
        "the path '\(data.prefix(40))' is wrong at character \(error.offset + 1): \(error.message)", at: range)
    }
  }
}
