import Foundation
import Labels
import Randomness
import Specification
import Testing

@testable import Scenes

private func stage(_ objects: String, _ scene: String = "", size: String = "[200, 160]") throws -> TestStage {
  try TestStage(
    """
    scene:
      size: \(size)
    \(scene.isEmpty ? "" : "  " + scene)
      objects:
    \(objects.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
    """)
}

/// The shape of a layer as a bitmap of `scale` points a pixel: counted by a rule of its own, without anything of the solver.
private struct Bitmap {
  fileprivate(set) var points: Set<Int> = []

  init(_ layers: [Layer], scale: Double, width: Int = 4096) {
    for layer in layers {
      guard let box = layer.bounds else { continue }
      let rings = layer.outline.mapped(by: layer.transform).polygons(tolerance: 0.01)
      for y in Int(box.minY * scale) - 1...Int(box.maxY * scale) + 1 {
        for x in Int(box.minX * scale) - 1...Int(box.maxX * scale) + 1 {
          let point = Point((Double(x) + 0.5) / scale, (Double(y) + 0.5) / scale)
          if Self.isInside(point, rings) { points.insert(y * width + x) }
        }
      }
    }
  }

  /// By the sum of angles' signs: the crossings of a ray to the right.
  private static func isInside(_ point: Point, _ rings: [[Point]]) -> Bool {
    var winding = 0
    for ring in rings {
      for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
        let side = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
        if a.y <= point.y, b.y > point.y, side > 0 { winding += 1 }
        if a.y > point.y, b.y <= point.y, side < 0 { winding -= 1 }
      }
    }
    return winding != 0
  }

  func share(_ other: Bitmap) -> Double {
    Double(points.intersection(other.points).count) / Double(min(points.count, other.points.count))
  }

  /// Whether the points of both lie beside each other, corners included.
  func touches(_ other: Bitmap, width: Int = 4096) -> Bool {
    let around = [-width - 1, -width, -width + 1, -1, 0, 1, width - 1, width, width + 1]
    return points.contains { point in around.contains { other.points.contains(point + $0) } }
  }
}

@Suite("A place that is sought") struct PlaceTests {
  @Test("overlaps by no more than 'avoid' says, parts included", arguments: 0..<40 as Range<UInt64>)
  func avoid(index: UInt64) throws {
    let scene = try stage(
      """
      - name: a
        repeat: 9
        draw: {star: {points: 5, radius: 18, inner_radius: 8}}
        rotate: {uniform: [0, 360]}
        place: {in: frame}
        avoid: {a: 0.2, b: 0}
        parts: [{name: arm, draw: {rectangle: [4, 30]}, at: [0, -15]}]
      - {name: b, repeat: 3, draw: {ellipse: [14, 9]}, place: {in: frame}}
      """
    ).scene(index)
    let maps = (0..<9).map { number in
      Bitmap(scene.layers.filter { $0.site.hasPrefix("scene.objects.a[\(number)]") }, scale: 4)
    }
    let others = (0..<3).map { number in
      Bitmap(scene.layers.filter { $0.site == "scene.objects.b[\(number)]" }, scale: 4)
    }
    var most = 0.0
    for (number, map) in maps.enumerated() { for other in maps[..<number] { most = max(most, map.share(other)) } }
    #expect(most < 0.2 + 0.01, "\(most)")
    let onOthers = maps.flatMap { map in others.map { map.share($0) } }.max() ?? 0
    #expect(onOthers < 0.01, "\(onOthers)")
  }

  @Test("touches others as often as asked, and else nobody")
  func touching() throws {
    let stage = try stage(
      """
      - class: cell
        repeat: 12
        draw: {ellipse: [{uniform: [7, 11]}, {uniform: [5, 9]}]}
        rotate: {uniform: [0, 180]}
        place: {in: frame}
        avoid: {cell: 0.02}
        relations: {touching: cell, chance: 0.4}
      """)
    var touching = 0
    let samples = 40 as UInt64
    for index in 0..<samples {
      let maps = try stage.scene(index).layers.map { Bitmap([$0], scale: 2) }
      for (number, map) in maps.enumerated() {
        if maps.enumerated().contains(where: { $0.offset != number && $0.element.touches(map) }) { touching += 1 }
      }
    }
    // Of 480 cells 192 should touch, give or take 11; the one that is alone in its picture doesn't (about 1 in 60 pictures).
    #expect((150...234).contains(touching), "\(touching)")
  }

  @Test("keeps the distance of scattered things", arguments: 0..<20 as Range<UInt64>)
  func poissonDisk(index: UInt64) throws {
    let scene = try stage(
      "- {name: a, repeat: 60, draw: {circle: {radius: 2}}, infeasible: drop, place: {scatter: {spacing: 14, in: {ellipse: {radius_x: 90, radius_y: 70}}}}}"
    ).scene(index)
    let centers = scene.layers.compactMap { $0.bounds?.center }
    #expect(centers.count > 50)
    var nearest = Double.infinity
    for (number, one) in centers.enumerated() {
      for other in centers[..<number] { nearest = min(nearest, (one - other).length) }
    }
    #expect(nearest >= 14)
    let outside = centers.filter { center in
      let (x, y) = ((center.x - 100) / 90, (center.y - 80) / 70)
      return x * x + y * y > 1
    }
    #expect(outside.isEmpty)
  }

  @Test("gathers in clusters as wide as asked")
  func clusters() throws {
    let stage = try stage(
      "- {name: a, repeat: 40, draw: {circle: {radius: 0.5}}, infeasible: relax, place: {scatter: {clusters: 1, spread: 5, hold: center, in: {rectangle: [[60, 60], [140, 100]]}}}}"
    )
    var squares = 0.0
    for index in 0..<100 as Range<UInt64> {
      let xs = try stage.scene(index).layers.compactMap { $0.bounds?.center.x }
      let mean: Double = xs.reduce(0, +) / 40
      var sum = 0.0
      for x in xs { sum += (x - mean) * (x - mean) }
      squares += sum / 39
    }
    // Cut off by the region's edges where the middle is near one.
    #expect((16...26).contains(squares / 100), "\(squares / 100)")
  }

  @Test(
    "lies inside its region, all of it",
    arguments: [
      "{rectangle: [[20, 30], [150, 110]]}", "{ellipse: {center: [90, 80], radius_x: 70, radius_y: 60}}",
      "{polygon: [[10, 150], [100, 10], [190, 150]]}", "{path: {d: \"M 20 130 C 60 20 140 20 180 130\", width: 44}}",
      "road", "{outline: island}",
    ])
  func regions(region: String) throws {
    let stage = try stage(
      """
      - {name: island, draw: {star: {points: 6, radius: 78, inner_radius: 60}}}
      - {name: a, draw: {ellipse: [12, 5]}, rotate: {uniform: [0, 360]}, place: {in: \(region)}}
      """, "regions: {road: {polygon: [[0, 0], [200, 40], [200, 120], [0, 60]]}}")
    var xs: [Double] = []
    for index in 0..<60 as Range<UInt64> {
      let scene = try stage.scene(index)
      let box = try #require(scene.layers[1].bounds)
      xs.append(box.center.x)
      let corners = scene.layers[1].outline.mapped(by: scene.layers[1].transform).polygons(tolerance: 0.1).joined()
      var outside = 0
      for point in corners where !Self.isInside(point, region, scene.layers[0]) { outside += 1 }
      #expect(outside == 0, "\(index): \(outside) of \(corners.count)")
    }
    // All over the region, not in one corner of it.
    #expect((xs.max() ?? 0) - (xs.min() ?? 0) > 40)
  }

  /// By the formula of each region; half a pixel is let pass.
  private static func isInside(_ p: Point, _ region: String, _ island: Layer) -> Bool {
    func isLeft(_ a: (Double, Double), _ b: (Double, Double)) -> Bool {
      let length = hypot(b.0 - a.0, b.1 - a.1)
      return ((b.0 - a.0) * (p.y - a.1) - (b.1 - a.1) * (p.x - a.0)) / length > -0.5
    }
    func isConvex(_ corners: [(Double, Double)]) -> Bool {
      zip(corners, corners.dropFirst() + corners.prefix(1)).allSatisfy { isLeft($0, $1) }
    }
    switch region.prefix(5) {
    case "{rect": return p.x >= 20 && p.x <= 150 && p.y >= 30 && p.y <= 110
    case "{elli": return pow((p.x - 90) / 70.5, 2) + pow((p.y - 80) / 60.5, 2) <= 1
    case "{poly": return isConvex([(10, 150), (100, 10), (190, 150)])
    case "road": return isConvex([(0, 0), (200, 40), (200, 120), (0, 60)])
    case "{path":
      return (0...1000).contains { step in
        let t = Double(step) / 1000
        let q = cubic(Point(20, 130), Point(60, 20), Point(140, 20), Point(180, 130), at: t)
        return hypot(q.x - p.x, q.y - p.y) <= 22.5
      }
    default:
      return Bitmap([island], scale: 4).touches(Bitmap(at: p, scale: 4))
    }
  }

  @Test("stands on the ground as a camera sees it")
  func ground() throws {
    let stage = try stage(
      """
      - {name: a, class: a, repeat: 5, draw: {rectangle: [1.8, 1.2]}, place: {ground: {x: {uniform: [-4, 4]}, depth: {log_uniform: [4, 80]}, height: 0.5}}}
      """, "ground: {horizon: 40%, camera_height: 1.6, field_of_view: 70}", size: "[640, 480]")
    let focal = 320 / tan(35 * Double.pi / 180)
    for index in 0..<50 as Range<UInt64> {
      let scene = try stage.scene(index)
      let factors = try stage.factors(index)
      let depths = factors["scene.objects.a.place.ground.depth"]?.numbers ?? []
      let xs = factors["scene.objects.a.place.ground.x"]?.numbers ?? []
      // The farther lie lower.
      #expect(scene.layers.compactMap(\.depth) == depths.sorted(by: >))
      for layer in scene.layers {
        let number = try #require(depths.firstIndex(of: layer.depth ?? 0))
        let (x, z) = (xs[number], depths[number])
        let box = try #require(layer.bounds)
        #expect(abs(box.width - 1.8 * focal / z) < 1e-9 * focal && abs(box.height - 1.2 * focal / z) < 1e-9 * focal)
        #expect(abs(box.center.x - (320 + focal * x / z)) < 1e-9 * focal)
        #expect(abs(box.maxY - (192 + focal * (1.6 - 0.5) / z)) < 1e-9 * focal)
      }
      #expect(scene.instances.map(\.depth) == scene.layers.map(\.depth))
    }
  }

  @Test("follows a line, evenly or as told, and turns with it")
  func along() throws {
    let scene = try stage(
      """
      - {name: a, repeat: 4, draw: {rectangle: [6, 2]}, place: {along: {points: [[20, 20], [120, 20], [120, 120]], turn: true, offset: 5}}}
      - {name: b, draw: {circle: {radius: 1}}, place: {along: {path: "M 0 150 H 200", position: 0.25}}}
      """
    ).scene()
    let centers = scene.layers.compactMap { $0.bounds?.center }
    for (center, wanted) in zip(
      centers, [Point(45, 25), Point(95, 25), Point(115, 45), Point(115, 95), Point(50, 150)])
    {
      #expect((center - wanted).length < 1e-9)
    }
    #expect(abs((scene.layers[2].bounds?.width ?? 0) - 2) < 1e-9)
  }

  @Test("stands to others as its relations say", arguments: 0..<30 as Range<UInt64>)
  func relations(index: UInt64) throws {
    let scene = try stage(
      """
      - {name: table, draw: {rectangle: [90, 20]}, at: [100, 120]}
      - {name: cup, repeat: 2, draw: {rectangle: [8, 12]}, relations: {on: table}, avoid: {cup: 0}}
      - {name: left, draw: {circle: {radius: 5}}, place: {in: frame}, relations: [{left_of: table, by: 4}, {above: cup}]}
      - {name: far, draw: {circle: {radius: 5}}, place: {in: frame}, relations: {apart: table, by: 25}}
      - {name: dot, draw: {circle: {radius: 3}}, relations: {inside: table}}
      - {name: eye, draw: {polygon: [[-4, -3], [8, 0], [-4, 3]]}, place: {in: {rectangle: [[0, 0], [200, 60]]}}, relations: {facing: dot}}
      - {name: row, repeat: 5, draw: {circle: {radius: 3}}, place: {in: {rectangle: [[0, 140], [200, 160]]}}, relations: {sorted: left_to_right}}
      """
    ).scene(index)
    func box(_ site: String) throws -> Box { try #require(try scene.layer("scene.objects.\(site)").bounds) }
    let table = try box("table")
    for cup in [try box("cup[0]"), try box("cup[1]")] {
      #expect(abs(cup.maxY - table.minY) < 1e-9 && cup.minX >= table.minX && cup.maxX <= table.maxX)
      #expect(try box("left").maxY <= cup.minY)
    }
    #expect(try box("left").maxX + 4 <= table.minX)
    let (far, dot) = (try box("far"), try box("dot"))
    #expect(far.distance(to: table) > 20 && table.grown(by: 0.01).holds(dot))
    let eye = try scene.layer("scene.objects.eye").transform
    let (nose, middle) = (eye(Point(100, 0)), eye(Point(0, 0)))
    let (look, way) = (nose - middle, dot.center - middle)
    // Turned about the middle of its box, which is 2 before its origin.
    #expect(abs(look.x * way.y - look.y * way.x) / (look.length * way.length) < 0.1 && look.dot(way) > 0)
    let xs = try (0..<5).map { try box("row[\($0)]").center.x }
    #expect(xs == xs.sorted())
  }

  @Test("is no other where something else is added, taken away or moved in the list")
  func independence() throws {
    let a = "- {name: a, repeat: 6, draw: {circle: {radius: 12}}, place: {in: frame}, avoid: {a: 0}}"
    let b = "- {name: b, repeat: 3, draw: {circle: {radius: 9}}, place: {in: frame}, avoid: {a: 0}}"
    let c = "- {name: c, repeat: 5, draw: {rectangle: [30, 30]}, place: {in: frame}}"
    func places(_ objects: [String], _ name: String, _ index: UInt64) throws -> [Affine] {
      try stage(objects.joined(separator: "\n")).scene(index).layers.filter { $0.site.contains("objects.\(name)") }.map(
        \.transform)
    }
    for index in 0..<20 as Range<UInt64> {
      let alone = try places([a], "a", index)
      // What looks at 'a' comes after it, wherever it is written.
      #expect(try places([b, c, a], "a", index) == alone)
      #expect(try places([a, b, c], "b", index) == places([c, b, a], "b", index))
      #expect(try places([c], "c", index) == places([a, c, b], "c", index))
      let more = try places([a.replacing("repeat: 6", with: "repeat: 7")], "a", index)
      #expect(Array(more.prefix(6)) == alone)
    }
  }

  @Test("draws its first try at the first numbers of its site, and lets keep their own")
  func tries() throws {
    let stage = try stage(
      "- {name: a, class: a, draw: {circle: {radius: 30}}, place: {along: {path: M 0 0 H 200, position: {uniform: [0, 1]}}}}"
    )
    for index in 0..<10 as Range<UInt64> {
      var stream = TestStage.stream("scene.objects.a.place.along.position", index)
      let x = try #require(try stage.scene(index).layers.first?.bounds?.center.x)
      let wanted = 200 * stream.unit()
      #expect(abs(x - wanted) < 1e-9)
    }
  }

  @Test(
    "that isn't there is an error, leaves the object out, or is told to be wrong",
    arguments: ["error", "drop", "relax"])
  func infeasible(policy: String) throws {
    let stage = try stage(
      "- {name: a, class: a, repeat: 4, draw: {rectangle: [120, 90]}, place: {in: frame}, avoid: {a: 0}}",
      "infeasible: \(policy)")
    switch policy {
    case "error":
      #expect {
        try stage.scene()
      } throws: { error in
        (error as? EvaluationError)?.message
          == "'scene.objects.a[1]' finds no place in 1000 tries; what is in the way is 'avoid.a'"
      }
    case "drop":
      #expect(try stage.scene().instances.map(\.site) == ["scene.objects.a[0]"])
      let failure = PlacementFailure(constraint: "scene.objects.a.avoid.a", isDropped: true)
      #expect(try stage.outcome().failures == [failure, failure, failure])
    default:
      #expect(try stage.scene().instances.count == 4)
      let failure = PlacementFailure(constraint: "scene.objects.a.avoid.a", isDropped: false)
      #expect(try stage.outcome().failures == [failure, failure, failure])
    }
  }
}

extension Bitmap {
  fileprivate init(at point: Point, scale: Double, width: Int = 4096) {
    self.init([], scale: scale)
    add(Int(point.y * scale) * width + Int(point.x * scale))
  }

  private mutating func add(_ point: Int) { points.insert(point) }
}
