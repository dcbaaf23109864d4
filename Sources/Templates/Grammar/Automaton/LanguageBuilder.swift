import Labels
import Specification

/// Builds the automaton of a grammar's texts, or of its labeled samples, from the nodes up.
///
/// What a node makes depends on the registers that it reads; what it leaves in registers matters to those who come behind.
/// So a node stands for a table: by the values that it leaves in the registers that are still read, the language of the
/// texts that go with them. Registers that are picked and shown in one breath never come into the table; all others are
/// gone through value by value, which is what makes shared names exact.
struct LanguageBuilder {
  /// Why there is no automaton.
  enum Failure: Error {
    case overflow
    /// Something can't be listed; the words say what.
    case impossible(String)
  }

  struct Held: Hashable {
    var source: Int
    var value: UInt128
  }
  typealias Registers = [Int: Held]
  typealias Table = [Registers: WordGraph.Language]

  struct Key: Hashable {
    var node: Grammar.NodeID
    /// Of sequences, the part from which on.
    var part: Int
    var registers: Registers
    var live: Set<Int>
  }

  let whole: CompiledGrammar
  var grammar: Grammar { whole.grammar }
  let isLabeled: Bool
  var graph: WordGraph
  let use: RegisterUse
  var tables: [Key: Table] = [:]
  var marks: [MarkKey: WordGraph.Symbol] = [:]
  /// The rules that are being built, from the outermost: the last one is at fault if it goes no further.
  var path: [String] = []
  var depth = 0
  let ruleNames: [Grammar.NodeID: String]
  let scope: DerivationScope
  /// The words of a source's form in their order, as they are asked for.
  var sortedEntries: [[Int]: [(word: [WordGraph.Symbol], entry: Int)]] = [:]
  /// How many values of providers may still be listed: each takes a few microseconds, and most need states of their own.
  var listing: Int

  /// What a mark of the automaton stands for.
  enum MarkKey: Hashable {
    case open(Int, LabelValue, [LabelValue.Field])
    case close
    case channel(Int)
    case label(String?)
  }

  init(_ whole: CompiledGrammar, isLabeled: Bool, limit: Int) {
    self.whole = whole
    self.isLabeled = isLabeled
    graph = WordGraph(limit: limit)
    listing = min(limit, max(20_000, limit / 5))
    use = RegisterUse(whole.grammar, whole.references, isLabeled: isLabeled)
    ruleNames = Dictionary(whole.grammar.rules.map { ($0.node, $0.name) }, uniquingKeysWith: { first, _ in first })
    scope = DerivationScope(whole)
  }

  /// The language of a node by itself.
  mutating func language(of node: Grammar.NodeID) throws(Failure) -> WordGraph.Language {
    let table = try self.table(of: node, [:], live: [])
    return table[[:]] ?? WordGraph.nothing
  }

  /// Turns the graph's overflow into ours.
  mutating func word<Result>(
    _ body: (inout WordGraph) throws(WordGraph.Overflow) -> Result
  ) throws(Failure) -> Result {
    do throws(WordGraph.Overflow) { return try body(&graph) } catch { throw .overflow }
  }

  mutating func symbol(_ key: MarkKey) -> WordGraph.Symbol {
    if let known = marks[key] { return known }
    let symbol = WordGraph.Symbol(256 + marks.count)
    marks[key] = symbol
    return symbol
  }

  // MARK: nodes

  /// What a node makes where `registers` hold and `live` are asked for behind it.
  mutating func table(
    of node: Grammar.NodeID, _ registers: Registers, live: Set<Int>
  ) throws(Failure) -> Table {
    let use = use.uses[node]
    let key = Key(
      node: node, part: 0, registers: registers.filter { use.reads.contains($0.key) },
      live: live.intersection(use.writes))
    if let known = tables[key] { return known }
    depth += 1
    if let rule = ruleNames[node] { path.append(rule) }
    guard depth < 1000 else { throw .impossible("rules are nested more than a thousand deep") }
    let made = try makeTable(node, key.registers, key.live)
    if ruleNames[node] != nil { path.removeLast() }
    depth -= 1
    tables[key] = made
    return made
  }

  private mutating func makeTable(
    _ node: Grammar.NodeID, _ registers: Registers, _ live: Set<Int>
  ) throws(Failure) -> Table {
    switch grammar.nodes[node] {
    case .text(let text): return [[:]: try word { graph throws(WordGraph.Overflow) in try graph.text(text) }]
    case .show(let register, let form):
      guard let held = registers[register] else { return [[:]: WordGraph.empty] }
      let text = try shown(held, form)
      return [[:]: try word { graph throws(WordGraph.Overflow) in try graph.text(text) }]
    case .compute(let computed):
      let text = try self.text(of: computed, registers)
      return [[:]: try word { graph throws(WordGraph.Overflow) in try graph.text(text) }]
    case .pick(let pick): return try table(of: pick, registers, live)
    case .sequence(let parts): return try sequence(node, parts, from: 0, registers, live)
    case .choice(let branches):
      var gathered: [Registers: [WordGraph.Language]] = [:]
      for branch in branches {
        let table = try self.table(of: branch.node, registers, live: live)
        for (left, language) in table {
          // A branch that fills nothing leaves what was there.
          gathered[left, default: []].append(language)
        }
      }
      return try united(gathered)
    case .span(let mark, let inner): return try span(mark, inner, registers, live)
    case .filtered(let filters, let inner):
      var table = try self.table(of: inner, registers, live: live)
      for (left, language) in table { table[left] = try filtered(language, by: filters) }
      return table
    case .channel(let number, let inner):
      let (open, close) = (symbol(.channel(number)), symbol(.channel(-1)))
      var table = try self.table(of: inner, registers, live: live)
      for (left, language) in table {
        table[left] = try word { graph throws(WordGraph.Overflow) in
          let closed = try graph.concatenation(language, graph.word([close]))
          return try graph.node(open, closed, WordGraph.nothing)
        }
      }
      return table
    case .scope(let own, let inner):
      return try table(of: inner, registers, live: live.subtracting(own))
    }
  }

  /// Unites the languages that leave equal registers.
  mutating func united(_ gathered: [Registers: [WordGraph.Language]]) throws(Failure) -> Table {
    var table: Table = [:]
    for (left, languages) in gathered {
      table[left] = try word { graph throws(WordGraph.Overflow) in try graph.union(of: languages) }
    }
    return table
  }

  /// The parts from one on: as far as nothing is left that matters, one language behind the other; from the first part on
  /// that leaves something, value by value.
  private mutating func sequence(
    _ node: Grammar.NodeID, _ parts: [Grammar.NodeID], from first: Int, _ registers: Registers, _ live: Set<Int>
  ) throws(Failure) -> Table {
    var languages: [WordGraph.Language] = []
    var part = first
    var end: Table = [[:]: WordGraph.empty]
    while part < parts.count {
      let behind = readBehind(parts, part, live)
      if part + 1 < parts.count,
        let slot = try slot(parts[part], parts[part + 1], registers, live: readBehind(parts, part + 1, live))
      {
        languages.append(slot)
        part += 2
        continue
      }
      let table = try self.table(of: parts[part], registers, live: behind)
      part += 1
      if let only = table.first, table.count == 1, only.key.isEmpty,
        use.uses[parts[part - 1]].writes.intersection(behind).isEmpty
      {
        languages.append(only.value)
        continue
      }
      end = try rest(of: node, parts, from: part, after: table, registers, live)
      break
    }
    return try prefixed(languages, end)
  }

  /// Puts languages before each of a table's.
  private mutating func prefixed(_ languages: [WordGraph.Language], _ end: Table) throws(Failure) -> Table {
    var table = end
    for (left, language) in end {
      table[left] = try word { graph throws(WordGraph.Overflow) in
        var language = language
        for before in languages.reversed() { language = try graph.concatenation(before, language) }
        return language
      }
    }
    return table
  }

  /// What follows a part, for each way in which that leaves the registers.
  private mutating func rest(
    of node: Grammar.NodeID, _ parts: [Grammar.NodeID], from part: Int, after table: Table, _ registers: Registers,
    _ live: Set<Int>
  ) throws(Failure) -> Table {
    let reads = readBehind(parts, part - 1, [])
    var writes: Set<Int> = []
    for part in parts[part...] { writes.formUnion(use.uses[part].writes) }
    var gathered: [Registers: [WordGraph.Language]] = [:]
    for (left, language) in table {
      let now = registers.merging(left) { _, new in new }
      let key = Key(
        node: node, part: part, registers: now.filter { reads.contains($0.key) }, live: live.intersection(writes))
      let behind: Table
      if let known = tables[key] {
        behind = known
      } else {
        behind = try sequence(node, parts, from: part, key.registers, key.live)
        tables[key] = behind
      }
      for (later, rest) in behind {
        let both = left.filter { live.contains($0.key) }.merging(later) { _, new in new }
        gathered[both, default: []].append(
          try word { graph throws(WordGraph.Overflow) in try graph.concatenation(language, rest) })
      }
    }
    return try united(gathered)
  }

  /// The registers that are read behind a part before they are filled there, or behind the whole sequence.
  private func readBehind(_ parts: [Grammar.NodeID], _ part: Int, _ live: Set<Int>) -> Set<Int> {
    var reads = live
    for part in parts[(part + 1)...].reversed() {
      reads.subtract(use.uses[part].surely)
      reads.formUnion(use.uses[part].reads)
    }
    return reads
  }
}

extension WordGraph {
  mutating func text(_ text: String) throws(Overflow) -> Language { try word(text.utf8.map { Symbol($0) }) }
}
