package import BigInt
package import Diagnostics
package import Specification

/// A grammar made ready: counted, numbered and compiled. Shared by all threads; each makes a writer of its own.
///
/// Derivations are numbered from 0: by tops, then by choices, the first one the most significant.
package struct TextLanguage: Sendable {
  package var grammar: Grammar { whole.grammar }
  /// How many derivations there are.
  package var counts: LanguageCounts { whole.counts }

  let whole: CompiledGrammar
  /// Nil for infinite languages.
  let ranks: RankTables?
  /// The rank at which each top begins, and behind them the rank behind the last; empty for infinite languages.
  let topOffsets: [BigUInt]

  /// `references` say what slots of the grammar's expressions lead to (`SpecReader.references`); `range` is where the
  /// template stands, for what is wrong with a text as a whole.
  package init(_ grammar: Grammar, references: [NameReference] = [], range: SourceRange? = nil) {
    let start = SourcePosition(line: 1, column: 1)
    whole = CompiledGrammar(
      grammar, references: references,
      range: range ?? SourceRange(SourceFile(name: "template", text: ""), start, start))
    let counts = whole.counts
    ranks = counts.numbered.map { [whole] in RankTables(whole.program, numbered: $0) }
    var offsets: [BigUInt] = []
    if counts.numbered != nil {
      offsets.append(0)
      for top in grammar.tops { offsets.append(offsets[offsets.count - 1] + (counts.ranks[top.node] ?? 0)) }
    }
    topOffsets = offsets
  }

  /// The derivation of a rank; nil if the language is infinite or has no such rank.
  package func derivation(at rank: BigUInt) -> Derivation? {
    guard let ranks, let end = topOffsets.last, rank < end else { return nil }
    let top = self.top(at: rank)
    let choices = ranks.choices(of: rank - topOffsets[top], from: whole.program.tops[top].start, in: whole.program)
    return Derivation(top: top, choices: choices)
  }

  /// The rank of a derivation of this language; nil if the language is infinite.
  package func rank(of derivation: Derivation) -> BigUInt? {
    guard let ranks else { return nil }
    let start = whole.program.tops[derivation.top].start
    return topOffsets[derivation.top] + ranks.rank(of: derivation.choices, from: start, in: whole.program)
  }

  /// The top to which a rank belongs.
  func top(at rank: BigUInt) -> Int {
    var (low, high) = (0, grammar.tops.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if topOffsets[middle] <= rank { low = middle } else { high = middle }
    }
    return low
  }

  /// How many derivations a top has. For finite languages only.
  func size(ofTop top: Int) -> BigUInt { topOffsets[top + 1] - topOffsets[top] }
}
