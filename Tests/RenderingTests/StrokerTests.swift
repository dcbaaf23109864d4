import Labels
import Scenes
import Testing

@testable import Rendering

@Suite("Strokes") struct StrokerTests {
  /// The share of each pixel within `radius` of the lines, by 16 x 16 points: round joins and caps exactly.
  private func near(_ lines: [(Point, Point)], radius: Double, size: Int) -> [Double] {
    var shares = [Double](repeating: 0, count: size * size)
    for place in shares.indices {
      let centre = Point(Double(place % size) + 0.5, Double(place / size) + 0.5)
      let close = lines.filter { distance(centre, $0.0, $0.1) <= radius + 0.75 }
      if close.isEmpty { continue }
      for sample in 0..<256 {
        let p = Point(
          Double(place % size) + (Double(sample % 16) + 0.5) / 16,
          Double(place / size) + (Double(sample / 16) + 0.5) / 16)
        if close.contains(where: { distance(p, $0.0, $0.1) <= radius }) { shares[place] += 1 / 256.0 }
      }
    }
    return shares
  }

  private func distance(_ p: Point, _ a: Point, _ b: Point) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let length = dx * dx + dy * dy
    let t = length == 0 ? 0 : min(max(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0), 1)
    let (x, y) = (p.x - a.x - t * dx, p.y - a.y - t * dy)
    return (x * x + y * y).squareRoot()
  }

  private func covered(_ outline: Outline, _ stroke: Stroke, _ map: Affine = .identity, size: Int = 48) throws
    -> [UInt8]
  {
    let frame = PixelSize(width: size, height: size)
    let line = try StrokedLayer(Layer(outline, at: map, fill: nil, stroke: stroke), by: stroke, in: frame)
    let coverage = try CoverageMap(frame)
    return try #require(coverage.picture(try coverage.fill(line.outline, mappedBy: line.map, site: "test")))
  }

  /// The sum of all bytes.
  private func total(_ bytes: [UInt8]) -> Int { bytes.reduce(0) { $0 + Int($1) } }

  private func round(_ width: Double, dashes: [Double] = []) -> Stroke {
    Stroke(paint: .color(.red), width: width, join: .round, cap: .round, dashes: dashes)
  }

  private func expectNear(_ bytes: [UInt8], _ truth: [Double], _ note: String) {
    for (place, (byte, share)) in zip(bytes, truth).enumerated() {
      #expect(abs(Double(byte) / 255 - share) <= 0.07 + 1 / 16.0, "\(note), place \(place): \(byte), \(share)")
    }
  }

  private func chords(_ points: [(Double, Double)], closed: Bool) -> [(Point, Point)] {
    let p = points.map { Point($0.0, $0.1) } + (closed ? [Point(points[0].0, points[0].1)] : [])
    return Array(zip(p, p.dropFirst()))
  }

  @Test("of polylines with round joins and caps are all points within half the width")
  func polylines() throws {
    var numbers = Numbers(state: 21)
    for number in 0..<24 {
      let points = (0..<5).map { _ in (numbers.within(6...42), numbers.within(6...42)) }
      let width = numbers.within(0.8...9)
      var outline = Outline.line(points)
      if number % 2 == 0 { outline.elements.append(.close) }
      expectNear(
        try covered(outline, round(width)), near(chords(points, closed: number % 2 == 0), radius: width / 2, size: 48),
        "case \(number)")
    }
  }

  @Test("of curves, cusps and tight bends too")
  func curves() throws {
    var numbers = Numbers(state: 22)
    let named: [[(Double, Double)]] = [
      [(10, 24), (60, 24), (-10, 24), (38, 24)], [(10, 40), (40, 5), (8, 5), (38, 40)],
      [(24, 40), (24, 40), (24, 8), (24, 8)], [(10, 10), (44, 44), (44, 10), (10, 40)],
    ]
    for number in 0..<16 {
      let p = number < 4 ? named[number] : (0..<4).map { _ in (numbers.within(6...42), numbers.within(6...42)) }
      let width = number < 4 ? 7 : numbers.within(0.8...14)
      let q = p.map { Point($0.0, $0.1) }
      let points = (0...100).map { i -> (Double, Double) in
        let t = Double(i) / 100
        let (a, b, c, d) = ((1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t)
        return (a * q[0].x + b * q[1].x + c * q[2].x + d * q[3].x, a * q[0].y + b * q[1].y + c * q[2].y + d * q[3].y)
      }
      expectNear(
        try covered(Outline([.move(q[0]), .cubic(q[1], q[2], q[3])]), round(width)),
        near(chords(points, closed: false), radius: width / 2, size: 48), "curve \(number)")
    }
  }

  @Test("grow with the shape, or stay in pixels")
  func widths() throws {
    let line = Outline.line([(0, 0), (10, 0)])
    let map = Affine(xx: 2, yx: 0, xy: 0, yy: 4, x0: 10, y0: 24)
    let own = try covered(line, Stroke(paint: .color(.red), width: 2), map)
    let pixels = try covered(line, Stroke(paint: .color(.red), width: 2, isInPixels: true), map)
    #expect(total(own) == 255 * 20 * 8)
    #expect(total(pixels) == 255 * 20 * 2)
  }

  /// Areas in pixels, by formula, of one line along x of length 20 and width 6, and of two at a right angle.
  @Test(
    "have caps by name",
    arguments: [(Stroke.Cap.butt, 120.0), (.square, 120 + 36), (.round, 120 + .pi * 9)])
  func caps(cap: Stroke.Cap, area: Double) throws {
    let bytes = try covered(.line([(10, 24), (30, 24)]), Stroke(paint: .color(.red), width: 6, cap: cap))
    #expect(abs(Double(total(bytes)) / 255 - area) < 0.01 * area)
  }

  @Test(
    "have joins by name",
    arguments: [(Stroke.Join.miter, 4.0, 36.0), (.miter, 1.2, 31.5), (.bevel, 4, 31.5), (.round, 4, 27 + .pi * 9 / 4)])
  func joins(join: Stroke.Join, limit: Double, corner: Double) throws {
    // Two arms of 20 whose middles meet at a right angle: each covers 20 x 6 less the corner's square of 3 x 3 …
    let stroke = Stroke(paint: .color(.red), width: 6, join: join, miterLimit: limit)
    let bytes = try covered(.line([(30, 10), (10, 10), (10, 30)]), stroke)
    let arms = 2.0 * (20 - 3) * 6
    #expect(abs(Double(total(bytes)) / 255 - arms - corner) < 0.3)
  }

  @Test("of sharp corners are mitred up to the limit: width over limit is the sine of half the angle")
  func miterLimit() throws {
    // An angle of 2·asin(1/4) = 28.96 degrees has a miter of exactly 4 widths.
    for (degrees, isLong) in [(29.5, true), (28.4, false)] {
      let half = degrees / 2 * .pi / 180
      let arm = (30 * cosine(half), 30 * sine(half))
      let line = Outline.line([(15 + arm.0, 24 - arm.1), (15, 24), (15 + arm.0, 24 + arm.1)])
      let bytes = try covered(line, Stroke(paint: .color(.red), width: 5))
      let reach = (0..<15).first { bytes[24 * 48 + $0] >= 100 || bytes[23 * 48 + $0] >= 100 }
      #expect(((reach ?? 15) < 8) == isLong, "\(degrees): \(String(describing: reach))")
    }
  }

  @Test("of closed lines have a join where an open one has caps")
  func closed() throws {
    let stroke = Stroke(paint: .color(.red), width: 6)
    let points: [(Double, Double)] = [(10, 10), (34, 10), (34, 34), (10, 34)]
    let closed = total(try covered(.polygon(points), stroke))
    let open = total(try covered(.line(points + [points[0]]), stroke))
    #expect(closed == 255 * (30 * 30 - 18 * 18))
    #expect(open == closed - 255 * 9)
  }

  @Test("of no length are dots with round and square caps, and nothing with butt ones")
  func dots() throws {
    let point = Outline([.move(Point(24, 24)), .line(Point(24, 24))])
    let closed = Outline([.move(Point(24, 24)), .close])
    for outline in [point, closed] {
      for (cap, area) in [(Stroke.Cap.butt, 0.0), (.square, 100), (.round, 25 * .pi)] {
        let bytes = try covered(outline, Stroke(paint: .color(.red), width: 10, cap: cap))
        #expect(abs(Double(total(bytes)) / 255 - area) < 0.5)
      }
    }
    #expect(try covered(Outline([.move(Point(24, 24))]), round(10)).allSatisfy { $0 == 0 })
    #expect(try covered(.line([(5, 5), (20, 20)]), round(0)).allSatisfy { $0 == 0 })
    #expect(try covered(.line([(5, 5), (20, 20)]), round(-3)).allSatisfy { $0 == 0 })
  }

  @Test("are dashed along the line, around corners, with caps on each dash")
  func dashes() throws {
    // 10 on, 5 off along 24 + 24: dashes at 0-10, 15-25 (around the corner at 24), 30-40, 45-48.
    let line: [(Double, Double)] = [(10, 10), (34, 10), (34, 34)]
    let pieces = [
      chords([(10, 10), (20, 10)], closed: false), chords([(25, 10), (34, 10), (34, 11)], closed: false),
      chords([(34, 16), (34, 26)], closed: false), chords([(34, 31), (34, 34)], closed: false),
    ].flatMap { $0 }
    expectNear(
      try covered(.line(line), round(3, dashes: [10, 5])), near(pieces, radius: 1.5, size: 48), "dashes")
    // Dashes of no length are dots.
    let dots = (0...4).map { Point(10 + 6 * Double($0), 10) }.map { ($0, $0) }
    expectNear(
      try covered(.line([(10, 10), (38, 10)]), round(4, dashes: [0, 6])), near(dots, radius: 2, size: 48), "dots")
  }

  @Test("that are dashed and closed go on from the end into the start")
  func dashedLoop() throws {
    // Around a square of 20: 80 long, 30 on and 20 off: 0-30, 50-80, and the last one meets the first at the corner.
    let stroke = Stroke(paint: .color(.red), width: 4, dashes: [30, 20])
    let bytes = try covered(.polygon([(10, 10), (30, 10), (30, 30), (10, 30)]), stroke)
    // The corner (10, 10) is mitred: its outer square is there.
    #expect(bytes[8 * 48 + 8] == 255)
    // From 30 along: (30, 20) down to (30, 30) and left to (20, 30) there is nothing.
    #expect(bytes[25 * 48 + 30] == 0 && bytes[30 * 48 + 25] == 0 && bytes[30 * 48 + 15] == 255)
    // A dash longer than the loop closes it.
    let whole = try covered(
      .polygon([(10, 10), (30, 10), (30, 30), (10, 30)]), Stroke(paint: .color(.red), width: 4, dashes: [100, 20]))
    #expect(total(whole) == 255 * (24 * 24 - 16 * 16))
  }

  @Test("with more dashes than anyone can see are an error")
  func tooManyDashes() {
    let stroke = Stroke(paint: .color(.red), width: 1, dashes: [1e-4, 1e-4])
    #expect(throws: RenderingError.tooManyDashes(site: "scene.objects.test", limit: Dashes.limit)) {
      _ = try covered(.line([(0, 0), (40, 40)]), stroke)
    }
  }

  @Test("far larger than the frame are right inside it")
  func huge() throws {
    let bytes = try covered(.line([(-1e7, 24), (1e7, 24)]), Stroke(paint: .color(.red), width: 10))
    for (place, byte) in bytes.enumerated() { #expect(byte == ((19..<29).contains(place / 48) ? 255 : 0)) }
    let ring = try covered(.circle(1), Stroke(paint: .color(.red), width: 1), .pose(scale: 1e6, x: 24, y: 24))
    #expect(ring.allSatisfy { $0 == 0 })
  }

  @Test("that no pixel sees leave nothing to draw", arguments: [1e5, 1e6, 1e9, 1e12, 1e15, 1e100])
  func hidden(radius: Double) throws {
    let frame = PixelSize(width: 48, height: 48)
    for map in [Affine.pose(scale: radius, x: 24, y: 24), .pose(scale: 2 * radius, x: -3 * radius, y: 24)] {
      let stroke = Stroke(paint: .color(.red), width: 4, isInPixels: true)
      let line = try StrokedLayer(Layer(.circle(1), at: map, fill: nil, stroke: stroke), by: stroke, in: frame)
      #expect(line.outline.elements.isEmpty)
    }
  }

  @Test("that are seen in part only are right, and drawn there only", arguments: [5e3, 1e5, 1e6, 1e7])
  func seenInPart(radius: Double) throws {
    // So near its edge a circle bends by less than a fifth of a pixel within the frame.
    for (stroke, map) in [
      (Stroke(paint: .color(.red), width: 10, isInPixels: true), Affine.pose(scale: radius, x: 24 + radius, y: 24)),
      (Stroke(paint: .color(.red), width: 10 / radius), .pose(scale: radius, x: 24 - radius, y: 24)),
    ] {
      let bytes = try covered(.circle(1), stroke, map)
      for (place, byte) in bytes.enumerated() where !(18...19).contains(place % 48) && !(28...29).contains(place % 48) {
        #expect(byte == ((20..<28).contains(place % 48) ? 255 : 0))
      }
      let frame = PixelSize(width: 48, height: 48)
      let line = try StrokedLayer(Layer(.circle(1), at: map, fill: nil, stroke: stroke), by: stroke, in: frame)
      #expect(line.outline.elements.count < 10_000)
    }
  }

  @Test("that come from far have their dashes where they fall along the whole line")
  func farDashes() throws {
    let stroke = Stroke(paint: .color(.red), width: 10, dashes: [7, 5])
    // 100,002 is 6 more than a multiple of 12: the frame begins a step before the end of a dash.
    let bytes = try covered(.line([(-100_002, 24), (100_000, 24)]), stroke)
    for x in 0..<48 { #expect(bytes[24 * 48 + x] == ((x + 6) % 12 < 7 ? 255 : 0)) }
  }

  @Test("with more points than anyone can see are an error")
  func tooManyPoints() {
    #expect(throws: RenderingError.tooManyPoints(site: "scene.objects.test", limit: Stroker.limit)) {
      _ = try covered(.line([(0, 24), (600, 24)]), round(1e9, dashes: [0, 6]))
    }
  }

  @Test("with widths that are no numbers are an error", arguments: [Double.nan, .infinity])
  func notFinite(width: Double) {
    #expect(throws: RenderingError.notFinite(site: "scene.objects.test")) {
      _ = try covered(.line([(0, 0), (40, 40)]), Stroke(paint: .color(.red), width: width))
    }
  }
}
