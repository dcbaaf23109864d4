import Labels
import Scenes

/// The part of the plane in which a stroked line matters: what lies beyond one of its edges leaves nothing in the picture.
///
/// Steps are left out whole, never shortened, so the edges that are left are the same to the last bit.
struct ShownRegion {
  private let low: Point
  private let high: Point

  /// All within `reach` of `box`: how far a line's joins and caps may lie from its points.
  init(_ box: Box, reach: Double) {
    low = Point(box.minX - reach, box.minY - reach)
    high = Point(box.maxX + reach, box.maxY + reach)
  }

  /// Whether all these points, and so everything between them, lie beyond one edge.
  func misses(_ points: Point...) -> Bool {
    points.allSatisfy { $0.x < low.x } || points.allSatisfy { $0.x > high.x } || points.allSatisfy { $0.y < low.y }
      || points.allSatisfy { $0.y > high.y }
  }

  /// The line without the steps that are not seen: itself, if all are.
  func stretches(of line: Polyline) -> [Polyline] {
    let count = line.count
    guard count > 1 else { return line.points.allSatisfy { misses($0) } ? [] : [line] }
    let steps = line.isClosed ? count : count - 1
    func isMissed(_ step: Int) -> Bool { misses(line.points[step], line.points[(step + 1) % count]) }
    guard let gap = (0..<steps).first(where: isMissed) else { return [line] }
    var stretches: [Polyline] = []
    var stretch = Polyline()
    func finish() {
      if stretch.count > 1 { stretches.append(stretch) }
      stretch = Polyline()
    }
    // A closed line is walked from one of its gaps on, so that no stretch goes over its end.
    for number in line.isClosed ? gap..<gap + steps : 0..<steps {
      let (from, to) = (number % count, (number + 1) % count)
      if isMissed(from) {
        finish()
        continue
      }
      if stretch.count == 0 { stretch.append(line.points[from], isSmooth: false) }
      stretch.append(line.points[to], isSmooth: line.isSmooth[to])
    }
    finish()
    return stretches
  }
}
