import BigInt
import Diagnostics
import Randomness
import Templates
import Testing

/// A template at random, as a spec says it and as its meaning is defined: everything is drawn, then items whose conditions
/// hold are in the draw.
private struct RandomTemplate {
  struct Let {
    let name: String
    let weights: [Double]
    /// The values are 1, 2, …
    var values: [(Int, Double)] {
      let total = weights.reduce(0, +)
      return weights.enumerated().map { ($0 + 1, $1 / total) }
    }
  }

  struct Condition {
    let left: String
    let operation: String
    let right: String
    func holds(_ values: [String: Int]) -> Bool {
      let (left, right) = (values[self.left] ?? 0, values[self.right] ?? Int(self.right) ?? 0)
      switch operation {
      case "!=": return left != right
      case "<": return left < right
      default: return left == right
      }
    }
  }

  struct Item {
    let weight: Double
    let lets: [Let]
    let conditions: [Condition]
    /// Names in the text, each with the chance to be said.
    let shown: [(name: String, chance: Double)]
    /// Names of words, and which of them must differ.
    let words: [String]
    let areApart: Bool
  }

  struct Word {
    let text: String
    let weight: Double
    let when: Condition?
  }

  var root: [Let] = []
  var list: [Word] = []
  var items: [Item] = []

  init(_ number: UInt64) {
    var stream = Stream(key: SiteKey(seed: 3, path: "templates"), index: number)
    func draw(_ bound: Int) -> Int { Int(stream.integer(below: UInt64(bound))) }
    for name in ["r", "s"].prefix(draw(3)) {
      root.append(Let(name: name, weights: (0...draw(3)).map { _ in [1, 2, 3][draw(3)] }))
    }
    root = root.filter { $0.weights.count > 1 }
    for text in ["x", "y", "z"] {
      let when = root.first.map { Condition(left: $0.name, operation: ["!=", "<"][draw(2)], right: "2") }
      list.append(Word(text: text, weight: [1, 1, 2.5][draw(3)], when: text != "z" && draw(3) == 0 ? when : nil))
    }
    for item in 0..<(1 + draw(3)) {
      var lets: [Let] = []
      for name in ["a", "b", "c"].prefix(draw(4)) {
        lets.append(Let(name: name + String(item), weights: (0...(1 + draw(2))).map { _ in [1, 2][draw(2)] }))
      }
      let names = (lets + root).map(\.name)
      var conditions: [Condition] = []
      if !names.isEmpty {
        for _ in 0..<draw(3) {
          let right = draw(3) == 0 ? String(1 + draw(2)) : names[draw(names.count)]
          let left = names[draw(names.count)]
          guard left != right else { continue }
          conditions.append(Condition(left: left, operation: ["!=", "<", "=="][draw(3)], right: right))
        }
      }
      let shown = names.filter { _ in draw(3) > 0 }.map { ($0, draw(3) == 0 ? 0.25 : 1.0) }
      let words = Array(["v", "w"].prefix(draw(3))).map { $0 + String(item) }
      items.append(
        Item(
          weight: Double(1 + draw(3)), lets: lets, conditions: conditions, shown: shown, words: words,
          areApart: words.count == 2 && list.allSatisfy { $0.when == nil } && draw(2) == 0))
    }
  }

  // MARK: as a spec says it

  private func written(_ let: Let) -> String {
    let pairs = `let`.weights.enumerated().map { "\($0 + 1): \($1)" }
    return "\(`let`.name): {weighted: {\(pairs.joined(separator: ", "))}}"
  }

  var spec: String {
    var spec = root.isEmpty ? "" : "let: {\(root.map(written).joined(separator: ", "))}\n"
    let words = list.map { word in
      let when = word.when.map { ", when: \"= \($0.left) \($0.operation) \($0.right)\"" } ?? ""
      return "{text: \(word.text), weight: \(word.weight)\(when)}"
    }
    spec += "template:\n  lists: {word: [\(words.joined(separator: ", "))]}\n  say:\n"
    for (number, item) in items.enumerated() {
      var text = "\(number):"
      for (name, chance) in item.shown { text += chance == 1 ? " \(name)={\(name)}" : "[ \(name)={\(name)}]*\(chance)" }
      for name in item.words { text += " {word as \(name)}" }
      var conditions = item.conditions.map { "\($0.left) \($0.operation) \($0.right)" }
      if item.areApart { conditions.append("\(item.words[0]) != \(item.words[1])") }
      let when = conditions.isEmpty ? "" : "when: \"= \(conditions.joined(separator: " and "))\", "
      let lets = item.lets.isEmpty ? "" : "let: {\(item.lets.map(written).joined(separator: ", "))}, "
      spec += "    - {weight: \(item.weight), \(when)\(lets)text: \"\(text)\"}\n"
    }
    return spec
  }

  // MARK: as it is meant

  /// How likely each text is; empty if nothing can be said.
  var meaning: [String: Double] {
    var found: [String: Double] = [:]
    visit(root + items.flatMap(\.lets), [:], 1) { values, share in
      let isIn = items.map { item in item.conditions.allSatisfy { $0.holds(values) } }
      let total = zip(items, isIn).reduce(0) { $0 + ($1.1 ? $1.0.weight : 0) }
      for (number, item) in items.enumerated() where isIn[number] {
        for (text, part) in texts(of: item, number, values) {
          found[text, default: 0] += share * item.weight / total * part
        }
      }
    }
    let total = found.values.reduce(0, +)
    return found.mapValues { $0 / total }
  }

  private func visit(_ lets: [Let], _ values: [String: Int], _ share: Double, _ body: ([String: Int], Double) -> Void) {
    guard let first = lets.first else { return body(values, share) }
    for (value, chance) in first.values {
      visit(Array(lets.dropFirst()), values.merging([first.name: value]) { $1 }, share * chance, body)
    }
  }

  private func texts(of item: Item, _ number: Int, _ values: [String: Int]) -> [String: Double] {
    var texts = ["\(number):": 1.0]
    for (name, chance) in item.shown {
      var next: [String: Double] = [:]
      for (text, share) in texts {
        next[text + " \(name)=\(values[name] ?? 0)", default: 0] += share * chance
        if chance < 1 { next[text, default: 0] += share * (1 - chance) }
      }
      texts = next
    }
    guard !item.words.isEmpty else { return texts }
    let words = list.filter { $0.when?.holds(values) ?? true }
    var tuples: [(text: String, weight: Double)] = []
    for first in words {
      if item.words.count == 1 {
        tuples.append((" " + first.text, first.weight))
      } else {
        for second in words where !item.areApart || first.text != second.text {
          tuples.append((" \(first.text) \(second.text)", first.weight * second.weight))
        }
      }
    }
    let total = tuples.reduce(0) { $0 + $1.weight }
    var all: [String: Double] = [:]
    for (text, share) in texts {
      for tuple in tuples { all[text + tuple.text, default: 0] += share * tuple.weight / total }
    }
    return all
  }
}

@Suite("A random template") struct RandomTemplateTests {
  @Test("says what its definition says, as likely") func meaning() throws {
    var count = 0
    for number in 0..<250 as Range<UInt64> {
      let template = RandomTemplate(number)
      let wanted = template.meaning.filter { $0.value > 0 }
      // A condition that is never true is an error by itself.
      let read = try ReadTemplate("figment: 1\n" + template.spec)
      guard read.diagnostics.allSatisfy({ $0.severity == .warning }), read.grammar != nil else {
        let isNeverTrue = read.diagnostics.contains {
          ["never-true", "empty-language", "never-said"].contains($0.code)
        }
        #expect(isNeverTrue, "\(read.rendered)")
        continue
      }
      let found = try Sentences(spec: template.spec)
      count += 1
      let isSame = found.texts == Set(wanted.keys)
      #expect(isSame, "\(number)\n\(template.spec)")
      let language = TextLanguage(try #require(read.grammar), references: read.references)
      #expect(language.countTexts().texts == .counted(BigUInt(wanted.count)), "\(number)\n\(template.spec)")
      let worst = wanted.map { abs($0.value - (found.probabilities[$0.key] ?? 0)) }.max() ?? 0
      #expect(worst < 1e-9, "\(number): \(worst)\n\(template.spec)")
    }
    #expect(count > 120, "\(count)")
  }
}
