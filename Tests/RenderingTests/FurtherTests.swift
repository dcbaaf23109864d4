import Labels
import Scenes
import Specification
import Testing

@testable import Rendering

/// Random scenes of shapes that overlap, stick out of the picture, have strokes, parts and glass among them.
private struct RandomScene {
  let scene: Scene

  init(_ numbers: inout Numbers, side: Int = 64) {
    var layers: [Layer] = []
    var parents: [Int?] = []
    for owner in 0..<(3 + numbers.below(6)) {
      parents.append(owner > 1 && numbers.below(3) == 0 ? owner - 1 : nil)
      for _ in 0..<(1 + numbers.below(2)) {
        let outline: Outline =
          switch numbers.below(3) {
          case 0: .circle(1)
          case 1: .rectangle(2, 1.3)
          default: .star(5, inner: 0.5)
          }
        let map = Affine.pose(
          scale: numbers.within(2...22), degrees: numbers.within(0...360), x: numbers.within(-12...Double(side) + 12),
          y: numbers.within(-12...Double(side) + 12))
        let stroke = Stroke(
          paint: .color(.blue), width: numbers.below(2) == 0 ? 0.2 : 3, isInPixels: numbers.below(2) == 0)
        let kind = numbers.below(3)
        layers.append(
          Layer(
            outline, at: map, fill: kind == 2 ? nil : .color(.red), stroke: kind == 0 ? nil : stroke,
            occludes: numbers.below(6) != 0, owner: numbers.below(8) == 0 ? nil : owner))
      }
    }
    scene = Scene(side, side, layers, parents: parents)
  }
}

extension Scene {
  /// The scene with nothing but the layers of these instances and their parts.
  fileprivate func only(_ wanted: [Int]) -> Scene {
    var copy = self
    copy.layers = layers.filter { layer in
      var owner = layer.owner
      while let known = owner {
        if wanted.contains(known) { return true }
        owner = instances[known].parent
      }
      return false
    }
    return copy
  }

  fileprivate func isPart(_ one: Int, of other: Int) -> Bool {
    var current: Int? = one
    while let known = current {
      if known == other { return true }
      current = instances[known].parent
    }
    return false
  }

  /// The scene in the middle of a picture that is larger by `margin` on all sides.
  fileprivate func enlarged(by margin: Int) -> Scene {
    var copy = self
    copy.size = PixelSize(width: size.width + 2 * margin, height: size.height + 2 * margin)
    for place in copy.layers.indices {
      copy.layers[place].transform.x0 += Double(margin)
      copy.layers[place].transform.y0 += Double(margin)
    }
    return copy
  }
}

@Suite("Who hides whom") struct OccluderTests {
  @Test("is what two alone show of each other") func pairs() throws {
    var numbers = Numbers(state: 21)
    var found = 0
    for round in 0..<60 {
      let scene = RandomScene(&numbers).scene
      let frame = try Renderer().render(scene, keepsAll: true)
      let further = frame.further
      for hidden in scene.instances.indices {
        var wanted: [Occluder] = []
        for other in scene.instances.indices
        where !scene.isPart(other, of: hidden) && !scene.isPart(hidden, of: other) {
          let alone = try Renderer().render(scene.only([hidden, other])).instances[hidden]
          guard alone.area < alone.amodalArea else { continue }
          let share = Double(alone.amodalArea - alone.area) / Double(alone.amodalArea)
          wanted.append(Occluder(other + 1, share: share))
        }
        // A part may hide its own whole's glass, so that alone is asked without the other.
        let own = try Renderer().render(scene.only([hidden])).instances[hidden]
        guard own.area == own.amodalArea else { continue }
        let got = further.occluders(of: hidden)
        #expect(got.map(\.id) == wanted.map(\.id), "round \(round), instance \(hidden)")
        for (one, other) in zip(got, wanted) { #expect(abs(one.share - other.share) < 1e-12) }
        found += got.count
      }
    }
    #expect(found > 100)
  }

  @Test("goes with depth: whoever hides another wholly above it is nearer") func depth() throws {
    var numbers = Numbers(state: 22)
    for _ in 0..<40 {
      var scene = RandomScene(&numbers).scene
      // As specs make them: the layers of an object and its parts follow one another.
      scene.instances = scene.instances.map { thing in
        var free = thing
        free.parent = nil
        return free
      }
      let further = try Renderer().render(scene, keepsAll: true).further
      for hidden in scene.instances.indices {
        for occluder in further.occluders(of: hidden) {
          let (near, far) = (further.depth(of: occluder.id - 1), further.depth(of: hidden))
          #expect((near ?? .infinity) < (far ?? -1))
        }
      }
    }
  }
}

@Suite("Beyond the picture's edges") struct FullTests {
  @Test("is what a picture with more room shows") func room() throws {
    var numbers = Numbers(state: 31)
    var cut = 0
    for round in 0..<60 {
      let scene = RandomScene(&numbers).scene
      let further = try Renderer().render(scene).further
      let inside = try Renderer().render(scene).instances
      let margin = 200
      let whole = try Renderer().render(scene.enlarged(by: margin)).instances
      for number in scene.instances.indices {
        let full = try #require(further.full(of: number))
        // The rasteriser cuts curves into lines a little differently at another place.
        #expect(abs(full.area - Double(whole[number].amodalArea)) <= 1, "round \(round), instance \(number)")
        let m = Double(margin)
        let box = whole[number].amodalBox
        let moved = Box(minX: box.minX - m, minY: box.minY - m, maxX: box.maxX - m, maxY: box.maxY - m)
        if full.area > 0 { #expect(full.box == moved, "round \(round), instance \(number)") }
        if full.area > Double(inside[number].amodalArea) { cut += 1 }
      }
    }
    #expect(cut > 60)
  }

  @Test("of what is far larger than the picture is known to a thousandth", arguments: [1_500.0, 30_000, 1e7])
  func large(radius: Double) throws {
    let scene = Scene(64, 64, [Layer(.circle(1), at: .pose(scale: radius, x: radius * 0.9, y: 20), owner: 0)])
    let full = try #require(try Renderer().render(scene).further.full(of: 0))
    #expect(abs(full.area / (.pi * radius * radius) - 1) < 2e-3)
    #expect(abs(full.box.width / (2 * radius) - 1) < 2e-3)
  }

  @Test("is nothing more than what is inside where nothing sticks out") func inside() throws {
    let scene = Scene(64, 64, [Layer(.circle(1), at: .pose(scale: 9, x: 30, y: 20), owner: 0)])
    let frame = try Renderer().render(scene)
    let full = try #require(frame.further.full(of: 0))
    #expect(full.area == Double(frame.instances[0].amodalArea) && full.box == frame.instances[0].amodalBox)
  }
}

@Suite("Keypoints") struct KeypointMeasureTests {
  private func scene(_ points: [SceneKeypoint], above: [Layer] = []) -> Scene {
    var scene = Scene(
      40, 30, [Layer(.rectangle(20, 10), at: .pose(x: 20, y: 15), owner: 0)] + above, parents: [nil])
    scene.instances[0].keypoints = points
    return scene
  }

  private func point(_ x: Double, _ y: Double, hidden: Bool = false, from layer: Int = 1) -> SceneKeypoint {
    SceneKeypoint(
      name: "\(x) \(y)", point: Point(x, y), space: Space(Affine(xx: 1, yx: 0, xy: 0, yy: 1, x0: 20, y0: 15)),
      isHidden: hidden, coveringFrom: layer)
  }

  @Test("are outside beyond the edges, which belong to the pixels right and below") func outside() throws {
    let points = [point(-20, 0), point(-20.01, 0), point(19.99, 14.99), point(20, 0), point(0, 15), point(0, -15)]
    let found = try Renderer().render(scene(points)).instances[0].keypoints
    #expect(found.map(\.visibility) == [.visible, .outside, .visible, .outside, .outside, .visible])
    #expect(found[1].point == Point(-0.00999999999999801, 15) || abs(found[1].point.x + 0.01) < 1e-9)
  }

  @Test("are hidden by what lies above, not by glass, and by their own later parts") func hidden() throws {
    let cover = Layer(.rectangle(6, 6), at: .pose(x: 20, y: 15), owner: nil)
    let glass = Layer(.rectangle(6, 6), at: .pose(x: 28, y: 15), occludes: false, owner: nil)
    let limb = Layer(.rectangle(6, 6), at: .pose(x: 12, y: 15), owner: 0)
    let points = [
      point(0, 0), point(8, 0), point(-8, 0), point(-8, 1, from: 4), point(5, 4, hidden: true), point(0, 4),
    ]
    let found = try Renderer().render(scene(points, above: [cover, glass, limb])).instances[0].keypoints
    #expect(found.map(\.visibility) == [.hidden, .visible, .hidden, .visible, .hidden, .visible])
  }
}

@Suite("Depth") struct DepthTests {
  @Test("counts layers from the uppermost, or metres where there are any") func map() throws {
    let low = Layer(.rectangle(8, 8), at: .pose(x: 4, y: 4), owner: 0)
    let high = Layer(.rectangle(4, 4), at: .pose(x: 2, y: 2), owner: 1)
    var scene = Scene(9, 8, [low, high], parents: [nil, nil])
    let layers = try Renderer().render(scene).further
    #expect(layers.depthMap.values[0] == 1 && layers.depthMap.values[7] == 2 && layers.depthMap.values[8] == 0)
    #expect(layers.depth(of: 0) == 1 && layers.depth(of: 1) == 0)
    scene.layers[0].depth = 12.5
    scene.instances[0].depth = 12.5
    let metres = try Renderer().render(scene).further
    #expect(metres.depthMap.values[7] == 3200 && metres.depthMap.values[0] == 0)
    #expect(metres.depth(of: 0) == 12.5 && metres.depth(of: 1) == nil)
  }
}

@Suite("The pose of an object") struct PoseTests {
  @Test("is its own box after all that was done to it") func corners() throws {
    var scene = Scene(80, 80, [Layer(.rectangle(20, 10), at: .pose(degrees: 90, x: 40, y: 30), owner: 0)])
    scene.instances[0].space = Space(scene.layers[0].transform)
    for box in [Box(minX: -10, minY: -5, maxX: 10, maxY: 5), nil] {
      scene.instances[0].box = box
      let frame = try Renderer().render(scene)
      var instance = frame.instances[0]
      frame.further.add(.oriented, to: &instance, at: 0)
      // Turned clockwise by a quarter: its own upper left corner is at the upper right.
      let wanted = [Point(45, 20), Point(45, 40), Point(35, 40), Point(35, 20)]
      for (one, other) in zip(instance.pose?.points ?? [], wanted) {
        #expect(abs(one.x - other.x) < 1e-6 && abs(one.y - other.y) < 1e-6)
      }
      #expect(instance.pose != nil && instance.orientedBox == Quad(Box(minX: 35, minY: 20, maxX: 45, maxY: 40)))
    }
  }
}
