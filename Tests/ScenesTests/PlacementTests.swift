import Foundation
import Labels
import Specification
import Testing

@testable import Scenes

private func stage(_ objects: String, size: String = "[200, 100]") throws -> TestStage {
  try TestStage(
    """
    scene:
      size: \(size)
      objects:
    \(objects.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
    """)
}

@Suite("An object's place") struct PlacementTests {
  @Test("is scaled, skewed, rotated and moved, in this order")
  func order() throws {
    let scene = try stage(
      "- {name: a, draw: {rectangle: [4, 2]}, scale: [3, -2], skew: [20, 10], rotate: 30, at: [50, 60]}"
    ).scene()
    let map = try scene.layer("scene.objects.a").transform
    let (lean, rise) = (tan(20 * Double.pi / 180), tan(10 * Double.pi / 180))
    let (sine, cosine) = (sin(30 * Double.pi / 180), cos(30 * Double.pi / 180))
    for corner in [Point(2, 1), Point(-2, 1), Point(2, -1), Point(0, 0)] {
      let scaled = Point(3 * corner.x, -2 * corner.y)
      let skewed = Point(scaled.x + lean * scaled.y, scaled.y + rise * scaled.x)
      let turned = Point(cosine * skewed.x - sine * skewed.y, sine * skewed.x + cosine * skewed.y)
      let place = map(corner)
      #expect(abs(place.x - turned.x - 50) < 1e-12 && abs(place.y - turned.y - 60) < 1e-12)
    }
  }

  @Test("is the middle of the enclosing box where nothing is said; lines keep their own origin")
  func fallback() throws {
    let scene = try stage(
      """
      - {name: a, draw: {rectangle: [40, 20]}, parts: [{name: b, draw: {circle: {radius: 2}}}]}
      - {name: c, draw: {line: {to: [5, 6]}}}
      - {name: d, draw: {polygon: [[1, 2], [5, 2], [5, 9]]}, at: [10, 10]}
      - {name: e, draw: {polygon: [[1, 2], [5, 2], [5, 10]]}, anchor: [center, center]}
      """
    ).scene()
    #expect(isNear(try scene.layer("scene.objects.a").bounds, Box(minX: 80, minY: 40, maxX: 120, maxY: 60)))
    #expect(isNear(try scene.layer("scene.objects.a.parts.b").bounds, Box(minX: 98, minY: 48, maxX: 102, maxY: 52)))
    #expect(isNear(try scene.layer("scene.objects.c").bounds, Box(minX: 0, minY: 0, maxX: 5, maxY: 6)))
    #expect(isNear(try scene.layer("scene.objects.d").bounds, Box(minX: 11, minY: 12, maxX: 15, maxY: 19)))
    #expect(isNear(try scene.layer("scene.objects.e").bounds, Box(minX: -2, minY: -4, maxX: 2, maxY: 4)))
  }

  @Test("in percent is of the enclosing box, from its left and top")
  func shares() throws {
    let scene = try stage(
      """
      - {name: a, draw: {rectangle: {width: 50%, height: 40%}}, at: [25%, 80%], parts: [{name: b, draw: {circle: {radius: 10%}}, at: [0%, 100%]}]}
      - {name: c, draw: {circle: {radius: {uniform: [10%, 10%]}}}, at: ["= '50%'", 50]}
      """
    ).scene()
    #expect(isNear(try scene.layer("scene.objects.a").bounds, Box(minX: 0, minY: 60, maxX: 100, maxY: 100)))
    // The part's box is 100 by 40: its corner at the bottom left, its radius 10 % of the shorter side.
    #expect(isNear(try scene.layer("scene.objects.a.parts.b").bounds, Box(minX: -4, minY: 96, maxX: 4, maxY: 104)))
    #expect(isNear(try scene.layer("scene.objects.c").bounds, Box(minX: 90, minY: 40, maxX: 110, maxY: 60)))
  }

  @Test("in whole percents is drawn as they are written, both ends included")
  func wholeShares() throws {
    let stage = try stage("- {name: a, draw: {circle: {radius: 1}}, at: [{integer: [10%, 13%]}, 50]}")
    var places: Set<Int> = []
    for index in 0..<200 as Range<UInt64> {
      let bounds = try #require(try stage.scene(index).layer("scene.objects.a").bounds)
      let place = (bounds.minX + bounds.maxX) / 2
      #expect(abs(place - place.rounded()) < 1e-9)
      places.insert(Int(place.rounded()))
    }
    // The picture is 200 wide.
    #expect(places == [20, 22, 24, 26])
  }

  @Test("of a group moves and turns its parts; without 'at' they stand as if outside of it")
  func groups() throws {
    let scene = try stage(
      """
      - {name: a, at: [50, 20], rotate: 90, scale: 2, parts: [{name: b, draw: {circle: {radius: 1}}, at: [10, 0]}, {name: c, draw: {circle: {radius: 1}}}]}
      - {name: d, parts: [{name: e, draw: {circle: {radius: 1}}, at: [30, 40]}, {name: f, draw: {circle: {radius: 1}}, at: [50%, 0%]}]}
      """
    ).scene()
    #expect(isNear(try scene.layer("scene.objects.a.parts.b").bounds, Box(minX: 48, minY: 38, maxX: 52, maxY: 42)))
    #expect(isNear(try scene.layer("scene.objects.a.parts.c").bounds, Box(minX: 48, minY: 18, maxX: 52, maxY: 22)))
    #expect(isNear(try scene.layer("scene.objects.d.parts.e").bounds, Box(minX: 29, minY: 39, maxX: 31, maxY: 41)))
    #expect(isNear(try scene.layer("scene.objects.d.parts.f").bounds, Box(minX: 99, minY: -1, maxX: 101, maxY: 1)))
  }

  @Test("of the anchor is the origin")
  func anchors() throws {
    let scene = try stage(
      """
      - {name: a, draw: {rectangle: [40, 20]}, anchor: [left, bottom], at: [10, 90]}
      - {name: b, draw: {text: {text: abcd}}, font: {size: 8}, anchor: [right, baseline], at: [100, 50]}
      - {name: c, draw: {text: {text: abcd}}, font: {size: 8}, at: [100, 50]}
      """
    ).scene()
    #expect(isNear(try scene.layer("scene.objects.a").bounds, Box(minX: 10, minY: 70, maxX: 50, maxY: 90)))
    #expect(isNear(try scene.layer("scene.objects.b").bounds, Box(minX: 84, minY: 44, maxX: 100, maxY: 52)))
    #expect(isNear(try scene.layer("scene.objects.c").bounds, Box(minX: 92, minY: 46, maxX: 108, maxY: 54)))
  }

  @Test("in the order: later ones lie on top, unless 'z' says otherwise")
  func painting() throws {
    let scene = try stage(
      """
      - {name: top, z: 5, draw: {circle: {radius: 1}}}
      - name: car
        repeat: 2
        draw: {circle: {radius: 1}}
        parts:
          - {name: hood, draw: {circle: {radius: 1}}}
          - {name: shade, z: -1, draw: {circle: {radius: 1}}, parts: [{name: edge, draw: {circle: {radius: 1}}}]}
          - {name: under, z: -2, draw: {circle: {radius: 1}}}
      - {name: floor, z: -1, draw: {circle: {radius: 1}}}
      - {name: last, draw: {circle: {radius: 1}}}
      """
    ).scene()
    let car = { (number: Int) -> [String] in
      ["parts.under", "parts.shade", "parts.shade.parts.edge", "", "parts.hood"].map {
        "scene.objects.car[\(number)]" + ($0.isEmpty ? "" : ".\($0)")
      }
    }
    let names = { (name: String) in "scene.objects.\(name)" }
    #expect(scene.layers.map(\.site) == [names("floor")] + car(0) + car(1) + [names("last"), names("top")])
  }

  @Test("of text is as high as its lines, whatever ends them", arguments: ["\\n", "\\r\\n"])
  func lines(end: String) throws {
    let stage = try TestStage(
      """
      let: {two: "ab\(end)abcd"}
      scene:
        size: [100, 100]
        objects: [{name: a, draw: {text: {text: "{two}"}}, font: {size: 8}, at: [50, 50]}]
      """)
    #expect(isNear(try stage.scene().layer("scene.objects.a").bounds, Box(minX: 42, minY: 42, maxX: 58, maxY: 58)))
  }

  @Test("of a text too long to be set is an error of its own")
  func longText() throws {
    let stage = try TestStage(
      """
      let: {word: \(String(repeating: "a", count: 50_001))}
      scene:
        size: [100, 100]
        objects: [{name: a, draw: {text: {text: "{word}{word}"}}}]
      """)
    #expect {
      try stage.scene()
    } throws: { error in
      (error as? EvaluationError)?.message == "the text to be set is too long, the limit is 100000 characters"
    }
  }

  @Test("hands opacity, 'occludes' and font on to parts")
  func inheritance() throws {
    let scene = try stage(
      """
      - name: a
        opacity: 0.5
        occludes: false
        font: {size: 10}
        parts:
          - {name: b, opacity: 0.5, occludes: true, draw: {text: {text: ab}}, parts: [{name: c, draw: {text: {text: a}}, font: {size: 4}}]}
      """
    ).scene()
    let (b, c) = (try scene.layer("scene.objects.a.parts.b"), try scene.layer("scene.objects.a.parts.b.parts.c"))
    #expect(b.opacity == 0.25 && c.opacity == 0.25 && !b.occludes && !c.occludes)
    #expect(b.bounds?.width == 10 && c.bounds?.width == 2)
  }
}

@Suite("A scene's instances") struct InstanceTests {
  private static let body = """
    scene:
      size: [64, 64]
      objects:
        - {name: rain, draw: {circle: {radius: 1}}}
        - name: car
          class: {choice: [truck, bus]}
          repeat: 2
          draw: {circle: {radius: 4}}
          attributes: {color: red, number: = repeat.index}
          parts:
            - {class: wheel, repeat: 2, draw: {circle: {radius: 1}}}
            - {name: paint, draw: {circle: {radius: 1}}, parts: [{name: logo, class: "= if repeat.index == 0 then 'bus' else 'logo'", draw: {circle: {radius: 1}}}]}
    """

  @Test("have the classes of the spec, in its order")
  func classes() throws {
    #expect(try TestStage(Self.body).plan.classes.names == ["truck", "bus", "wheel", "logo"])
  }

  @Test("stand before their parts, which know them; what has no class belongs to what holds it")
  func parents() throws {
    let scene = try TestStage(Self.body).scene()
    #expect(scene.instances.map(\.parent) == [nil, 0, 0, 0, nil, 4, 4, 4])
    #expect(scene.instances[4].attributes == [.init("color", .text("red")), .init("number", .number(1))])
    #expect(scene.layers.map(\.owner) == [nil, 0, 1, 2, 0, 3, 4, 5, 6, 4, 7])
  }

  @Test("are kept, ignored or dropped by the first rule that holds")
  func keep() throws {
    let stage = try TestStage(
      """
      \(Self.body)
      keep:
        - {keep: = area == 0 and number == 0}
        - {drop: "= area < 30 and class == 'wheel'"}
        - {ignore: = area == 77 and occlusion > 0.5}
      targets: {left: = count(car), sum: = sum(car.area), wheels: = count(car.wheel)}
      tags: {index: = index, big: = any(car where area > 100)}
      """.replacing("number == 0", with: "(number ?? 1) == 0"))
    // car, wheel, wheel, logo, car, wheel, wheel, logo
    let areas = [0, 10, 40, 0, 150, 77, 29, 90]
    let outcome = try stage.outcome(3) { areas[$0] }
    #expect(outcome.instances.map(\.id) == [0, 2, 4, 5, 7])
    #expect(outcome.instances.map(\.isIgnored) == [false, false, false, true, false])
    #expect(outcome.droppedByRule.values.reduce(0, +) == 2)
    #expect(outcome.droppedInvisible.values.reduce(0, +) == 1)
    let targets = Dictionary(uniqueKeysWithValues: outcome.targets.map { ($0.name, $0.value) })
    #expect(targets == ["left": .number(2), "sum": .number(150), "wheels": .number(2)])
    #expect(outcome.tags == [.init("index", .number(3)), .init("big", .boolean(true))])
  }
}
