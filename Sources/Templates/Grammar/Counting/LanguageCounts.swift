package import BigInt

/// How many derivations a language has: of each top, of each rule, and in all.
package struct LanguageCounts: Sendable {
  package let total: LanguageSize
  /// By the grammar's tops.
  package let tops: [LanguageSize]
  /// By the grammar's rules.
  package let rules: [(name: String, size: LanguageSize)]
  /// By node; only of those that are reached. Values of unbounded sources count as 2¹²⁸.
  let ranks: [Grammar.NodeID: BigUInt]

  /// How many derivations can be numbered: all of a finite language, and those of unbounded sources that have a rank.
  /// Nil for infinite ones.
  package let numbered: BigUInt?
  /// The same, where 64 bits hold it.
  package var shortNumber: UInt64? { numbered.flatMap { UInt64(exactly: $0) } }

  /// Whether there are more derivations than can be counted, though there is an end of them. They count as infinite.
  package let isVast: Bool

  init(_ grammar: Grammar) {
    var counter = DerivationCounter(grammar)
    var sizes = LanguageSize.Sum()
    tops = grammar.tops.map { top in
      let size = LanguageSize(counter.count(of: top.node), or: top.site)
      sizes.add(size)
      return size
    }
    total = sizes.size
    rules = grammar.rules.map { ($0.name, LanguageSize(counter.count(of: $0.node), or: $0.name)) }
    ranks = counter.ranks
    isVast = grammar.tops.contains { counter.count(of: $0.node).isVast }
    let ranks = ranks
    if case .infinite = total {
      numbered = nil
    } else {
      numbered = grammar.tops.reduce(0) { $0 + (ranks[$1.node] ?? 0) }
    }
  }
}

extension LanguageSize {
  /// `name` is of what the count is, should it be infinite by no rule.
  fileprivate init(_ count: DerivationCounter.Count, or name: String) {
    if let rule = count.infinite {
      self = .infinite(rule: rule.isEmpty ? name : rule)
    } else if let source = count.unbounded {
      self = .unbounded(source: source)
    } else {
      self = .finite(count.ranks)
    }
  }

  /// Adds sizes up; what can't be counted prevails, infinity over all.
  fileprivate struct Sum {
    var size = LanguageSize.finite(0)

    mutating func add(_ other: LanguageSize) {
      switch (size, other) {
      case (.infinite, _): break
      case (_, .infinite): size = other
      case (.unbounded, _): break
      case (_, .unbounded): size = other
      case (.finite(let one), .finite(let two)): size = .finite(one + two)
      }
    }
  }
}
