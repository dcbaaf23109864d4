import Elementary
import Labels

/// A page whose end is turned up around a roll and over: what is left of its front. With a roll of no radius, a fold.
struct CurlWarp: Warp {
  /// From the page towards the end that is turned up.
  let way: Point
  /// Where the roll touches the page, along the way.
  let start: Double
  let radius: Double
  let domain: ConvexRegion
  let detail: Double

  /// The front is seen up to 89 degrees around the roll.
  private static let edge = 89 * Double.pi / 180

  init(way: Point, start: Double, radius: Double) {
    (self.way, self.start, self.radius) = (way, start, radius)
    domain = ConvexRegion(across: way.x, down: way.y, atMost: start + CurlWarp.edge * radius)
    detail = radius > 0 ? max(radius / 8, 1) : .infinity
  }

  func forward(_ p: Point) -> Point {
    moved(p) { place in
      guard place > 0, radius > 0 else { return min(place, 0) }
      return radius * Elementary.sin(place / radius)
    }
  }

  func backward(_ p: Point) -> Point {
    moved(p) { place in
      guard place > 0, radius > 0 else { return min(place, 0) }
      return radius * Elementary.asin(min(place / radius, Elementary.sin(CurlWarp.edge)))
    }
  }

  private func moved(_ p: Point, _ law: (Double) -> Double) -> Point {
    let place = p.dot(way) - start
    let move = law(place) - place
    return Point(p.x + way.x * move, p.y + way.y * move)
  }
}

/// The same page's back: what has gone around the roll, and lies upside down over the rest.
struct CurlBack {
  private let front: CurlWarp
  let domain: ConvexRegion

  init(of front: CurlWarp) {
    self.front = front
    domain = ConvexRegion(
      across: -front.way.x, down: -front.way.y, atMost: -(front.start + 0.5 * Double.pi * front.radius))
  }

  func forward(_ p: Point) -> Point {
    let place = p.dot(front.way) - front.start
    let around = Double.pi * front.radius
    let turned = place < around ? front.radius * Elementary.sin(place / front.radius) : around - place
    return Point(p.x + front.way.x * (turned - place), p.y + front.way.y * (turned - place))
  }
}
