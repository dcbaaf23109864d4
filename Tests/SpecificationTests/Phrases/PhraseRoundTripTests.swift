import Diagnostics
import Specification
import Testing

/// Random phrases as trees: the notation is the product's, the tree the test's.
private struct PhraseMaker {
  var chance: Chance
  private let place = source("x").whole

  init(seed: UInt64) { chance = Chance(seed: seed) }

  mutating func phrase(_ depth: Int) -> Phrase {
    var parts: [Phrase.Part] = []
    for _ in 0..<chance.below(4) {
      let part = part(depth)
      // Two literals beside each other would be one.
      if case .literal = part, case .literal? = parts.last { continue }
      parts.append(part)
    }
    return Phrase(parts, place)
  }

  private mutating func part(_ depth: Int) -> Phrase.Part {
    switch depth > 0 ? chance.below(5) : 0 {
    case 0, 1: return .literal(located(chance.pick(Self.texts)))
    case 2: return .slot(slot(depth - 1))
    case 3: return .group(choice(depth - 1, atLeast: 2))
    default:
      let alternatives = 1 + chance.below(2)
      let choice = choice(depth - 1, atLeast: alternatives)
      return .optional(choice, probability: chance.below(2) == 0 ? nil : located(chance.pick([0, 0.25, 1, 1e-7])))
    }
  }

  private static let texts = [
    "a", " ", "= x", "3*4", "*", "**b**", "(c)", "{d}", "[e]*0.5", "f|g", "\\", "\\n", "\n", "\t", "'quoted'",
    "ß 𝄞 e\u{301}",
    "a:b c=d", ".", "1", "%", "\u{2028}", "…",
  ]

  private mutating func choice(_ depth: Int, atLeast count: Int) -> Choice {
    var alternatives = (0..<count).map { _ in
      Choice.Alternative(
        phrase(depth), weight: count > 1 && chance.below(2) == 0 ? located(chance.pick([1, 3, 0.5, 1e10])) : nil)
    }
    // Only the first and the last may be empty, and not all.
    if alternatives.allSatisfy(\.phrase.parts.isEmpty) {
      alternatives[0].phrase.parts = [.literal(located("only"))]
    }
    return Choice(alternatives, place)
  }

  private mutating func slot(_ depth: Int) -> Slot {
    let content: Slot.Content
    if chance.below(3) == 0 {
      content = .expression(expression())
    } else {
      let path = (0...chance.below(2)).map { _ in located(chance.pick(["city", "v", "größe", "as", "if"])) }
      let arguments = chance.below(2) == 0 ? nil : arguments(depth)
      let alias = chance.below(3) == 0 ? located("a") : nil
      content = .reference(Reference(path, arguments: arguments, alias: alias))
    }
    let filters = (0..<chance.below(3)).map { _ in
      let value: FilterUse.Value? = chance.pick([nil, .number(-2.5), .number(3), .text("it's |:}"), .word("p.n")])
      return FilterUse(located(chance.pick(["title", "pad", "case"])), value: value.map { located($0) })
    }
    return Slot(content, filters: filters, span: chance.below(2) == 0 ? span() : nil, place)
  }

  private mutating func arguments(_ depth: Int) -> [Reference.Argument] {
    let count = chance.below(3)
    let isNamed = chance.below(2) == 0
    return (0..<count).map { number in
      let name = isNamed ? located("k\(number)") : nil
      if depth > 0, chance.below(3) == 0 { return Reference.Argument(.slot(slot(depth - 1)), name: name) }
      return Reference.Argument(.expression(expression()), name: name)
    }
  }

  private mutating func span() -> SpanMark {
    var attributes: [SpanMark.Attribute] = []
    if chance.below(2) == 0 {
      attributes.append(.init(located("role"), .text(located(chance.pick(["from", "New York", "it's", "", "a/b-c"])))))
    }
    if chance.below(3) == 0 { attributes.append(.init(located("of"), .expression(expression()))) }
    return SpanMark(located(chance.pick(["CITY", "B-PER", "x.y"])), attributes: attributes)
  }

  private mutating func expression() -> Expression {
    var writer = ExpressionWriter(chance: Chance(seed: chance.next()))
    var diagnostics = Diagnostics()
    guard let expression = Expression.parse(source("= " + writer.expression(2)), recording: &diagnostics) else {
      preconditionFailure("the writer writes what reads")
    }
    return expression
  }

  private func located<Value>(_ value: Value) -> Located<Value> { Located(value, place) }
}

@Suite("A printed phrase") struct PhraseRoundTripTests {
  @Test("reads back as itself")
  func roundTrip() throws {
    for seed in 0..<1_500 as Range<UInt64> {
      var maker = PhraseMaker(seed: seed)
      let tree = maker.phrase(4)
      var diagnostics = Diagnostics()
      let back = Phrase.parse(source(tree.description), recording: &diagnostics)
      #expect(back == tree, "seed \(seed): \(tree) \(diagnostics.all.map(\.rendered))")
      #expect(back?.description == tree.description, "seed \(seed)")
    }
  }

  @Test("survives every mutation without a trap, and stays inside its text")
  func fuzz() {
    let alphabet = Array("{}[]()|\\*:='.,0aé \n\u{0}\u{301}".unicodeScalars)
    for seed in 0..<3_000 as Range<UInt64> {
      var maker = PhraseMaker(seed: seed)
      var scalars = Array(maker.phrase(3).description.unicodeScalars) + ["a"]
      for _ in 0...maker.chance.below(6) {
        let place = maker.chance.below(scalars.count)
        switch maker.chance.below(3) {
        case 0: scalars[place] = maker.chance.pick(alphabet)
        case 1: scalars.insert(maker.chance.pick(alphabet), at: place)
        default: if scalars.count > 1 { scalars.remove(at: place) }
        }
      }
      check(String(String.UnicodeScalarView(scalars)), seed: seed)
    }
  }

  @Test("survives noise made of its own signs, and of bytes")
  func noise() {
    let alphabet = Array("{}[]()|\\*:=' .,09ab".unicodeScalars)
    for seed in 0..<3_000 as Range<UInt64> {
      var chance = Chance(seed: seed)
      let signs = (0..<chance.below(40)).map { _ in chance.pick(alphabet) }
      check(String(String.UnicodeScalarView(signs)), seed: seed)
      let bytes = (0..<chance.below(40)).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
      check(String(decoding: bytes, as: UTF8.self), seed: seed)
    }
  }

  private func check(_ text: String, seed: UInt64) {
    var diagnostics = Diagnostics()
    let phrase = Phrase.parse(source(text), recording: &diagnostics)
    #expect((phrase == nil) == diagnostics.hasErrors, "seed \(seed): \(text)")
    for diagnostic in diagnostics.all {
      #expect(diagnostic.range.start <= diagnostic.range.end, "seed \(seed): \(text)")
      #expect(!diagnostic.rendered.isEmpty)
    }
    guard let phrase else { return }
    let back = Phrase.parse(source(phrase.description), recording: &diagnostics)
    #expect(back == phrase, "seed \(seed): \(text)")
  }
}
