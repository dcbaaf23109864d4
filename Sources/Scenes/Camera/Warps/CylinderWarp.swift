import Elementary
import Labels

/// The picture laid around a cylinder, as a label around a bottle, seen from far away and perhaps from above.
struct CylinderWarp: Warp {
  private let center: Point
  private let radius: Double
  private let isUpright: Bool
  /// How far the cylinder leans away from the eye.
  private let lean: (sin: Double, cos: Double)
  let domain: ConvexRegion
  let detail: Double

  /// Around the edge, 89 degrees from the middle, nothing is seen.
  private static let edge = 89 * Double.pi / 180

  init(center: Point, radius: Double, isUpright: Bool, tilt: Double) {
    (self.center, self.radius, self.isUpright) = (center, radius, isUpright)
    let (sine, cosine) = Elementary.sinCos(degrees: tilt)
    lean = (sine, cosine)
    let axis = isUpright ? Point(1, 0) : Point(0, 1)
    let middle = axis.dot(center)
    let reach = CylinderWarp.edge * radius
    domain = ConvexRegion(across: axis.x, down: axis.y, atMost: middle + reach)
      .intersected(with: ConvexRegion(across: -axis.x, down: -axis.y, atMost: reach - middle))
    detail = radius / 8
  }

  func forward(_ p: Point) -> Point {
    let place = turned(p)
    let (sine, cosine) = Elementary.sinCos(place.x / radius)
    // Seen from above, what is nearer lies lower.
    return back(Point(radius * sine, place.y * lean.cos - radius * (1 - cosine) * lean.sin))
  }

  func backward(_ p: Point) -> Point {
    let place = turned(p)
    let limit = Elementary.sin(CylinderWarp.edge)
    let sine = min(max(place.x / radius, -limit), limit)
    let cosine = (1 - sine * sine).squareRoot()
    return back(
      Point(radius * Elementary.asin(sine), (place.y + radius * (1 - cosine) * lean.sin) / lean.cos))
  }

  /// From the middle: across the axis, along it.
  private func turned(_ p: Point) -> Point {
    isUpright ? Point(p.x - center.x, p.y - center.y) : Point(p.y - center.y, p.x - center.x)
  }

  private func back(_ p: Point) -> Point {
    isUpright ? Point(center.x + p.x, center.y + p.y) : Point(center.x + p.y, center.y + p.x)
  }
}
