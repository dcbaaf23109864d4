import Labels
import Scenes

/// What draws a stroke: how wide it is, and how it goes around corners and ends.
///
/// Apart from the stroker, so that the edges it appends to have no second owner, which would copy them each time.
struct Pen {
  let radius: Double
  let cap: Stroke.Cap
  private let join: Stroke.Join
  private let miterLimit: Double
  private let tolerance: Double

  init(_ stroke: Stroke, tolerance: Double) {
    radius = 0.5 * stroke.width
    join = stroke.join
    cap = stroke.cap
    miterLimit = stroke.miterLimit
    self.tolerance = tolerance
  }

  /// How far what belongs to a point of the line may lie from it: miters, corners of square caps, and where the inner edges
  /// of two steps meet.
  var reach: Double { radius * max(4.5, miterLimit) }

  /// Where both steps are long enough their inner edges meet; else the contour goes through the join's own point.
  func addInner(
    at p: Point, _ n0: Point, _ n1: Point, room: Double, turn: Double, forward: Double, to side: inout [Point]
  ) {
    if forward > -0.9, room * (1 + forward) >= radius * turn {
      side.append(p + (n0 + n1) * (radius / (1 + forward)))
    } else {
      side.append(p + n0 * radius)
      side.append(p)
      side.append(p + n1 * radius)
    }
  }

  func addOuter(
    at p: Point, _ before: Point, _ after: Point, side sign: Double, forward: Double, isSmooth: Bool,
    to side: inout [Point]
  ) {
    let (n0, n1) = (before.turned * sign, after.turned * sign)
    side.append(p + n0 * radius)
    if isSmooth || join == .round {
      if forward < 0 {
        let outward = (before - after).unit
        addArc(around: p, from: n0, to: outward, to: &side)
        side.append(p + outward * radius)
        addArc(around: p, from: outward, to: n1, to: &side)
      } else {
        addArc(around: p, from: n0, to: n1, to: &side)
      }
    } else if join == .miter, 2 <= miterLimit * miterLimit * (1 + forward) {
      // The miter's length over the width is the root of 2 / (1 + cos(turn)).
      side.append(p + (n0 + n1) * (radius / (1 + forward)))
    }
    side.append(p + n1 * radius)
  }

  /// The inner points of an arc of at most a quarter turn between two directions, halved until the chords are near.
  ///
  /// A pen as wide as millions of pixels would never be done: its chords are as near as `halvings` brings them.
  private func addArc(around p: Point, from u0: Point, to u1: Point, halvings: Int = 14, to side: inout [Point]) {
    let middle = (u0 + u1).unit
    guard radius * (1 - u0.dot(middle)) > tolerance, halvings > 0, side.count < Self.mostPoints else { return }
    addArc(around: p, from: u0, to: middle, halvings: halvings - 1, to: &side)
    side.append(p + middle * radius)
    addArc(around: p, from: middle, to: u1, halvings: halvings - 1, to: &side)
  }

  /// Beyond so many points on one side of a line, arcs get no finer.
  private static let mostPoints = 1_000_000

  /// From the left edge at a line's end around to the right one; both edges are there already.
  func addCap(at p: Point, along direction: Point, to side: inout [Point]) {
    let normal = direction.turned
    switch cap {
    case .butt: break
    case .square:
      side.append(p + (normal + direction) * radius)
      side.append(p + (direction - normal) * radius)
    case .round:
      addArc(around: p, from: normal, to: direction, to: &side)
      side.append(p + direction * radius)
      addArc(around: p, from: direction, to: -normal, to: &side)
    }
  }
}
