import Labels
import Scenes
import Testing

@testable import Rendering

@Suite("Coverage") struct CoverageTests {
  /// The largest difference between cairo's bytes and the brute-force share of the same shape.
  private func largestError(_ outline: Outline, _ map: Affine, width: Int = 64, height: Int = 64) throws -> Double {
    let coverage = try CoverageMap(PixelSize(width: width, height: height))
    let bounds = try coverage.fill(outline, mappedBy: map, site: "test")
    let truth = BruteForce(outline, map, width: width, height: height)
    let bytes = try #require(coverage.picture(bounds))
    return zip(bytes, truth.coverage).map { abs(Double($0) / 255 - $1) }.max() ?? 0
  }

  @Test("is within 0.07 of the exact area, plus the brute force's own 1/16")
  func isNearTheArea() throws {
    var numbers = Numbers(state: 1)
    var worst = 0.0
    for number in 0..<200 {
      let outline: Outline = [.circle(1), .rectangle(2, 1.4), .star(3, inner: nil), .star(5, inner: 0.45)][number % 4]
      let map = Affine.pose(
        scale: numbers.within(2...28), degrees: numbers.within(0...360), x: numbers.within(10...54),
        y: numbers.within(10...54))
      let error = try largestError(outline, map)
      #expect(error <= 0.07 + 1 / 16.0, "case \(number)")
      worst = max(worst, error)
    }
    print("largest coverage error", worst)
  }

  /// Half-planes, whose share of a pixel is a formula: the coverage is within 0.07 without any allowance.
  @Test("of a straight edge is within 0.07 of the formula")
  func straightEdges() throws {
    var worst = 0.0
    for number in 0..<400 {
      let (slope, shift) = (Double(number % 20) / 10 - 1, Double(number / 20) / 20)
      // All below y = 8 + shift + slope * (x - 8).
      let line = { (x: Double) in 8 + shift + slope * (x - 8) }
      let outline = Outline.polygon([(0, line(0)), (16, line(16)), (16, 40), (0, 40)])
      let coverage = try CoverageMap(PixelSize(width: 16, height: 16))
      let bytes = try #require(coverage.picture(try coverage.fill(outline, mappedBy: .identity, site: "test")))
      for y in 0..<16 {
        worst = max(worst, abs(Double(bytes[16 * y + 8]) / 255 - share(below: line, x: 8, y: Double(y))))
      }
    }
    print("largest error of an edge", worst)
    #expect(worst <= 0.07)
  }

  /// The exact share of pixel (x, y) under a line, by fine trapezoids of a clamped linear function.
  private func share(below line: (Double) -> Double, x: Double, y: Double) -> Double {
    (0..<1000).reduce(0.0) { sum, i in
      sum + min(max(y + 1 - line(x + (Double(i) + 0.5) / 1000), 0), 1) / 1000
    }
  }

  @Test("is exact for rectangles on pixel edges")
  func alignedRectangle() throws {
    let coverage = try CoverageMap(PixelSize(width: 40, height: 30))
    let bounds = try coverage.fill(
      .polygon([(3, 4), (21, 4), (21, 9), (3, 9)]), mappedBy: .identity, site: "test")
    #expect(bounds == PixelBounds(columns: 3..<21, rows: 4..<9))
    let bytes = try #require(coverage.picture(bounds))
    for (place, byte) in bytes.enumerated() {
      #expect(byte == ((3..<21).contains(place % 40) && (4..<9).contains(place / 40) ? 255 : 0))
    }
  }

  @Test("is clean again after clearing")
  func clears() throws {
    let coverage = try CoverageMap(PixelSize(width: 50, height: 50))
    for number in 0..<20 {
      let bounds = try coverage.fill(
        .circle(Double(number)), mappedBy: .pose(x: Double(number * 3), y: 20), site: "test")
      coverage.clear(bounds)
    }
    #expect(coverage.picture(.empty) == [UInt8](repeating: 0, count: 2500))
  }

  @Test("of even-odd and nonzero rings")
  func fillRules() throws {
    let twice: [(Double, Double)] = [(2, 2), (12, 2), (12, 12), (2, 12)]
    let inner: [(Double, Double)] = [(5, 5), (9, 5), (9, 9), (5, 9)]
    for (rule, middle) in [(Outline.FillRule.nonzero, UInt8(255)), (.evenOdd, 0)] {
      let outline = Outline(
        Outline.polygon(twice).elements + Outline.polygon(inner).elements, fillRule: rule)
      let coverage = try CoverageMap(PixelSize(width: 16, height: 16))
      let bytes = try #require(coverage.picture(try coverage.fill(outline, mappedBy: .identity, site: "test")))
      #expect(bytes[7 * 16 + 7] == middle)
      #expect(bytes[3 * 16 + 3] == 255)
    }
  }
}

@Suite("Far and huge shapes") struct GuardBandTests {
  private func rendered(_ outline: Outline, _ map: Affine) throws -> [UInt8] {
    let coverage = try CoverageMap(PixelSize(width: 64, height: 64))
    return try #require(coverage.picture(try coverage.fill(outline, mappedBy: map, site: "test")))
  }

  @Test("cover the frame if they are around it", arguments: [1e4, 1e7, 1e9, 1e12, 1e15])
  func cover(scale: Double) throws {
    for outline in [Outline.circle(1), .rectangle(1, 1), .star(3, inner: nil)] {
      #expect(try rendered(outline, .pose(scale: scale, degrees: 30)).allSatisfy { $0 == 255 }, "\(outline)")
    }
  }

  @Test("cover half the frame if their edge goes through it", arguments: [1e5, 1e7, 1e9, 1e12])
  func halve(size: Double) throws {
    // The frame's left half, and a circle so large that its edge is straight within a thousandth of a pixel.
    let square = Outline.polygon([(-size, -size), (32, -size), (32, size), (-size, size)])
    let circle = try rendered(.circle(1), .pose(scale: max(size, 1e6), x: 32 - max(size, 1e6), y: 32))
    for (place, byte) in try rendered(square, .identity).enumerated() {
      #expect(byte == (place % 64 < 32 ? 255 : 0))
    }
    for (place, byte) in circle.enumerated() where ![31, 32].contains(place % 64) {
      #expect(byte == (place % 64 < 32 ? 255 : 0), "\(place % 64), \(place / 64)")
    }
  }

  @Test("keep holes and windings")
  func windings() throws {
    let far = 3e7
    let ring = Outline(
      Outline.polygon([(-far, -far), (far, -far), (far, far), (-far, far)]).elements
        + Outline.polygon([(20, 20), (20, 40), (40, 40), (40, 20)]).elements)
    for (place, byte) in try rendered(ring, .identity).enumerated() {
      let isInHole = (20..<40).contains(place % 64) && (20..<40).contains(place / 64)
      #expect(byte == (isInHole ? 0 : 255))
    }
    // Twice around, then once back: still inside by nonzero, not by even-odd of the even part.
    let square = Outline.polygon([(-far, -far), (far, -far), (far, far), (-far, far)]).elements
    #expect(try rendered(Outline(square + square), .identity).allSatisfy { $0 == 255 })
    #expect(try rendered(Outline(square + square, fillRule: .evenOdd), .identity).allSatisfy { $0 == 0 })
  }

  @Test("leave nothing if they are elsewhere")
  func elsewhere() throws {
    for (x, y) in [(1e9, 0), (-1e9, 30), (30, 1e12), (30, -5e6), (1e5, 1e5)] {
      #expect(try rendered(.star(5, inner: 0.4), .pose(scale: 500, x: x, y: y)).allSatisfy { $0 == 0 })
    }
  }

  @Test("agree with the same shape that needs no cutting")
  func agree() throws {
    var numbers = Numbers(state: 9)
    for number in 0..<50 {
      let map = Affine.pose(
        scale: numbers.within(5...40), degrees: numbers.within(0...360), x: numbers.within(0...64),
        y: numbers.within(0...64))
      let star = Outline.star(5, inner: 0.5)
      // A speck far away forces the whole outline through the band without touching the frame.
      let speck = Outline.polygon([(1e7, 1e7), (1e7 + 1, 1e7), (1e7, 1e7 + 1)]).elements
      let plain = try rendered(star, map)
      let forced = try rendered(Outline(star.mapped(by: map).elements + speck), .identity)
      #expect(plain == forced, "case \(number)")
    }
  }

  @Test("with coordinates that are no numbers are an error")
  func notFinite() throws {
    let coverage = try CoverageMap(PixelSize(width: 8, height: 8))
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(throws: RenderingError.notFinite(site: "test")) {
        _ = try coverage.fill(.polygon([(0, 0), (value, 0), (4, 4)]), mappedBy: .identity, site: "test")
      }
      #expect(throws: RenderingError.notFinite(site: "test")) {
        _ = try coverage.fill(.polygon([(0, 0), (0, value), (4, 4)]), mappedBy: .identity, site: "test")
      }
      #expect(throws: RenderingError.notFinite(site: "test")) {
        _ = try coverage.fill(.polygon([(0, value), (0, 1), (4, 4)]), mappedBy: .identity, site: "test")
      }
    }
  }
}
