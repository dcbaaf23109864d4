import Foundation
import Labels
import Testing

@Suite("The oriented box of a mask") struct OrientedBoxTests {
  /// The least area of a rectangle around the pixels' corners, by looking at angles one by one.
  private func leastArea(_ bitmap: [UInt8], _ size: PixelSize, steps: Int) -> Double {
    var corners: [(Double, Double)] = []
    for y in 0..<size.height {
      // Of a row only the ends can matter.
      let row = bitmap[y * size.width..<(y + 1) * size.width]
      guard let first = row.firstIndex(of: 1), let last = row.lastIndex(of: 1) else { continue }
      for x in [first - row.startIndex, last - row.startIndex + 1] {
        corners += [(Double(x), Double(y)), (Double(x), Double(y + 1))]
      }
    }
    var least = Double.infinity
    for step in 0..<steps {
      let angle = Double(step) / Double(steps) * .pi / 2
      let (s, c) = (sin(angle), cos(angle))
      let along = corners.map { $0.0 * c + $0.1 * s }
      let across = corners.map { $0.1 * c - $0.0 * s }
      guard let left = along.min(), let right = along.max(), let top = across.min(), let bottom = across.max() else {
        return 0
      }
      least = min(least, (right - left) * (bottom - top))
    }
    return least
  }

  /// Random ellipses, turned rectangles and dust.
  private func bitmap(_ random: inout TestRandom, _ size: PixelSize) -> [UInt8] {
    let kind = random.below(3)
    let (x, y) = (Double(random.below(size.width)), Double(random.below(size.height)))
    let angle = Double(random.below(1000)) / 1000 * .pi
    let (a, b) = (2 + Double(random.below(150)) / 10, 1 + Double(random.below(100)) / 10)
    return (0..<size.area).map { place in
      let (dx, dy) = (Double(place % size.width) + 0.5 - x, Double(place / size.width) + 0.5 - y)
      let (u, v) = (dx * cos(angle) + dy * sin(angle), dy * cos(angle) - dx * sin(angle))
      return switch kind {
      case 0: u * u / (a * a) + v * v / (b * b) < 1 ? 1 : 0
      case 1: abs(u) < a && abs(v) < b ? 1 : 0
      default: random.below(400) == 0 ? 1 : 0
      }
    }
  }

  @Test("is no larger than any rectangle of a scan of angles, and holds every pixel")
  func scan() throws {
    var random = TestRandom(seed: 5)
    let size = PixelSize(width: 48, height: 40)
    var checked = 0
    for number in 0..<120 {
      let bitmap = bitmap(&random, size)
      let mask = Mask(size: size, rows: bitmap)
      guard let quad = mask.orientedBox else {
        #expect(mask.isEmpty, "mask \(number)")
        continue
      }
      checked += 1
      let least = leastArea(bitmap, size, steps: 360)
      #expect(quad.signedArea <= least + 1e-9, "mask \(number): \(quad.signedArea) of \(least)")
      // A scan misses the best angle by an eighth of a degree at most.
      #expect(quad.signedArea >= least * 0.98 - 1, "mask \(number): \(quad.signedArea) of \(least)")
      #expect(outside(quad, bitmap, size) < 1e-9, "mask \(number)")
      #expect(quad.second.x > quad.first.x && quad.second.y >= quad.first.y, "mask \(number)")
    }
    #expect(checked > 80)
  }

  /// How far the corner of a pixel inside may lie beyond a side.
  private func outside(_ quad: Quad, _ bitmap: [UInt8], _ size: PixelSize) -> Double {
    var worst = 0.0
    let points = quad.points
    for place in bitmap.indices where bitmap[place] == 1 {
      for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
        let (x, y) = (Double(place % size.width + dx), Double(place / size.width + dy))
        for side in 0..<4 {
          let (a, b) = (points[side], points[(side + 1) % 4])
          let length = ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot()
          worst = max(worst, -((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)) / length)
        }
      }
    }
    return worst
  }

  @Test("of an upright rectangle is the rectangle") func upright() {
    let size = PixelSize(width: 10, height: 8)
    let rows = (0..<size.area).map { (2..<7).contains($0 % 10) && (3..<5).contains($0 / 10) ? 1 as UInt8 : 0 }
    #expect(Mask(size: size, rows: rows).orientedBox == Quad(Point(2, 3), Point(7, 3), Point(7, 5), Point(2, 5)))
  }

  @Test("of one pixel is the pixel, of none nothing") func small() {
    let size = PixelSize(width: 3, height: 3)
    let one = Mask(size: size, counts: [4, 1, 4])
    #expect(one.orientedBox == Quad(Box(minX: 1, minY: 1, maxX: 2, maxY: 2)))
    #expect(Mask(size: size, counts: [9]).orientedBox == nil)
  }

  @Test("of a staircase lies along the stairs") func diagonal() throws {
    let size = PixelSize(width: 20, height: 20)
    let mask = Mask(size: size, rows: (0..<400).map { $0 % 20 == $0 / 20 ? 1 : 0 })
    let quad = try #require(mask.orientedBox)
    // 20 diagonals long, one wide: 20 √2 by √2.
    #expect(abs(quad.signedArea - 40) < 1e-9)
  }
}

@Suite("A map of labels") struct LabelMapTests {
  private let size = PixelSize(width: 4, height: 2)

  private func instance(_ id: Int, parent: Int? = nil, rows: [UInt8]) -> Instance {
    let mask = Mask(size: size, rows: rows)
    return Instance(
      id: id, classIndex: 0, parent: parent, site: "", mask: mask, box: mask.tightBox ?? .zero, area: mask.area,
      amodalBox: .zero, amodalArea: mask.area)
  }

  private var family: [Instance] {
    [
      instance(2, rows: [1, 1, 1, 0, 1, 1, 1, 0]), instance(3, parent: 2, rows: [0, 1, 1, 0, 0, 0, 0, 0]),
      instance(5, parent: 3, rows: [0, 0, 1, 0, 0, 0, 0, 0]), instance(7, parent: 6, rows: [0, 0, 0, 1, 0, 0, 0, 0]),
    ]
  }

  @Test("shows wholes in segments, parts in instances") func wholes() {
    #expect(LabelMap.segments(of: family) == [2, 2, 2, 7])
    let map = LabelMap(segments: LabelMap.segments(of: family), of: family, size: size)
    #expect(map.values == [2, 2, 2, 2, 2, 2, 7, 0])
    #expect(LabelMap(innermost: family, size: size).values == [2, 2, 3, 2, 5, 2, 7, 0])
  }

  @Test("shows the parts of what says so, and in them wholes again") func parts() {
    var open = family
    open[0].showsParts = true
    #expect(LabelMap.segments(of: open) == [2, 3, 3, 7])
    open[1].showsParts = true
    #expect(LabelMap.segments(of: open) == [2, 3, 5, 7])
    open[0].showsParts = false
    #expect(LabelMap.segments(of: open) == [2, 2, 2, 7])
  }

  @Test("measures its segments") func segments() {
    let found = LabelMap(innermost: family, size: size).segments()
    #expect(found.map(\.id) == [2, 3, 5, 7])
    #expect(found.map(\.area) == [4, 1, 1, 1])
    #expect(found[0].box == Box(minX: 0, minY: 0, maxX: 3, maxY: 2))
  }
}
