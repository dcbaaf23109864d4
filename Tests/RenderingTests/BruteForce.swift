import Labels
import Scenes

@testable import Rendering

/// The share of each pixel inside an outline, by looking at 16 x 16 points of it: the method that labels answer to.
///
/// Curves are cut into 256 even steps; a point is inside by its winding number, or its parity.
struct BruteForce {
  let width: Int
  let height: Int
  /// Row-major, 0 ... 1.
  private(set) var coverage: [Double]

  private typealias Edge = (a: Point, b: Point)

  init(_ outline: Outline, _ map: Affine, width: Int, height: Int) {
    self.width = width
    self.height = height
    coverage = Array(repeating: 0, count: width * height)
    let edges = BruteForce.edges(outline.mapped(by: map))
    for line in 0..<(16 * height) {
      let y = (Double(line) + 0.5) / 16
      addLine(BruteForce.crossings(edges, y: y), fillRule: outline.fillRule, row: line / 16)
    }
  }

  /// Adds 1/256 for every point of one line that lies inside.
  private mutating func addLine(_ crossings: [(x: Double, turn: Int)], fillRule: Outline.FillRule, row: Int) {
    var winding = 0
    for (crossing, next) in zip(crossings, crossings.dropFirst()) {
      winding += crossing.turn
      guard fillRule == .nonzero ? winding != 0 : winding % 2 != 0 else { continue }
      // Points lie at (k + 0.5) / 16.
      let first = max(0, (crossing.x * 16 - 0.5).rounded(.up))
      let last = min(Double(16 * width) - 1, (next.x * 16 - 0.5).rounded(.up) - 1)
      guard first <= last else { continue }
      for k in Int(first)...Int(last) { coverage[row * width + k / 16] += 1 / 256.0 }
    }
  }

  private static func crossings(_ edges: [Edge], y: Double) -> [(x: Double, turn: Int)] {
    var found: [(x: Double, turn: Int)] = []
    for (a, b) in edges where (a.y <= y) != (b.y <= y) {
      found.append((a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x), a.y <= y ? 1 : -1))
    }
    return found.sorted { $0.x < $1.x }
  }

  private static func edges(_ outline: Outline) -> [Edge] {
    var edges: [Edge] = []
    var (start, current) = (Point(0, 0), Point(0, 0))
    for element in outline.elements {
      switch element {
      case .move(let p):
        edges.append((current, start))
        (start, current) = (p, p)
      case .line(let p):
        edges.append((current, p))
        current = p
      case .cubic(let a, let b, let p):
        let origin = current
        for i in 1...256 {
          let next = point(origin, a, b, p, Double(i) / 256)
          edges.append((current, next))
          current = next
        }
        current = p
      case .close:
        edges.append((current, start))
        current = start
      }
    }
    edges.append((current, start))
    return edges.filter { $0.a.y != $0.b.y }
  }

  private static func point(_ p: Point, _ q: Point, _ r: Point, _ s: Point, _ t: Double) -> Point {
    func mix(_ a: Point, _ b: Point) -> Point { Point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t) }
    let (pq, qr, rs) = (mix(p, q), mix(q, r), mix(r, s))
    return mix(mix(pq, qr), mix(qr, rs))
  }
}
