package import Diagnostics

extension Phrase {
  /// How deep brackets and braces may be nested.
  package static let depthLimit = 100
  /// How many code points a phrase may have.
  package static let lengthLimit = 100_000

  /// Reads a phrase; nil, and every reason recorded, if there are errors. Warnings leave the phrase.
  ///
  /// - `\` makes the next character text, unless it is a letter; `\n` and `\t` are a line break and a tab.
  /// - `(a|b)` is one of several; an alternative may be empty, but no two `|` stand together.
  /// - `[x]` is there or not, half and half, `[x]*0.2` with that probability, `[a|b]` holds alternatives.
  /// - `*3` is a weight directly before the `|` or the bracket that ends its alternative. Directly behind `]` a star
  ///   gives a probability, so `([x]*0.5*3|b)` has both. Every other star is text.
  /// - `{…}` is a slot: `Slot` has its parts.
  package static func parse(_ source: SourceText, recording diagnostics: inout Diagnostics) -> Phrase? {
    var parser = PhraseParser(source)
    let phrase = parser.whole()
    diagnostics.record(contentsOf: parser.diagnostics)
    return parser.diagnostics.hasErrors ? nil : phrase
  }
}

extension SourceText {
  /// Whether the text is an expression and not a phrase: it begins with `=`. A phrase writes `\=` for the sign.
  package var isExpression: Bool { text.unicodeScalars.first == "=" }
}

/// Reads phrases from left to right, recording faults and going on.
struct PhraseParser {
  let source: SourceText
  let scalars: [Unicode.Scalar]
  var offset = 0
  var diagnostics = Diagnostics()
  var depth = 0
  /// Whether the limit of nesting ended the reading: what is unclosed then is no fault of its own.
  private(set) var isStopped = false
  /// What closes the brackets around the text at hand, the innermost last.
  private var closers: [Unicode.Scalar] = []

  init(_ source: SourceText) {
    self.source = source
    scalars = Array(source.text.unicodeScalars)
  }

  /// What holds the text that is being read: `(` or `[`, with its place.
  struct Bracket {
    let opener: Unicode.Scalar
    let offset: Int
    var closer: Unicode.Scalar { opener == "(" ? ")" : "]" }
  }

  mutating func whole() -> Phrase {
    guard scalars.count <= Phrase.lengthLimit else {
      diagnostics.record(.phraseTooLong(source.whole, count: scalars.count))
      return Phrase([], source.whole)
    }
    return phrase(in: nil)
  }

  var next: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  func range(_ start: Int, _ end: Int) -> SourceRange { source.range(of: start..<end) }

  /// The character at `offset`, with its place.
  func located(_ offset: Int) -> Located<String> { Located(String(scalars[offset]), range(offset, offset + 1)) }

  /// Reads parts up to the end, or to the `|` or closing bracket that ends an alternative.
  mutating func phrase(in bracket: Bracket?) -> Phrase {
    let start = offset
    var parts: [Phrase.Part] = []
    var text = LiteralReader()
    while let scalar = next, !ends(scalar, in: bracket) {
      if let part = part(scalar, in: bracket, text: &text) {
        if let literal = text.take(in: source, to: part.start) { parts.append(literal) }
        parts.append(part.value)
      }
    }
    if let literal = text.take(in: source, to: offset) { parts.append(literal) }
    return Phrase(parts, range(start, offset))
  }

  private func ends(_ scalar: Unicode.Scalar, in bracket: Bracket?) -> Bool {
    guard let bracket else { return false }
    // The closer of an outer bracket ends the inner ones too, which then are unclosed.
    return scalar == "|" || closers.contains(scalar) || isWeight(in: bracket)
  }

  /// One part, or nil where what was read went into the text.
  private mutating func part(
    _ scalar: Unicode.Scalar, in bracket: Bracket?, text: inout LiteralReader
  ) -> (value: Phrase.Part, start: Int)? {
    let start = offset
    switch scalar {
    case "{", "(", "[":
      if let part = scalar == "{" ? slot().map(Phrase.Part.slot) : group(scalar) { return (part, start) }
      // Something was meant to stand here, so that what holds it isn't empty.
      text.append(scalar, at: start)
      return nil
    case "\\":
      text.append(escape(), at: start)
      return nil
    case "}", ")", "]", "|":
      diagnostics.record(scalar == "|" ? .barOutsideGroup(located(offset)) : .strayBracket(located(offset)))
      fallthrough
    default:
      offset += 1
      text.append(scalar, at: start)
      return nil
    }
  }

  private mutating func escape() -> Unicode.Scalar {
    let start = offset
    offset += 1
    guard let scalar = next else {
      diagnostics.record(.escapeOfNothing(range(start, offset)))
      return "\\"
    }
    offset += 1
    switch scalar {
    case "n": return "\n"
    case "t": return "\t"
    default:
      if scalar.properties.isAlphabetic { diagnostics.record(.unknownEscape(scalar, at: range(start, offset))) }
      return scalar
    }
  }

  // MARK: Groups

  private mutating func group(_ opener: Unicode.Scalar) -> Phrase.Part? {
    let bracket = Bracket(opener: opener, offset: offset)
    guard enter(bracket.offset) else { return nil }
    defer { depth -= 1 }
    offset += 1
    closers.append(bracket.closer)
    let alternatives = alternatives(in: bracket)
    closers.removeLast()
    guard next == bracket.closer else {
      if !isStopped { diagnostics.record(.bracketUnclosed(located(bracket.offset), closer: bracket.closer)) }
      return nil
    }
    offset += 1
    let choice = Choice(alternatives, range(bracket.offset, offset))
    check(choice, in: bracket)
    guard opener == "[" else { return .group(choice) }
    let probability = probability()
    return .optional(Choice(alternatives, range(bracket.offset, offset)), probability: probability)
  }

  /// Counts one level more, or ends the reading because there are too many.
  mutating func enter(_ opener: Int) -> Bool {
    guard depth < Phrase.depthLimit else {
      diagnostics.record(.phraseTooDeep(range(opener, opener + 1)))
      offset = scalars.count
      isStopped = true
      return false
    }
    depth += 1
    return true
  }

  private mutating func alternatives(in bracket: Bracket) -> [Choice.Alternative] {
    var alternatives: [Choice.Alternative] = []
    while true {
      let phrase = phrase(in: bracket)
      alternatives.append(Choice.Alternative(phrase, weight: next == "*" ? weight() : nil))
      guard next == "|" else { return alternatives }
      if phrase.parts.isEmpty, alternatives.count > 1 { diagnostics.record(.doubleBar(range(offset - 1, offset + 1))) }
      offset += 1
    }
  }

  private mutating func check(_ choice: Choice, in bracket: Bracket) {
    let alternatives = choice.alternatives
    if alternatives.allSatisfy(\.phrase.parts.isEmpty) {
      diagnostics.record(.emptyGroup(choice.range, brackets: "\(bracket.opener)\(bracket.closer)"))
    } else if bracket.opener == "(", alternatives.count == 1 {
      diagnostics.record(.groupOfOne(choice.range))
    } else if bracket.opener == "[", alternatives.count == 1, let weight = alternatives[0].weight {
      diagnostics.record(.weightOfOne(weight.range))
    } else if alternatives.allSatisfy({ $0.weight?.value == 0 }) {
      diagnostics.record(.weightsAllZero(choice.range))
    }
  }

  // MARK: Weights

  /// Where the word behind the star at `offset` ends.
  private func endOfWord(behind star: Int) -> Int {
    var end = star + 1
    while end < scalars.count, scalars[end].continuesName || "+-.%".unicodeScalars.contains(scalars[end]) { end += 1 }
    return end
  }

  /// Whether a star stands at `offset` with at most a word between it and the end of the alternative.
  private func isWeight(in bracket: Bracket) -> Bool {
    guard next == "*" else { return false }
    let end = endOfWord(behind: offset)
    return end < scalars.count && (scalars[end] == "|" || scalars[end] == bracket.closer)
  }

  private mutating func weight() -> Located<Double>? {
    let (start, end) = (offset, endOfWord(behind: offset))
    offset = end
    let word = Located(String(scalars: scalars[(start + 1)..<end]), range(start, end))
    guard let value = decimal(from: start + 1, to: end) else {
      diagnostics.record(.badWeight(word))
      return nil
    }
    return Located(value, word.range)
  }

  /// `*0.2` behind `]`; a point that ends a sentence is not part of it.
  private mutating func probability() -> Located<Double>? {
    guard next == "*" else { return nil }
    let start = offset
    var end = start + 1
    while end < scalars.count, scalars[end].isDecimalDigit { end += 1 }
    if end + 1 < scalars.count, scalars[end] == ".", scalars[end + 1].isDecimalDigit {
      end += 2
      while end < scalars.count, scalars[end].isDecimalDigit { end += 1 }
    }
    if end == start + 1 { end = endOfWord(behind: start) }
    offset = end
    let word = Located(String(scalars: scalars[(start + 1)..<end]), range(start, end))
    guard let value = decimal(from: start + 1, to: end), value <= 1 else {
      diagnostics.record(.badProbability(word))
      return nil
    }
    return Located(value, word.range)
  }

  /// Digits, perhaps a point and more digits, and nothing else.
  func decimal(from start: Int, to end: Int) -> Double? {
    let parts = scalars[start..<end].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDecimalDigit) }) else { return nil }
    return Double(String(scalars: scalars[start..<end])).flatMap { $0.isFinite ? $0 : nil }
  }
}

/// Gathers the characters of a literal, and remembers where it began.
private struct LiteralReader {
  private var text = String.UnicodeScalarView()
  private var start = 0

  mutating func append(_ scalar: Unicode.Scalar, at offset: Int) {
    if text.isEmpty { start = offset }
    text.append(scalar)
  }

  mutating func take(in source: SourceText, to end: Int) -> Phrase.Part? {
    guard !text.isEmpty else { return nil }
    defer { text = String.UnicodeScalarView() }
    return .literal(Located(String(text), source.range(of: start..<end)))
  }
}
