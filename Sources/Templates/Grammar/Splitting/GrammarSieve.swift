import BigInt
import Specification

/// Lets through those derivations of a grammar that fulfil something: that make certain texts, or pick values that go
/// together. What comes through is a grammar again, so that it can be counted, numbered and drawn from like any other.
///
/// The product of the grammar and an observer with finitely many states: a node stands, for each state in which it is
/// met, for a table of the states in which it may leave the observer, each with the node that makes just these
/// derivations, and the share of them by weight. Where the observer has nothing more to see, nodes stay as they are.
/// Every derivation that is let through has exactly one counterpart.
struct GrammarSieve {
  /// Why something can't be sifted, as the end of a sentence.
  struct Failure: Error {
    let reason: String
  }

  /// What the observer knows between two nodes.
  struct State: Hashable {
    var text: TextSight
    var seen: KeySight
    /// What registers hold that are still asked for.
    var registers: LanguageBuilder.Registers
  }

  /// A way in which a node leaves the observer, and what makes it so.
  struct Way {
    /// Of registers, what the node left in those that are asked for behind it.
    var end: State
    var node: Grammar.NodeID
    /// How likely it is, of all that the node makes.
    var mass: Double
  }

  private struct MemoKey: Hashable {
    var node: Grammar.NodeID
    /// Of sequences, the part from which on.
    var part: Int
    var state: State
    var live: Set<Int>
  }

  /// The most nodes that may be added, and ways that may be gone.
  static let nodeLimit = 600_000
  static let stepLimit = 6_000_000

  /// Grows by what is let through.
  private(set) var builder: NodeBuilder
  var grammar: Grammar { builder.grammar }
  let texts: TextWatch?
  let keys: KeyWatch
  /// What is asked of registers at the end.
  private var asked: Set<Int> = []
  private let textUse: RegisterUse
  private let plainUse: RegisterUse
  private let touches: [Bool]
  private let values: SieveValues
  private var memo: [MemoKey: [Way]] = [:]
  private var steps = 0
  private let firstCount: Int

  /// `always` are registers whose values matter at the end of a top.
  init(
    _ grammar: Grammar, references: [NameReference], texts: TextWatch? = nil, keys: KeyWatch = KeyWatch(),
    always: Set<Int> = []
  ) {
    builder = NodeBuilder(grammar)
    self.texts = texts
    self.keys = keys
    asked = always
    firstCount = grammar.nodes.count
    textUse = RegisterUse(grammar, references, isLabeled: false)
    let single = always.union(keys.registersByValue)
    let plainUse = RegisterUse(grammar, references, isLabeled: false, readsTexts: false, single: single)
    self.plainUse = plainUse
    let watched = single.union(keys.keys.keys).union(plainUse.asked)
    touches = grammar.touched { node in
      switch node {
      case .pick(let pick): watched.contains(pick.register)
      case .choice(let branches): branches.contains { keys.branches[$0.site] != nil }
      default: false
      }
    }
    values = SieveValues(grammar, references)
  }

  /// Whether a condition holds at the end of a derivation; not if a register that it needs is empty there.
  func holds(_ expression: BoundExpression, of registers: Set<Int>, _ end: State) throws(Failure) -> Bool {
    guard registers.allSatisfy({ end.registers[$0] != nil }) else { return false }
    return try values.holds(expression, end.registers)
  }

  /// What of a top is let through: a node, and its share of the top by weight; nil if that is nothing.
  mutating func sift(
    _ node: Grammar.NodeID, from seen: KeySight? = nil, accepting isWanted: (State) throws(Failure) -> Bool
  ) throws(Failure) -> (node: Grammar.NodeID, mass: Double)? {
    let start = State(text: texts?.start ?? .none, seen: seen ?? keys.start, registers: [:])
    var wanted: [(node: Grammar.NodeID, mass: Double, site: String)] = []
    for way in try ways(of: node, start, live: asked) where texts?.accepts(way.end.text) ?? true {
      if try isWanted(way.end) { wanted.append((way.node, way.mass, "")) }
    }
    guard !wanted.isEmpty else { return nil }
    return (builder.choice(wanted), wanted.reduce(0) { $0 + $1.mass })
  }

  private mutating func step() throws(Failure) {
    steps += 1
    guard steps < Self.stepLimit, builder.grammar.nodes.count - firstCount < Self.nodeLimit else {
      throw Failure(reason: "it takes too many states")
    }
  }

  // MARK: nodes

  private func use(_ text: TextSight) -> RegisterUse { text.isReading ? textUse : plainUse }

  /// The state with no more than `registers`; whoever reads no texts asks for less.
  private func trimmed(_ state: State, to registers: Set<Int>) -> State {
    var state = state
    if !state.registers.isEmpty {
      state.registers = state.registers.filter { key, _ in
        registers.contains(key) && (state.text.isReading || asked.contains(key) || plainUse.asked.contains(key))
      }
    }
    return state
  }

  private mutating func ways(of node: Grammar.NodeID, _ state: State, live: Set<Int>) throws(Failure) -> [Way] {
    guard state.text.isReading || touches[node] else {
      return [Way(end: State(text: state.text, seen: state.seen, registers: [:]), node: node, mass: 1)]
    }
    let use = use(state.text).uses[node]
    let key = MemoKey(
      node: node, part: 0, state: trimmed(state, to: use.reads), live: live.intersection(use.writes))
    if let known = memo[key] { return known }
    try step()
    let made = try makeWays(node, key.state, key.live)
    memo[key] = made
    return made
  }

  private mutating func makeWays(_ node: Grammar.NodeID, _ state: State, _ live: Set<Int>) throws(Failure) -> [Way] {
    switch builder.grammar.nodes[node] {
    case .text(let text): return read(text, node, state)
    case .show(let register, let form):
      guard let held = state.registers[register] else { return read("", node, state) }
      return read(try values.shown(held, form), node, state)
    case .compute(let computed): return read(try values.text(of: computed, state.registers), node, state)
    case .pick, .sequence: return try sequence(node, from: 0, state, live)
    case .choice(let branches): return try choice(branches, state, live)
    case .span(_, let inner), .scope(_, let inner):
      var behind = live
      if case .scope(let own, _) = builder.grammar.nodes[node] { behind.subtract(own) }
      return try ways(of: inner, state, live: behind).map { wrapped($0, as: node) }
    case .channel(let number, let inner):
      guard let texts, state.text.isReading else {
        return try ways(of: inner, state, live: live).map { wrapped($0, as: node) }
      }
      guard let text = texts.opened(number, state.text) else { return [] }
      let inside = State(text: text, seen: state.seen, registers: state.registers)
      return try closed(ways(of: inner, inside, live: live), as: node) { text in texts.closed(text) }
    case .filtered(let filters, let inner):
      guard let texts, state.text.isReading else {
        return try ways(of: inner, state, live: live).map { wrapped($0, as: node) }
      }
      let inside = State(text: state.text.entering(filters), seen: state.seen, registers: state.registers)
      return try closed(ways(of: inner, inside, live: live), as: node) { text throws(Failure) in
        try texts.leaving(filters, text)
      }
    }
  }

  private func read(_ text: String, _ node: Grammar.NodeID, _ state: State) -> [Way] {
    guard state.text.isReading, let texts else {
      return [Way(end: State(text: state.text, seen: state.seen, registers: [:]), node: node, mass: 1)]
    }
    guard let text = texts.reading(text, state.text) else { return [] }
    return [Way(end: State(text: text, seen: state.seen, registers: [:]), node: node, mass: 1)]
  }

  private mutating func wrapped(_ way: Way, as node: Grammar.NodeID) -> Way {
    Way(end: way.end, node: builder.wrapped(way.node, as: node), mass: way.mass)
  }

  /// Ways whose texts are looked at once more at their ends; those that become alike are put together.
  private mutating func closed(
    _ ways: [Way], as node: Grammar.NodeID, _ close: (TextSight) throws(Failure) -> TextSight?
  ) throws(Failure) -> [Way] {
    var pool = WayPool()
    for way in ways {
      try step()
      guard let text = way.end.text.isReading ? try close(way.end.text) : way.end.text else { continue }
      var end = way.end
      end.text = text
      pool.add(trimmed(end, to: Set(end.registers.keys)), way.node, way.mass)
    }
    return builder.ways(of: pool).map { wrapped($0, as: node) }
  }

  private mutating func choice(
    _ branches: [Grammar.Branch], _ state: State, _ live: Set<Int>
  ) throws(Failure) -> [Way] {
    let total = branches.reduce(0) { $0 + $1.weight }
    var pool = WayPool()
    for branch in branches {
      var inside = state
      if let event = keys.branches[branch.site] {
        guard let seen = keys.seeing(event.id, of: event.key, state.seen) else { continue }
        inside.seen = seen
      }
      for way in try ways(of: branch.node, inside, live: live) {
        try step()
        pool.add(way.end, way.node, branch.weight / total * way.mass, site: branch.site)
      }
    }
    return builder.ways(of: pool)
  }

  // MARK: sequences

  /// The parts from one on; a pick by itself is a sequence of one.
  private mutating func sequence(
    _ node: Grammar.NodeID, from first: Int, _ state: State, _ live: Set<Int>
  ) throws(Failure) -> [Way] {
    let parts = if case .sequence(let parts) = builder.grammar.nodes[node] { parts } else { [node] }
    guard first < parts.count else {
      return [Way(end: State(text: state.text, seen: state.seen, registers: [:]), node: builder.nothing, mass: 1)]
    }
    guard state.text.isReading || parts[first...].contains(where: { touches[$0] }) else {
      let rest = first == 0 ? node : builder.sequence(Array(parts[first...]))
      return [Way(end: State(text: state.text, seen: state.seen, registers: [:]), node: rest, mass: 1)]
    }
    let use = use(state.text)
    var (reads, writes): (Set<Int>, Set<Int>) = ([], [])
    for part in parts[first...].reversed() {
      reads.subtract(use.uses[part].surely)
      reads.formUnion(use.uses[part].reads)
      writes.formUnion(use.uses[part].writes)
    }
    let key = MemoKey(node: node, part: first + 1, state: trimmed(state, to: reads), live: live.intersection(writes))
    if let known = memo[key] { return known }
    try step()
    let made =
      if case .pick(let pick) = builder.grammar.nodes[parts[first]] {
        try sequence(node, parts, from: first, picking: pick, key.state, live)
      } else {
        try sequence(node, parts, from: first, key.state, live)
      }
    memo[key] = made
    return made
  }

  private func readBehind(_ parts: [Grammar.NodeID], _ part: Int, _ use: RegisterUse, _ live: Set<Int>) -> Set<Int> {
    var reads = live
    for part in parts[(part + 1)...].reversed() {
      reads.subtract(use.uses[part].surely)
      reads.formUnion(use.uses[part].reads)
    }
    return reads
  }

  private mutating func sequence(
    _ node: Grammar.NodeID, _ parts: [Grammar.NodeID], from first: Int, _ state: State, _ live: Set<Int>
  ) throws(Failure) -> [Way] {
    let behind = readBehind(parts, first, use(state.text), live)
    var pool = SequencePool()
    for way in try ways(of: parts[first], state, live: behind) {
      var next = way.end
      next.registers = state.registers.merging(way.end.registers) { _, new in new }
      for rest in try sequence(node, from: first + 1, next, live) {
        try step()
        var end = rest.end
        end.registers = way.end.registers.merging(rest.end.registers) { _, new in new }
        pool.add(trimmed(end, to: live), rest.node, (way.node, way.mass * rest.mass))
      }
    }
    var ways = WayPool()
    for (end, rest, firsts) in pool.entries {
      let one = builder.choice(firsts.map { ($0.node, $0.mass, "") })
      ways.add(end, builder.sequence(one, then: rest), firsts.reduce(0) { $0 + $1.mass })
    }
    return builder.ways(of: ways)
  }

  /// A pick and what follows: values with which it goes on in the same way stay together.
  private mutating func sequence(
    _ node: Grammar.NodeID, _ parts: [Grammar.NodeID], from first: Int, picking pick: Grammar.Pick, _ state: State,
    _ live: Set<Int>
  ) throws(Failure) -> [Way] {
    let behind = readBehind(parts, first, use(state.text), live)
    let isSingle =
      keys.registersByValue.contains(pick.register)
      || behind.contains(pick.register)
        && (state.text.isReading || asked.contains(pick.register) || plainUse.asked.contains(pick.register))
    let options = try values.options(of: pick, state, keys, isSingle: isSingle)
    var pool = ValuePool()
    switch options {
    case .none: return []
    case .together(let restricted, let seen):
      let changed = restricted.map { builder.pick($0) } ?? parts[first]
      var ways: [Way] = []
      for rest in try sequence(
        node, from: first + 1, State(text: state.text, seen: seen, registers: state.registers), live)
      {
        ways.append(Way(end: rest.end, node: builder.sequence(changed, then: rest.node), mass: rest.mass))
      }
      return ways
    case .single(let source, let values):
      for value in values {
        var next = State(text: state.text, seen: value.seen, registers: state.registers)
        let held = LanguageBuilder.Held(source: source, value: value.value)
        next.registers[pick.register] = held
        for rest in try sequence(node, from: first + 1, next, live) {
          try step()
          var end = rest.end
          if live.contains(pick.register), end.registers[pick.register] == nil { end.registers[pick.register] = held }
          pool.add(trimmed(end, to: live), rest.node, value.value, value.share, rest.mass)
        }
      }
      var ways = WayPool()
      for entry in pool.entries(joinsRanks: self.values.isList(source)) {
        let among = self.values.among(source, entry.values)
        let picked = builder.pick(Grammar.Pick(register: pick.register, source: source, among: among))
        ways.add(entry.end, builder.sequence(picked, then: entry.rest), entry.mass)
      }
      return builder.ways(of: ways)
    }
  }
}
