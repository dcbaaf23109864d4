import Labels
import Randomness
import Specification
import Testing

@testable import Scenes

@Suite("A definition") struct ReuseTests {
  private static let definitions = """
    define:
      dot:
        parameters: {size: {uniform: [1, 2]}, paint: red}
        let: {half: = size / 2}
        class: dot
        draw: {circle: {radius: = half}}
        fill: = paint
        opacity: 0.5
        attributes: {size: = size, kind: plain}
        parts: [{name: eye, draw: {circle: {radius: = size / 8}}, rotate: {uniform: [0, 1]}}]
      big: {use: dot, with: {size: {uniform: [10, 20]}}, fill: blue, attributes: {kind: big}}
    """

  @Test("draws its defaults at the user's path, once per instance")
  func defaults() throws {
    let stage = try TestStage(
      """
      \(Self.definitions)
      scene: {size: [64, 64], objects: [{use: dot, name: a, repeat: 2}]}
      """)
    let (scene, factors) = (try stage.scene(4), try stage.factors(4))
    for number in 0..<2 {
      var stream = TestStage.stream("scene.objects.a.with.size", 4, repeatNumber: UInt32(number))
      let size = try Uniform(1, 2).draw(from: &stream)
      #expect(factors["scene.objects.a.with.size"]?.numbers[number] == size)
      #expect(scene.instances[number].attributes == [.init("size", .number(size)), .init("kind", .text("plain"))])
      let box = try scene.layer("scene.objects.a[\(number)]").outline.bounds
      #expect(isNear(box, Box(minX: -size / 2, minY: -size / 2, maxX: size / 2, maxY: size / 2)))
    }
    #expect(factors["scene.objects.a[1].parts.eye.rotate"] == nil)
    #expect(factors["scene.objects.a.parts.eye.rotate"]?.numbers.count == 2)
  }

  @Test("takes arguments from where it is used, and gives way to the keys beside 'use'")
  func arguments() throws {
    let stage = try TestStage(
      """
      \(Self.definitions)
      let: {wide: 6}
      scene:
        size: [64, 64]
        objects:
          - {use: dot, name: a, with: {size: = wide, paint: green}, opacity: 0.25, attributes: {own: 1, kind: odd}}
          - {use: big, name: b}
      """)
    let scene = try stage.scene(9)
    let green = try #require(Color(text: "green"))
    #expect(try scene.layer("scene.objects.a").fill == .color(green))
    #expect(try scene.layer("scene.objects.a").opacity == 0.25)
    #expect(
      scene.instances[0].attributes
        == [.init("size", .number(6)), .init("kind", .text("odd")), .init("own", .number(1))])
    var stream = TestStage.stream("scene.objects.b.with.with.size", 9)
    let size = try Uniform(10, 20).draw(from: &stream)
    let blue = try #require(Color(text: "blue"))
    #expect(scene.instances[1].attributes == [.init("size", .number(size)), .init("kind", .text("big"))])
    #expect(try scene.layer("scene.objects.b").fill == .color(blue))
    #expect(try scene.layer("scene.objects.b").opacity == 0.5)
  }

  @Test("in an alternative is that alternative's own")
  func alternatives() throws {
    let stage = try TestStage(
      """
      define:
        round: {parameters: {size: {uniform: [1, 2]}}, draw: {circle: {radius: = size}}, fill: red}
        square: {parameters: {size: {uniform: [3, 4]}}, draw: {rectangle: [= size, 1]}, fill: blue}
      scene:
        size: [64, 64]
        objects: [{name: thing, one_of: [{use: round}, {use: square, weight: 2}], rotate: 45}]
      """)
    var seen: Set<String> = []
    for index in 0..<40 as Range<UInt64> {
      let (scene, factors) = (try stage.scene(index), try stage.factors(index))
      guard case .text(let name)? = factors["scene.objects.thing.one_of"] else { break }
      seen.insert(name)
      let isRound = name == "round"
      var stream = TestStage.stream("scene.objects.thing.one_of.\(name).with.size", index)
      let size = try (isRound ? Uniform(1, 2) : Uniform(3, 4)).draw(from: &stream)
      let layer = try scene.layer("scene.objects.thing")
      let color = try #require(Color(text: isRound ? "red" : "blue"))
      #expect(layer.fill == .color(color))
      let (x, y) = isRound ? (size, size) : (size / 2, 0.5)
      #expect(isNear(layer.outline.bounds, Box(minX: -x, minY: -y, maxX: x, maxY: y)))
    }
    #expect(seen == ["round", "square"])
  }

  @Test("sees its parameters and its own file, not its caller")
  func scope() throws {
    let stage = try TestStage(
      """
      let: {tone: 0.25}
      define: {dot: {parameters: {x: 1}, draw: {circle: {radius: = x}}, opacity: = tone}}
      scene:
        size: [64, 64]
        objects: [{name: outer, let: {y: 3}, parts: [{use: dot, with: {x: = y * 2}}]}]
      """)
    let layer = try stage.scene().layers[0]
    #expect(layer.site == "scene.objects.outer.parts.dot")
    #expect(layer.opacity == 0.25)
    #expect(isNear(layer.outline.bounds, Box(minX: -6, minY: -6, maxX: 6, maxY: 6)))
  }
}

@Suite("A name") struct ScopeTests {
  @Test("leads to lets, keys, attributes, parts and instances, whatever their order")
  func members() throws {
    let stage = try TestStage(
      """
      let: {b: = a + 1, a: 1}
      scene:
        size: [200, 100]
        objects:
          - name: probe
            class: probe
            draw: {circle: {radius: 1}}
            attributes:
              lets: = a + b
              key: = car[1].scale
              unset: = car[0].rotate
              inner: = car[1].twice
              part: = car[2].wheel[1].scale
              many: = sum(car.scale)
              count: = count(car where twice > 4)
              parts: = count(car.wheel)
              frame: = frame.width / frame.height
              own: = self.z
              where: = index
          - name: car
            repeat: [2, 4, 6]
            let: {twice: = self.scale * 2}
            scale: = repeat.item
            draw: {circle: {radius: 1}}
            parts:
              - {name: wheel, repeat: 2, scale: = parent.twice + repeat.index + repeat.count * 100, draw: {circle: {radius: 1}}}
      """)
    let values = try stage.scene(42).instances[0].attributes
    let expected: [String: Double] = [
      "lets": 3, "key": 4, "unset": 0, "inner": 8, "part": 213, "many": 12, "count": 2, "parts": 6, "frame": 2,
      "own": 0, "where": 42,
    ]
    for value in values { #expect(value.value.number == expected[value.name], "\(value.name)") }
    #expect(values.count == expected.count)
  }

  @Test("of something whose 'when' is false is absent")
  func absence() throws {
    let stage = try TestStage(
      """
      scene:
        size: [64, 64]
        objects:
          - {name: lamp, when: = index % 2 == 0, scale: 3, draw: {circle: {radius: 1}}}
          - {name: probe, class: probe, draw: {circle: {radius: 1}}, scale: = lamp.scale ?? 7, attributes: {is: = present(lamp)}}
          - {name: many, repeat: 4, when: = repeat.index != 2, scale: = repeat.index + 1, draw: {circle: {radius: 1}}}
          - {name: sum, class: sum, draw: {circle: {radius: 1}}, attributes: {sum: = sum(many.scale), count: = count(many)}}
      """)
    for (index, scale) in [(0, 3.0), (1, 7.0)] as [(UInt64, Double)] {
      let scene = try stage.scene(index)
      #expect(try scene.layer("scene.objects.probe").transform.xx == scale)
      #expect(scene.layers.contains { $0.site == "scene.objects.lamp" } == (index == 0))
      #expect(scene.instances[0].attributes == [.init("is", .boolean(index == 0))])
      #expect(scene.instances[1].attributes == [.init("sum", .number(7)), .init("count", .number(3))])
      #expect(scene.layers.map(\.site).filter { $0.contains("many") }.count == 3)
    }
  }

  @Test("'repeat' is the innermost; a repeat may be empty")
  func repetition() throws {
    let stage = try TestStage(
      """
      scene:
        size: [64, 64]
        objects:
          - name: row
            repeat: 2
            parts: [{name: cell, repeat: "= repeat.index", draw: {circle: {radius: 1}}, at: ["= repeat.index", "= repeat.count"]}]
          - {name: none, repeat: 0, draw: {circle: {radius: 1}}}
      """)
    #expect(try stage.scene().layers.map(\.site) == ["scene.objects.row[1].parts.cell[0]"])
  }
}
