package import BigInt
import Specification

/// How many different texts a language has, and how many different labeled samples: by path counts in its automaton.
package struct TextCounts: Sendable {
  /// The number, or why there is none.
  package enum Count: Sendable, Hashable {
    case counted(BigUInt)
    case notComputed(reason: String)

    package var number: BigUInt? {
      guard case .counted(let number) = self else { return nil }
      return number
    }
  }

  /// The most states that an automaton may take while it is built.
  package static let stateLimit = 1_000_000

  /// Different texts of the whole language.
  package let texts: Count
  /// Different samples: two of the same text are two if their spans, what those mean, or their labels differ.
  package let samples: Count
  /// Different texts of each top, whatever the others can make.
  package let tops: [Count]
  /// Different texts of each rule.
  package let rules: [(name: String, count: Count)]
}

extension TextLanguage {
  /// Counts the texts; takes up to a few seconds where the automaton comes near the limit.
  ///
  /// First whatever can be read in one way only, by its ways; small languages of the rest are looked through, and what is
  /// left is told by automata. `looksThrough` and `reads` are false where that shall not be.
  package func countTexts(
    stateLimit: Int = TextCounts.stateLimit, looksThrough: Bool = true, reads: Bool = true
  ) -> TextCounts {
    guard reads else { return counted(stateLimit, looksThrough, rules: Array(grammar.rules.indices)) }
    let readings = PlainReadings(self, limit: stateLimit, withRules: true)
    let known = Set(readings.known)
    let rest = grammar.tops.indices.filter { !known.contains($0) }
    let openRules = grammar.rules.indices.filter { readings.rules[$0] == nil }
    guard !known.isEmpty || openRules.count < grammar.rules.count else {
      return counted(stateLimit, looksThrough, rules: openRules)
    }
    let own = known.reduce(0) { $0 + (readings.texts[$1] ?? 0) }
    var texts = TextCounts.Count.counted(own)
    var samples = texts
    var tops = readings.texts.map { $0.map { TextCounts.Count.counted($0) } }
    if !rest.isEmpty {
      let others = (known.isEmpty ? self : restricted(to: rest)).counted(stateLimit, looksThrough, rules: [])
      texts = others.texts.adding(own)
      samples = others.samples.adding(own)
      for (number, top) in rest.enumerated() where tops[top] == nil { tops[top] = others.tops[number] }
    }
    let automata = openRules.isEmpty ? [] : counts(ofRules: openRules, stateLimit)
    var rules = readings.rules.map { $0.map { TextCounts.Count.counted($0) } }
    for (rule, count) in zip(openRules, automata) { rules[rule] = count }
    return TextCounts(
      texts: texts, samples: samples, tops: tops.map { $0 ?? .counted(0) },
      rules: zip(grammar.rules, rules).map { ($0.name, $1 ?? .counted(0)) })
  }

  /// By looking through, or by automata; of rules those with these numbers.
  private func counted(_ stateLimit: Int, _ looksThrough: Bool, rules: [Int]) -> TextCounts {
    if looksThrough, let all = counts.total.number, hasNoTwins {
      return TextCounts(
        texts: .counted(all), samples: .counted(all), tops: grammar.tops.indices.map { .counted(size(ofTop: $0)) },
        rules: zip(rules, counts(ofRules: rules, stateLimit)).map { (grammar.rules[$0].name, $1) })
    }
    var texts = LanguageAutomaton(whole, isLabeled: false, limit: stateLimit)
    let languages = rules.map { texts.language(of: grammar.rules[$0].node, named: grammar.rules[$0].name) }
    let counts = WordCounts(texts.builder.graph)
    let different = texts.tops.count(by: counts)
    // With marks in it the automaton only grows.
    var samples = different
    if different.number != nil {
      let labeled = LanguageAutomaton(whole, isLabeled: true, limit: stateLimit)
      samples = labeled.tops.count(by: WordCounts(labeled.builder.graph))
    }
    return TextCounts(
      texts: different, samples: samples,
      tops: grammar.tops.indices.map { texts.top($0).count(by: counts) },
      rules: zip(rules, languages).map { (grammar.rules[$0].name, $1.count(by: counts)) })
  }

  private func counts(ofRules rules: [Int], _ stateLimit: Int) -> [TextCounts.Count] {
    guard !rules.isEmpty else { return [] }
    var automaton = LanguageAutomaton(whole, isLabeled: false, limit: stateLimit, hasTops: false)
    let languages = rules.map { automaton.language(of: grammar.rules[$0].node, named: grammar.rules[$0].name) }
    let counts = WordCounts(automaton.builder.graph)
    return languages.map { $0.count(by: counts) }
  }
}

extension TextCounts.Count {
  fileprivate func adding(_ more: BigUInt) -> TextCounts.Count {
    guard case .counted(let count) = self else { return self }
    return .counted(count + more)
  }
}

/// The automata of a grammar's tops, in one graph.
struct LanguageAutomaton {
  enum Outcome {
    case language(WordGraph.Language)
    case failure(String)

    func count(by counts: WordCounts) -> TextCounts.Count {
      switch self {
      case .failure(let reason): .notComputed(reason: reason)
      case .language(let language): .counted(counts.count(language))
      }
    }
  }

  private(set) var builder: LanguageBuilder
  /// By top.
  private var languages: [Outcome] = []
  /// Of all tops together.
  private(set) var tops = Outcome.language(WordGraph.nothing)
  private let infinite: String?

  /// Without `hasTops` only the languages of other nodes are to be asked for.
  init(_ whole: CompiledGrammar, isLabeled: Bool, limit: Int, hasTops: Bool = true) {
    builder = LanguageBuilder(whole, isLabeled: isLabeled, limit: limit)
    if case .infinite(let rule) = whole.counts.total {
      infinite = "'\(rule)' is open within itself without a limit"
    } else {
      infinite = nil
    }
    guard hasTops else { return }
    languages = whole.grammar.tops.map { top in language(of: top.node, named: top.site, label: .some(top.label)) }
    tops = union(languages)
  }

  func top(_ number: Int) -> Outcome { languages[number] }

  /// The language of a node; of a top in labeled languages, with its label behind each word.
  mutating func language(of node: Grammar.NodeID, named name: String, label: String?? = nil) -> Outcome {
    if let infinite { return .failure(infinite) }
    builder.path = []
    builder.depth = 0
    do throws(LanguageBuilder.Failure) {
      var language = try builder.language(of: node)
      if builder.isLabeled { language = try builder.withoutRepeatedValues(language) }
      guard builder.isLabeled, let label else { return .language(language) }
      let symbol = builder.symbol(.label(label))
      return .language(
        try builder.word { graph throws(WordGraph.Overflow) in
          try graph.concatenation(language, graph.word([symbol]))
        })
    } catch {
      return .failure(sentence(error, at: builder.path.last.map { "rule '\($0)'" } ?? "'\(name)'"))
    }
  }

  private func sentence(_ failure: LanguageBuilder.Failure, at place: String) -> String {
    switch failure {
    case .overflow: "\(place) needs an automaton of too many states"
    case .impossible(let why): "in \(place), \(why)"
    }
  }

  /// The words of any of several languages.
  mutating func union(_ outcomes: [Outcome]) -> Outcome {
    var all: [WordGraph.Language] = []
    for outcome in outcomes {
      guard case .language(let language) = outcome else { return outcome }
      all.append(language)
    }
    do throws(LanguageBuilder.Failure) {
      return .language(try builder.word { graph throws(WordGraph.Overflow) in try graph.union(of: all) })
    } catch {
      return .failure(sentence(error, at: "all phrases together"))
    }
  }

  /// What of one language is not in another.
  mutating func difference(_ one: WordGraph.Language, _ two: WordGraph.Language) -> Outcome {
    do throws(LanguageBuilder.Failure) {
      return .language(try builder.word { graph throws(WordGraph.Overflow) in try graph.difference(one, two) })
    } catch {
      return .failure(sentence(error, at: "all phrases together"))
    }
  }
}
