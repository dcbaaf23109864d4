import CKernels
import Labels
import Scenes
import Specification
import Testing

@testable import Rendering

/// Paints against formulas in floating point, pixel by pixel.
@Suite("Paints") struct PaintTests {
  private func painted(
    _ paint: Paint, _ width: Int = 61, _ height: Int = 43, images: (any ImageSource)? = nil
  ) throws -> Canvas {
    try Renderer(images: images).render(Scene(width, height, background: paint, [])).canvas
  }

  private func channels(_ word: UInt32) -> [Double] {
    [16, 8, 0].map { Double(word >> UInt32($0) & 255) }
  }

  private func expect(_ word: UInt32, near color: [Double], within levels: Double, _ note: String) {
    for (a, b) in zip(channels(word), color) {
      #expect(abs(a - 255 * b) <= levels, "\(note): \(channels(word)) \(color)")
    }
  }

  private let stops = [
    ColorStop(offset: 0, color: Color(red: 0.9, green: 0.1, blue: 0.2)),
    ColorStop(offset: 0.3, color: Color(red: 0.1, green: 0.8, blue: 0.4)),
    ColorStop(offset: 1, color: Color(red: 0.2, green: 0.3, blue: 1)),
  ]

  private func color(at t: Double) -> [Double] {
    let (a, b, s) =
      t < 0.3 ? (stops[0].color, stops[1].color, t / 0.3) : (stops[1].color, stops[2].color, (t - 0.3) / 0.7)
    let k = min(max(s, 0), 1)
    return (0..<3).map { a.channels[$0] + (b.channels[$0] - a.channels[$0]) * k }
  }

  @Test("one colour fills all, and is premultiplied over black")
  func plain() throws {
    let canvas = try painted(.color(Color(red: 1, green: 0.5, blue: 0, alpha: 0.5)))
    #expect(canvas.allPixels == [UInt32](repeating: 0xff80_4000, count: 61 * 43))
  }

  @Test("a linear gradient runs along its angle between the far corners", arguments: [0.0, 90, 37, 180, 251, -45, 360])
  func linear(angle: Double) throws {
    let canvas = try painted(.linearGradient(stops: stops, angle: angle))
    let (c, s) = (cosine(angle * .pi / 180), sine(angle * .pi / 180))
    let reach = 61 * abs(c) + 43 * abs(s)
    for y in 0..<43 {
      for x in 0..<61 {
        let t = ((Double(x) + 0.5 - 30.5) * c + (Double(y) + 0.5 - 21.5) * s) / reach + 0.5
        expect(canvas[x, y], near: color(at: t), within: 1.6, "\(angle), \(x), \(y)")
      }
    }
  }

  @Test("a hard edge between stops is at its place")
  func hardEdge() throws {
    let hard = [
      ColorStop(offset: 0, color: .black), ColorStop(offset: 0.5, color: .black), ColorStop(offset: 0.5, color: .white),
      ColorStop(offset: 1, color: .white),
    ]
    let canvas = try painted(.linearGradient(stops: hard, angle: 0), 400, 3)
    for x in 0..<400 { #expect(canvas[x, 1] == (x < 200 ? 0xff00_0000 : 0xffff_ffff)) }
  }

  @Test("stops outside and alone go on, and none at all are transparent")
  func oddStops() throws {
    let inner = [ColorStop(offset: 0.4, color: .red), ColorStop(offset: 0.6, color: .blue)]
    let canvas = try painted(.linearGradient(stops: inner, angle: 0), 100, 2)
    #expect(canvas[10, 0] == 0xffff_0000 && canvas[90, 1] == 0xff00_00ff)
    #expect(try painted(.linearGradient(stops: [inner[0]], angle: 10))[5, 5] == 0xffff_0000)
    #expect(try painted(.linearGradient(stops: [], angle: 10))[5, 5] == 0xff00_0000)
  }

  @Test("a radial gradient grows from its centre", arguments: [(0.5, 0.5, 1.0), (0, 0, 0.5), (0.8, 0.2, 1.7)])
  func radial(x0: Double, y0: Double, radius: Double) throws {
    let canvas = try painted(.radialGradient(stops: stops, center: Point(x0, y0), radius: radius))
    let reach = radius * (61.0 * 61 + 43 * 43).squareRoot() / 2
    for y in 0..<43 {
      for x in 0..<61 {
        let (dx, dy) = (Double(x) + 0.5 - 61 * x0, Double(y) + 0.5 - 43 * y0)
        let t = (dx * dx + dy * dy).squareRoot() / reach
        expect(canvas[x, y], near: color(at: t), within: 2.2, "\(x), \(y)")
      }
    }
    let none = try painted(.radialGradient(stops: stops, center: Point(0.5, 0.5), radius: 0))
    #expect(none[30, 21] == stops[2].color.word)
  }

  @Test(
    "a checkerboard begins with its first colour at the top left and is crisp on pixel edges", arguments: [1, 2, 7])
  func checkerboard(cell: Int) throws {
    let canvas = try painted(.checkerboard(.red, .blue, cell: Double(cell)))
    for y in 0..<43 {
      for x in 0..<61 { #expect(canvas[x, y] == ((x / cell + y / cell) % 2 == 0 ? 0xffff_0000 : 0xff00_00ff)) }
    }
  }

  @Test("edges between pixels are mixed by area")
  func softEdges() throws {
    let canvas = try painted(.checkerboard(.white, .black, cell: 2.5), 20, 1)
    // Pixel 2 is half of the first square and half of the second.
    for (x, level) in [(0, 255), (1, 255), (2, 128), (3, 0), (4, 0), (5, 255), (7, 128)] {
      #expect(abs(Int(canvas[x, 0] & 255) - level) <= 1, "\(x)")
    }
    let bands = try painted(.stripes([.white, .black], width: 2.5, angle: 0), 20, 1)
    for (x, level) in [(0, 255), (1, 255), (2, 128), (3, 0), (4, 0), (5, 255), (7, 128)] {
      #expect(abs(Int(bands[x, 0] & 255) - level) <= 1, "\(x)")
    }
    // Far below a pixel all melts into the mean.
    let fine = try painted(.checkerboard(.white, .black, cell: 0.01), 20, 20)
    for x in 0..<20 { #expect(abs(Int(fine[x, x] & 255) - 128) <= 4) }
  }

  @Test("stripes follow one another along the angle from the top left", arguments: [0.0, 90, 30, 200])
  func stripes(angle: Double) throws {
    let colors = [Color.red, .green, .blue]
    let canvas = try painted(.stripes(colors, width: 6, angle: angle))
    let (c, s) = (cosine(angle * .pi / 180), sine(angle * .pi / 180))
    for y in 0..<43 {
      for x in 0..<61 {
        let place = ((Double(x) + 0.5) * c + (Double(y) + 0.5) * s) / 6
        let within = place - place.rounded(.down)
        // A pixel is at most 1.42 wide along the angle.
        guard within > 0.72 / 6, within < 1 - 0.72 / 6 else { continue }
        let index = (Int(place.rounded(.down)) % 3 + 3) % 3
        #expect(canvas[x, y] == colors[index].word, "\(angle), \(x), \(y)")
      }
    }
  }

  @Test(
    "noise fills its range, repeats with its seed, and changes with it", arguments: [Paint.Noise.Kind.value, .gradient])
  func noise(kind: Paint.Noise.Kind) throws {
    let grey = [ColorStop(offset: 0, color: .black), ColorStop(offset: 1, color: .white)]
    func bytes(_ seed: UInt64, octaves: Int = 1, scale: Double = 8) throws -> [Int] {
      let paint = Paint.noise(.init(kind: kind, scale: scale, octaves: octaves, gain: 0.5, stops: grey, seed: seed))
      return try painted(paint, 256, 256).allPixels.map { Int($0 & 255) }
    }
    let one = try bytes(1)
    #expect(try bytes(1) == one)
    #expect(try zip(bytes(2), one).count { $0 == $1 } < one.count / 10)
    #expect(abs(one.reduce(0, +) / one.count - 127) < 8)
    #expect((one.min() ?? 99) < 40 && (one.max() ?? 0) > 215)
    // Smooth: neighbours differ little next to the range; a finer octave roughens.
    let jump = zip(one, one.dropFirst()).map { abs($0 - $1) }
    #expect((jump.enumerated().filter { $0.offset % 256 != 255 }.map(\.element).max() ?? 999) < 75)
    let rough = try bytes(1, octaves: 5)
    #expect(rough != one && abs(rough.reduce(0, +) / rough.count - 127) < 8)
    #expect(Set(try bytes(1, scale: 0)).count == 1)
  }

  @Test("value noise is what its lattice says, at corners and between them")
  func valueNoiseInterpolates() throws {
    // At scale 8 the pixel centres lie at odd sixteenths; smoothstep weights are taken from them.
    let grey = [ColorStop(offset: 0, color: .black), ColorStop(offset: 1, color: .white)]
    let canvas = try painted(
      .noise(.init(kind: .value, scale: 1024, octaves: 1, gain: 0.5, stops: grey, seed: 3)), 1024, 1024)
    func level(_ x: Int, _ y: Int) -> Double { Double(canvas[x, y] & 255) }
    let (a, b, c, d) = (level(0, 0), level(1023, 0), level(0, 1023), level(1023, 1023))
    for (x, y) in [(512, 512), (256, 0), (100, 900), (700, 300), (0, 512)] {
      func weight(_ p: Int) -> Double {
        let f = (Double(p) + 0.5) / 1024
        return f * f * (3 - 2 * f)
      }
      let (top, bottom) = (a + (b - a) * weight(x), c + (d - c) * weight(x))
      #expect(abs(level(x, y) - (top + (bottom - top) * weight(y))) <= 2.5, "\(x), \(y)")
    }
  }

  @Test("noise of a turned shape and of a level one come from the same kernel's arithmetic")
  func noiseKernels() {
    for kind: Int32 in [0, 1] {
      var octave = stage_octave(key0: 77, key1: 1234, is_gradient: kind, weight: 32_768)
      for (u, step) in [
        (Int64(5) << 30, Int64(1) << 29), (-(Int64(7) << 33), Int64(3) << 31), (0, -(Int64(1) << 27)), (99, 0),
      ] {
        for v in [Int64(0), 3 << 31, -(5 << 30), 123_456_789_012] {
          var (general, level) = ([Int32](repeating: 0, count: 150), [Int32](repeating: 0, count: 150))
          stage_noise_row(&octave, &general, 150, u, v, step, 0)
          stage_noise_level_row(&octave, &level, 150, u, v, step)
          #expect(general == level)
          #expect(general.allSatisfy { 0...65_535 ~= $0 })
        }
      }
    }
  }

  @Test("a shape's paint turns and grows with it")
  func shapeFrame() throws {
    let paint = Paint.linearGradient(
      stops: [ColorStop(offset: 0, color: .black), ColorStop(offset: 1, color: .white)], angle: 0)
    // A unit square, thirty times as large, turned by a right angle: its left is the picture's top.
    let layer = Layer(.rectangle(1, 1), at: .pose(scale: 30, degrees: 90, x: 20, y: 20), fill: paint)
    let canvas = try Renderer().render(Scene(40, 40, background: .color(.red), [layer])).canvas
    for y in 5..<35 {
      let truth = (Double(y) + 0.5 - 5) / 30
      for x in [6, 20, 33] { expect(canvas[x, y], near: [truth, truth, truth], within: 1.6, "\(x), \(y)") }
    }
    #expect(canvas[3, 20] == 0xffff_0000)
  }

  @Test("translucent stops and opacity blend over what is there")
  func translucent() throws {
    let half = Color(red: 1, green: 1, blue: 1, alpha: 0.5)
    let paint = Paint.linearGradient(
      stops: [ColorStop(offset: 0, color: half), ColorStop(offset: 1, color: half)], angle: 0)
    for (opacity, level) in [(1.0, 0.5), (0.5, 0.25), (0, 0)] {
      let layer = Layer(.rectangle(10, 10), at: .pose(x: 10, y: 10), fill: paint, opacity: opacity)
      let canvas = try Renderer().render(Scene(20, 20, background: .color(.black), [layer])).canvas
      expect(canvas[10, 10], near: [level, level, level], within: 1, "opacity \(opacity)")
      #expect(canvas[10, 10] >> 24 == 255)
      let colored = Layer(.rectangle(10, 10), at: .pose(x: 10, y: 10), fill: .color(half), opacity: opacity)
      let plain = try Renderer().render(Scene(20, 20, background: .color(.black), [colored])).canvas
      expect(plain[10, 10], near: [level, level, level], within: 1, "colour, opacity \(opacity)")
    }
  }

  /// A picture of 4 x 2 pixels.
  private final class Pictures: ImageSource {
    static let words: [UInt32] = [
      0xffff_0000, 0xff00_ff00, 0xff00_00ff, 0xffff_ffff, 0xff10_2030, 0xff40_5060, 0xff70_8090, 0xffa0_b0c0,
    ]
    func image(at path: String) throws(RenderingError) -> SourceImage {
      guard path == "there.png" else { throw .unreadableImage(path: path, reason: "no such file") }
      return SourceImage(width: 4, height: 2, pixels: Pictures.words)
    }
  }

  @Test("an image is laid out as its fit says")
  func imageFits() throws {
    let source = Pictures()
    func drawn(_ fit: Paint.ImagePaint.Fit, _ width: Int, _ height: Int) throws -> Canvas {
      try painted(.image(.init(path: "there.png", fit: fit)), width, height, images: source)
    }
    let words = Pictures.words
    // In its own size every fit shows it as it is.
    for fit in [Paint.ImagePaint.Fit.cover, .contain, .stretch, .tile, .none] {
      let canvas = try drawn(fit, 4, 2)
      for place in 0..<8 { #expect(canvas[place % 4, place / 4] == words[place], "\(fit)") }
    }
    let tiled = try drawn(.tile, 9, 5)
    for y in 0..<5 { for x in 0..<9 { #expect(tiled[x, y] == words[x % 4 + y % 2 * 4]) } }
    let centred = try drawn(.none, 8, 6)
    for y in 0..<6 {
      for x in 0..<8 {
        let isInside = (2..<6).contains(x) && (2..<4).contains(y)
        #expect(centred[x, y] == (isInside ? words[x - 2 + (y - 2) * 4] : 0xff00_0000))
      }
    }
    // Contained in a square: bands above and below; covering it: the left and right quarters are cut off.
    let contained = try drawn(.contain, 40, 40)
    #expect(contained[20, 5] == 0xff00_0000 && contained[20, 35] == 0xff00_0000)
    // A pixel beside a texel's centre has 1/20 of the next one, both ways.
    func expectAbout(_ word: UInt32, _ texel: Int) {
      expect(word, near: channels(words[texel]).map { $0 / 255 }, within: 26, "texel \(texel)")
    }
    expectAbout(contained[5, 15], 0)
    let covering = try drawn(.cover, 40, 40)
    for (x, y, texel) in [(10, 10, 1), (29, 10, 2), (10, 29, 5)] { expectAbout(covering[x, y], texel) }
    let stretched = try drawn(.stretch, 40, 40)
    for (x, y, texel) in [(5, 10, 0), (34, 29, 7)] { expectAbout(stretched[x, y], texel) }
    #expect(throws: RenderingError.unreadableImage(path: "gone.png", reason: "no such file")) {
      _ = try painted(.image(.init(path: "gone.png", fit: .tile)), images: source)
    }
    #expect(throws: RenderingError.self) { _ = try painted(.image(.init(path: "there.png", fit: .tile))) }
  }

  @Test("an image is read once for all renderers that share a cache")
  func sharedImages() throws {
    final class Counted: ImageSource {
      var reads: [String] = []
      func image(at path: String) throws(RenderingError) -> SourceImage {
        reads.append(path)
        return SourceImage(width: 4, height: 2, pixels: Pictures.words)
      }
    }
    let source = Counted()
    let pictures = PictureCache()
    var seen: [[UInt32]] = []
    for path in ["é", "e\u{301}", "é", "e\u{301}"] {
      let scene = Scene(8, 4, background: .image(.init(path: path, fit: .stretch)), [])
      seen.append(try Renderer(images: source, keeping: pictures).render(scene).canvas.allPixels)
    }
    #expect(source.reads.map { Array($0.utf8) } == ["é", "e\u{301}"].map { Array($0.utf8) })
    #expect(Set(seen).count == 1)
  }

  @Test("an image far larger than the frame is averaged, not sampled")
  func shrunkImage() throws {
    final class Lines: ImageSource {
      func image(at path: String) throws(RenderingError) -> SourceImage {
        SourceImage(
          width: 512, height: 512, pixels: (0..<512 * 512).map { $0 % 2 == 0 ? 0xff00_0000 : 0xffff_ffff })
      }
    }
    let canvas = try painted(.image(.init(path: "lines", fit: .stretch)), 32, 32, images: Lines())
    for y in 0..<32 { for x in 0..<32 { #expect(abs(Int(canvas[x, y] & 255) - 128) <= 1) } }
  }

  @Test("blending rounds every channel to nearest, whatever its place in a row")
  func blending() {
    var numbers = Numbers(state: 5)
    for count in [1, 3, 4, 7, 8, 9, 15, 16, 33] {
      let under = (0..<count).map { _ in UInt32(truncatingIfNeeded: numbers.word()) | 0xff00_0000 }
      let coverage = (0..<count).map { _ in [0, 255, UInt8(numbers.below(256))][numbers.below(3)] }
      for alpha in [UInt32(255), 128, 1, 0] {
        let color = UInt32(truncatingIfNeeded: numbers.word()) | 0xff00_0000
        var pixels = under
        stage_blend_color(&pixels, 0, coverage, 0, count, 1, color, alpha)
        for i in 0..<count {
          let weight = (Double(coverage[i]) * Double(alpha) / 255).rounded()
          for (got, (c, u)) in zip(channels(pixels[i]), zip(channels(color), channels(under[i]))) {
            #expect(got == ((c * weight + u * (255 - weight)) / 255).rounded(), "\(count), \(i)")
          }
          #expect(pixels[i] >> 24 == 255)
        }
      }
    }
  }
}
