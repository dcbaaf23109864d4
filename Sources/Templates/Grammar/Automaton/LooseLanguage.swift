import BigInt
import Specification

/// The texts of a grammar where names are held to nothing: wherever a value is shown any of its texts may stand, whatever
/// stands elsewhere.
///
/// It holds every text of the grammar and more, but its automaton has nothing to remember, so it stays small where that of
/// the grammar is far too large. If no text of it can be read in two ways, no text of the grammar can, and where ways are as
/// many as texts, it is enough to count ways.
struct LooseLanguage {
  /// The words of a node, and how many ways lead to them.
  struct Part {
    var words: WordGraph.Language
    var ways: BigUInt
  }

  /// By register, the picks that may have filled it, rising.
  private typealias Picks = [Int: [Grammar.NodeID]]

  /// What a node leaves: the picks, and whether it leaves one of them for sure.
  private struct Left {
    var picks: [Grammar.NodeID]
    var isSure: Bool
  }

  private struct Key: Hashable {
    var node: Grammar.NodeID
    var picks: Picks
  }

  private struct SlotKey: Hashable {
    var register: Int
    var form: Int
    var picks: [Grammar.NodeID]
  }

  typealias Failure = LanguageBuilder.Failure

  /// How many values of one source are shown one by one, and how many joint values an expression may look at.
  static let listLimit: UInt128 = 100_000
  private static let jointLimit = 5_000

  private(set) var builder: LanguageBuilder
  private var parts: [Key: (part: Part, left: [Int: Left])] = [:]
  private var slots: [SlotKey: Part] = [:]
  private var spelled: [[Int]: WordGraph.Language] = [:]
  private var tally = WordTally()
  private var depth = 0

  init(_ whole: CompiledGrammar, limit: Int) {
    builder = LanguageBuilder(whole, isLabeled: false, limit: limit)
  }

  private var grammar: Grammar { builder.grammar }

  /// The words of a node by itself.
  mutating func part(of node: Grammar.NodeID) throws(Failure) -> Part {
    depth = 0
    return try part(of: node, [:]).part
  }

  /// How many words there are.
  mutating func count(_ words: WordGraph.Language) -> BigUInt { tally.count(words, in: builder.graph) }

  /// The words of either.
  mutating func union(_ one: WordGraph.Language, _ two: WordGraph.Language) throws(Failure) -> WordGraph.Language {
    try builder.word { graph throws(WordGraph.Overflow) in try graph.union(one, two) }
  }

  // MARK: nodes

  private mutating func part(
    of node: Grammar.NodeID, _ picks: Picks
  ) throws(Failure) -> (part: Part, left: [Int: Left]) {
    let reads = builder.use.uses[node].reads
    let key = Key(node: node, picks: picks.filter { reads.contains($0.key) })
    if let known = parts[key] { return known }
    depth += 1
    guard depth < 1000 else { throw .impossible("rules are nested more than a thousand deep") }
    let made = try make(node, key.picks)
    depth -= 1
    parts[key] = made
    return made
  }

  private mutating func make(
    _ node: Grammar.NodeID, _ picks: Picks
  ) throws(Failure) -> (part: Part, left: [Int: Left]) {
    switch grammar.nodes[node] {
    case .text(let text):
      let words = try builder.word { graph throws(WordGraph.Overflow) in try graph.text(text) }
      return (Part(words: words, ways: 1), [:])
    case .pick(let pick):
      return (Part(words: WordGraph.empty, ways: 1), [pick.register: Left(picks: [node], isSure: true)])
    case .show(let register, let form): return (try slot(register, form, picks[register] ?? []), [:])
    case .compute(let computed): return (try self.part(of: computed, picks), [:])
    case .sequence(let nodes): return try sequence(nodes, picks)
    case .choice(let branches): return try choice(branches, picks)
    case .span(_, let inner): return try part(of: inner, picks)
    case .filtered(let filters, let inner):
      var made = try part(of: inner, picks)
      made.part.words = try builder.filtered(made.part.words, by: filters)
      return made
    case .channel(let number, let inner):
      var made = try part(of: inner, picks)
      let (open, close) = (builder.symbol(.channel(number)), builder.symbol(.channel(-1)))
      made.part.words = try builder.word { graph throws(WordGraph.Overflow) in
        let closed = try graph.concatenation(made.part.words, graph.word([close]))
        return try graph.node(open, closed, WordGraph.nothing)
      }
      return made
    case .scope(let own, let inner):
      var made = try part(of: inner, picks)
      made.left = made.left.filter { !own.contains($0.key) }
      return made
    }
  }

  private mutating func sequence(
    _ nodes: [Grammar.NodeID], _ picks: Picks
  ) throws(Failure) -> (part: Part, left: [Int: Left]) {
    var (now, left) = (picks, [Int: Left]())
    var made: [Part] = []
    for node in nodes {
      let one = try part(of: node, now)
      made.append(one.part)
      for (register, own) in one.left {
        let before = left[register]
        if own.isSure {
          left[register] = own
          now[register] = own.picks
        } else {
          left[register] = Left(
            picks: LooseLanguage.joined(own.picks, before?.picks ?? []), isSure: before?.isSure ?? false)
          now[register] = LooseLanguage.joined(own.picks, now[register] ?? [])
        }
      }
    }
    var whole = Part(words: WordGraph.empty, ways: 1)
    for one in made.reversed() {
      whole.words = try builder.word { graph throws(WordGraph.Overflow) in
        try graph.concatenation(one.words, whole.words)
      }
      whole.ways *= one.ways
    }
    return (whole, left)
  }

  private mutating func choice(
    _ branches: [Grammar.Branch], _ picks: Picks
  ) throws(Failure) -> (part: Part, left: [Int: Left]) {
    var languages: [WordGraph.Language] = []
    var (ways, left, times) = (0 as BigUInt, [Int: Left](), [Int: Int]())
    for branch in branches {
      guard branch.guards.isEmpty else { throw .impossible("a picture decides what is said") }
      let one = try part(of: branch.node, picks)
      languages.append(one.part.words)
      ways += one.part.ways
      for (register, own) in one.left {
        times[register, default: 0] += 1
        let before = left[register] ?? Left(picks: [], isSure: true)
        left[register] = Left(
          picks: LooseLanguage.joined(own.picks, before.picks), isSure: own.isSure && before.isSure)
      }
    }
    for (register, count) in times where count < branches.count { left[register]?.isSure = false }
    let words = try builder.word { graph throws(WordGraph.Overflow) in try graph.union(of: languages) }
    return (Part(words: words, ways: ways), left)
  }

  private static func joined(_ one: [Grammar.NodeID], _ two: [Grammar.NodeID]) -> [Grammar.NodeID] {
    two.isEmpty ? one : Array(Set(one).union(two)).sorted()
  }

  // MARK: values

  /// All that may be shown of a register.
  private mutating func slot(
    _ register: Int, _ form: Int, _ picks: [Grammar.NodeID]
  ) throws(Failure) -> Part {
    guard !picks.isEmpty else { return Part(words: WordGraph.empty, ways: 1) }
    let key = SlotKey(register: register, form: form, picks: picks)
    if let known = slots[key] { return known }
    var languages: [WordGraph.Language] = []
    for node in picks {
      guard case .pick(var pick) = grammar.nodes[node] else { continue }
      if case .others = pick.among { pick.among = .all }
      languages.append(try words(of: pick, form))
    }
    let words = try builder.word { graph throws(WordGraph.Overflow) in try graph.union(of: languages) }
    let part = Part(words: words, ways: count(words))
    slots[key] = part
    return part
  }

  private mutating func words(of pick: Grammar.Pick, _ form: Int) throws(Failure) -> WordGraph.Language {
    if let numbers = try builder.numbers(pick, form, [:]) { return numbers }
    if case .provider(let source) = grammar.sources[pick.source], source.forms[form].filters.isEmpty,
      source.forms[form].members.count < 2
    {
      if let known = spelled[[pick.source, form]] { return known }
      if let spelling = source.provider.spelling(of: source.forms[form].members.first) {
        let words = try builder.word { graph throws(WordGraph.Overflow) in try graph.spelled(spelling) }
        spelled[[pick.source, form]] = words
        return words
      }
    }
    let values = try TextLanguage.values(of: pick, showing: [form], in: grammar, limit: Self.listLimit)
    var words: [[WordGraph.Symbol]] = []
    for value in values {
      let text = try builder.shown(LanguageBuilder.Held(source: pick.source, value: value), form)
      words.append(text.utf8.map { WordGraph.Symbol($0) })
    }
    return try builder.word { graph throws(WordGraph.Overflow) in try graph.words(words) }
  }

  /// All that an expression may say.
  private mutating func part(of computed: Grammar.Computed, _ picks: Picks) throws(Failure) -> Part {
    let registers = builder.use.registers(of: computed.expression).filter { !(picks[$0] ?? []).isEmpty }.sorted()
    var joint: [LanguageBuilder.Registers] = [[:]]
    for register in registers {
      var held: Set<LanguageBuilder.Held> = []
      for node in picks[register] ?? [] {
        guard case .pick(var pick) = grammar.nodes[node] else { continue }
        if case .others = pick.among { pick.among = .all }
        let values = try TextLanguage.values(of: pick, showing: nil, in: grammar, limit: UInt128(Self.jointLimit))
        for value in values { held.insert(LanguageBuilder.Held(source: pick.source, value: value)) }
      }
      guard joint.count * held.count <= Self.jointLimit else {
        throw .impossible("an expression looks at too many values together")
      }
      joint = joint.flatMap { one in held.map { one.merging([register: $0]) { $1 } } }
    }
    var words: [[WordGraph.Symbol]] = []
    for registers in joint {
      words.append(try builder.text(of: computed, registers).utf8.map { WordGraph.Symbol($0) })
    }
    let language = try builder.word { graph throws(WordGraph.Overflow) in try graph.words(words) }
    return Part(words: language, ways: count(language))
  }
}

extension TextLanguage {
  /// Values of a pick, one by one: all, or of a provider enough of them to meet every text of the forms.
  ///
  /// - Throws: `impossible` if there are more than `limit`.
  static func values(
    of pick: Grammar.Pick, showing forms: [Int]?, in grammar: Grammar, limit: UInt128
  ) throws(LanguageBuilder.Failure) -> [UInt128] {
    switch (pick.among, grammar.sources[pick.source]) {
    case (.entries(let entries, _), _): return entries.map { UInt128($0) }
    case (.ranks(let ranges), .provider(let source)):
      // What begins anew shows nothing new behind its first round.
      if let forms, let period = source.period(of: forms), period <= limit {
        return (0..<min(period, source.provider.count ?? .max)).map { $0 }
      }
      guard ranges.reduce(0, { $0 + ($1.upperBound - $1.lowerBound) }) <= limit else {
        throw .impossible("'\(source.name)' has more values than can be listed")
      }
      return ranges.flatMap { Array($0) }
    case (_, .list(let list)): return (0..<UInt128(list.entries.count)).map { $0 }
    case (_, .provider(let source)):
      var count = source.provider.count ?? .max
      if let forms, let period = source.period(of: forms) { count = min(count, period) }
      guard count <= limit else { throw .impossible("'\(source.name)' has more values than can be listed") }
      return (0..<count).map { $0 }
    }
  }
}

extension Grammar.ProviderSource {
  /// After how many ranks what these forms show begins anew; nil if it doesn't.
  func period(of forms: [Int]) -> UInt128? { provider.period(of: members(of: forms)) }

  /// The members that forms begin with; `text` for what is shown of a value.
  func members(of forms: [Int]) -> Set<String> { Set(forms.map { self.forms[$0].members.first ?? "text" }) }
}

/// How many words the languages of a growing graph have.
struct WordTally {
  private var counts: [BigUInt] = [0, 1]

  mutating func count(_ language: WordGraph.Language, in graph: WordGraph) -> BigUInt {
    while counts.count <= Int(language) {
      let node = graph.nodes[counts.count]
      counts.append(counts[Int(node.rest)] + counts[Int(node.other)])
    }
    return counts[Int(language)]
  }
}
