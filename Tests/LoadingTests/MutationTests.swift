import Foundation
import Generation
import Rendering
import Scenes
import Specification
import Testing

/// Ready-made specs with random damage: whatever a stranger writes, reading it and resolving a sample ends, with a
/// diagnostic or a scene, and never in a trap.
@Suite("A damaged spec") struct MutationTests {
  /// How many a spec; `FIGMENT_MUTATIONS` asks for more.
  private static let count = UInt64(ProcessInfo.processInfo.environment["FIGMENT_MUTATIONS"] ?? "") ?? 60
  private static let scenes = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "scenes")

  private static var specs: [String] {
    get throws {
      let ready = try FileManager.default.contentsOfDirectory(atPath: scenes.path).filter { $0.hasSuffix(".yaml") }
      return try ready.sorted().map { try String(contentsOf: scenes.appending(path: $0), encoding: .utf8) } + [rich]
    }
  }

  /// A bit of everything.
  private static let rich = """
    figment: 1
    count: {sweep: 3}
    let: {a: {uniform: [1, 5]}, b: = a * 2, c: {gaussian_copula: {of: {x: {normal: [0, 1]}, y: {uniform: [0, 1]}}, correlation: 0.5}}, s: {sweep: [1, 2]}}
    define:
      dot: {parameters: {size: {integer: [1, 4]}, paint: {required: color}}, class: dot, draw: {circle: {radius: = size}}, fill: = paint, parts: [{name: eye, repeat: 2, draw: {star: {points: 5, radius: = size, inner_radius: 1}}}]}
    template: {lists: {city: [Rome, {text: Oslo, weight: 2}]}, rules: {hi: "(hello|hi)[ {city}]"}}
    scene:
      size: [64, 48]
      font: {family: DejaVu Sans, size: 8}
      background: {noise: {colors: [red, blue], scale: 8, octaves: 3}}
      objects:
        - {use: dot, repeat: {integer: [0, 4]}, with: {paint: {choice: [red, {value: blue, weight: 2, when: = index > 0}]}}, at: [{uniform: [0%, 100%]}, = b], z: {normal: [0, 1]}}
        - {name: text, draw: {text: {text: "{hi} {integer(1, 9)} {= a|decimals=1}"}}, anchor: [left, baseline], stroke: {color: white, width: 2px}}
        - {name: path, draw: {path: "M 0 0 L 10 10 A 5 5 0 0 1 3 3 Z"}, rotate: = c.x * 10, skew: [5, 0], when: {chance: 0.5}}
        - {name: any, one_of: [{class: p, draw: {ring: {radius: 4, inner_radius: 1}}}, {class: q, weight: = a, draw: {rectangle: [10%, 5]}}], opacity: = path.opacity ?? 0.5}
    keep: [{drop: = area < 4}]
    targets: {n: = count(dot), m: = sum(dot.area)}
    """.replacingOccurrences(of: "count: {sweep: 3}", with: "count: 10")

  @Test("gives diagnostics or a sample", arguments: try specs.indices)
  func mutations(of number: Int) throws {
    let spec = try Self.specs[number]
    let folder = try Folder()
    let catalogue = FontCatalogue.scan()
    var drawn = 0
    for seed in 0..<Self.count {
      var mutator = Mutator(seed: seed &* 31 &+ UInt64(number))
      let text = mutator.damaged(spec)
      let path = try folder.write(text, to: "spec.yaml")
      if ProcessInfo.processInfo.environment["FIGMENT_MUTATIONS"] != nil {
        try text.write(toFile: "/tmp/figment-mutation-\(number).yaml", atomically: false, encoding: .utf8)
      }
      let start = ContinuousClock.now
      if let loaded = try? LoadedSpec.load(SpecRequest(path)) {
        let typesetter = FontTypesetter(catalogue, root: folder.url.path)
        if let stage = loaded.stage, (try? SceneMaker(stage, typesetter: typesetter).draft(0, split: "train")) != nil {
          drawn += 1
        }
      }
      #expect(ContinuousClock.now - start < .seconds(30), "seed \(seed) of spec \(number):\n\(text)")
    }
    #expect(drawn > 0, "no damaged spec could be drawn: the damage is too great to test much")
  }
}

/// Makes a few changes in a text: what hasty people and hostile ones do.
private struct Mutator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  private mutating func below(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, count)))
  }

  private mutating func one<Item>(of items: [Item]) -> Item { items[below(items.count)] }

  private static let numbers = [
    "0", "-1", "1e308", "-1e308", "5e-324", "1e18", "9223372036854775807", "-9223372036854775808", "99999999999", "0.5",
    ".inf", ".nan", "100001", "1e9", "2147483648", "0x7fffffffffffffff", "100%", "-50%", "1e300%", "2px",
  ]
  private static let values = [
    "null", "true", "''", "[]", "{}", "[[]]", "red", "{uniform: [1, 2]}", "{sweep: [1, 2]}", "{choice: [1, a, {x: 1}]}",
    "{integer: [0, 1000000000]}", "'= index / (index - index)'", "'= self'", "'= parent.parent'", "'= repeat.item'",
    "'= frame'", "{record: {a: 1}}", "{phrase: '{city}'}", "{list: city}", "'= 1e308 * 10'", "&a [*a]",
    "{poisson: 1e9}",
    "{normal: [0, 1e300]}", "{binomial: [1000000000, 0.5]}", "{even: {a: 1, b: 1}}", "{pick: {count: 2, of: [1, 2]}}",
    "{chance: 0.5}", "{gradient: {from: red, to: blue}}", "{circle: {radius: 1e300}}",
  ]

  mutating func damaged(_ text: String) -> String {
    var text = text
    for _ in 0...below(3) { text = once(text) }
    return text
  }

  private mutating func once(_ text: String) -> String {
    var words = Mutator.words(of: text)
    let places = words.indices.filter { words[$0].first.map { $0.isLetter || $0.isNumber } ?? false }
    guard !places.isEmpty else { return text }
    let place = one(of: places)
    switch below(8) {
    case 0: words[place] = one(of: Self.numbers)
    case 1: words[place] = one(of: Self.values)
    case 2: words[place] = words[one(of: places)]
    case 3: words.remove(at: place)
    case 4: words.swapAt(place, one(of: places))
    case 5:
      // A line twice, or gone.
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let line = below(lines.count)
      if below(2) == 0 { lines.insert(lines[line], at: below(lines.count)) } else { lines.remove(at: line) }
      return lines.joined(separator: "\n")
    case 6:
      let digits = places.filter { words[$0].first?.isNumber ?? false }
      if !digits.isEmpty { words[one(of: digits)] = one(of: Self.numbers) }
    default: words[place] += one(of: [":", " #", "'", "{", "]", ",", " = ", "%", "\t", "é", "\u{202E}"])
    }
    return words.joined()
  }

  /// The text in words and what stands between them.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var isWord = false
    for character in text {
      let isPart = character.isLetter || character.isNumber || character == "_" || character == "."
      if isPart, isWord { words[words.count - 1].append(character) } else { words.append(String(character)) }
      isWord = isPart
    }
    return words
  }
}
