import Labels
import Testing

@Suite("A simplified polygon") struct SimplificationTests {
  /// The pixels whose centres satisfy `inside`.
  private func mask(_ size: PixelSize, _ inside: (Double, Double) -> Bool) -> Mask {
    Mask(
      size: size,
      rows: (0..<size.area).map { inside(Double($0 % size.width) + 0.5, Double($0 / size.width) + 0.5) ? 1 : 0 })
  }

  /// A disc with a round hole, somewhere in a picture of 64 x 64.
  private func ringShape(_ random: inout TestRandom) -> Mask {
    let x = 20 + Double(random.below(240)) / 10
    let y = 20 + Double(random.below(240)) / 10
    let radius = 5 + Double(random.below(150)) / 10
    let inner = random.below(3) == 0 ? 0 : radius * 0.6
    return mask(PixelSize(width: 64, height: 64)) { px, py in
      let squared = (px - x) * (px - x) + (py - y) * (py - y)
      return squared < radius * radius && squared >= inner * inner
    }
  }

  @Test("with its steps cut has the same pixels, fewer corners and no point far away")
  func cutSteps() {
    var random = TestRandom(seed: 21)
    for round in 0..<100 {
      let mask = round % 2 == 0 ? ringShape(&random) : noise(&random)
      let exact = mask.polygons()
      let cut = exact.map { $0.cuttingSteps() }
      #expect(Mask(filling: cut.flatMap(\.rings), size: mask.size) == mask, "round \(round)")
      for (one, other) in zip(exact, cut) {
        #expect(distance(from: one, to: other) < 0.36 && distance(from: other, to: one) < 0.36, "round \(round)")
        #expect(!crosses(other))
      }
    }
  }

  private func noise(_ random: inout TestRandom) -> Mask {
    let size = PixelSize(width: 20, height: 20)
    return Mask(size: size, rows: random.bitmap(size))
  }

  @Test("leaves rectangles, thin lines and single pixels alone")
  func untouched() {
    let size = PixelSize(width: 20, height: 20)
    for inside: (Double, Double) -> Bool in [
      { x, y in x > 3 && x < 12 && y > 5 && y < 15 },
      { x, y in x > 3 && x < 12 && y > 5 && y < 6 },
      { x, y in x > 3 && x < 4 && y > 5 && y < 6 },
    ] {
      let polygons = mask(size, inside).polygons()
      #expect(polygons.map { $0.cuttingSteps().simplified(tolerance: 0.5) } == polygons)
    }
  }

  @Test("stays within its tolerance, keeps three corners and does not cross itself", arguments: [0.25, 0.5, 1, 3, 50])
  func tolerance(_ tolerance: Double) {
    var random = TestRandom(seed: 8)
    for round in 0..<60 {
      for polygon in (round % 2 == 0 ? ringShape(&random) : noise(&random)).polygons() {
        let simple = polygon.simplified(tolerance: tolerance)
        #expect(distance(from: polygon, to: simple) <= tolerance + 1e-9, "round \(round)")
        #expect(simple.rings.allSatisfy { $0.points.count >= 3 })
        #expect(!crosses(simple), "round \(round)")
        #expect(simple.pointCount <= polygon.pointCount)
      }
    }
  }

  @Test("of a straight slanted edge has few corners and its area")
  func triangle() {
    let triangle = mask(PixelSize(width: 200, height: 100)) { x, y in y < 90 && y > x / 2 }
    let simple = triangle.simplifiedPolygons(tolerance: 0.5)
    #expect(simple.count == 1)
    #expect((simple.first?.pointCount ?? 99) <= 6)
    #expect(abs((simple.first?.area ?? 0) - Double(triangle.area)) < 60)
  }

  @Test("agrees with its mask as promised, down to single pixels", arguments: [0.5, 1, 2, 8])
  func agreement(_ tolerance: Double) {
    var random = TestRandom(seed: 30)
    for round in 0..<60 {
      let mask = round % 2 == 0 ? ringShape(&random) : noise(&random)
      let simple = mask.simplifiedPolygons(tolerance: tolerance, agreement: 0.97)
      #expect(Mask(filling: simple.flatMap(\.rings), size: mask.size).intersectionOverUnion(mask) >= 0.97)
      #expect(simple.count == mask.polygons().count)
      #expect(
        Mask(filling: [simple.bridged()], size: mask.size) == Mask(filling: simple.flatMap(\.rings), size: mask.size))
    }
    let none = Mask(size: PixelSize(width: 4, height: 4), counts: [16])
    #expect(none.simplifiedPolygons(tolerance: tolerance).isEmpty)
  }

  @Test("is the exact outline for a tolerance of 0")
  func exact() {
    var random = TestRandom(seed: 31)
    let mask = ringShape(&random)
    #expect(mask.simplifiedPolygons(tolerance: 0) == mask.polygons())
  }

  // MARK: Second methods

  /// The largest distance of a corner or edge point (ten an edge) of one polygon's lines to the other's.
  private func distance(from one: Polygon, to other: Polygon) -> Double {
    var largest = 0.0
    for (ring, target) in zip(one.rings, other.rings) {
      for (a, b) in edges(ring) {
        for step in 0...10 {
          let share = Double(step) / 10
          let point = Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
          largest = max(largest, edges(target).map { distance(point, $0.0, $0.1) }.min() ?? .infinity)
        }
      }
    }
    return largest
  }

  private func edges(_ ring: Ring) -> [(Point, Point)] {
    Array(zip(ring.points, ring.points.dropFirst() + ring.points.prefix(1)))
  }

  private func distance(_ p: Point, _ a: Point, _ b: Point) -> Double {
    let squared = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)
    let share = squared == 0 ? 0 : ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / squared
    let nearest = min(max(share, 0), 1)
    let (x, y) = (a.x + (b.x - a.x) * nearest - p.x, a.y + (b.y - a.y) * nearest - p.y)
    return (x * x + y * y).squareRoot()
  }

  /// Whether any two edges cross, compared one by one.
  private func crosses(_ polygon: Polygon) -> Bool {
    let all = polygon.rings.flatMap(edges)
    func side(_ a: Point, _ b: Point, _ c: Point) -> Double { (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y) }
    for (i, (a, b)) in all.enumerated() {
      for (c, d) in all[(i + 1)...] {
        if side(a, b, c) * side(a, b, d) < 0, side(c, d, a) * side(c, d, b) < 0 { return true }
      }
    }
    return false
  }
}
