import Diagnostics
import Labels
import Randomness

@testable import Specification
@testable import Templates

/// Numbers in a row, with digits of their own or by way of `Datum`.
struct Numbers: Provider {
  var first: Int
  var size: UInt128
  var isFast = true

  var count: UInt128? { size }
  var wholeNumbers: WholeNumbers? { isFast ? WholeNumbers(first: first) : nil }
  func value(at rank: UInt128) -> Datum { .number(Double(first + Int(rank))) }
}

/// Makes small grammars at random: ambiguous, nested, with registers shared over distance and held apart.
struct GrammarMaker {
  private var stream: Stream
  private(set) var grammar = Grammar()
  /// Texts that are easily confused when put together, and in many scripts.
  private static let words = [
    "a", "b", "ab", "ba", "", " ", "aa", "ß", "é", "e\u{301}", "👩‍👩‍👧", "🇩🇪", "שלום", "東京", "İ", "ﬁ", "\"", "x\\",
  ]
  private let maximum: Int

  init(_ number: UInt64, maximum: Int = 4) {
    stream = Stream(key: SiteKey(seed: 11, path: "grammars"), index: number)
    self.maximum = maximum
  }

  /// The grammar of number `number`.
  static func make(_ number: UInt64, size: Int = 3) -> Grammar {
    var maker = GrammarMaker(number)
    return maker.made(size)
  }

  private mutating func draw(_ bound: Int) -> Int { Int(stream.integer(below: UInt64(bound))) }
  private mutating func chance(_ share: Double) -> Bool { stream.unit() < share }

  private mutating func made(_ size: Int) -> Grammar {
    grammar.labels = ["A", "B", "C"]
    for number in 0..<3 { grammar.sources.append(list(number)) }
    grammar.sources.append(
      .provider(
        Grammar.ProviderSource(
          name: "numbers", provider: Numbers(first: draw(3) - 1, size: 12, isFast: chance(0.7)),
          forms: [Grammar.ProviderSource.Form(members: [], filters: [])])))
    let shared = rule(size)
    for number in 0..<(1 + draw(3)) {
      var held: [Int: Int] = [:]
      var parts = [part(size, &held, shared), part(size, &held, shared)]
      if chance(0.3) { parts.append(part(size, &held, shared)) }
      let label: String? = chance(0.5) ? ["yes", "no"][draw(2)] : nil
      grammar.tops.append(
        Grammar.Top(
          site: "template.say.\(number)", weight: Double(1 + draw(3)), label: label,
          node: grammar.add(.sequence(parts))))
    }
    grammar.rules = [("shared", shared)]
    return grammar
  }

  private mutating func list(_ number: Int) -> Grammar.Source {
    let count = 2 + draw(2)
    let texts = (0..<count).map { _ in Self.words[draw(Self.words.count)] }
    let others = (0..<count).map { _ in Self.words[draw(Self.words.count)] }
    let entries = (0..<count).map { index in
      Grammar.List.Entry(
        weight: [1, 1, 2.5][draw(3)], datum: .text(texts[index]), item: index,
        value: chance(0.4) ? .absent : .text(chance(0.5) ? texts[draw(count)] : "v\(draw(2))"))
    }
    return .list(Grammar.List(name: "list\(number)", entries: entries, forms: [texts, others]))
  }

  /// A rule with registers of its own, to be used more than once.
  private mutating func rule(_ size: Int) -> Int {
    let first = grammar.registerCount
    var held: [Int: Int] = [:]
    let node = part(size - 1, &held, nil)
    return grammar.add(.scope(registers: first..<grammar.registerCount, node))
  }

  private mutating func pick(_ held: inout [Int: Int]) -> Int {
    let register = grammar.registerCount
    grammar.registerCount += 1
    let source = draw(4)
    var among = Grammar.Among.all
    // Different from each other only where they were picked so.
    if source < 3, case .list(let list) = grammar.sources[source] {
      let known = held.filter { $0.value == source }.keys.sorted()
      if let other = known.first, chance(0.7) {
        among = .others(than: [other])
      } else if chance(0.3) {
        among = .entries([0, list.entries.count - 1], weights: [1, 2])
      }
    } else if let other = held.filter({ $0.value == source }).keys.sorted().first, chance(0.7) {
      among = .others(than: [other])
    } else {
      among = chance(0.5) ? .ranks([0..<1, 9..<11]) : .ranks([2..<4])
    }
    held[register] = source
    return grammar.add(.pick(Grammar.Pick(register: register, source: source, among: among)))
  }

  private mutating func part(_ size: Int, _ held: inout [Int: Int], _ shared: Int?) -> Int {
    guard size > 0 else { return leaf(&held) }
    switch draw(10) {
    case 0, 1, 2:
      var parts: [Int] = []
      for _ in 0..<(2 + draw(2)) { parts.append(part(size - 1, &held, shared)) }
      return grammar.add(.sequence(parts))
    case 3, 4:
      var branches: [Grammar.Branch] = []
      for _ in 0..<(2 + draw(2)) {
        var inside = held
        branches.append(Grammar.Branch(part(size - 1, &inside, shared), weight: Double(1 + draw(4))))
      }
      return grammar.add(.choice(branches))
    case 5, 6:
      let inner = part(size - 1, &held, shared)
      let register = held.keys.sorted().first
      let value: Grammar.Mark.Value =
        chance(0.5) ? .none : register.map { .register($0) } ?? .constant(.text("c"))
      return grammar.add(.span(Grammar.Mark(label: draw(3), value: value), inner))
    case 7:
      guard let filter = textFilters.first(where: { $0.name == ["upper", "capital", "title"][draw(3)] }) else {
        return leaf(&held)
      }
      let start = SourcePosition(line: 1, column: 1)
      let range = SourceRange(SourceFile(name: "test", text: ""), start, start)
      return grammar.add(
        .filtered(
          [BoundFilter(filter: filter, range: range, options: TextFilter.Options())], part(size - 1, &held, shared)))
    case 8:
      if let shared { return shared }
      return leaf(&held)
    default: return leaf(&held)
    }
  }

  private mutating func leaf(_ held: inout [Int: Int]) -> Int {
    switch draw(5) {
    case 0: return grammar.add(.text(Self.words[draw(Self.words.count)]))
    case 1, 2:
      let pick = pick(&held)
      guard chance(0.7) else { return pick }
      return grammar.add(.sequence([pick, show(grammar.registerCount - 1, held)]))
    default:
      let known = held.keys.sorted()
      guard !known.isEmpty else { return grammar.add(.text(Self.words[draw(Self.words.count)])) }
      return show(known[draw(known.count)], held)
    }
  }

  private mutating func show(_ register: Int, _ held: [Int: Int]) -> Int {
    grammar.add(.show(register: register, form: held[register] == 3 ? 0 : draw(2)))
  }
}
