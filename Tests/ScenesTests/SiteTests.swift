import Labels
import Randomness
import Specification
import Testing

@testable import Scenes

@Suite("A site") struct SiteTests {
  @Test("draws from the stream of its path and index, nothing else")
  func streams() throws {
    let stage = try TestStage(
      """
      let: {light: {uniform: [10, 20]}}
      scene:
        size: [64, 64]
        background: {hsv: [{uniform: [0, 360]}, 0.5, 0.5]}
        objects: [{name: dot, draw: {circle: {radius: {log_uniform: [1, 9]}}}, rotate: {normal: [0, 10]}}]
      """)
    for index in [0, 1, 99, 12_345_678] as [UInt64] {
      let factors = try stage.factors(index)
      func expect(_ path: String, _ distribution: some Distribution<Double>) {
        var stream = TestStage.stream(path, index)
        #expect(factors[path] == .number(distribution.draw(from: &stream)), "\(path) of \(index)")
      }
      expect("scene.background.hsv.0", try Uniform(0, 360))
      expect("scene.objects.dot.draw.circle.radius", try LogUniform(1, 9))
      expect("scene.objects.dot.rotate", try Normal(mean: 0, deviation: 10))
      #expect(factors.count == 3, "what nothing asks for is not drawn: \(factors.keys.sorted())")
    }
  }

  @Test("counts the innermost repeat and folds the outer ones into its key")
  func repeats() throws {
    let stage = try TestStage(
      """
      scene:
        size: [64, 64]
        objects:
          - name: car
            repeat: 3
            draw: {circle: {radius: 2}}
            rotate: {uniform: [0, 1]}
            parts:
              - {name: wheel, repeat: 2, draw: {circle: {radius: 1}}, rotate: {uniform: [0, 1]}}
              - {name: door, draw: {circle: {radius: 1}}, rotate: {uniform: [0, 1]}}
      """)
    let factors = try stage.factors(5)
    let uniform = try Uniform(0, 1)
    for car in 0..<3 {
      var stream = TestStage.stream("scene.objects.car.rotate", 5, repeatNumber: UInt32(car))
      #expect(factors["scene.objects.car.rotate"]?.numbers[car] == uniform.draw(from: &stream))
      stream = TestStage.stream("scene.objects.car.parts.door.rotate", 5, repeatNumber: UInt32(car))
      #expect(factors["scene.objects.car.parts.door.rotate"]?.numbers[car] == uniform.draw(from: &stream))
      let wheels = factors["scene.objects.car[\(car)].parts.wheel.rotate"]?.numbers ?? []
      for wheel in 0..<2 {
        let path = "scene.objects.car.parts.wheel.rotate"
        var stream = TestStage.stream(path, 5, outer: [UInt64(car)], repeatNumber: UInt32(wheel))
        #expect(wheels[wheel] == uniform.draw(from: &stream))
      }
    }
    #expect(factors.count == 2 + 3)
  }

  @Test("of an item is keyed by name, class, scalar or position")
  func items() throws {
    let stage = try TestStage(
      """
      let:
        a: {choice: [{value: {uniform: [0, 1]}, name: low}, {value: {uniform: [5, 6]}, weight: 0}]}
        b: {choice: [red, {value: white, weight: 3}]}
        c: [{uniform: [0, 1]}, {uniform: [0, 1]}]
      scene:
        size: [64, 64]
        objects:
          - name: thing
            one_of: [{class: ball, draw: {circle: {radius: {uniform: [1, 2]}}}}]
            attributes: {a: = a, b: = b, c: = c}
      """)
    let factors = try stage.factors(3)
    // The choice tells the value that came out, under the item's own site it was drawn.
    #expect(factors["let.a"] == factors["let.a.choice.low"])
    for path in ["let.a.choice.low", "let.c.0", "let.c.1"] {
      var stream = TestStage.stream(path, 3)
      #expect(factors[path] == .number(try Uniform(0, 1).draw(from: &stream)), "\(path)")
    }
    var stream = TestStage.stream("let.b", 3)
    #expect(factors["let.b"] == .text(["red", "white"][try Weighted([1, 3]).draw(from: &stream)]))
    #expect(factors["scene.objects.thing.one_of"] == .text("ball"))
    #expect(factors["scene.objects.thing.one_of.ball.draw.circle.radius"] != nil)
  }

  @Test("is the only one of its place, whatever keys and names are called")
  func distinct() throws {
    let stage = try TestStage(
      #"""
      let:
        a: {choice: [{value: {uniform: [0, 1]}, name: "1"}, {value: {uniform: [0, 1]}}, {uniform: [0, 1]}]}
        b: {a.b: {uniform: [0, 1]}, a: {b: {uniform: [0, 1]}}, 'a\': {b: {uniform: [0, 1]}}}
      scene:
        size: [64, 64]
        objects: [{class: dot, draw: {circle: {radius: 1}}, attributes: {a: = a, b: = b}}]
      """#)
    var numbers: Set<Double> = []
    var picked: Set<String> = []
    for index in 0..<50 as Range<UInt64> {
      let factors = try stage.factors(index)
      for (path, value) in factors where path != "let.a" {
        numbers.insert(try #require(value.number, "\(path)"))
      }
      picked.formUnion(factors.keys.filter { $0.hasPrefix("let.a.choice.") })
      #expect(factors.count == 2 + 3)
      for path in [#"let.b.a\.b"#, "let.b.a.b", #"let.b.a\\.b"#] { #expect(factors[path] != nil, "\(path)") }
    }
    #expect(numbers.count == 50 * 4, "no two draw the same")
    #expect(picked == ["let.a.choice.1", "let.a.choice._1", "let.a.choice.2"])
  }

  @Test("is not moved by what else the spec holds, nor by its order")
  func independence() throws {
    let small = try TestStage(
      """
      let: {light: {uniform: [0, 1]}}
      scene:
        size: [64, 64]
        objects:
          - {class: ball, repeat: {integer: [1, 5]}, draw: {circle: {radius: {uniform: [1, 5]}}}, opacity: = light}
          - {class: box, draw: {rectangle: [{uniform: [1, 9]}, 4]}, fill: {choice: [red, {value: blue, weight: 2}]}}
      """)
    let large = try TestStage(
      """
      define: {dot: {draw: {circle: {radius: {uniform: [2, 3]}}}}}
      let: {other: {uniform: [0, 1]}, light: {uniform: [0, 1]}, more: {chance: = other}}
      scene:
        size: [64, 64]
        background: {hsv: [{uniform: [0, 360]}, 1, 1]}
        objects:
          - {use: dot, repeat: {integer: [1, 3]}, opacity: = other, when: = more}
          - fill: {choice: [red, {value: blue, weight: 2}]}
            rotate: {uniform: [0, 90]}
            draw: {rectangle: [{uniform: [1, 9]}, 4]}
            class: box
            parts: [{use: dot, name: knob, at: [{uniform: [0, 1]}, 2]}]
          - class: ball
            let: {extra: {uniform: [0, 1]}}
            repeat: {integer: [1, 5]}
            opacity: = light
            z: = extra
            draw: {circle: {radius: {uniform: [1, 5]}}}
      """)
    for index in 0..<50 as Range<UInt64> {
      let (some, all) = (try small.factors(index), try large.factors(index))
      for (path, value) in some { #expect(all[path] == value, "\(path) of \(index)") }
    }
  }

  @Test("is not moved by one more part in another instance")
  func growingParts() throws {
    func stage(_ wheels: String) throws -> TestStage {
      try TestStage(
        """
        scene:
          size: [64, 64]
          objects:
            - name: car
              repeat: 3
              parts: [{name: wheel, repeat: "\(wheels)", draw: {circle: {radius: 1}}, rotate: {uniform: [0, 1]}}]
        """)
    }
    let (few, many) = (try stage("= 2").factors(), try stage("= if repeat.index == 1 then 5 else 2").factors())
    for car in [0, 2] {
      let path = "scene.objects.car[\(car)].parts.wheel.rotate"
      #expect(few[path] == many[path])
    }
    let path = "scene.objects.car[1].parts.wheel.rotate"
    #expect(few[path]?.numbers == many[path].map { Array($0.numbers.prefix(2)) })
  }

  @Test("gives the same for any count; only 'progress' asks for it")
  func count() throws {
    let body = """
      let: {a: {uniform: [0, 1]}}
      scene: {size: [64, 64], background: {hsv: [0, = a, 1]}}
      """
    let (few, many) = (try TestStage(body, count: 10), try TestStage(body, count: 1000))
    for index in 0..<10 as Range<UInt64> { #expect(try few.factors(index) == many.factors(index)) }
    #expect(few.countUses == 0)
    let curriculum = try TestStage(
      "scene: {size: [64, 64], background: {hsv: [0, = progress, 1]}}", count: 10)
    #expect(curriculum.countUses == 1)
    #expect(try curriculum.scene(5).background == .color(Color(hue: 0, saturation: 0.5, value: 1)))
  }
}
