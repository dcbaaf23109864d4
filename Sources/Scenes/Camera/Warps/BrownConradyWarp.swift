import Labels

/// A lens as calibration gives it (Brown 1966, Conrady 1919), in OpenCV's order and signs: three radial and two tangential
/// coefficients of coordinates in focal lengths.
struct BrownConradyWarp: Warp {
  struct Coefficients: Sendable {
    var k1 = 0.0
    var k2 = 0.0
    var k3 = 0.0
    var p1 = 0.0
    var p2 = 0.0
  }

  private let center: Point
  private let focal: Double
  private let c: Coefficients
  /// In focal lengths: up to here the lens is one-to-one.
  private let reach: Double
  let domain: ConvexRegion
  let detail: Double

  /// Beyond so many focal lengths nothing is seen: 84 degrees from the axis.
  private static let farthest = 10.0

  init(center: Point, focal: Double, _ coefficients: Coefficients) {
    (self.center, self.focal, c) = (center, focal, coefficients)
    reach = BrownConradyWarp.reach(coefficients)
    domain = ConvexRegion(insideCircleAround: center, radius: focal * reach)
    detail = focal * min(reach, 1) / 16
  }

  /// How far from the axis the map is one-to-one: as long as its derivative's symmetric part stays positive, of which
  /// the tangential terms take at most 6 · (|p1| + |p2|) · r.
  private static func reach(_ c: Coefficients) -> Double {
    func slope(_ r: Double) -> Double {
      let s = r * r
      return 1 + s * (3 * c.k1 + s * (5 * c.k2 + s * 7 * c.k3)) - 6 * (abs(c.p1) + abs(c.p2)) * r
    }
    let steps = 1000
    for step in 1...steps {
      let r = farthest * Double(step) / Double(steps)
      if slope(r) < 0.02 { return farthest * Double(step - 1) / Double(steps) }
    }
    return farthest
  }

  func forward(_ p: Point) -> Point {
    let q = bent((p.x - center.x) / focal, (p.y - center.y) / focal)
    return Point(center.x + q.x * focal, center.y + q.y * focal)
  }

  private func bent(_ x: Double, _ y: Double) -> Point {
    let s = x * x + y * y
    let radial = 1 + s * (c.k1 + s * (c.k2 + s * c.k3))
    return Point(
      x * radial + 2 * c.p1 * x * y + c.p2 * (s + 2 * x * x), y * radial + c.p1 * (s + 2 * y * y) + 2 * c.p2 * x * y)
  }

  func backward(_ p: Point) -> Point {
    let target = Point((p.x - center.x) / focal, (p.y - center.y) / focal)
    var at = held(target)
    for _ in 0..<30 {
      let step = newtonStep(from: at, to: target)
      guard step.isFinite else { break }
      at = held(Point(at.x - step.x, at.y - step.y))
      if abs(step.x) + abs(step.y) < 1e-12 { break }
    }
    return Point(center.x + at.x * focal, center.y + at.y * focal)
  }

  /// Inside the reach.
  private func held(_ p: Point) -> Point {
    let r = (p.x * p.x + p.y * p.y).squareRoot()
    guard r > reach else { return p }
    return Point(p.x * reach / r, p.y * reach / r)
  }

  private func newtonStep(from p: Point, to target: Point) -> Point {
    let (x, y) = (p.x, p.y)
    let s = x * x + y * y
    let radial = 1 + s * (c.k1 + s * (c.k2 + s * c.k3))
    // By s, twice.
    let growth = 2 * (c.k1 + s * (2 * c.k2 + s * 3 * c.k3))
    let xx = radial + x * x * growth + 2 * c.p1 * y + 6 * c.p2 * x
    let mixed = x * y * growth + 2 * c.p1 * x + 2 * c.p2 * y
    let yy = radial + y * y * growth + 6 * c.p1 * y + 2 * c.p2 * x
    let here = bent(x, y)
    let (dx, dy) = (here.x - target.x, here.y - target.y)
    let d = xx * yy - mixed * mixed
    return Point((yy * dx - mixed * dy) / d, (xx * dy - mixed * dx) / d)
  }
}
