import Elementary
import Labels

/// A wave that goes through the picture: points swing across its way.
struct WaveWarp: Warp {
  private let way: Point
  private let amplitude: Double
  private let length: Double
  /// In turns.
  private let phase: Double
  let domain = ConvexRegion.plane
  let detail: Double

  init(angle: Double, amplitude: Double, length: Double, phase: Double) {
    way = direction(angle)
    (self.amplitude, self.length, self.phase) = (amplitude, length, phase)
    detail = length / 8
  }

  func forward(_ p: Point) -> Point { moved(p, by: amplitude) }
  func backward(_ p: Point) -> Point { moved(p, by: -amplitude) }

  private func moved(_ p: Point, by amplitude: Double) -> Point {
    let turns = p.dot(way) / length + phase
    let swing = amplitude * sine(360 * (turns - turns.rounded(.down)))
    return Point(p.x - way.y * swing, p.y + way.x * swing)
  }
}

/// Rows that are read one after the other while the camera moves and shakes.
struct RollingShutterWarp: Warp {
  private let height: Double
  /// How far things move from the first row to the last.
  private let shift: Point
  private let amplitude: Double
  private let cycles: Double
  /// In turns.
  private let phase: Double
  let domain = ConvexRegion.plane
  let detail: Double

  /// - Precondition: things don't move down as fast as rows are read: `shift.y` is below `height`.
  init(height: Double, shift: Point, amplitude: Double, cycles: Double, phase: Double) {
    precondition(shift.y < height)
    (self.height, self.shift, self.amplitude, self.cycles, self.phase) = (height, shift, amplitude, cycles, phase)
    detail = height / (8 * max(cycles, 0.5))
  }

  func forward(_ p: Point) -> Point {
    // At the time of row y all has moved by (y / height - 1/2) · shift, so that the middle row stays.
    let y = (p.y - 0.5 * shift.y) / (1 - shift.y / height)
    return Point(p.x + across(at: y), y)
  }

  func backward(_ p: Point) -> Point {
    Point(p.x - across(at: p.y), p.y * (1 - shift.y / height) + 0.5 * shift.y)
  }

  private func across(at y: Double) -> Double {
    let time = y / height
    let turns = cycles * time + phase
    return (time - 0.5) * shift.x + amplitude * sine(360 * (turns - turns.rounded(.down)))
  }
}
