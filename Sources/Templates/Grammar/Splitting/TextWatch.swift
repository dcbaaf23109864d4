import Specification

/// What is known of a text while it grows: how far words of a language agree with it, and what its letters add up to.
struct TextSight: Hashable {
  /// The words that may follow, in the watch's graph; `WordGraph.nothing` where the text has left the language or there is
  /// none.
  var words: WordGraph.Language
  /// The sum of its letters' numbers; -1 where nobody asks.
  var sum: Int
  /// What casing it goes through, from the innermost filter.
  var casers: [Caser] = []
  /// Texts that are made apart, the innermost last.
  var apart: [[UInt8]] = []

  /// Nothing is asked of the text.
  static let none = TextSight(words: WordGraph.nothing, sum: -1)

  /// Whether what follows matters.
  var isReading: Bool { words != WordGraph.nothing || sum >= 0 }

  /// Where filters change what follows: casing goes along letter by letter, other filters want the text as a whole.
  func entering(_ filters: [BoundFilter]) -> TextSight {
    var inside = self
    if TextSight.goesAlong(filters), apart.isEmpty {
      inside.casers.insert(Caser(filters[0].filter.name), at: 0)
    } else {
      inside.apart.append([])
    }
    return inside
  }

  static func goesAlong(_ filters: [BoundFilter]) -> Bool {
    filters.count == 1 && ["capital", "title", "upper"].contains(filters[0].filter.name)
  }
}

/// What texts must be like: in a language or not in it, and of letters that add up to certain sums.
struct TextWatch {
  enum Claim { case only, without }

  let graph: WordGraph
  let language: WordGraph.Language
  let claim: Claim
  let sums: LetterSums?
  /// The numbers that channels have in the graph.
  let marks: [LanguageBuilder.MarkKey: WordGraph.Symbol]

  /// `language` is one of `graph`, whose symbols for channels `marks` tells.
  init(
    _ claim: Claim, _ language: WordGraph.Language, in graph: WordGraph,
    marks: [LanguageBuilder.MarkKey: WordGraph.Symbol], sums: LetterSums? = nil
  ) {
    (self.claim, self.language, self.graph, self.marks, self.sums) = (claim, language, graph, marks, sums)
  }

  var start: TextSight { TextSight(words: language, sum: sums == nil ? -1 : 0) }

  func accepts(_ text: TextSight) -> Bool {
    if let sums, !sums.allowed[text.sum] { return false }
    return graph.holdsEmptyWord(text.words) == (claim == .only)
  }

  /// The text goes on so; nil if it can't be what is wanted.
  func reading(_ text: String, _ sight: TextSight) -> TextSight? {
    guard sight.apart.isEmpty else {
      var sight = sight
      sight.apart[sight.apart.count - 1] += Array(text.utf8)
      return sight
    }
    var (sight, text) = (sight, text)
    for index in sight.casers.indices {
      var changed = ""
      for scalar in text.unicodeScalars { changed += sight.casers[index].map(scalar) }
      text = changed
    }
    for byte in text.utf8 {
      if sight.words != WordGraph.nothing { sight.words = graph.words(of: sight.words, after: WordGraph.Symbol(byte)) }
      if let sums, sight.sum >= 0 { sight.sum = (sight.sum + sums.numbers[Int(byte)]) % sums.modulus }
    }
    return kept(sight)
  }

  /// Behind a mark of a channel.
  func opened(_ channel: Int, _ sight: TextSight) -> TextSight? { passing(.channel(channel), sight) }
  func closed(_ sight: TextSight) -> TextSight? { passing(.channel(-1), sight) }

  private func passing(_ mark: LanguageBuilder.MarkKey, _ sight: TextSight) -> TextSight? {
    var sight = sight
    if sight.words != WordGraph.nothing {
      sight.words = marks[mark].map { graph.words(of: sight.words, after: $0) } ?? WordGraph.nothing
    }
    return kept(sight)
  }

  /// Behind filters.
  func leaving(_ filters: [BoundFilter], _ sight: TextSight) throws(GrammarSieve.Failure) -> TextSight? {
    var sight = sight
    guard let made = sight.apart.popLast() else {
      if !sight.casers.isEmpty { sight.casers.removeFirst() }
      return sight
    }
    var text = String(decoding: made, as: UTF8.self)
    do throws(EvaluationError) {
      for filter in filters { text = try filter.apply(to: .text(text)) }
    } catch {
      throw GrammarSieve.Failure(reason: error.message)
    }
    return reading(text, sight)
  }

  /// Nil for what can't come back; what nobody looks at any more is forgotten.
  private func kept(_ sight: TextSight) -> TextSight? {
    if claim == .only, sight.words == WordGraph.nothing { return nil }
    return sight.isReading ? sight : .none
  }
}

/// Numbers of letters, and the sums that are let through. A text's sum is that of all its bytes, whatever their order: so
/// sentences of the same words have the same.
struct LetterSums {
  let modulus: Int
  /// By byte, below the modulus.
  let numbers: [Int]
  /// By sum.
  var allowed: [Bool]
}

extension WordGraph {
  /// The words that follow a symbol.
  func words(of language: Language, after symbol: Symbol) -> Language {
    var language = language
    while language > WordGraph.empty {
      let node = nodes[Int(language)]
      if node.symbol == symbol { return node.rest }
      if node.symbol > symbol { return WordGraph.nothing }
      language = node.other
    }
    return WordGraph.nothing
  }

  /// The words of both.
  mutating func intersection(_ one: Language, _ two: Language) throws(Overflow) -> Language {
    try difference(one, difference(one, two))
  }
}
