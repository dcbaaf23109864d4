/// A closed line through `points`, the last joined to the first, in continuous pixels.
///
/// A ring may touch itself, or run along itself where parts were joined; it never crosses itself where Figment made it.
public struct Ring: Sendable, Hashable {
  /// The corners, in order.
  public var points: [Point]

  /// The ring through `points`.
  public init(_ points: [Point]) { self.points = points }

  /// The area around which the ring runs: positive if it runs clockwise on screen, negative if counterclockwise.
  ///
  /// Exact for whole coordinates of pictures (Gauss's shoelace formula). 0 for fewer than three points.
  package var signedArea: Double {
    guard var last = points.last else { return 0 }
    var sum = 0.0
    for point in points {
      sum += last.x * point.y - point.x * last.y
      last = point
    }
    return sum / 2
  }

  /// The length of the line.
  package var perimeter: Double {
    guard var last = points.last else { return 0 }
    var sum = 0.0
    for point in points {
      let (x, y) = (point.x - last.x, point.y - last.y)
      sum += (x * x + y * y).squareRoot()
      last = point
    }
    return sum
  }
}

/// One connected area: its outer ring runs clockwise on screen, the rings of its holes run counterclockwise.
public struct Polygon: Sendable, Hashable {
  /// The line around everything.
  public var outer: Ring
  /// The lines around what is missing inside.
  public var holes: [Ring]

  /// The area inside `outer` without `holes`.
  public init(outer: Ring, holes: [Ring] = []) {
    self.outer = outer
    self.holes = holes
  }

  /// The outer ring, then the holes.
  package var rings: [Ring] { [outer] + holes }

  /// The area without the holes.
  package var area: Double { holes.reduce(outer.signedArea) { $0 + $1.signedArea } }

  /// How many corners there are, those of the holes included.
  package var pointCount: Int { holes.reduce(outer.points.count) { $0 + $1.points.count } }
}
