import BigInt
import Specification

/// The distinct texts of a language, numbered by tops: a text belongs to the first top that can make it.
final class TextNumbering: Sendable {
  /// How many texts each top has for its own.
  let sizes: [BigUInt]
  let total: BigUInt
  /// No two derivations make the same text, so that the numbers of texts are the ranks of derivations.
  let areDerivations: Bool
  private let counts: WordCounts
  private let languages: [WordGraph.Language]
  private let marks: [LanguageBuilder.MarkKey: WordGraph.Symbol]

  init(
    sizes: [BigUInt], total: BigUInt, areDerivations: Bool, counts: WordCounts, languages: [WordGraph.Language],
    marks: [LanguageBuilder.MarkKey: WordGraph.Symbol]
  ) {
    self.sizes = sizes
    self.total = total
    self.areDerivations = areDerivations
    self.counts = counts
    self.languages = languages
    self.marks = marks
  }

  /// Of the derivations that make the text, the one of the lowest rank.
  func firstDerivation(
    of number: BigUInt, ofTop top: Int, in whole: CompiledGrammar
  ) throws(EvaluationError) -> Derivation {
    var search = FirstDerivation(whole, text: counts.word(at: number, of: languages[top]), marks: marks)
    guard let choices = try search.choices(from: whole.grammar.tops[top].node) else {
      preconditionFailure("a text of the automaton must have a derivation")
    }
    return Derivation(top: top, choices: choices)
  }
}

extension TextLanguage {
  /// - Throws: if the texts can't be counted.
  func numberedTexts(stateLimit: Int = TextCounts.stateLimit) throws(SamplingError) -> TextNumbering {
    let readings = PlainReadings(self, limit: stateLimit, withRules: false)
    if let all = counts.total.number, readings.isApart.allSatisfy({ $0 }),
      readings.texts.indices.allSatisfy({ readings.texts[$0] == size(ofTop: $0) })
    {
      return TextNumbering(
        sizes: grammar.tops.indices.map { size(ofTop: $0) }, total: all, areDerivations: true,
        counts: WordCounts(WordGraph(limit: 2)), languages: [], marks: [:])
    }
    var automaton = LanguageAutomaton(whole, isLabeled: false, limit: stateLimit)
    var languages: [WordGraph.Language] = []
    var before = LanguageAutomaton.Outcome.language(WordGraph.nothing)
    for top in grammar.tops.indices {
      let all = try automaton.top(top).orThrow()
      let known = try before.orThrow()
      languages.append(try automaton.difference(all, known).orThrow())
      before = automaton.union([.language(all), .language(known)])
    }
    let counts = WordCounts(automaton.builder.graph)
    let sizes = languages.map { counts.count($0) }
    let total = sizes.reduce(0, +)
    return TextNumbering(
      sizes: sizes, total: total, areDerivations: total == self.counts.total.number, counts: counts,
      languages: languages, marks: automaton.builder.marks)
  }
}

extension LanguageAutomaton.Outcome {
  fileprivate func orThrow() throws(SamplingError) -> WordGraph.Language {
    switch self {
    case .language(let language): return language
    case .failure(let reason): throw .textsNotCounted(reason: reason)
    }
  }
}
