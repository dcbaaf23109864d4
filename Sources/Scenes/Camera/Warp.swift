package import Labels

/// A change of the picture's geometry that no affine map can do: a lens, a page that is bent, a field of small shifts.
///
/// The law of this folder: a warp is one-to-one and smooth on its domain, `backward` undoes `forward` there to within
/// 1e-6 pixels, and both are made of + - x / and square root alone, or of module Elementary.
package protocol Warp: Sendable {
  /// Where the warp is one-to-one. What lies beyond is seen nowhere: behind the camera, around the edge of a cylinder.
  var domain: ConvexRegion { get }
  /// A straight step of this length, in pixels, bends so evenly that a look at its middle can't miss how much.
  var detail: Double { get }

  /// Where a point of the domain comes to lie.
  func forward(_ point: Point) -> Point

  /// What is seen at a place: the point of the domain that comes to lie there, else one at the domain's edge.
  func backward(_ point: Point) -> Point
}

/// A convex part of the plane: where some half planes overlap; the whole plane without any.
package struct ConvexRegion: Sendable {
  /// All points whose product with `normal` is at most `limit`.
  private struct HalfPlane: Sendable {
    var normal: Point
    var limit: Double

    func depth(_ p: Point) -> Double { limit - (p.x * normal.x + p.y * normal.y) }
  }

  private var halves: [HalfPlane] = []

  package static let plane = ConvexRegion()

  private init() {}

  /// All points with x · `across` + y · `down` of at most `limit`.
  init(across: Double, down: Double, atMost limit: Double) {
    halves = [HalfPlane(normal: Point(across, down), limit: limit)]
  }

  init(_ box: Box) {
    halves = [
      HalfPlane(normal: Point(-1, 0), limit: -box.minX), HalfPlane(normal: Point(1, 0), limit: box.maxX),
      HalfPlane(normal: Point(0, -1), limit: -box.minY), HalfPlane(normal: Point(0, 1), limit: box.maxY),
    ]
  }

  /// A polygon of 64 sides that lies inside the circle and nearly fills it.
  init(insideCircleAround center: Point, radius: Double) {
    let sides = 64
    let apothem = radius * cosine(360 / Double(2 * sides))
    halves = (0..<sides).map { side in
      let normal = direction(360 * Double(side) / Double(sides))
      return HalfPlane(normal: normal, limit: normal.x * center.x + normal.y * center.y + apothem)
    }
  }

  func intersected(with other: ConvexRegion) -> ConvexRegion {
    var region = self
    region.halves += other.halves
    return region
  }

  /// Whether the point lies in the region; what is no number does not.
  package func holds(_ p: Point) -> Bool { halves.allSatisfy { $0.depth(p) >= 0 } }

  /// The part of a closed polygon inside the region. Where it was cut it follows the edge, so that windings stay what
  /// they were (Sutherland and Hodgman, 1974).
  func cut(_ polygon: [Point]) -> [Point] {
    var points = polygon
    for half in halves where !points.allSatisfy({ half.depth($0) >= 0 }) {
      guard var previous = points.last else { return [] }
      var before = half.depth(previous)
      var inside: [Point] = []
      for point in points {
        let depth = half.depth(point)
        if (depth >= 0) != (before >= 0) {
          let share = before / (before - depth)
          inside.append(
            Point(previous.x + (point.x - previous.x) * share, previous.y + (point.y - previous.y) * share))
        }
        if depth >= 0 { inside.append(point) }
        (previous, before) = (point, depth)
      }
      points = inside
    }
    return points
  }
}
