import BigInt

/// Finite languages of words, each a node of one shared graph: equal languages are the same node, so that equality is
/// free and everything about a language is worked out once.
///
/// A node is a symbol, the language of what may follow it (`rest`), and the language of the words that begin with none or
/// a greater symbol (`other`): a sequence decision diagram (Loekito, Bailey and Pei, 2009; Minato's zero-suppressed
/// diagrams, for words). Read as states and transitions it is the minimal deterministic automaton. Children are always
/// older than parents, so walks in the order of numbers need no recursion, and words may be as long as they like.
///
/// Symbols below 256 are bytes; others are marks that the builder gives out.
struct WordGraph {
  typealias Language = Int32
  typealias Symbol = UInt32

  /// No word; the empty word alone.
  static let nothing: Language = 0
  static let empty: Language = 1

  struct Node {
    var symbol: Symbol
    var rest: Language
    var other: Language
  }

  /// More nodes, or four times as many steps, were needed than is allowed.
  struct Overflow: Error {}

  private(set) var nodes: [Node] = [
    Node(symbol: .max, rest: 0, other: 0), Node(symbol: .max, rest: 0, other: 0),
  ]
  /// Places in `nodes` by hash, 0 where free.
  private var table = [Language](repeating: 0, count: 1 << 12)
  private let limit: Int
  private var steps = 0
  private var unions = PairTable()
  private var differences = PairTable()
  /// By node: its image in the mapping at hand, and which mapping reached it last.
  private var images: [Language] = []
  private var reachedBy: [Int32] = []
  private var mappings: Int32 = 0

  init(limit: Int) { self.limit = limit }

  /// The language of `symbol` followed by `rest`, and of the words of `other`, which begin with greater symbols.
  mutating func node(_ symbol: Symbol, _ rest: Language, _ other: Language) throws(Overflow) -> Language {
    guard rest != WordGraph.nothing else { return other }
    var slot = WordGraph.hash(symbol, rest, other) & (table.count - 1)
    while table[slot] != 0 {
      let node = nodes[Int(table[slot])]
      if node.symbol == symbol, node.rest == rest, node.other == other { return table[slot] }
      slot = (slot + 1) & (table.count - 1)
    }
    guard nodes.count < limit else { throw Overflow() }
    nodes.append(Node(symbol: symbol, rest: rest, other: other))
    table[slot] = Language(nodes.count - 1)
    if nodes.count * 2 > table.count { growTable() }
    return Language(nodes.count - 1)
  }

  private mutating func growTable() {
    table = [Language](repeating: 0, count: table.count * 4)
    for (index, node) in nodes.enumerated().dropFirst(2) {
      var slot = WordGraph.hash(node.symbol, node.rest, node.other) & (table.count - 1)
      while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
      table[slot] = Language(index)
    }
  }

  /// The finaliser of SplitMix64 over all three; order in the table never shows.
  private static func hash(_ symbol: Symbol, _ rest: Language, _ other: Language) -> Int {
    var z = UInt64(UInt32(bitPattern: rest)) << 32 | UInt64(UInt32(bitPattern: other))
    z = (z ^ UInt64(symbol) &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: (z ^ (z >> 31)) >> 1)
  }

  private mutating func step() throws(Overflow) {
    steps += 1
    guard steps < 4 * limit else { throw Overflow() }
  }

  /// The language of one word.
  mutating func word(_ symbols: some BidirectionalCollection<Symbol>) throws(Overflow) -> Language {
    var language = WordGraph.empty
    for symbol in symbols.reversed() { language = try node(symbol, language, WordGraph.nothing) }
    return language
  }

  /// Whether the empty word is in it.
  func holdsEmptyWord(_ language: Language) -> Bool {
    var language = language
    while language > WordGraph.empty { language = nodes[Int(language)].other }
    return language == WordGraph.empty
  }

  // MARK: two languages

  private enum Operation { case union, difference }

  private struct Task {
    var one: Language
    var two: Language
    /// 0: nothing is known, 1: the rest is, 2: the other is too.
    var stage = 0
    var rest: Language = 0
  }

  /// The words of either.
  mutating func union(_ one: Language, _ two: Language) throws(Overflow) -> Language {
    try combine(one, two, .union)
  }

  /// The words of the first that are not in the second.
  mutating func difference(_ one: Language, _ two: Language) throws(Overflow) -> Language {
    try combine(one, two, .difference)
  }

  /// What is known without looking inside.
  private func known(_ one: Language, _ two: Language, _ operation: Operation) -> Language? {
    switch operation {
    case .union:
      if one == two || two == WordGraph.nothing { return one }
      if one == WordGraph.nothing { return two }
      return unions[PairTable.key(min(one, two), max(one, two))]
    case .difference:
      if one == two || one == WordGraph.nothing { return WordGraph.nothing }
      if two == WordGraph.nothing { return one }
      return differences[PairTable.key(one, two)]
    }
  }

  /// By a list of tasks instead of calls, as words may be long.
  private mutating func combine(
    _ one: Language, _ two: Language, _ operation: Operation
  ) throws(Overflow) -> Language {
    if let known = known(one, two, operation) { return known }
    var tasks = [Task(one: one, two: two)]
    var result: Language = 0
    while var task = tasks.popLast() {
      let (a, b) = (nodes[Int(task.one)], nodes[Int(task.two)])
      let symbol = min(a.symbol, b.symbol)
      let restPair = (a.symbol == symbol ? a.rest : 0, b.symbol == symbol ? b.rest : 0)
      let otherPair = (a.symbol == symbol ? a.other : task.one, b.symbol == symbol ? b.other : task.two)
      switch task.stage {
      case 0:
        if let known = known(task.one, task.two, operation) {
          result = known
          continue
        }
        try step()
        if symbol == .max {
          // Both are the empty word or nothing, and not the same: settled by `known`, but for the empty word less nothing.
          result = WordGraph.empty
          continue
        }
        task.stage = 1
        tasks.append(task)
        tasks.append(Task(one: restPair.0, two: restPair.1))
      case 1:
        task.rest = result
        task.stage = 2
        tasks.append(task)
        tasks.append(Task(one: otherPair.0, two: otherPair.1))
      default:
        result = try node(symbol, task.rest, result)
        if operation == .union {
          unions.set(PairTable.key(min(task.one, task.two), max(task.one, task.two)), result)
        } else {
          differences.set(PairTable.key(task.one, task.two), result)
        }
      }
    }
    return result
  }

  /// A word of the first followed by one of the second.
  mutating func concatenation(_ one: Language, _ two: Language) throws(Overflow) -> Language {
    if one == WordGraph.empty { return two }
    if two == WordGraph.empty || one == WordGraph.nothing { return one }
    if two == WordGraph.nothing { return two }
    return try mapping(one, end: two) { graph, node, rest, other throws(Overflow) in
      // Nearly always what stands behind begins with a greater symbol, as it did.
      if graph.nodes[Int(other)].symbol > node.symbol { return try graph.node(node.symbol, rest, other) }
      let single = try graph.node(node.symbol, rest, WordGraph.nothing)
      return try graph.union(single, other)
    }
  }

  /// A language made anew from the oldest node up: `end` in place of the empty word.
  mutating func mapping(
    _ language: Language, end: Language,
    _ change: (inout WordGraph, Node, _ rest: Language, _ other: Language) throws(Overflow) -> Language
  ) throws(Overflow) -> Language {
    guard language > WordGraph.empty else { return language == WordGraph.empty ? end : language }
    let order = beginMapping(of: language)
    for number in order {
      try step()
      let node = nodes[Int(number)]
      let rest = node.rest > WordGraph.empty ? images[Int(node.rest)] : node.rest == WordGraph.empty ? end : node.rest
      let other =
        node.other > WordGraph.empty ? images[Int(node.other)] : node.other == WordGraph.empty ? end : node.other
      images[Int(number)] = try change(&self, node, rest, other)
    }
    return images[Int(language)]
  }

  /// All nodes below and with `language`, children first, with room for their images.
  private mutating func beginMapping(of language: Language) -> [Language] {
    if images.count <= Int(language) {
      let missing = max(nodes.count, 2 * images.count) - images.count
      images += repeatElement(0, count: missing)
      reachedBy += repeatElement(0, count: missing)
    }
    mappings += 1
    reachedBy[Int(language)] = mappings
    // What was found, of which all before `next` have their children in it.
    var found = [language]
    var next = 0
    while next < found.count {
      let node = nodes[Int(found[next])]
      next += 1
      if node.rest > WordGraph.empty, reachedBy[Int(node.rest)] != mappings {
        reachedBy[Int(node.rest)] = mappings
        found.append(node.rest)
      }
      if node.other > WordGraph.empty, reachedBy[Int(node.other)] != mappings {
        reachedBy[Int(node.other)] = mappings
        found.append(node.other)
      }
    }
    found.sort()
    return found
  }

  /// All nodes below and with `language`, children first; the two leaves are left out.
  func reached(from language: Language) -> [Language] {
    guard language > WordGraph.empty else { return [] }
    var seen: Set<Language> = [language]
    var waiting = [language]
    while let next = waiting.popLast() {
      let node = nodes[Int(next)]
      for child in [node.rest, node.other] where child > WordGraph.empty && seen.insert(child).inserted {
        waiting.append(child)
      }
    }
    return seen.sorted()
  }
}
