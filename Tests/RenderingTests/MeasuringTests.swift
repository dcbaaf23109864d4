import Labels
import Scenes
import Testing

@testable import Rendering

@Suite("Measured shapes") struct ShapeMeasureTests {
  /// Area and box of one shape alone against its formula; the boundary may hold as many pixels as it is long.
  private func check(_ outline: Outline, _ map: Affine, area: Double, box: Box, perimeter: Double, _ note: String)
    throws
  {
    let frame = try Renderer().render(Scene(200, 200, [Layer(outline, at: map, owner: 0)]))
    let instance = frame.instances[0]
    // Rounding each boundary pixel to in or out is a sum of independent errors: far below the perimeter.
    #expect(
      abs(Double(instance.area) - area) <= 2 + 1.2 * perimeter.squareRoot() * 2, "\(note): \(instance.area) \(area)")
    for (edge, truth) in [
      (instance.box.minX, box.minX), (instance.box.minY, box.minY), (instance.box.maxX, box.maxX),
      (instance.box.maxY, box.maxY),
    ] { #expect(abs(edge - truth) <= 1.0, "\(note): \(instance.box) \(box)") }
    #expect(instance.amodalArea == instance.area && instance.amodalBox == instance.box)
    #expect(instance.occlusion == 0)
  }

  @Test("a circle has the area πr² and the box of its centre and radius")
  func circles() throws {
    var numbers = Numbers(state: 11)
    for i in 0..<60 {
      let (r, x, y) = (numbers.within(3...70), numbers.within(75...125), numbers.within(75...125))
      try check(
        .circle(1), .pose(scale: r, degrees: numbers.within(0...360), x: x, y: y), area: .pi * r * r,
        box: Box(minX: x - r, minY: y - r, maxX: x + r, maxY: y + r), perimeter: 2 * .pi * r, "circle \(i)")
    }
  }

  @Test("a turned rectangle has the area w·h and the box of its corners")
  func rectangles() throws {
    var numbers = Numbers(state: 12)
    for i in 0..<60 {
      let (w, h) = (numbers.within(8...90), numbers.within(8...90))
      // Near multiples of a quarter turn a long edge may lie just beside the half: the box then may miss a row.
      let degrees = numbers.within(10...80) + 90 * Double(numbers.below(4))
      let (x, y) = (numbers.within(80...120), numbers.within(80...120))
      let (s, c) = (abs(sine(degrees * .pi / 180)), abs(cosine(degrees * .pi / 180)))
      let (a, b) = ((w * c + h * s) / 2, (w * s + h * c) / 2)
      let frame = try Renderer().render(
        Scene(200, 200, [Layer(.rectangle(w, h), at: .pose(degrees: degrees, x: x, y: y), owner: 0)]))
      let box = frame.instances[0].box
      #expect(abs(Double(frame.instances[0].area) - w * h) <= 2 + 2.4 * (2 * (w + h)).squareRoot(), "rectangle \(i)")
      // A corner may end in a tip narrower than half a pixel, at most 1.5 pixels of it at these angles.
      for (edge, low) in [(box.minX, x - a - 1), (box.maxX, x + a - 2), (box.minY, y - b - 1), (box.maxY, y + b - 2)] {
        #expect(edge >= low && edge <= low + 3, "rectangle \(i): \(box)")
      }
    }
  }

  @Test(
    "rectangles on pixel edges are exact to the pixel", arguments: [(0, 0, 1, 1), (3, 5, 17, 40), (0, 0, 200, 200)])
  func aligned(x: Int, y: Int, width: Int, height: Int) throws {
    let (a, b) = (Double(x), Double(y))
    let outline = Outline.polygon([
      (a, b), (a + Double(width), b), (a + Double(width), b + Double(height)), (a, b + Double(height)),
    ])
    let instance = try Renderer().render(Scene(200, 200, [Layer(outline, owner: 0)])).instances[0]
    #expect(instance.area == width * height)
    #expect(instance.box == Box(minX: a, minY: b, maxX: a + Double(width), maxY: b + Double(height)))
  }

  @Test("a triangle has half the area of its parallelogram")
  func triangles() throws {
    var numbers = Numbers(state: 13)
    for i in 0..<60 {
      let p = (0..<3).map { _ in (numbers.within(5...195), numbers.within(5...195)) }
      let area = abs((p[1].0 - p[0].0) * (p[2].1 - p[0].1) - (p[2].0 - p[0].0) * (p[1].1 - p[0].1)) / 2
      let instance = try Renderer().render(Scene(200, 200, [Layer(.polygon(p), owner: 0)])).instances[0]
      #expect(abs(Double(instance.area) - area) <= 2 + 0.06 * 600, "triangle \(i)")
    }
  }
}

@Suite("Measured frames") struct FrameMeasureTests {
  /// The brute-force truth of a frame whose layers are filled and occlude: per layer amodal pixels (nil where the share
  /// is too near one half to tell).
  private func truth(_ layer: Layer, _ size: PixelSize) -> [Bool?] {
    BruteForce(layer.outline, layer.transform, width: size.width, height: size.height).coverage.map {
      abs($0 - 0.5) <= 0.07 + 1 / 64.0 ? nil : $0 > 0.5
    }
  }

  static func random(_ seed: UInt64, width: Int, height: Int, layers: Int) -> Scene {
    var numbers = Numbers(state: seed)
    let shapes: [Outline] = [.circle(1), .rectangle(2, 1.4), .star(3, inner: nil), .star(5, inner: 0.45)]
    return Scene(
      width, height,
      (0..<layers).map { number in
        Layer(
          shapes[numbers.below(4)],
          at: .pose(
            scale: numbers.within(4...30), degrees: numbers.within(0...360), x: numbers.within(0...Double(width)),
            y: numbers.within(0...Double(height))), owner: numbers.below(4) == 0 ? nil : number)
      })
  }

  @Test("agree with the brute force in every pixel that is not near one half")
  func bruteForce() throws {
    let renderer = Renderer()
    var (checked, free) = (0, 0)
    for seed in 0..<25 as Range<UInt64> {
      let scene = FrameMeasureTests.random(seed, width: 83, height: 61, layers: 7)
      let frame = try renderer.render(scene)
      let whole = scene.layers.map { truth($0, scene.size) }
      for (number, instance) in frame.instances.enumerated() where scene.layers[number].owner == number {
        let pixels = instance.mask.decoded
        for place in pixels.indices {
          // Visible: covered here and by no later layer; unknown if any of them is.
          let above = whole[(number + 1)...].map { $0[place] }
          if whole[number][place] == false || above.contains(true) {
            checked += 1
            #expect(!pixels[place], "seed \(seed), instance \(number), place \(place)")
          } else if whole[number][place] == true && !above.contains(nil) {
            checked += 1
            #expect(pixels[place], "seed \(seed), instance \(number), place \(place)")
          } else {
            free += 1
          }
        }
        let sure = whole[number].filter { $0 == true }.count
        let maybe = whole[number].filter { $0 != false }.count
        #expect(sure...maybe ~= instance.amodalArea)
      }
    }
    #expect(free * 20 < checked)
  }

  @Test("have boxes and areas that are those of the decoded masks, and canonical counts")
  func boxes() throws {
    let renderer = Renderer()
    for seed in 100..<160 as Range<UInt64> {
      // Odd sizes reach every edge of the transposition.
      let (width, height) = (Int(30 + seed % 41), Int(20 + seed % 37))
      let frame = try renderer.render(FrameMeasureTests.random(seed, width: width, height: height, layers: 9))
      for instance in frame.instances {
        let (box, area) = measured(instance.mask.decoded, width: width)
        #expect(instance.box == box && instance.area == area, "seed \(seed), \(instance.id)")
        #expect(!instance.mask.counts.dropFirst().contains(0))
        #expect(instance.mask.counts.reduce(0) { $0 + Int($1) } == width * height)
        #expect(instance.amodalArea >= instance.area)
      }
    }
  }

  @Test("partition the picture: no pixel belongs to two instances that are no parts of each other")
  func partition() throws {
    for seed in 200..<220 as Range<UInt64> {
      let frame = try Renderer().render(FrameMeasureTests.random(seed, width: 64, height: 64, layers: 12))
      var owners = [Int](repeating: 0, count: 64 * 64)
      for instance in frame.instances {
        for (place, isSet) in instance.mask.decoded.enumerated() where isSet { owners[place] += 1 }
      }
      #expect(owners.allSatisfy { $0 <= 1 })
    }
  }

  @Test("are the same with wider ids", arguments: [300, 70_000])
  func wideIds(count: Int) throws {
    // More layers than 8 or 16 bits can number, all but the last few far outside.
    let some = FrameMeasureTests.random(5, width: 67, height: 45, layers: 9)
    var many = some
    let outside = Layer(.rectangle(1, 1), at: .pose(x: -500, y: -500))
    many.layers = [Layer](repeating: outside, count: count) + some.layers
    let (narrow, wide) = (try Renderer().render(some), try Renderer().render(many))
    for (a, b) in zip(narrow.instances, wide.instances) {
      #expect(a.mask == b.mask && a.box == b.box && a.amodalBox == b.amodalBox && a.amodalArea == b.amodalArea)
    }
  }

  @Test("do not depend on what was drawn before, nor on its size")
  func reuse() throws {
    let renderer = Renderer()
    for seed in 0..<12 as Range<UInt64> {
      let size = [(40, 50), (90, 20), (40, 50)][Int(seed % 3)]
      let scene = FrameMeasureTests.random(seed, width: size.0, height: size.1, layers: 6)
      let (used, fresh) = (try renderer.render(scene), try Renderer().render(scene))
      #expect(used.canvas.allPixels == fresh.canvas.allPixels)
      #expect(used.instances.map(\.mask) == fresh.instances.map(\.mask))
    }
  }

  @Test("refuse sizes out of range", arguments: [(0, 5), (5, 0), (-1, 5), (16_385, 5), (5, 1 << 40)])
  func sizes(width: Int, height: Int) {
    #expect(throws: RenderingError.sizeOutOfRange(PixelSize(width: width, height: height))) {
      _ = try Renderer().render(Scene(width, height, []))
    }
  }
}

@Suite("Owners") struct OwnerTests {
  private func square(_ x: Double, _ y: Double, _ side: Double, owner: Int?, occludes: Bool = true) -> Layer {
    Layer(
      .polygon([(x, y), (x + side, y), (x + side, y + side), (x, y + side)]), occludes: occludes, owner: owner)
  }

  @Test("A part belongs to its parent's mask and is an instance of its own")
  func parts() throws {
    // A body, a part that sticks out at the right, and a stranger over both.
    let scene = Scene(
      60, 40, [square(10, 10, 20, owner: 0), square(25, 15, 10, owner: 1), square(28, 10, 4, owner: 2)],
      parents: [nil, 0, nil])
    let found = try Renderer().render(scene).instances
    #expect(found.map(\.parent) == [nil, 1, nil] && found.map(\.id) == [1, 2, 3])
    #expect(found.map(\.amodalArea) == [400 + 50, 100, 16])
    // The stranger covers x 28 to 32, y 10 to 14: 2 x 4 pixels of the body, none of the part.
    #expect(found.map(\.area) == [450 - 8, 100, 16])
    #expect(found[0].box == Box(minX: 10, minY: 10, maxX: 35, maxY: 30))
    #expect(found[0].amodalBox == Box(minX: 10, minY: 10, maxX: 35, maxY: 30))
    #expect(found[1].box == Box(minX: 25, minY: 15, maxX: 35, maxY: 25))
  }

  @Test("A part under its parent is hidden by it, and counts once in the union")
  func partBelow() throws {
    let scene = Scene(60, 40, [square(5, 10, 10, owner: 1), square(10, 10, 20, owner: 0)], parents: [nil, 0])
    let found = try Renderer().render(scene).instances
    #expect(found.map(\.area) == [450, 50] && found.map(\.amodalArea) == [450, 100])
    #expect(found[1].occlusion == 0.5)
  }

  @Test("Grandparents hold all, siblings hide each other")
  func nested() throws {
    let scene = Scene(
      60, 60,
      [
        square(0, 0, 10, owner: 0), square(20, 0, 10, owner: 1), square(40, 0, 10, owner: 2),
        square(45, 0, 10, owner: 3),
      ],
      parents: [nil, 0, 1, 1])
    let found = try Renderer().render(scene).instances
    #expect(found.map(\.area) == [350, 250, 50, 100])
    #expect(found.map(\.amodalArea) == [350, 250, 100, 100])
  }

  @Test("Layers without an owner hide and are not told")
  func unlabeled() throws {
    let found = try Renderer().render(Scene(40, 40, [square(0, 0, 20, owner: 0), square(10, 0, 20, owner: nil)]))
      .instances
    #expect(found.count == 1 && found[0].area == 200 && found[0].amodalArea == 400)
  }

  @Test("What does not occlude shows itself and what lies under it")
  func glass() throws {
    let scene = Scene(
      60, 40,
      [
        square(0, 0, 20, owner: 0), square(10, 0, 20, owner: 1, occludes: false), square(25, 0, 10, owner: 2),
      ])
    let frame = try Renderer().render(scene)
    #expect(frame.instances.map(\.area) == [400, 15 * 20 + 5 * 10, 100])
    #expect(frame.instances[1].box == Box(minX: 10, minY: 0, maxX: 30, maxY: 20))
    #expect(frame.instances[1].amodalArea == 400)
    let (box, area) = measured(frame.instances[1].mask.decoded, width: 60)
    #expect(box == frame.instances[1].box && area == frame.instances[1].area)
    #expect(!frame.instances[1].mask.counts.dropFirst().contains(0))
  }

  @Test("Glass that is a part joins its parent's mask; what lies over it hides it in both")
  func glassPart() throws {
    let scene = Scene(
      60, 40,
      [square(0, 0, 20, owner: 0), square(10, 10, 20, owner: 1, occludes: false), square(24, 24, 10, owner: nil)],
      parents: [nil, 0])
    let found = try Renderer().render(scene).instances
    #expect(found.map(\.amodalArea) == [700, 400])
    #expect(found.map(\.area) == [700 - 36, 400 - 36])
  }

  @Test("Glass that fills the whole height has joined runs")
  func fullHeightGlass() throws {
    let found = try Renderer().render(Scene(10, 8, [square(2, 0, 8, owner: 0, occludes: false)])).instances
    #expect(found[0].mask.counts == [16, 64])
  }

  @Test("An instance of nothing, outside or unpainted, has an area of 0")
  func nothing() throws {
    let unpainted = Layer(.rectangle(5, 5), at: .pose(x: 10, y: 10), fill: nil, owner: 1)
    let found = try Renderer().render(
      Scene(20, 20, [square(100, 100, 5, owner: 0), unpainted], parents: [nil, nil, nil])
    ).instances
    for instance in found {
      #expect(instance.area == 0 && instance.amodalArea == 0 && instance.mask.counts == [400])
      #expect(instance.box == Box(minX: 0, minY: 0, maxX: 0, maxY: 0) && instance.occlusion == 0)
    }
    #expect(found.count == 3)
  }

  @Test("Opacity fades the colour, not the coverage")
  func opacity() throws {
    let layer = Layer(.rectangle(10, 10), at: .pose(x: 10, y: 10), fill: .color(.white), opacity: 0.2, owner: 0)
    let frame = try Renderer().render(Scene(20, 20, [layer]))
    #expect(frame.instances[0].area == 100)
    #expect(frame.canvas[10, 10] == 0xff33_3333)
  }

  @Test("A fill and its stroke are one coverage")
  func fillAndStroke() throws {
    let stroke = Stroke(paint: .color(.white), width: 4)
    let layer = Layer(.rectangle(20, 10), at: .pose(x: 20, y: 20), stroke: stroke, owner: 0)
    let frame = try Renderer().render(Scene(40, 40, [layer]))
    #expect(frame.instances[0].area == 24 * 14 && frame.instances[0].amodalArea == 24 * 14)
    #expect(frame.canvas[9, 20] == 0xffff_ffff && frame.canvas[11, 20] == 0xffff_ffff)
    #expect(frame.canvas[12, 20] == 0xffff_0000 && frame.canvas[7, 20] == 0xff00_0000)
    // The stroke alone is a frame.
    let hollow = try Renderer().render(
      Scene(40, 40, [Layer(.rectangle(20, 10), at: .pose(x: 20, y: 20), fill: nil, stroke: stroke, owner: 0)]))
    #expect(hollow.instances[0].area == 24 * 14 - 16 * 6)
  }
}
