import Randomness

/// A template at random whose rules use each other and themselves, as a spec says it and as its meaning is defined: an
/// ambiguous language of many scripts, with values that are shared, held apart, compared and agreed with.
///
/// Its derivations are listed by a plain walk over the parts, with nothing shared: what a rule can't say within `depth`
/// drops out, and the other phrases share its weight.
struct RecursiveTemplate {
  /// A piece of a phrase.
  indirect enum Part {
    case text(String)
    /// One of several, or nothing where the last one is empty.
    case group([(parts: [Part], weight: Double)])
    case rule(Int)
    /// A word of the list, marked, under a name of its own rule.
    case word(name: String, label: String?)
    /// What the name holds once more.
    case again(String)
    /// The rule that says its argument, of a name: `{echo(name)}`.
    case echo(String)
    /// A number, and a noun that agrees with it.
    case number(name: String)
    case noun(name: String, number: String)
    /// A word of grammar that agrees with a noun.
    case article(noun: String)
    case span(label: String, rule: Int)
  }

  struct Phrase {
    var parts: [Part]
    var weight: Double
    var when: Condition?
  }

  enum Condition {
    case apart(String, String)
    case before(String, String)
    case isKind(String, String)
  }

  struct Word: Hashable {
    let text: String
    let weight: Double
    let size: Int
    let kind: String
    let item: Int
  }

  /// Of a text: what is said, and the spans in it, in code points.
  struct Span: Hashable, Comparable {
    var start: Int
    var end: Int
    var label: String
    /// What it means, where its text does not say that.
    var value: String?
    static func < (one: Span, two: Span) -> Bool {
      (one.start, two.end, one.label, one.value ?? "") < (two.start, one.end, two.label, two.value ?? "")
    }
  }

  /// One derivation.
  struct Said {
    var scalars: [Unicode.Scalar] = []
    var spans: [Span] = []
    var label: String
    var probability: Double
    /// What names hold, of the rule at hand.
    var held: [String: Int] = [:]
    var text: String { String(String.UnicodeScalarView(scalars)) }
  }

  /// Confused easily when put together; with clusters of several code points, both directions and wide letters.
  private static let texts = [
    "a", "b", "ab", "ba", "aa", "é", "e\u{301}", "👩‍👩‍👧", "🇩🇪", "שלום", "مرحبا", "東京", "京", "ß", "🇫🇷", "नि", "ﬁ",
  ]
  private static let nouns = [("mus", "mice", "masculine"), ("cat", "cats", "feminine"), ("ice", "mice", "feminine")]

  private var stream: Stream
  private(set) var depth = 1
  private(set) var words: [Word] = []
  private(set) var rules: [[Phrase]] = []
  private(set) var says: [(phrase: Phrase, label: String)] = []
  private var names = 0

  init(_ number: UInt64) {
    stream = Stream(key: SiteKey(seed: 5, path: "recursive"), index: number)
    depth = draw(3)
    var texts = Self.texts
    for item in 0..<(2 + draw(2)) {
      words.append(
        Word(
          text: texts.remove(at: draw(texts.count)), weight: [1, 1, 2.5][draw(3)], size: draw(3),
          kind: ["k", "l"][draw(2)], item: item))
    }
    for _ in 0..<(1 + draw(3)) { rules.append([]) }
    for rule in rules.indices {
      // The first phrase ends, so that there is always something to say.
      var phrases = [Phrase(parts: [leaf(of: nil)], weight: Double(1 + draw(2)), when: nil)]
      for _ in 0..<(1 + draw(2)) { phrases.append(phrase(count: 1 + draw(2), mayCall: true)) }
      rules[rule] = phrases
    }
    for label in ["yes", "no"].prefix(1 + draw(2)) {
      says.append((phrase(count: 2 + draw(2), mayCall: true), draw(2) == 0 ? "yes" : label))
    }
  }

  private mutating func draw(_ bound: Int) -> Int { Int(stream.integer(below: UInt64(bound))) }

  private mutating func name() -> String {
    names += 1
    return "n\(names)"
  }

  private mutating func phrase(count: Int, mayCall: Bool) -> Phrase {
    var parts: [Part] = []
    var shown: [String] = []
    for _ in 0..<count {
      let name = self.name()
      switch draw(9) {
      case 0, 1: parts.append(leaf(of: nil))
      case 2, 3:
        parts.append(.word(name: name, label: draw(2) == 0 ? "W" : nil))
        shown.append(name)
      case 4: if let known = shown.randomOne(draw(7)) { parts.append(draw(2) == 0 ? .again(known) : .echo(known)) }
      case 5: parts.append(.group(group()))
      case 6:
        let noun = self.name()
        parts += [.number(name: name), .text("-"), .noun(name: noun, number: name)]
        if draw(2) == 0 { parts.insert(.article(noun: noun), at: parts.count - 3) }
      case 7: parts.append(.span(label: "S", rule: draw(rules.count)))
      default: parts.append(.rule(draw(rules.count)))
      }
    }
    var when: Condition?
    if let last = shown.last, draw(3) > 0 {
      when = .isKind(last, "k")
      if let first = shown.first, first != last { when = draw(2) == 0 ? .apart(first, last) : .before(first, last) }
    }
    if parts.isEmpty { parts = [leaf(of: nil)] }
    return Phrase(parts: parts, weight: [1, 2, 0.5][draw(3)], when: when)
  }

  private mutating func leaf(of: String?) -> Part { .text(["a", "b", "ab", "é", "👩‍👩‍👧"][draw(5)]) }

  private mutating func group() -> [(parts: [Part], weight: Double)] {
    var branches: [(parts: [Part], weight: Double)] = []
    for _ in 0..<2 { branches.append(([leaf(of: nil)], Double(1 + draw(3)))) }
    if draw(2) == 0 { branches.append(([.rule(draw(rules.count))], 1)) }
    return branches
  }

  // MARK: as a spec says it

  private func written(_ part: Part) -> String {
    switch part {
    case .text(let text): text
    case .group(let branches):
      "(" + branches.map { "\($0.parts.map(written).joined())*\($0.weight)" }.joined(separator: "|") + ")"
    case .rule(let rule): "{r\(rule)}"
    case .word(let name, let label): "{word as \(name)\(label.map { ":\($0)" } ?? "")}"
    case .again(let name): "{\(name)}"
    case .echo(let name): "{echo(\(name))}"
    case .number(let name): "{integer(1, 2) as \(name)}"
    case .noun(let name, let number): "{noun as \(name)|number=\(number):N}"
    case .article(let noun): "{le|agree=\(noun)}"
    case .span(let label, let rule): "{r\(rule):\(label)}"
    }
  }

  private func written(_ phrase: Phrase, label: String? = nil) -> String {
    var line = "{text: \"\(phrase.parts.map(written).joined())\", weight: \(phrase.weight)"
    switch phrase.when {
    case .apart(let one, let two)?: line += ", when: \"= \(one) != \(two)\""
    case .before(let one, let two)?: line += ", when: \"= \(one).size <= \(two).size\""
    case .isKind(let one, let kind)?: line += ", when: \"= \(one).kind == '\(kind)'\""
    case nil: break
    }
    return line + (label.map { ", label: \($0)}" } ?? "}")
  }

  var spec: String {
    let words = words.map { "{text: \"\($0.text)\", weight: \($0.weight), size: \($0.size), kind: \($0.kind)}" }
    let nouns = Self.nouns.map { "{text: \($0.0), forms: {plural: \($0.1)}, gender: \($0.2)}" }
    var spec = "figment: 1\ntemplate:\n  locale: en\n  depth: \(depth)\n  lists:\n"
    spec += "    word: [\(words.joined(separator: ", "))]\n    noun: [\(nouns.joined(separator: ", "))]\n  rules:\n"
    spec += "    echo: {parameters: [p], text: [\"{p}\", \"{p}{p}\"]}\n"
    spec += "    le: {forms: {masculine: m, feminine: f, plural: p}}\n"
    for (number, phrases) in rules.enumerated() {
      spec += "    r\(number): [\(phrases.map { written($0) }.joined(separator: ", "))]\n"
    }
    spec += "  say:\n"
    for say in says { spec += "    - \(written(say.phrase, label: say.label))\n" }
    return spec
  }

  // MARK: as it is meant

  /// All derivations; nil if there are more than `limit`.
  func derivations(limit: Int) -> [Said]? {
    var all: [Said] = []
    var total = 0.0
    for say in says {
      guard let said = expand(say.phrase, Said(label: say.label, probability: 1), [:], limit) else { return nil }
      guard !said.isEmpty else { continue }
      let weight = say.phrase.weight
      total += weight
      all += said.map { one in
        var one = one
        one.probability *= weight
        return one
      }
      guard all.count <= limit else { return nil }
    }
    return all.map { one in
      var one = one
      one.probability /= total
      return one
    }
  }

  /// What a phrase adds to what is said: all values that its condition allows, by their weights.
  private func expand(_ phrase: Phrase, _ said: Said, _ open: [Int: Int], _ limit: Int) -> [Said]? {
    // Which noun an article needs is known when the noun is: all names are given values first.
    var values: [(held: [String: Int], weight: Double)] = [([:], 1)]
    for part in phrase.parts {
      switch part {
      case .word(let name, _):
        values = values.flatMap { one in
          words.indices.map { (one.held.merging([name: $0]) { $1 }, one.weight * words[$0].weight) }
        }
      case .number(let name):
        values = values.flatMap { one in [1, 2].map { (one.held.merging([name: $0]) { $1 }, one.weight) } }
      case .noun(let name, _):
        values = values.flatMap { one in
          Self.nouns.indices.map { (one.held.merging([name: $0]) { $1 }, one.weight) }
        }
      default: break
      }
    }
    values = values.filter { one in
      switch phrase.when {
      case .apart(let first, let second)?: one.held[first] != one.held[second]
      case .before(let first, let second)?: words[one.held[first] ?? 0].size <= words[one.held[second] ?? 0].size
      case .isKind(let name, let kind)?: words[one.held[name] ?? 0].kind == kind
      case nil: true
      }
    }
    let total = values.reduce(0) { $0 + $1.weight }
    var all: [Said] = []
    for value in values {
      var start = said
      start.held = value.held
      start.probability *= value.weight / total
      guard let made = expand(phrase.parts, start, phrase, open, limit) else { return nil }
      all += made.map { one in
        var one = one
        one.held = said.held
        return one
      }
      guard all.count <= limit else { return nil }
    }
    return all
  }

  private func expand(_ parts: [Part], _ said: Said, _ phrase: Phrase, _ open: [Int: Int], _ limit: Int) -> [Said]? {
    var all = [said]
    for part in parts {
      var next: [Said] = []
      for one in all {
        guard let made = expand(part, one, phrase, open, limit) else { return nil }
        next += made
        guard next.count <= limit else { return nil }
      }
      all = next
    }
    return all
  }

  private func adding(_ text: String, _ label: String? = nil, meaning: String? = nil, to said: Said) -> [Said] {
    var said = said
    let start = said.scalars.count
    said.scalars += Array(text.unicodeScalars)
    if let label {
      let value = meaning == text ? nil : meaning
      said.spans.append(Span(start: start, end: said.scalars.count, label: label, value: value))
    }
    return [said]
  }

  private func expand(_ part: Part, _ said: Said, _ phrase: Phrase, _ open: [Int: Int], _ limit: Int) -> [Said]? {
    switch part {
    case .text(let text): return adding(text, to: said)
    case .word(let name, let label): return adding(words[said.held[name] ?? 0].text, label, to: said)
    case .again(let name): return adding(words[said.held[name] ?? 0].text, to: said)
    case .echo(let name):
      let text = words[said.held[name] ?? 0].text
      return [(text, 0.5), (text + text, 0.5)].flatMap { text, share in
        adding(text, to: said).map { one in
          var one = one
          one.probability *= share
          return one
        }
      }
    case .number(let name): return adding(String(said.held[name] ?? 0), to: said)
    case .noun(let name, let number):
      let noun = Self.nouns[said.held[name] ?? 0]
      return adding(said.held[number] == 1 ? noun.0 : noun.1, "N", meaning: noun.0, to: said)
    case .article(let noun):
      // The noun that it agrees with stands in the plural where its own number asks for that.
      let number = phrase.parts.lazy.compactMap { part in
        if case .noun(noun, let number) = part { number } else { nil }
      }.first
      let isPlural = said.held[number ?? ""] == 2
      return adding(isPlural ? "p" : Self.nouns[said.held[noun] ?? 0].2 == "feminine" ? "f" : "m", to: said)
    case .rule(let rule): return expand(rule: rule, said, open, limit)
    case .span(let label, let rule):
      let start = said.scalars.count
      return expand(rule: rule, said, open, limit)?.map { one in
        var one = one
        if one.scalars.count > start { one.spans.append(Span(start: start, end: one.scalars.count, label: label)) }
        return one
      }
    case .group(let branches):
      var made: [([Said], Double)] = []
      for branch in branches {
        guard let said = expand(branch.parts, said, phrase, open, limit) else { return nil }
        if !said.isEmpty { made.append((said, branch.weight)) }
      }
      return shared(made)
    }
  }

  private func expand(rule: Int, _ said: Said, _ open: [Int: Int], _ limit: Int) -> [Said]? {
    var inside = open
    if isRecursive(rule) {
      guard open[rule, default: 0] <= depth else { return [] }
      inside[rule, default: 0] += 1
    }
    var made: [([Said], Double)] = []
    for phrase in rules[rule] {
      guard let said = expand(phrase, said, inside, limit) else { return nil }
      if !said.isEmpty { made.append((said, phrase.weight)) }
    }
    return shared(made)
  }

  /// Those that can be said, by their weights.
  private func shared(_ made: [([Said], Double)]) -> [Said] {
    let total = made.reduce(0) { $0 + $1.1 }
    return made.flatMap { said, weight in
      said.map { one in
        var one = one
        one.probability *= weight / total
        return one
      }
    }
  }

  private func isRecursive(_ rule: Int) -> Bool {
    var reached: Set<Int> = []
    var waiting = calls(of: rule)
    while let next = waiting.popLast() {
      if reached.insert(next).inserted { waiting += calls(of: next) }
    }
    return reached.contains(rule)
  }

  private func calls(of rule: Int) -> [Int] {
    func calls(_ part: Part) -> [Int] {
      switch part {
      case .rule(let rule), .span(_, let rule): [rule]
      case .group(let branches): branches.flatMap { $0.parts.flatMap(calls) }
      default: []
      }
    }
    return rules[rule].flatMap { $0.parts.flatMap(calls) }
  }
}

extension Array {
  /// The one at a place of a longer round; nil if there is none at all.
  fileprivate func randomOne(_ place: Int) -> Element? { isEmpty ? nil : self[place % count] }
}
