package import BigInt
import Labels
import Specification

/// Texts that can be made with two labels, or with two sets of spans.
package struct TextConflicts: Sendable {
  /// One way to make a text.
  package struct Reading: Sendable {
    /// With spans in brackets, as `to [Paris:CITY]`; several texts of a sample one behind the other.
    package var text: String
    package var label: String?
    /// The phrase that makes it.
    package var site: String
    /// What was chosen in it, for people.
    package var derivation: [String]
  }

  /// How many there are; 0 for none.
  package let count: BigUInt
  /// Two ways to make one of them, that of fewest and lowest letters at the front; empty if there is none.
  package let readings: [Reading]
  let graph: WordGraph
  let marks: [LanguageBuilder.MarkKey: WordGraph.Symbol]
  let words: WordGraph.Language
  /// The tops that may make them.
  let tops: Set<Int>

  package var isEmpty: Bool { count == 0 }
  /// In decimal digits.
  package var countText: String { count.countText }

  static let none = TextConflicts(
    count: 0, readings: [], graph: WordGraph(limit: 2), marks: [:], words: WordGraph.nothing, tops: [])
}

/// Why conflicts are not known, as the end of a sentence.
package struct ConflictsUndecided: Error {
  package let reason: String
}

extension TextLanguage {
  /// Finds the texts that are labeled in more than one way: in the automaton of labeled texts, where marks are left out,
  /// some words fall together. Phrases that can't make any are left out first, and small languages looked through, unless
  /// `reads` and `looksThrough` say not to.
  package func conflicts(
    stateLimit: Int = TextCounts.stateLimit, looksThrough: Bool = true, reads: Bool = true
  ) throws(ConflictsUndecided) -> TextConflicts {
    let all = Array(grammar.tops.indices)
    guard reads else { return try conflicts(of: all, stateLimit, looksThrough) }
    let known = Set(PlainReadings(self, limit: stateLimit, withRules: false).known)
    let rest = all.filter { !known.contains($0) }
    guard !rest.isEmpty else { return .none }
    return try (known.isEmpty ? self : restricted(to: rest)).conflicts(of: rest, stateLimit, looksThrough)
  }

  /// `tops` are the numbers of this language's tops in the whole.
  private func conflicts(
    of tops: [Int], _ stateLimit: Int, _ looksThrough: Bool
  ) throws(ConflictsUndecided) -> TextConflicts {
    if looksThrough, hasNoTwins { return .none }
    let automaton = LanguageAutomaton(whole, isLabeled: true, limit: stateLimit)
    guard case .language(let labeled) = automaton.tops else {
      guard case .failure(let reason) = automaton.tops else { throw ConflictsUndecided(reason: "") }
      throw ConflictsUndecided(reason: reason)
    }
    var erasing = MarkErasing(automaton.builder.graph, automaton.builder.marks)
    let words: WordGraph.Language
    do throws(WordGraph.Overflow) {
      words = try erasing.ambiguous(labeled)
    } catch {
      throw ConflictsUndecided(reason: "all phrases together need an automaton of too many states")
    }
    let counts = WordCounts(erasing.graph)
    let count = counts.count(words)
    guard count > 0 else { return .none }
    let found = TextConflicts(
      count: count, readings: [], graph: erasing.graph, marks: automaton.builder.marks, words: words, tops: Set(tops))
    return TextConflicts(
      count: count, readings: readings(of: counts.word(at: 0, of: words), found), graph: found.graph,
      marks: found.marks, words: words, tops: found.tops)
  }

  /// Two ways to make the word that differ.
  private func readings(of word: [WordGraph.Symbol], _ found: TextConflicts) -> [TextConflicts.Reading] {
    var graph = found.graph
    guard let only = try? graph.word(word),
      let grammar = try? grammar.sifted(.only, only, graph, found.marks, whole.references)
    else { return [] }
    let language = TextLanguage(grammar, references: whole.references, range: whole.range)
    guard let sampler = try? TextSampler(language, mode: .exhaustive, seed: 0, count: 0) else { return [] }
    let writer = sampler.makeWriter()
    var first: (sample: Sample, rank: BigUInt)?
    var rank: BigUInt = 0
    while rank < 10_000, let derivation = language.derivation(at: rank) {
      var sample = Sample(index: 0, split: "")
      guard (try? writer.write(derivation, into: &sample)) != nil else { return [] }
      if let known = first, !known.sample.isLabeled(like: sample) {
        return [known, (sample, rank)].compactMap { one in
          language.derivation(at: one.rank).map { language.reading(one.sample, $0) }
        }
      }
      if first == nil { first = (sample, rank) }
      rank += 1
    }
    return []
  }

  private func reading(_ sample: Sample, _ derivation: Derivation) -> TextConflicts.Reading {
    TextConflicts.Reading(
      text: sample.texts.map { bracketed($0) }.joined(separator: " / "), label: sample.label,
      site: grammar.tops[derivation.top].site, derivation: explained(derivation))
  }

  /// A text with its spans in brackets.
  private func bracketed(_ text: LabeledText) -> String {
    var opens: [Int: Int] = [:]
    var closes: [Int: [String]] = [:]
    for span in text.spans {
      opens[span.bytes.lowerBound, default: 0] += 1
      // Inner spans come later, and close first.
      closes[span.bytes.upperBound, default: []].insert(grammar.labels[span.label], at: 0)
    }
    var bytes: [UInt8] = []
    for place in 0...text.utf8.count {
      for label in closes[place] ?? [] { bytes += Array(":\(label)]".utf8) }
      bytes += Array(repeating: UInt8(ascii: "["), count: opens[place] ?? 0)
      if place < text.utf8.count { bytes.append(text.utf8[place]) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The language without these texts; nil if nothing is left.
  package func without(_ conflicts: TextConflicts) throws(ConflictsUndecided) -> Grammar? {
    do throws(GrammarSieve.Failure) {
      return try grammar.sifted(
        .without, conflicts.words, conflicts.graph, conflicts.marks, whole.references, among: conflicts.tops)
    } catch {
      throw ConflictsUndecided(reason: error.reason)
    }
  }
}

extension Grammar {
  /// What makes such texts; nil if nothing does. Tops that are not `among` some stay as they are.
  func sifted(
    _ claim: TextWatch.Claim, _ words: WordGraph.Language, _ graph: WordGraph,
    _ marks: [LanguageBuilder.MarkKey: WordGraph.Symbol], _ references: [NameReference], among some: Set<Int>? = nil
  ) throws(GrammarSieve.Failure) -> Grammar? {
    var sieve = GrammarSieve(
      self, references: references, texts: TextWatch(claim, words, in: graph, marks: marks))
    var left: [Top] = []
    for (number, var top) in tops.enumerated() {
      guard some?.contains(number) ?? true else {
        left.append(top)
        continue
      }
      guard let made = try sieve.sift(top.node, accepting: { _ in true }) else { continue }
      top.node = made.node
      left.append(top)
    }
    return left.isEmpty ? nil : sieve.grammar.compacted(left)
  }
}

extension Sample {
  /// Whether label and spans are the same.
  fileprivate func isLabeled(like other: Sample) -> Bool {
    label == other.label && texts.map(\.spans) == other.texts.map(\.spans)
  }
}

/// Leaves marks of labels and spans out of a language, and tells which words several of it become.
private struct MarkErasing {
  private(set) var graph: WordGraph
  private let erased: Set<WordGraph.Symbol>

  init(_ graph: WordGraph, _ marks: [LanguageBuilder.MarkKey: WordGraph.Symbol]) {
    self.graph = graph
    erased = Set(
      marks.compactMap { key, symbol in
        if case .channel = key { nil } else { symbol }
      })
  }

  /// The words that two or more words of the language become. Those that begin with different symbols are different words,
  /// so each step only has to see which of theirs fall together.
  mutating func ambiguous(_ language: WordGraph.Language) throws(WordGraph.Overflow) -> WordGraph.Language {
    var plain: [WordGraph.Language: WordGraph.Language] = [WordGraph.nothing: 0, WordGraph.empty: 1]
    var twice: [WordGraph.Language: WordGraph.Language] = [WordGraph.nothing: 0, WordGraph.empty: 0]
    for number in graph.reached(from: language) {
      let node = graph.nodes[Int(number)]
      var first = plain[node.rest] ?? 0
      var firstTwice = twice[node.rest] ?? 0
      if !erased.contains(node.symbol) {
        first = try graph.node(node.symbol, first, WordGraph.nothing)
        firstTwice = try graph.node(node.symbol, firstTwice, WordGraph.nothing)
      }
      let (other, otherTwice) = (plain[node.other] ?? 0, twice[node.other] ?? 0)
      plain[number] = try graph.union(first, other)
      let both = try graph.intersection(first, other)
      twice[number] = try graph.union(try graph.union(firstTwice, otherTwice), both)
    }
    return twice[language] ?? WordGraph.nothing
  }
}
