import BigInt
import Elementary

extension TextLanguage {
  /// How many of `count` samples by weight (or by size) are expected to repeat a derivation that came before.
  ///
  /// Exact for languages whose derivations are equally likely, and for each top that is so within. Others count as if
  /// they had as many equally likely derivations as would meet as often in pairs: right for few repeats, and too low for
  /// many. Nothing repeats in modes without repetition. 0 for infinite languages.
  package func expectedRepeats(_ count: UInt64, mode: SamplingMode = .weighted) -> Double {
    guard mode == .weighted || mode == .size, let numbered = counts.numbered, numbered > 0 else { return 0 }
    guard mode == .weighted else { return ExpectedRepeats.of(Double(count), share: 1, kinds: Double(numbered)) }
    var meetings = ExpectedRepeats(whole)
    let total = grammar.tops.reduce(0) { $0 + $1.weight }
    var repeats = 0.0
    for top in grammar.tops {
      let share = top.weight / total
      let kinds = 1 / max(meetings.chance(top.node), 1e-300)
      repeats += ExpectedRepeats.of(Double(count), share: share, kinds: kinds)
    }
    return repeats
  }
}

extension TextLanguage {
  /// How many derivations are expected in more than one of several sets of samples by weight (or by size); as exact as
  /// `expectedRepeats`. Of one set alone, and without repetition, none.
  package func expectedInCommon(_ counts: [UInt64], mode: SamplingMode = .weighted) -> Double {
    guard counts.count > 1, mode == .weighted || mode == .size, let numbered = self.counts.numbered, numbered > 0 else {
      return 0
    }
    guard mode == .weighted else { return ExpectedRepeats.inCommon(counts, share: 1, kinds: Double(numbered)) }
    var meetings = ExpectedRepeats(whole)
    let total = grammar.tops.reduce(0) { $0 + $1.weight }
    return grammar.tops.reduce(0) { sum, top in
      let kinds = 1 / max(meetings.chance(top.node), 1e-300)
      return sum + ExpectedRepeats.inCommon(counts, share: top.weight / total, kinds: kinds)
    }
  }
}

/// The chance that two derivations of a node, drawn by weight, are the same: squares of shares, summed over choices and
/// multiplied along sequences.
struct ExpectedRepeats {
  private let whole: CompiledGrammar
  private var chances: [Double?]

  init(_ whole: CompiledGrammar) {
    self.whole = whole
    chances = Array(repeating: nil, count: whole.grammar.nodes.count)
  }

  /// Of finite languages only.
  mutating func chance(_ root: Grammar.NodeID) -> Double {
    var waiting = [root]
    while let node = waiting.last {
      let open = whole.grammar.nodes[node].children.filter { chances[$0] == nil }
      guard open.isEmpty else {
        waiting += open
        continue
      }
      waiting.removeLast()
      chances[node] = combined(node)
    }
    return chances[root] ?? 1
  }

  private func combined(_ node: Grammar.NodeID) -> Double {
    switch whole.grammar.nodes[node] {
    case .text, .show, .compute: return 1
    case .choice(let branches):
      let total = branches.reduce(0) { $0 + $1.weight }
      return branches.reduce(0) { sum, branch in
        let share = branch.weight / total
        return sum + share * share * (chances[branch.node] ?? 1)
      }
    case .pick(let pick): return chance(of: pick)
    case .sequence, .span, .filtered, .channel, .scope:
      return whole.grammar.nodes[node].children.reduce(1) { $0 * (chances[$1] ?? 1) }
    }
  }

  private func chance(of pick: Grammar.Pick) -> Double {
    switch (pick.among, whole.grammar.sources[pick.source]) {
    case (.all, .list(let list)): return ExpectedRepeats.squares(list.entries.map(\.weight))
    case (.others(let others), .list(let list)):
      // What is left out differs from draw to draw; any few are much alike.
      return ExpectedRepeats.squares(list.entries.dropFirst(others.count).map(\.weight))
    case (.entries(_, let weights), _): return ExpectedRepeats.squares(weights)
    case (.ranks(let ranges), _): return 1 / ranges.reduce(0) { $0 + Double($1.upperBound - $1.lowerBound) }
    case (.others(let others), .provider(let source)):
      let count = source.provider.count ?? .max
      return count > UInt128(others.count) ? 1 / Double(count - UInt128(others.count)) : 1
    case (_, .provider(let source)): return 1 / Double(source.provider.count ?? .max)
    }
  }

  private static func squares(_ weights: [Double]) -> Double {
    let total = weights.reduce(0, +)
    return weights.reduce(0) { $0 + ($1 / total) * ($1 / total) }
  }

  /// How many of so many kinds, which have equal parts of a share of all chance, are drawn in more than one of several
  /// sets: those that are in some, less those that are in just one.
  static func inCommon(_ counts: [UInt64], share: Double, kinds: Double) -> Double {
    let p = share / kinds
    guard p < 1 else { return counts.count { $0 > 0 } > 1 ? kinds : 0 }
    // With little chance of any, only pairs of sets count; the formula would take small numbers from large ones.
    let logarithm = p < 1e-4 ? -p - p * p / 2 - p * p * p / 3 : Elementary.log(1 - p)
    let missed = counts.map { Elementary.exp(Double($0) * logarithm) }
    if counts.allSatisfy({ Double($0) * p < 1e-6 }) {
      var sum = 0.0
      for one in counts.indices {
        for two in counts.indices where two > one { sum += Double(counts[one]) * p * (Double(counts[two]) * p) }
      }
      return kinds * sum
    }
    let none = missed.reduce(1, *)
    let single = missed.indices.reduce(0) { sum, own in
      sum + (1 - missed[own]) * missed.indices.reduce(1) { $1 == own ? $0 : $0 * missed[$1] }
    }
    return max(0, kinds * (1 - none - single))
  }

  /// How many of `draws` repeat one of so many kinds, which have equal parts of a share of all chance: with p for a kind's
  /// chance, n s - N + N (1 - p)ⁿ.
  static func of(_ draws: Double, share: Double, kinds: Double) -> Double {
    let p = share / kinds
    guard draws > 1 else { return 0 }
    guard p < 1 else { return draws - 1 }
    guard draws * p > 1e-3 else {
      // The series, where the formula would take a small number from two large ones.
      return kinds * draws * (draws - 1) / 2 * p * p * (1 - (draws - 2) * p / 3)
    }
    let logarithm = p < 1e-4 ? -p - p * p / 2 - p * p * p / 3 : Elementary.log(1 - p)
    return draws * share - kinds + kinds * Elementary.exp(draws * logarithm)
  }
}
