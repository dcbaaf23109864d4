/// Adds nodes to a grammar, equal ones once.
struct NodeBuilder {
  private(set) var grammar: Grammar
  private var sequences: [[Grammar.NodeID]: Grammar.NodeID] = [:]
  private var choices: [[Branch]: Grammar.NodeID] = [:]
  private var picks: [PickKey: Grammar.NodeID] = [:]
  private var wrappings: [[Grammar.NodeID]: Grammar.NodeID] = [:]
  /// The parts of the sequences that were made here.
  private var parts: [Grammar.NodeID: [Grammar.NodeID]] = [:]
  /// Makes no text.
  let nothing: Grammar.NodeID

  private struct Branch: Hashable {
    var node: Grammar.NodeID
    var weight: Double
    var site: String
  }

  private struct PickKey: Hashable {
    var register: Int
    var source: Int
    var values: [UInt128]
    var weights: [Double]
  }

  init(_ grammar: Grammar) {
    self.grammar = grammar
    nothing = self.grammar.add(.text(""))
    parts[nothing] = []
  }

  mutating func sequence(_ nodes: [Grammar.NodeID]) -> Grammar.NodeID {
    guard nodes.count != 1 else { return nodes[0] }
    guard !nodes.isEmpty else { return nothing }
    if let known = sequences[nodes] { return known }
    let node = grammar.add(.sequence(nodes))
    sequences[nodes] = node
    parts[node] = nodes
    return node
  }

  /// A node and what follows it; sequences that were made here are continued, not nested.
  mutating func sequence(_ first: Grammar.NodeID, then rest: Grammar.NodeID) -> Grammar.NodeID {
    sequence((parts[first].flatMap { $0.isEmpty ? [] : nil } ?? [first]) + (parts[rest] ?? [rest]))
  }

  /// One of these, by weight.
  mutating func choice(_ options: [(node: Grammar.NodeID, mass: Double, site: String)]) -> Grammar.NodeID {
    guard options.count != 1 else { return options[0].node }
    // However unlikely: a weight is above 0.
    let branches = options.map { Branch(node: $0.node, weight: max($0.mass, .leastNormalMagnitude), site: $0.site) }
    if let known = choices[branches] { return known }
    let node = grammar.add(.choice(branches.map { Grammar.Branch($0.node, weight: $0.weight, site: $0.site) }))
    choices[branches] = node
    return node
  }

  mutating func pick(_ pick: Grammar.Pick) -> Grammar.NodeID {
    let key: PickKey
    switch pick.among {
    case .entries(let entries, let weights):
      key = PickKey(
        register: pick.register, source: pick.source, values: entries.map { UInt128($0) }, weights: weights)
    case .ranks(let ranges):
      key = PickKey(
        register: pick.register, source: pick.source, values: ranges.flatMap { [$0.lowerBound, $0.upperBound] },
        weights: [])
    case .all, .others: return grammar.add(.pick(pick))
    }
    if let known = picks[key] { return known }
    let node = grammar.add(.pick(pick))
    picks[key] = node
    return node
  }

  /// What stands around a node, around another one.
  mutating func wrapped(_ inner: Grammar.NodeID, as node: Grammar.NodeID) -> Grammar.NodeID {
    let key = [node, inner]
    if let known = wrappings[key] { return known }
    let made: Grammar.NodeID
    switch grammar.nodes[node] {
    case .span(_, inner), .filtered(_, inner), .channel(_, inner), .scope(_, inner): made = node
    case .span(let mark, _): made = grammar.add(.span(mark, inner))
    case .filtered(let filters, _): made = grammar.add(.filtered(filters, inner))
    case .channel(let number, _): made = grammar.add(.channel(number, inner))
    case .scope(let registers, _): made = grammar.add(.scope(registers: registers, inner))
    case .text, .sequence, .choice, .pick, .show, .compute: made = inner
    }
    wrappings[key] = made
    return made
  }

  /// The ways of a pool: of those that end alike, one that chooses among them.
  mutating func ways(of pool: WayPool) -> [GrammarSieve.Way] {
    pool.groups.map { group in
      GrammarSieve.Way(
        end: group.end, node: choice(group.options), mass: group.options.reduce(0) { $0 + $1.mass })
    }
  }
}

/// Ways by their ends, in the order in which they were met.
struct WayPool {
  private(set) var groups: [(end: GrammarSieve.State, options: [(node: Grammar.NodeID, mass: Double, site: String)])] =
    []
  private var places: [GrammarSieve.State: Int] = [:]

  mutating func add(_ end: GrammarSieve.State, _ node: Grammar.NodeID, _ mass: Double, site: String = "") {
    if let place = places[end] {
      groups[place].options.append((node, mass, site))
    } else {
      places[end] = groups.count
      groups.append((end, [(node, mass, site)]))
    }
  }
}

/// Ways through a first part and the rest, by the rest.
struct SequencePool {
  private struct Key: Hashable {
    var end: GrammarSieve.State
    var rest: Grammar.NodeID
  }

  private(set) var entries:
    [(end: GrammarSieve.State, rest: Grammar.NodeID, firsts: [(node: Grammar.NodeID, mass: Double)])] = []
  private var places: [Key: Int] = [:]

  mutating func add(_ end: GrammarSieve.State, _ rest: Grammar.NodeID, _ first: (node: Grammar.NodeID, mass: Double)) {
    let key = Key(end: end, rest: rest)
    if let place = places[key] {
      entries[place].firsts.append(first)
    } else {
      places[key] = entries.count
      entries.append((end, rest, [first]))
    }
  }
}

/// Values of a pick by what follows.
struct ValuePool {
  struct Entry {
    var end: GrammarSieve.State
    var rest: Grammar.NodeID
    /// Each with its weight: its own share, times that of what follows.
    var values: [(value: UInt128, weight: Double)]
    var mass: Double { values.reduce(0) { $0 + $1.weight } }
  }

  private struct Key: Hashable {
    var end: GrammarSieve.State
    var rest: Grammar.NodeID
    /// Ranks of a provider are all alike: those with another outlook stand apart.
    var weight: Double
  }

  private var all: [(end: GrammarSieve.State, rest: Grammar.NodeID, value: UInt128, share: Double, mass: Double)] = []

  mutating func add(
    _ end: GrammarSieve.State, _ rest: Grammar.NodeID, _ value: UInt128, _ share: Double, _ mass: Double
  ) {
    all.append((end, rest, value, share, mass))
  }

  func entries(joinsRanks isList: Bool) -> [Entry] {
    var entries: [Entry] = []
    var places: [Key: Int] = [:]
    for one in all {
      let key = Key(end: one.end, rest: one.rest, weight: isList ? 0 : one.mass)
      let weight = max(one.share * one.mass, .leastNormalMagnitude)
      if let place = places[key] {
        entries[place].values.append((one.value, weight))
      } else {
        places[key] = entries.count
        entries.append(Entry(end: one.end, rest: one.rest, values: [(one.value, weight)]))
      }
    }
    return entries
  }
}

extension Grammar {
  /// By node: whether it or something inside of it is such a one.
  func touched(_ isSuch: (Node) -> Bool) -> [Bool] {
    leastFixpoint { node, holds in isSuch(nodes[node]) || nodes[node].children.contains { holds[$0] } }
  }
}
