import BigInt

/// Counts the derivations of every node that the tops and rules reach: sums over choices, products over sequences, each
/// node once however often it is used.
struct DerivationCounter {
  /// What is known of a node. Values of unbounded sources count as 2¹²⁸, as many as can be numbered.
  struct Count {
    var ranks: BigUInt
    var infinite: String?
    var unbounded: String?
    /// Whether the number itself is too long to be worked with; then it counts as infinite.
    var isVast = false

    static let one = Count(ranks: 1)
  }

  /// How many bits a count may have, some 315,000 digits: a rule that holds itself twice squares its count with every
  /// level of depth, and would soon fill any memory.
  static let bitLimit = 1 << 20

  private enum State {
    case unseen, open
    case known(Count)
  }

  private let grammar: Grammar
  private var states: [State]
  /// Which rule a node is, for reports.
  private let ruleNames: [Grammar.NodeID: String]
  /// The nodes that are being counted, from the outermost.
  private var path: [Grammar.NodeID] = []

  init(_ grammar: Grammar) {
    self.grammar = grammar
    states = Array(repeating: .unseen, count: grammar.nodes.count)
    ruleNames = Dictionary(grammar.rules.map { ($0.node, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// The count of `root`. Walks with a list of its own instead of calls, as grammars may be deep.
  mutating func count(of root: Grammar.NodeID) -> Count {
    var waiting = [root]
    while let node = waiting.last {
      switch states[node] {
      case .known: waiting.removeLast()
      case .unseen:
        states[node] = .open
        path.append(node)
        for child in grammar.nodes[node].children {
          if case .unseen = states[child] { waiting.append(child) }
        }
      case .open:
        waiting.removeLast()
        // An open node may wait twice: only where it is the innermost have its children been counted.
        guard path.last == node else { continue }
        path.removeLast()
        states[node] = .known(combined(node))
      }
    }
    return known(root, from: root)
  }

  /// The counts of all nodes that were reached, as far as ranks go.
  var ranks: [Grammar.NodeID: BigUInt] {
    var ranks: [Grammar.NodeID: BigUInt] = [:]
    for (node, state) in states.enumerated() {
      if case .known(let count) = state { ranks[node] = count.ranks }
    }
    return ranks
  }

  /// The count of a child; one that is still open is part of a cycle.
  private func known(_ child: Grammar.NodeID, from node: Grammar.NodeID) -> Count {
    if case .known(let count) = states[child] { return count }
    let start = path.lastIndex(of: child) ?? 0
    let cycle = Array(path[start...]) + [node]
    let name = cycle.lazy.compactMap { ruleNames[$0] }.first
    return Count(ranks: 0, infinite: name ?? "")
  }

  private func combined(_ node: Grammar.NodeID) -> Count {
    let children = grammar.nodes[node].children.map { known($0, from: node) }
    if let vast = children.first(where: \.isVast) { return vast }
    var count = Count.one
    switch grammar.nodes[node] {
    case .text, .show, .compute: return .one
    case .pick(let pick): return self.count(of: pick)
    case .choice: count.ranks = children.reduce(0) { $0 + $1.ranks }
    case .sequence, .span, .filtered, .channel, .scope:
      if children.reduce(0, { $0 + $1.ranks.bitWidth }) > DerivationCounter.bitLimit {
        return Count(ranks: 0, infinite: path.lazy.compactMap { ruleNames[$0] }.last ?? "", isVast: true)
      }
      count.ranks = children.reduce(1) { $0 * $1.ranks }
    }
    count.infinite = children.lazy.compactMap(\.infinite).first
    count.unbounded = children.lazy.compactMap(\.unbounded).first
    return count
  }

  private func count(of pick: Grammar.Pick) -> Count {
    switch (pick.among, grammar.sources[pick.source]) {
    case (.all, .list(let list)): return Count(ranks: BigUInt(list.entries.count))
    case (.others(let registers), .list(let list)):
      return Count(ranks: BigUInt(max(0, list.entries.count - registers.count)))
    case (.entries(let entries, _), _): return Count(ranks: BigUInt(entries.count))
    case (.ranks(let ranges), _): return Count(ranks: ranges.reduce(0) { $0 + BigUInt($1.upperBound - $1.lowerBound) })
    case (.all, .provider(let source)): return self.count(of: source, without: 0)
    case (.others(let registers), .provider(let source)): return self.count(of: source, without: registers.count)
    }
  }

  private func count(of source: Grammar.ProviderSource, without held: Int) -> Count {
    let size = source.provider.numberedCount
    let left = size > BigUInt(held) ? size - BigUInt(held) : 0
    return Count(ranks: left, unbounded: source.provider.count == nil ? source.name : nil)
  }
}

extension Provider {
  /// How many of its values have a rank.
  var numberedCount: BigUInt { count.map { BigUInt($0) } ?? BigUInt(1) << 128 }
}

extension Grammar.Node {
  /// The nodes that it is made of, in order.
  var children: [Grammar.NodeID] {
    switch self {
    case .text, .pick, .show, .compute: []
    case .sequence(let parts): parts
    case .choice(let branches): branches.map(\.node)
    case .span(_, let node), .filtered(_, let node), .channel(_, let node), .scope(_, let node): [node]
    }
  }
}
