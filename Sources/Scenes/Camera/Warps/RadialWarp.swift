import Elementary
import Labels

/// A lens whose picture is turned by nothing: points move towards its middle or away from it.
struct RadialWarp: Warp {
  enum Law: Sendable {
    /// What is seen at distance r comes from r · (1 + k · r²), r in half diagonals: barrel above 0, pincushion below.
    case cubic(k: Double)
    /// Equal angles are equal distances: the picture of a fisheye, from one without distortion.
    case equidistant
  }

  private let center: Point
  /// The unit of the law: the half diagonal, or the focal length in pixels.
  private let unit: Double
  private let law: Law
  /// In the picture, in units: nothing is seen beyond.
  private let edge: Double
  let domain: ConvexRegion
  let detail: Double

  init(center: Point, unit: Double, law: Law) {
    (self.center, self.unit, self.law) = (center, unit, law)
    switch law {
    case .cubic(let k):
      // Beyond, a pincushion would show the same things once more.
      edge = k < 0 ? 0.999 / (-3 * k).squareRoot() : .infinity
      domain =
        k < 0
        ? ConvexRegion(insideCircleAround: center, radius: unit * edge * (1 + k * edge * edge)) : .plane
      detail = unit / 8
    case .equidistant:
      // 88 degrees from the axis.
      edge = 88 * Double.pi / 180
      domain = ConvexRegion(insideCircleAround: center, radius: unit * Elementary.tan(edge))
      detail = unit / 8
    }
  }

  func forward(_ p: Point) -> Point {
    moved(p) { r in
      switch law {
      case .cubic(let k): RadialWarp.root(r, k)
      case .equidistant: Elementary.atan(r)
      }
    }
  }

  func backward(_ p: Point) -> Point {
    moved(p) { r in
      let held = min(r, edge)
      switch law {
      case .cubic(let k): return held * (1 + k * held * held)
      case .equidistant: return Elementary.tan(held)
      }
    }
  }

  private func moved(_ p: Point, _ law: (Double) -> Double) -> Point {
    let (x, y) = (p.x - center.x, p.y - center.y)
    let r = (x * x + y * y).squareRoot() / unit
    // So near the middle nothing moves by more than rounding.
    guard r > 1e-9 else { return p }
    let scale = law(r) / r
    return Point(center.x + x * scale, center.y + y * scale)
  }

  /// The r with r · (1 + k · r²) = `target`, by Newton's steps from `target` itself: from there they fall (or, below 0,
  /// rise) to the root without ever passing it.
  private static func root(_ target: Double, _ k: Double) -> Double {
    var r = target
    for _ in 0..<40 {
      let step = (r * (1 + k * r * r) - target) / (1 + 3 * k * r * r)
      guard step.isFinite else { break }
      r -= step
      if abs(step) <= 1e-13 * r { break }
    }
    return r
  }
}
