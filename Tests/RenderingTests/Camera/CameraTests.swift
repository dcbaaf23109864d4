import Foundation
import Labels
import Specification
import Testing

@testable import Rendering
@testable import Scenes

@Suite("A camera") struct CameraTests {
  /// What is looked at: round and straight edges, a hole, a stroke, a thin line, all near or over the frame's edges.
  private static let things: [Layer] = [
    Layer(.circle(13), at: .pose(x: 24, y: 22), owner: 0),
    Layer(.rectangle(34, 20), at: .pose(degrees: 25, x: 66, y: 20), owner: 1),
    Layer(.star(5, inner: 0.45), at: .pose(scale: 17, degrees: 10, x: 28, y: 52), owner: 2),
    Layer(
      .circle(11), at: .pose(x: 70, y: 52), fill: nil,
      stroke: Stroke(paint: .color(.green), width: 6), owner: 3),
    Layer(
      .line([(0, 0), (30, 12), (55, -20)]), at: .pose(x: 30, y: 40), fill: nil,
      stroke: Stroke(paint: .color(.blue), width: 4, cap: .round), owner: 4),
    Layer(.circle(16), at: .pose(x: 92, y: 66), owner: 5),
  ]

  private static let scale = 8
  private static let samples = 5

  /// Whether the scene's points, eight times finer than its pixels, belong to a thing; 32 pixels beyond each edge too.
  private static let fine: [[Bool]] = things.map { layer in
    var layer = layer
    let margin = 32.0
    layer.transform = layer.transform.then(
      Affine(xx: 8, yx: 0, xy: 0, yy: 8, x0: 8 * margin, y0: 8 * margin))
    layer.owner = 0
    let scene = Scene((WarpCase.width + 64) * scale, (WarpCase.height + 64) * scale, [layer])
    // One and the same for all warps.
    return (try? Renderer().render(scene).instances[0].mask.decoded) ?? []
  }

  private static func isIn(_ thing: Int, _ p: Point) -> Bool {
    let (x, y) = (Int(((p.x + 32) * 8).rounded(.down)), Int(((p.y + 32) * 8).rounded(.down)))
    let (width, height) = ((WarpCase.width + 64) * scale, (WarpCase.height + 64) * scale)
    guard 0..<width ~= x, 0..<height ~= y else { return false }
    return fine[thing][y * width + x]
  }

  @Test("shows each thing where its formula has it", arguments: WarpCase.all)
  func masks(of warp: WarpCase) throws {
    let camera = try camera(WarpCase.width, WarpCase.height, warp.operations).camera
    let size = camera.size
    // Where the samples of each pixel lie in the scene.
    let n = CameraTests.samples
    let places = (0..<size.area * n * n).map { number -> Point? in
      let (pixel, sample) = (number / (n * n), number % (n * n))
      return warp.back(
        Point(
          Double(pixel % size.width) + (Double(sample % n) + 0.5) / Double(n),
          Double(pixel / size.width) + (Double(sample / n) + 0.5) / Double(n)))
    }
    for (thing, layer) in CameraTests.things.enumerated() {
      var layer = layer
      layer.owner = 0
      var scene = Scene(size.width, size.height, [layer])
      scene.camera = camera
      let drawn = try Renderer().render(scene).instances[0].mask.decoded
      var (both, either, area) = (0.0, 0.0, 0.0)
      var inside: [Bool] = []
      for pixel in 0..<size.area {
        var hits = 0
        for sample in 0..<n * n {
          if let p = places[pixel * n * n + sample], CameraTests.isIn(thing, p) { hits += 1 }
        }
        let coverage = Double(hits) / Double(n * n)
        inside.append(coverage >= 0.5)
        if drawn[pixel] { area += 1 }
        // Pixels near one half may go either way.
        guard abs(coverage - 0.5) > 0.1 else { continue }
        if drawn[pixel], coverage >= 0.5 { both += 1 }
        if drawn[pixel] || coverage >= 0.5 { either += 1 }
      }
      guard either > 0 else { continue }
      let border = CameraTests.border(inside, size)
      let iou = both / either
      #expect(
        iou >= 1 - 0.05 * Double(border) / max(area, 1),
        "\(warp.name), thing \(thing): IoU \(iou), area \(area), border \(border)")
    }
  }

  /// Pixels with a neighbour of the other kind.
  private static func border(_ mask: [Bool], _ size: PixelSize) -> Int {
    (0..<size.area).count { place in
      let (x, y) = (place % size.width, place / size.width)
      guard mask[place] else { return false }
      return x == 0 || y == 0 || x == size.width - 1 || y == size.height - 1 || !mask[place - 1] || !mask[place + 1]
        || !mask[place - size.width] || !mask[place + size.width]
    }
  }

  @Test("takes points of the scene to where they are seen, and back", arguments: WarpCase.all)
  func points(of warp: WarpCase) throws {
    let camera = try camera(WarpCase.width, WarpCase.height, warp.operations).camera
    var numbers = Numbers(state: 5)
    var seen = 0
    for _ in 0..<400 {
      let p = Point(numbers.within(-10...106), numbers.within(-10...82))
      guard let q = camera.map(p) else { continue }
      let frame = camera.size
      guard -2...Double(frame.width) + 2 ~= q.x, -2...Double(frame.height) + 2 ~= q.y else { continue }
      seen += 1
      let back = try #require(warp.back(q))
      #expect(abs(back.x - p.x) + abs(back.y - p.y) < 1e-4, "\(warp.name): \(p) seen at \(q), which shows \(back)")
      let own = camera.source(of: q)
      #expect(abs(own.x - p.x) + abs(own.y - p.y) < 1e-6, "\(warp.name): \(p) seen at \(q), back at \(own)")
    }
    #expect(seen > 60, "\(warp.name)")
  }

  @Test("bends edges as the formula does: no point of one is off by 0.02 pixels", arguments: WarpCase.all)
  func edges(of warp: WarpCase) throws {
    let camera = try camera(WarpCase.width, WarpCase.height, warp.operations).camera
    let corners = [Point(5, 8), Point(90, 14), Point(80, 60), Point(12, 66)]
    let bent = camera.bent([corners])
    let polygon = try #require(bent.first)
    #expect(bent.count == 1)
    let all = zip(corners, corners.dropFirst() + [corners[0]])
    for (a, b) in all {
      for step in 0...500 {
        let share = Double(step) / 500
        let p = Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
        guard let q = camera.map(p) else { continue }
        let distance =
          zip(polygon, polygon.dropFirst() + [polygon[0]]).map { CameraTests.distance(q, $0, $1) }.min() ?? 9
        #expect(distance < 0.02, "\(warp.name): \(p) lies \(distance) off")
      }
    }
  }

  private static func distance(_ p: Point, _ a: Point, _ b: Point) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let square = dx * dx + dy * dy
    let t = square > 0 ? min(max(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0), 1) : 0
    return hypot(p.x - a.x - t * dx, p.y - a.y - t * dy)
  }

  @Test("paints each place with the colour of what is seen there", arguments: WarpCase.all)
  func paints(of warp: WarpCase) throws {
    let camera = try camera(WarpCase.width, WarpCase.height, warp.operations).camera
    // Along a gradient over the whole scene, half a pixel is 1.3 or 1.8 levels.
    for (angle, side, place) in [(0.0, 96.0, \Point.x), (90.0, 72.0, \Point.y)] {
      var scene = Scene(
        camera.size.width, camera.size.height,
        background: .linearGradient(
          stops: [ColorStop(offset: 0, color: .black), ColorStop(offset: 1, color: .white)], angle: angle), [])
      scene.camera = camera
      let canvas = try Renderer().render(scene).canvas
      var worst = 0.0
      for y in 0..<camera.size.height {
        for x in 0..<camera.size.width {
          guard let (p, step) = CameraTests.seen(x, y, warp), camera.map(p) != nil else { continue }
          let wanted = min(max(p[keyPath: place] / side, 0), 1) * 255
          // A level of rounding, and a tenth of a pixel of the scene, or of the picture where that is coarser.
          let allowed = 1.2 + 0.1 * max(1, step) * 255 / side
          worst = max(worst, abs(wanted - Double(canvas[x, y] & 0xff)) / allowed)
        }
      }
      #expect(worst <= 1, "\(warp.name), \(angle) degrees: off by \(worst) of what may be")
    }
  }

  /// What a pixel's middle shows, and how far from it what the neighbours show.
  private static func seen(_ x: Int, _ y: Int, _ warp: WarpCase) -> (point: Point, step: Double)? {
    let (x, y) = (Double(x) + 0.5, Double(y) + 0.5)
    guard let p = warp.back(Point(x, y)) else { return nil }
    var step = 0.0
    for (dx, dy) in [(1.0, 0.0), (-1, 0), (0, 1), (0, -1)] {
      guard let q = warp.back(Point(x + dx, y + dy)) else { return nil }
      step = max(step, hypot(q.x - p.x, q.y - p.y))
    }
    return (p, step)
  }

  @Test(
    "that is set to nothing is none",
    arguments: [
      move("rotate", ["degrees": 0.0]), move("rotate", ["degrees": 360.0]),
      move("rotate", ["degrees": 0.0, "expand": true]),
      move("zoom", ["factor": 1.0]), move("shear"), move("translate", ["by": [0.0, 0.0]]), move("perspective"),
      move("quadrilateral", ["corners": [[0.0, 0.0], [96.0, 0.0], [96.0, 72.0], [0.0, 72.0]]]),
      move("barrel", ["strength": 0.0]), move("pincushion", ["strength": 0.0]), move("brown_conrady"),
      move("cylinder", ["angle": 0.0]), move("curl", ["amount": 0.0]), move("fold", ["amount": 0.0]),
      move("elastic", ["amplitude": 0.0, "scale": 20.0]), move("wave", ["amplitude": 0.0, "length": 20.0]),
      move("rolling_shutter"), move("crop", ["size": [96.0, 72.0]]),
    ])
  func nothing(operation: DrawnOperation) throws {
    let (camera, sheets) = try camera(96, 72, [operation])
    #expect(camera.stages.isEmpty)
    #expect(camera.size == PixelSize(width: 96, height: 72))
    #expect(sheets.isEmpty)
  }

  @Test("flipped twice, or turned there and back, is none") func undone() throws {
    #expect(try camera(96, 72, [move("flip"), move("flip")]).camera.stages.isEmpty)
    let there = [move("rotate", ["degrees": 90.0]), move("rotate", ["degrees": -90.0])]
    #expect(try camera(96, 72, there).camera.stages.isEmpty)
  }

  @Test("has an example and a summary for each operation") func table() {
    #expect(Set(cameraForms.map(\.operation.name)).count == cameraForms.count)
    for form in cameraForms { #expect(!form.operation.summary.isEmpty && !form.operation.example.isEmpty) }
  }

  @Test("keeps the light of what it only moves", arguments: ["rotate", "translate", "wave", "shear", "flip"])
  func light(of name: String) throws {
    let warp = try #require(WarpCase.all.first { $0.name == name })
    func light(_ camera: Camera?) throws -> Int {
      var scene = Scene(96, 72, [Layer(.star(5, inner: 0.6), at: .pose(scale: 18, x: 48, y: 36), fill: .color(.white))])
      scene.camera = camera
      let canvas = try Renderer().render(scene).canvas
      return (0..<96 * 72).reduce(0) { $0 + Int(canvas[$1 % 96, $1 / 96] & 0xff) }
    }
    let (before, after) = (try light(nil), try light(try camera(96, 72, warp.operations).camera))
    #expect(abs(Double(after) / Double(before) - 1) < 0.005)
  }
}
