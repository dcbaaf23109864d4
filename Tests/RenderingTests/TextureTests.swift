import CKernels
import Labels
import Scenes
import Specification
import Testing

@testable import Rendering

/// Textures against formulas in double precision, and against what their words promise.
@Suite("Textures") struct TextureTests {
  private static let grey = [ColorStop(offset: 0, color: .black), ColorStop(offset: 1, color: .white)]

  private func canvas(_ paint: Paint, _ width: Int = 96, _ height: Int = 64) throws -> Canvas {
    try Renderer(images: nil).render(Scene(width, height, background: paint, [])).canvas
  }

  private func texture(
    _ kind: Texture.Kind, scale: Double? = 12, angle: Double = 0, amount: Double? = nil, variation: Double? = nil,
    seed: UInt64 = 1
  ) throws -> Paint {
    let row = try #require(textureRows.first { $0.kind == kind })
    return .texture(
      Texture(
        kind: kind, scale: scale, angle: angle, amount: amount ?? row.amount, variation: variation ?? row.variation,
        stops: Self.grey, seed: seed))
  }

  private func levels(_ paint: Paint, _ width: Int = 96, _ height: Int = 64) throws -> [Int] {
    try canvas(paint, width, height).allPixels.map { Int($0 & 255) }
  }

  @Test("have a row each, and no two alike") func rows() {
    #expect(textureRows.map(\.kind) == Texture.Kind.allCases)
    for row in textureRows {
      #expect(row.share > 0 && row.share < 1 && row.colors.count >= 2)
      #expect(0...1 ~= row.amount && 0...1 ~= row.variation)
    }
  }

  @Test("repeat with their seed, change with it, and are no plain surface", arguments: Texture.Kind.allCases)
  func seeds(kind: Texture.Kind) throws {
    let one = try levels(texture(kind))
    #expect(try levels(texture(kind)) == one)
    #expect(Set(one).count >= 2)
    // Printed dots have nothing random about them.
    if kind != .halftone { #expect(try levels(texture(kind, seed: 2)) != one) }
    // A share of the box where no scale is given.
    #expect(try Set(levels(texture(kind, scale: nil), 400, 300)).count >= 2)
  }

  @Test("bear the least and the most of everything", arguments: Texture.Kind.allCases)
  func extremes(kind: Texture.Kind) throws {
    for amount in [0.0, 1] {
      for variation in [0.0, 1] {
        for scale in [1e-7, 0.3, 5000] {
          // Sums beyond 65535 would be read behind the table of colours.
          let paint = try texture(kind, scale: scale, angle: 33, amount: amount, variation: variation)
          #expect(try canvas(paint).allPixels.allSatisfy { $0 >> 24 == 255 })
        }
      }
    }
  }

  @Test("no layer adds more than its weight", arguments: Texture.Kind.allCases)
  func weights(kind: Texture.Kind) throws {
    let row = try #require(textureRows.first { $0.kind == kind })
    for amount in [0.0, 0.5, 1] {
      for variation in [0.0, 0.5, 1] {
        let texture = Texture(
          kind: kind, scale: 7, amount: amount, variation: variation, stops: Self.grey, seed: 9)
        let frame = PaintFrame(picture: PixelSize(width: 500, height: 4))
        let layers = TexturePaint.layers(of: texture, share: row.share, over: frame)
        var sums = [Int32](repeating: 0, count: 500)
        for layer in layers { layer.add(500, to: &sums) { $0.along(x: 0, y: 2) } }
        #expect(sums.allSatisfy { 0...65_535 ~= $0 }, "\(kind) \(amount) \(variation)")
      }
    }
  }

  @Test("are the same wherever a row begins", arguments: Texture.Kind.allCases)
  func pieces(kind: Texture.Kind) throws {
    guard case .texture(let texture) = try texture(kind, angle: 20) else { return }
    let paint = TexturePaint(texture, over: PaintFrame(picture: PixelSize(width: 200, height: 100)))
    for y in [0, 57] {
      var whole = [UInt32](repeating: 0, count: 200)
      paint.paint(x: 0, y: y, count: 200, into: &whole)
      var differing = 0
      for x in 0..<200 {
        var one: [UInt32] = [0]
        paint.paint(x: x, y: y, count: 1, into: &one)
        // Steps add up to a little rounding: one level, or a cell's edge in the last of 2^32 parts.
        if abs(Int(one[0] & 255) - Int(whole[x] & 255)) > 1 { differing += 1 }
      }
      #expect(differing <= 1)
    }
  }

  // MARK: kernels

  /// The hash of a cell, as the header tells it: two finalisers of MurmurHash3.
  private func hash(_ pattern: stage_pattern, _ i: Int, _ j: Int) -> UInt32 {
    func finish(_ word: UInt32) -> UInt32 {
      var h = (word ^ word >> 16) &* 0x85eb_ca6b
      h = (h ^ h >> 13) &* 0xc2b2_ae35
      return h ^ h >> 16
    }
    let first = finish(UInt32(truncatingIfNeeded: i) &+ pattern.key0)
    return finish(first ^ (UInt32(truncatingIfNeeded: j) &* 0x9e37_79b1 &+ pattern.key1))
  }

  private let pattern = stage_pattern(key0: 12_345, key1: 678, weight: 32_768)

  private func way(_ u: Double, _ v: Double, _ uStep: Double, _ vStep: Double) -> stage_way {
    stage_way(
      u: Int64(u * 0x1p32), v: Int64(v * 0x1p32), u_step: Int64(uStep * 0x1p32), v_step: Int64(vStep * 0x1p32))
  }

  private let ways = [
    (0.3, 0.7, 0.05, 0.0), (-3.2, 2.9, 0.031, 0.017), (5.5, -7.25, -0.04, 0.09), (0.5, 0.5, 1.3, 0.7),
  ]

  @Test("cells tell how far the nearest points are") func cells() {
    for (u, v, uStep, vStep) in ways {
      for told in [Int32(0), 1, 2] {
        var (pattern, sums) = (pattern, [Int32](repeating: 0, count: 90))
        stage_cells_row(&pattern, &sums, 90, way(u, v, uStep, vStep), told, 0.8, 0.25, 100)
        for x in 0..<90 {
          let (a, b) = (u + Double(x) * uStep, v + Double(x) * vStep)
          let (i, j) = (Int(a.rounded(.down)), Int(b.rounded(.down)))
          var found: [(far: Double, tone: Double)] = []
          for dj in -1...1 {
            for di in -1...1 {
              let hash = hash(pattern, i + di, j + dj)
              let px = Double(i + di) + 0.5 + (Double(hash & 0xffff) / 65_536 - 0.5) * 0.8
              let py = Double(j + dj) + 0.5 + (Double(hash >> 16) / 65_536 - 0.5) * 0.8
              found.append((((px - a) * (px - a) + (py - b) * (py - b)).squareRoot(), 0))
            }
          }
          let sorted = found.map(\.far).sorted()
          switch told {
          case 0: #expect(abs(Double(sums[x]) - 65_535 * min(1, sorted[0])) < 4)
          case 1: #expect(abs(Double(sums[x]) - 65_535 * min(1, (sorted[1] - sorted[0]) / 0.25)) < 20)
          default: #expect(0...65_535 ~= sums[x])
          }
        }
      }
    }
  }

  @Test("simplex noise is the sum of three corners") func simplex() {
    let (skew, unskew) = (0.5 * (3.0.squareRoot() - 1), (3 - 3.0.squareRoot()) / 6)
    for (x0, y0, xStep, yStep) in ways {
      let (u, v) = (x0 + (x0 + y0) * skew, y0 + (x0 + y0) * skew)
      let (uStep, vStep) = (xStep + (xStep + yStep) * skew, yStep + (xStep + yStep) * skew)
      var (pattern, sums) = (pattern, [Int32](repeating: 0, count: 90))
      stage_simplex_row(&pattern, &sums, 90, way(u, v, uStep, vStep))
      for n in 0..<90 {
        let (x, y) = (x0 + Double(n) * xStep, y0 + Double(n) * yStep)
        let (i, j) = (Int((x + (x + y) * skew).rounded(.down)), Int((y + (x + y) * skew).rounded(.down)))
        var value = 0.0
        let (a, b) = (x + (x + y) * skew - Double(i), y + (x + y) * skew - Double(j))
        for (di, dj) in [(0, 0), (1, 1), a > b ? (1, 0) : (0, 1)] {
          let corner = (Double(i + di), Double(j + dj))
          let (cx, cy) = (corner.0 - (corner.0 + corner.1) * unskew, corner.1 - (corner.0 + corner.1) * unskew)
          let (dx, dy) = (x - cx, y - cy)
          let turn = Double(hash(pattern, i + di, j + dj) >> 28) * 22.5
          let (gx, gy) = (cosine(turn * .pi / 180), sine(turn * .pi / 180))
          let t = max(0, 0.5 - dx * dx - dy * dy)
          value += t * t * t * t * (gx * dx + gy * dy)
        }
        #expect(abs(Double(sums[n]) - 65_535 * min(1, max(0, 0.5 + 49.6 * value))) < 60, "\(n)")
      }
    }
  }

  @Test("dots cover the share that they are asked for", arguments: [0.02, 0.1, 0.3, 0.5, 0.7, 0.95])
  func dots(share: Double) {
    var pattern = pattern
    var ink = 0.0
    for row in 0..<200 {
      var sums = [Int32](repeating: 0, count: 200)
      stage_dots_row(&pattern, &sums, 200, way(0.0025, (Double(row) + 0.5) / 200, 0.005, 0), Float(share), 0, 200)
      ink += sums.reduce(0.0) { $0 + 1 - Double($1) / 65_535 }
    }
    #expect(abs(ink / 40_000 - share) < 0.02)
  }

  @Test("bricks lie in courses, each shifted by half a brick, with joints of the asked width") func bricks() throws {
    // Courses of 12, bricks of 36, joints of 0.25 * 12 = 3 pixels around the borders.
    let paint = try texture(.brick, scale: 12, amount: 0.25, variation: 0)
    let found = try levels(paint, 108, 48)
    for y in 0..<48 {
      for x in 0..<108 {
        let course = y / 12
        let along = (Double(x) + 0.5 + (course % 2 == 1 ? 18 : 0)).truncatingRemainder(dividingBy: 36)
        let across = (Double(y) + 0.5).truncatingRemainder(dividingBy: 12)
        let far = min(along, 36 - along, across, 12 - across)
        // The grain adds up to 0.16, a brick 0.84 * 0.65.
        if far < 1 { #expect(found[y * 108 + x] <= 42, "\(x), \(y)") }
        if far > 2 { #expect(found[y * 108 + x] >= 135, "\(x), \(y)") }
      }
    }
  }

  @Test("threads of a weave go over and under by turns") func weave() {
    var pattern = pattern
    // Along the middle of a level thread, it is on top in every other cell, where the middle is as light as can be.
    var sums = [Int32](repeating: 0, count: 80)
    stage_weave_row(&pattern, &sums, 80, way(0.05, 0.1, 0.1, 0), 0, 0, 1000)
    let cells = (0..<8).map { cell in sums[(10 * cell)..<(10 * cell + 10)].map { Double($0) / 65_535 } }
    for (cell, values) in cells.enumerated() {
      for (place, value) in values.enumerated() {
        let (a, b) = (2 * (0.05 + 0.1 * Double(place)) - 1, -0.8)
        let (along, across) = cell % 2 == 1 ? (a, b) : (b, a)
        let wanted = 0.25 + 0.75 * (1 - across * across) * (1 - 0.55 * along * along)
        #expect(abs(value - wanted) < 0.001, "\(cell) \(place)")
      }
    }
  }

  @Test("kinds of noise fill most of their range", arguments: Paint.Noise.Kind.allCases)
  func noise(kind: Paint.Noise.Kind) throws {
    let paint = Paint.noise(.init(kind: kind, scale: 8, octaves: 1, gain: 0.5, stops: Self.grey, seed: 4))
    let found = try levels(paint, 256, 256)
    #expect((found.min() ?? 99) < 40 && (found.max() ?? 0) > 215)
    #expect(
      Set(try levels(.noise(.init(kind: kind, scale: 0, octaves: 1, gain: 0.5, stops: Self.grey, seed: 4)))).count == 1)
    let octaves = Paint.noise(.init(kind: kind, scale: 8, octaves: 5, gain: 0.5, stops: Self.grey, seed: 4))
    #expect(try levels(octaves, 256, 256) != found)
  }
}
