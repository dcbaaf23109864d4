import Labels
import Testing

@Suite("Polygons of a mask") struct PolygonTests {
  private func mask(_ picture: String) -> Mask {
    let rows = picture.split(separator: "\n").map { Array($0.utf8) }
    let size = PixelSize(width: rows.first?.count ?? 0, height: rows.count)
    return Mask(size: size, rows: rows.flatMap { $0.map { $0 == UInt8(ascii: "#") ? 1 : 0 } })
  }

  private func ring(_ points: (Double, Double)...) -> Ring { Ring(points.map { Point($0.0, $0.1) }) }

  @Test("run clockwise from the top left corner of one pixel")
  func onePixel() {
    #expect(mask("..\n.#").polygons() == [Polygon(outer: ring((1, 1), (2, 1), (2, 2), (1, 2)))])
  }

  @Test("list true corners only, over picture edges too")
  func corners() {
    let outer = ring((0, 0), (3, 0), (3, 1), (1, 1), (1, 2), (0, 2))
    #expect(mask("###\n#..").polygons() == [Polygon(outer: outer)])
  }

  @Test("keep a hole, counterclockwise")
  func hole() {
    let polygons = mask("###\n#.#\n###").polygons()
    #expect(
      polygons == [
        Polygon(
          outer: ring((0, 0), (3, 0), (3, 3), (0, 3)),
          holes: [ring((1, 1), (1, 2), (2, 2), (2, 1))])
      ])
    #expect(polygons.first?.area == 8)
  }

  @Test("part pixels that touch at a corner, and join holes that do")
  func corner() {
    #expect(mask("#.\n.#").polygons().count == 2)
    #expect(mask(".#\n#.").polygons().count == 2)
    let holes = mask("####\n#.##\n##.#\n####").polygons()
    #expect(holes.count == 1)
    #expect(holes.first?.holes.count == 1)
    #expect(holes.first?.area == 14)
  }

  @Test("find an island in a hole as a part of its own")
  func island() {
    let polygons = mask("#####\n#...#\n#.#.#\n#...#\n#####").polygons()
    #expect(polygons.map(\.area) == [16, 1])
    #expect(polygons.map(\.holes.count) == [1, 0])
  }

  @Test("have no rings for an empty mask, and one for a full one")
  func extremes() {
    #expect(mask("...\n...").polygons().isEmpty)
    #expect(mask("###\n###").polygons() == [Polygon(outer: ring((0, 0), (3, 0), (3, 2), (0, 2)))])
    #expect(Mask(size: PixelSize(width: 0, height: 0), counts: [0]).polygons().isEmpty)
  }

  @Test("have parts, holes, area and pixels as flood filling finds them, on random pictures")
  func randomPictures() {
    var random = TestRandom(seed: 3)
    for round in 0..<400 {
      let size = PixelSize(width: 1 + random.below(14), height: 1 + random.below(14))
      let bitmap = random.bitmap(size)
      let mask = Mask(size: size, rows: bitmap)
      let polygons = mask.polygons()
      let flood = Flood(bitmap, size)
      #expect(polygons.map(\.area).sorted() == flood.partAreas.map(Double.init).sorted(), "round \(round)")
      #expect(polygons.reduce(0) { $0 + $1.holes.count } == flood.holeCount, "round \(round)")
      for polygon in polygons {
        #expect(polygon.outer.signedArea > 0)
        #expect(polygon.holes.allSatisfy { $0.signedArea < 0 })
        #expect(!hasRedundantCorners(polygon))
      }
      #expect(Mask(filling: polygons.flatMap(\.rings), size: size) == mask, "round \(round)")
      #expect(Mask(filling: polygons.map { $0.joiningHoles() }, size: size) == mask, "round \(round)")
      #expect(polygons.map { $0.joiningHoles().signedArea } == polygons.map(\.area), "round \(round)")
      let bridged = polygons.bridged()
      #expect(Mask(filling: [bridged], size: size) == mask, "round \(round)")
      #expect(bridged.signedArea == Double(mask.area), "round \(round)")
    }
  }

  @Test("hang holes below one another without using up the stack")
  func deepHoles() {
    let rows = 40_001
    let column = (0..<rows).flatMap { y in y % 2 == 0 ? [1, 1, 1] : [1, 0, 1] as [UInt8] }
    let mask = Mask(size: PixelSize(width: 3, height: rows), rows: column)
    let polygons = mask.polygons()
    #expect(polygons.first?.holes.count == 20_000)
    #expect(Mask(filling: polygons.map { $0.joiningHoles() }, size: mask.size) == mask)
  }

  @Test("are bridged in linear time when there are very many")
  func manyParts() {
    let size = PixelSize(width: 160, height: 160)
    let mask = Mask(size: size, rows: (0..<size.area).map { ($0 % 160 + $0 / 160) % 2 == 0 ? 1 : 0 })
    let polygons = mask.polygons()
    #expect(polygons.count == 12_800)
    #expect(Mask(filling: [polygons.bridged()], size: size) == mask)
  }

  @Test("bridge to the nearest part")
  func nearestBridge() {
    let ring = mask("#..#.#").polygons().bridged()
    let steps = zip(ring.points, ring.points.dropFirst() + ring.points.prefix(1)).map {
      abs($0.x - $1.x) + abs($0.y - $1.y)
    }
    #expect(steps.filter { $0 > 1 }.sorted() == [2, 2])
    #expect(mask("#..###").polygons().largest?.area == 3)
    #expect([Polygon]().bridged().points.isEmpty)
    #expect([Polygon]().largest == nil)
  }

  private func hasRedundantCorners(_ polygon: Polygon) -> Bool {
    polygon.rings.contains { ring in
      let count = ring.points.count
      return ring.points.indices.contains { i in
        let (a, b, c) = (ring.points[(i + count - 1) % count], ring.points[i], ring.points[(i + 1) % count])
        return (b.x - a.x) * (c.y - a.y) == (c.x - a.x) * (b.y - a.y)
      }
    }
  }
}

/// Parts of a bitmap found by flood filling: pixels by their sides, the outside across corners.
private struct Flood {
  var partAreas: [Int] = []
  var holeCount = 0

  init(_ bitmap: [UInt8], _ size: PixelSize) {
    // One row and column of outside all around, so that all of the outside is one.
    let (width, height) = (size.width + 2, size.height + 2)
    var cells = [UInt8](repeating: 0, count: width * height)
    for y in 0..<size.height {
      for x in 0..<size.width { cells[(y + 1) * width + x + 1] = bitmap[y * size.width + x] }
    }
    var seen = [Bool](repeating: false, count: cells.count)
    var outsides = 0
    for start in cells.indices where !seen[start] {
      let kind = cells[start]
      seen[start] = true
      var area = 0
      var stack = [start]
      while let cell = stack.popLast() {
        area += 1
        for dy in -1...1 {
          for dx in -1...1 where kind == 0 || dx == 0 || dy == 0 {
            let (x, y) = (cell % width + dx, cell / width + dy)
            guard (0..<width).contains(x), (0..<height).contains(y) else { continue }
            let other = y * width + x
            guard !seen[other], cells[other] == kind else { continue }
            seen[other] = true
            stack.append(other)
          }
        }
      }
      if kind == 1 { partAreas.append(area) } else { outsides += 1 }
    }
    holeCount = outsides - 1
  }
}
