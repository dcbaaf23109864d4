import BigInt
import Specification

/// What can be told of a language's texts without following its names: which phrases make texts that can each be read in
/// one way only, and that no other phrase makes.
struct PlainReadings {
  /// By top, its number of texts; nil where a text may have several readings, or that is not known.
  private(set) var texts: [BigUInt?]
  /// By top, whether other values of the same texts are told of in the same way: then there are as many samples.
  private(set) var isPlain: [Bool]
  /// By top, whether no other makes one of its texts.
  private(set) var isApart: [Bool]
  /// By rule of the grammar, as by top; nil where it was not asked for.
  private(set) var rules: [BigUInt?] = []

  /// States of loose automata: they are small, or of no use.
  private static let stateLimit = 400_000

  /// The tops of which everything is known.
  var known: [Int] { texts.indices.filter { texts[$0] != nil && isApart[$0] && isPlain[$0] } }

  init(_ language: TextLanguage, limit: Int, withRules: Bool) {
    let grammar = language.grammar
    texts = Array(repeating: nil, count: grammar.tops.count)
    isPlain = Array(repeating: false, count: grammar.tops.count)
    isApart = isPlain
    guard language.counts.numbered != nil else {
      rules = grammar.rules.map { _ in nil }
      return
    }
    var loose = LooseLanguage(language.whole, limit: min(limit, Self.stateLimit))
    var readings = ShownReadings(loose.builder)
    var parts: [LooseLanguage.Part?] = []
    for (number, top) in grammar.tops.enumerated() {
      let part = try? loose.part(of: top.node)
      parts.append(part)
      guard let part, loose.count(part.words) == part.ways else { continue }
      texts[number] = readings.count(of: top.node)
      isPlain[number] = readings.isPlain
    }
    isApart = Self.apart(parts, &loose)
    guard withRules else { return }
    for rule in grammar.rules {
      guard let part = try? loose.part(of: rule.node), loose.count(part.words) == part.ways else {
        rules.append(nil)
        continue
      }
      rules.append(readings.count(of: rule.node))
    }
  }

  /// Which of the languages have no word in common with any other; none if one of them is not known.
  private static func apart(_ parts: [LooseLanguage.Part?], _ loose: inout LooseLanguage) -> [Bool] {
    let none = [Bool](repeating: false, count: parts.count)
    let words = parts.compactMap { $0?.words }
    guard words.count == parts.count else { return none }
    // The union of those before each, and of those behind it.
    var (before, behind) = ([WordGraph.nothing], [WordGraph.nothing])
    do throws(LooseLanguage.Failure) {
      for word in words { before.append(try loose.union(before[before.count - 1], word)) }
      let total = loose.count(before[words.count])
      if total == words.reduce(0, { $0 + loose.count($1) }) { return none.map { _ in true } }
      for word in words.reversed() { behind.append(try loose.union(word, behind[behind.count - 1])) }
      var isApart = none
      for (number, word) in words.enumerated() {
        let others = try loose.union(before[number], behind[words.count - 1 - number])
        isApart[number] = loose.count(others) + loose.count(word) == total
      }
      return isApart
    } catch {
      return none
    }
  }
}

extension TextLanguage {
  /// The language of some of its phrases.
  func restricted(to tops: [Int]) -> TextLanguage {
    TextLanguage(
      grammar.compacted(tops.map { grammar.tops[$0] }), references: whole.references, range: whole.range)
  }
}
