import Diagnostics
import Labels
import Randomness
import Specification
import Testing

@testable import Scenes

/// The values of `let` names, asked for by an object.
private func values(_ lets: String, _ names: [String], _ index: UInt64 = 0) throws -> [LabelValue] {
  try stage(lets, names).scene(index).instances[0].attributes.map(\.value)
}

private func stage(_ lets: String, _ names: [String]) throws -> TestStage {
  let attributes = names.map { "\($0): = \($0)" }.joined(separator: ", ")
  return try TestStage(
    """
    let: {\(lets)}
    scene:
      size: [64, 64]
      objects: [{name: probe, class: probe, draw: {circle: {radius: 1}}, attributes: {\(attributes)}}]
    """)
}

@Suite("A form") struct DrawTests {
  @Test("of numbers keeps inside of its bounds")
  func bounds() throws {
    let stage = try stage(
      "a: {normal: {mean: 0, deviation: 5, within: [-1, 2]}}, b: {integer: [3, 5]}, c: {uniform: [= -a * a, 1]}",
      ["a", "b", "c"])
    var seen: Set<Double> = []
    for index in 0..<300 as Range<UInt64> {
      let values = try stage.scene(index).instances[0].attributes.compactMap(\.value.number)
      #expect(-1...2 ~= values[0] && 3...5 ~= values[1] && values[2] >= -values[0] * values[0] && values[2] < 1)
      seen.insert(values[1])
    }
    #expect(seen == [3, 4, 5])
  }

  @Test("'even' is exact in every hundred samples")
  func even() throws {
    let stage = try stage("a: {even: {x: 60, y: 30, z: 10}}", ["a"])
    for block in 0..<3 as Range<UInt64> {
      var counts: [LabelValue: Int] = [:]
      for index in block * 100..<(block + 1) * 100 {
        counts[try stage.scene(index).instances[0].attributes[0].value, default: 0] += 1
      }
      #expect(counts == [.text("x"): 60, .text("y"): 30, .text("z"): 10])
    }
  }

  @Test("'pick' gives distinct items")
  func pick() throws {
    let stage = try stage("a: {pick: {count: 3, of: [p, q, r, s]}}", ["a"])
    var firsts: Set<LabelValue> = []
    for index in 0..<100 as Range<UInt64> {
      guard case .list(let items) = try stage.scene(index).instances[0].attributes[0].value else {
        Issue.record("no list")
        return
      }
      #expect(items.count == 3 && Set(items).count == 3)
      firsts.insert(items[0])
    }
    #expect(firsts.count == 4)
  }

  @Test("'choice' leaves out items whose 'when' is false")
  func conditions() throws {
    let stage = try stage(
      "a: {choice: [p, {value: q, when: = index % 2 == 0, weight: 3}, {value: r, weight: = index}]}", ["a"])
    var counts: [LabelValue: Int] = [:]
    for index in 0..<400 as Range<UInt64> {
      let value = try stage.scene(index).instances[0].attributes[0].value
      #expect(index % 2 == 0 || value != .text("q"))
      counts[value, default: 0] += 1
    }
    #expect(counts.count == 3)
  }

  @Test("'gaussian_copula' correlates as it says, and keeps each distribution")
  func copula() throws {
    let stage = try stage(
      "a: {gaussian_copula: {of: {x: {normal: [3, 2]}, y: {normal: [0, 1]}}, correlation: -0.6}}, x: = a.x, y: = a.y",
      ["x", "y"])
    let count = 4000.0
    var sums = (x: 0.0, y: 0.0, xx: 0.0, yy: 0.0, xy: 0.0)
    for index in 0..<UInt64(count) {
      let values = try stage.scene(index).instances[0].attributes.compactMap(\.value.number)
      let (x, y) = (values[0], values[1])
      sums = (sums.x + x, sums.y + y, sums.xx + x * x, sums.yy + y * y, sums.xy + x * y)
    }
    let (meanX, meanY) = (sums.x / count, sums.y / count)
    let (varianceX, varianceY) = (sums.xx / count - meanX * meanX, sums.yy / count - meanY * meanY)
    let correlation = (sums.xy / count - meanX * meanY) / (varianceX * varianceY).squareRoot()
    #expect(abs(meanX - 3) < 0.15 && abs(meanY) < 0.08)
    #expect(abs(varianceX - 4) < 0.4 && abs(varianceY - 1) < 0.1)
    #expect(abs(correlation + 0.6) < 0.05)
  }

  @Test("'sweep' makes a grid whose last sweep in the file is fastest")
  func grid() throws {
    let stage = try stage(
      "a: {sweep: [p, q]}, b: {sweep: {from: 0, to: 90, steps: 4}}, c: {sweep: [true, false, true]}", ["c", "b", "a"])
    for index in 0..<50 as Range<UInt64> {
      let values = try stage.scene(index).instances[0].attributes.map(\.value)
      #expect(values[0] == .boolean(index % 3 != 1))
      #expect(values[1] == .number([0, 30, 60, 90][Int(index / 3 % 4)]))
      #expect(values[2] == .text(["p", "q"][Int(index / 12 % 2)]))
    }
  }

  @Test("'record', lists and vectors are values as they stand")
  func structures() throws {
    let values = try values(
      "a: {x: 1, y: {uniform: [2, 2]}}, b: [1, two, true], c: {record: {uniform: 3}}, d: '= a.y + b[0]', e: 010, f: '010'",
      ["a", "b", "c", "d", "e", "f"])
    #expect(values[0] == .record([.init("x", .number(1)), .init("y", .number(2))]))
    #expect(values[1] == .list([.number(1), .text("two"), .boolean(true)]))
    #expect(values[2] == .record([.init("uniform", .number(3))]))
    #expect(values[3] == .number(3))
    #expect(values[4] == .number(10) && values[5] == .text("010"))
  }

  @Test("of color is what its numbers say")
  func colors() throws {
    let stage = try stage(
      "a: {rgb: [1, 0.5, 0]}, b: {hsv: [120, 1, 1]}, c: {hsv: {hue: -120, saturation: 0.5, value: 1, opacity: 0.5}}",
      ["a", "b", "c"])
    let values = try stage.scene().instances[0].attributes.map(\.value)
    #expect(values == [.text("#ff8000"), .text("#00ff00"), .text("#8080ff80")])
  }
}

@Suite("The count") struct CountTests {
  @Test("falls back on the product of all sweeps") func product() throws {
    var diagnostics = Diagnostics()
    let text = "figment: 1\nlet: {a: {sweep: [1, 2, 3]}, b: {sweep: {from: 0, to: 1, steps: 5}}}\nscene: {size: [8, 8]}"
    let root = try #require(YAMLReader.read(Array(text.utf8), file: "t", recording: &diagnostics))
    let reader = SpecReader(seed: 1, files: SpecFiles(root: "."))
    let spec = Spec(root, fileName: "t", reader: reader)
    _ = StagePlan(spec, reader: reader)
    #expect(spec.count == nil && reader.sweepCombinations(limit: .max) == 15)
  }

  @Test("keeps classes apart that look alike but are written differently")
  func classTwins() throws {
    // One letter, and a letter with a mark: equal to Unicode, different code points.
    let stage = try TestStage(
      """
      scene:
        size: [64, 64]
        objects:
          - {name: one, class: "caf\u{e9}", draw: {circle: {radius: 2}}}
          - {name: two, class: "cafe\u{301}", draw: {circle: {radius: 2}}}
      """)
    #expect(stage.plan.classes.names.map { $0.unicodeScalars.count } == [4, 5])
    #expect(try stage.scene().instances.map(\.classIndex) == [0, 1])
  }
}
