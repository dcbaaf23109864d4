import BigInt
import Diagnostics
import Randomness
import Specification

/// What some of the splits may say: a grammar of their own.
package struct SplitPart: Sendable {
  /// In the order of the spec; more than one share a part where nothing tells them apart.
  package var splits: [Int]
  package var grammar: Grammar
}

/// How many values of a key each split owns.
package struct SplitKeyCount: Sendable {
  package var title: String
  /// By split.
  package var counts: [Int]
}

/// A template's language divided among splits, so that no text stands in two of them.
package struct SplitPartition: Sendable {
  package var parts: [SplitPart]
  package var keys: [SplitKeyCount]

  /// The part of each split; nil for splits without a share.
  package func part(of split: Int) -> Int? { parts.firstIndex { $0.splits.contains(split) } }
}

extension TextLanguage {
  /// How many derivations none of several parts of the language has; nil where that can't be counted.
  package func unowned(by parts: [TextLanguage]) -> String? {
    guard let all = counts.total.number else { return nil }
    var left = all
    for part in parts {
      guard let own = part.counts.total.number, own <= left else { return nil }
      left -= own
    }
    return left.countText
  }
}

/// Divides a grammar among splits.
///
/// A derivation belongs to the split that holds it out; else to the one that owns all values of its keys, or to none if
/// there is no such split; else, where it has no key at all, to the split that its text is dealt to. Of a text that could
/// be made in several, the split of the first such kind keeps it, and among those of keys the first one of the spec.
struct SplitPartitioner {
  /// What a split says for one of these reasons, of one top.
  struct Piece {
    /// In `tops`.
    var top: Int
    var split: Int
    var node: Grammar.NodeID
    /// Its share of the top, as it is by weight.
    var mass: Double
  }

  /// Why there is no partition; told as a diagnostic.
  struct Stop: Error {
    let diagnostic: Diagnostic
  }

  /// States of automata that compare texts.
  static let stateLimit = 1_000_000

  let references: [NameReference]
  let splits: [Spec.Split]
  let rules: SplitRules
  let owners: SplitOwners
  let range: SourceRange
  /// Grows by what the splits may say.
  var arena: Grammar
  let tops: [Grammar.Top]
  let stateLimit: Int
  private var keys: [SplitKey] = []
  /// By key, the split of each value; nil for those that are only half of a pair.
  private var single: [[Int]?] = []
  private var pairs: [(one: Int, two: Int, owners: [[Int]])] = []
  private var template: [Int]?
  private var counts: [SplitKeyCount] = []

  init(
    _ grammar: Grammar, references: [NameReference], splits: [Spec.Split], rules: SplitRules, seed: UInt64,
    range: SourceRange, stateLimit: Int = SplitPartitioner.stateLimit
  ) {
    arena = grammar
    tops = grammar.tops
    (self.references, self.splits, self.rules, self.range) = (references, splits, rules, range)
    owners = SplitOwners(seed: seed, shares: splits.map(\.share))
    self.stateLimit = stateLimit
  }

  // MARK: keys

  /// Shares the values of the keys out; `key` finds what counts for a name.
  mutating func own(_ find: (String) -> SplitKey, known: () -> [String]) throws(Stop) {
    let wanted = rules.keys.sorted { $0.names.count < $1.names.count }
    for key in wanted where key.names.count == 1 {
      if key.names[0].value == "template" {
        try ownTemplates(key.names[0])
      } else {
        let number = try number(of: key.names[0], find, known)
        guard let own = owners.owners(of: keys[number].values, key: keys[number].name) else {
          throw Stop(
            diagnostic: .fewValues(key.names[0], keys[number].values.count, splits: owners.splits.count, of: "values"))
        }
        single[number] = own
      }
    }
    for key in wanted where key.names.count == 2 {
      let one = try number(of: key.names[0], find, known)
      let two = try number(of: key.names[1], find, known)
      try ownPairs(key, one, two)
    }
    // As the spec has them.
    for key in rules.keys { counts.append(SplitKeyCount(title: key.title, counts: count(of: key))) }
  }

  private mutating func ownTemplates(_ name: Located<String>) throws(Stop) {
    let own = owners.owners(of: tops.map(\.site), groups: tops.map { $0.label ?? "" }, key: "template")
    guard let own else {
      throw Stop(diagnostic: .fewValues(name, tops.count, splits: owners.splits.count, of: "phrases"))
    }
    template = own
  }

  private mutating func number(
    of name: Located<String>, _ find: (String) -> SplitKey, _ known: () -> [String]
  ) throws(Stop) -> Int {
    if let number = keys.firstIndex(where: { $0.name == name.value }) { return number }
    var key: SplitKey
    if name.value == "template" {
      key = SplitKey("template")
      for top in tops { _ = key.number(of: top.site) }
    } else {
      key = find(name.value)
      guard arena.fillValues(of: &key) else { throw Stop(diagnostic: .uncounted(name, limit: Grammar.keyLimit)) }
      guard !key.values.isEmpty else { throw Stop(diagnostic: .unknownKeyName(name, known: known())) }
    }
    keys.append(key)
    single.append(key.name == "template" ? template : nil)
    return keys.count - 1
  }

  /// Pairs of which a half is shared out by itself follow that half.
  private mutating func ownPairs(_ key: SplitRules.Key, _ one: Int, _ two: Int) throws(Stop) {
    guard single[one] == nil, single[two] == nil else { return }
    let (rows, columns) = (keys[one].values, keys[two].values)
    guard rows.count * columns.count <= 1_000_000 else {
      throw Stop(diagnostic: .uncounted(Located(key.title, key.names[0].range), limit: 1_000_000))
    }
    let names = rows.flatMap { row in columns.map { "\(row)\u{1}\($0)" } }
    guard let own = owners.owners(of: names, key: key.title) else {
      throw Stop(diagnostic: .fewValues(key.names[0], names.count, splits: owners.splits.count, of: "pairs"))
    }
    pairs.append(
      (one, two, stride(from: 0, to: own.count, by: columns.count).map { Array(own[$0..<($0 + columns.count)]) }))
  }

  /// How many values each split owns.
  private func count(of key: SplitRules.Key) -> [Int] {
    func number(_ name: String) -> Int? { keys.firstIndex { $0.name == name } }
    func owned(_ own: [Int]?, _ all: Int, _ split: Int) -> Int { own.map { $0.count { $0 == split } } ?? all }
    return splits.indices.map { split in
      if key.names.count == 1 {
        if key.names[0].value == "template" { return owned(template, 0, split) }
        return number(key.names[0].value).map { owned(single[$0], 0, split) } ?? 0
      }
      guard let one = number(key.names[0].value), let two = number(key.names[1].value) else { return 0 }
      if let pair = pairs.first(where: { $0.one == one && $0.two == two }) {
        return pair.owners.reduce(0) { $0 + $1.count { $0 == split } }
      }
      return owned(single[one], keys[one].values.count, split) * owned(single[two], keys[two].values.count, split)
    }
  }

  // MARK: parts

  /// The whole work, once the keys are shared out.
  mutating func partition() throws(Stop) -> SplitPartition {
    let holders = splits.indices.filter { split in rules.holdOuts.contains { $0.split.value == splits[split].name } }
    var pieces = try heldOut(holders)
    let hasKeys = template != nil || single.contains { $0 != nil } || !pairs.isEmpty
    if hasKeys { pieces += try keyed() }
    let isDealt = hasKeys || rules.byText
    let rest = try free(hasKeys: hasKeys)
    // Without keys what is left belongs to the splits that hold nothing out, to all of them together.
    let common = owners.splits.filter { !holders.contains($0) }
    if !isDealt, let first = common.first {
      pieces += rest.map { Piece(top: $0.top, split: first, node: $0.node, mass: $0.mass) }
    }
    var texts: PieceTexts?
    if !rules.allowsOverlap, Set(pieces.map(\.split)).count > 1 || isDealt && !rest.isEmpty && !pieces.isEmpty {
      let asksForTexts = (isDealt || common.isEmpty) && !rest.isEmpty
      if asksForTexts || !areApart(pieces) { texts = try compared(&pieces) }
    }
    if isDealt || common.isEmpty { pieces += try dealt(rest, apartFrom: texts) }
    return SplitPartition(parts: try parts(pieces, isDealt ? [] : common), keys: counts)
  }

  private mutating func parts(_ pieces: [Piece], _ common: [Int]) throws(Stop) -> [SplitPart] {
    var parts: [SplitPart] = []
    var done: Set<Int> = []
    for split in owners.splits where !done.contains(split) {
      let together = common.contains(split) ? common : [split]
      done.formUnion(together)
      var builder = NodeBuilder(arena)
      var own: [Grammar.Top] = []
      for (number, top) in tops.enumerated() {
        let options = pieces.filter { together.contains($0.split) && $0.top == number }
        guard !options.isEmpty else { continue }
        var top = top
        top.node = builder.choice(options.map { ($0.node, $0.mass, "") })
        own.append(top)
      }
      guard !own.isEmpty else { throw Stop(diagnostic: .nothingOwned(splits[split].name, at: range)) }
      parts.append(SplitPart(splits: together, grammar: builder.grammar.compacted(own)))
    }
    return parts
  }

  /// The condition of the first hold-out that holds at the end of a derivation, as the split's number.
  private func holder(
    _ top: Grammar.Top, _ sieve: GrammarSieve, _ end: GrammarSieve.State
  ) throws(GrammarSieve.Failure) -> Int? {
    for test in top.tests {
      guard try sieve.holds(test.expression, of: registers(of: test.expression), end) else { continue }
      return splits.firstIndex { $0.name == rules.holdOuts[test.number].split.value }
    }
    return nil
  }

  private func registers(of expression: BoundExpression) -> Set<Int> {
    Set(
      expression.slots.compactMap { slot in
        guard case .register(let register) = references[slot.value] else { return nil }
        return register
      })
  }

  private var asked: Set<Int> {
    tops.flatMap(\.tests).reduce(into: []) { $0.formUnion(registers(of: $1.expression)) }
  }

  private mutating func heldOut(_ holders: [Int]) throws(Stop) -> [Piece] {
    guard !holders.isEmpty else { return [] }
    var sieve = GrammarSieve(arena, references: references, always: asked)
    var pieces: [Piece] = []
    for split in holders {
      let before = pieces.count
      for (number, top) in tops.enumerated() where !top.tests.isEmpty {
        let copy = sieve
        if let made = try sifting(
          top,
          { () throws(GrammarSieve.Failure) in
            try sieve.sift(top.node) { end throws(GrammarSieve.Failure) in try holder(top, copy, end) == split }
          })
        {
          pieces.append(Piece(top: number, split: split, node: made.node, mass: made.mass))
        }
      }
      if pieces.count == before, let rule = rules.holdOuts.first(where: { $0.split.value == splits[split].name }) {
        throw Stop(diagnostic: .heldByNone(rule.split, at: rule.test.range))
      }
    }
    arena = sieve.grammar
    return pieces
  }

  private func sifting(
    _ top: Grammar.Top,
    _ body: () throws(GrammarSieve.Failure) -> (node: Grammar.NodeID, mass: Double)?
  ) throws(Stop) -> (node: Grammar.NodeID, mass: Double)? {
    do throws(GrammarSieve.Failure) { return try body() } catch {
      throw Stop(diagnostic: .undealt(top.site, error.reason, at: range))
    }
  }

  /// What has keys, all of one split's own.
  private mutating func keyed() throws(Stop) -> [Piece] {
    var pieces: [Piece] = []
    for split in owners.splits {
      let watch = watch(of: split)
      var sieve = GrammarSieve(arena, references: references, keys: watch, always: asked)
      for (number, top) in tops.enumerated() {
        guard let start = begun(number, watch, split) else { continue }
        let copy = sieve
        if let made = try sifting(
          top,
          { () throws(GrammarSieve.Failure) in
            try sieve.sift(top.node, from: start) { end throws(GrammarSieve.Failure) in
              guard end.seen.isKeyed else { return false }
              return try holder(top, copy, end) == nil
            }
          })
        {
          pieces.append(Piece(top: number, split: split, node: made.node, mass: made.mass))
        }
      }
      arena = sieve.grammar
    }
    return pieces
  }

  /// What is known at the beginning of a top; nil if another split owns it.
  private func begun(_ top: Int, _ watch: KeyWatch, _ split: Int) -> KeySight? {
    var sight = watch.start
    if let template {
      guard template[top] == split else { return nil }
      sight.isKeyed = true
    }
    guard let key = keys.firstIndex(where: { $0.name == "template" }) else { return sight }
    return watch.seeing(top, of: key, sight)
  }

  /// What has no key and is not held out.
  private mutating func free(hasKeys: Bool) throws(Stop) -> [Piece] {
    guard template == nil else { return [] }
    var watch = KeyWatch()
    if hasKeys {
      watch = self.watch(of: nil)
      watch.refusesAll = true
      guard !keys.contains(where: { $0.name == "template" }) else { return [] }
    }
    var sieve = GrammarSieve(arena, references: references, keys: watch, always: asked)
    var pieces: [Piece] = []
    for (number, top) in tops.enumerated() {
      let copy = sieve
      if let made = try sifting(
        top,
        { () throws(GrammarSieve.Failure) in
          try sieve.sift(top.node) { end throws(GrammarSieve.Failure) in try holder(top, copy, end) == nil }
        })
      {
        pieces.append(Piece(top: number, split: -1, node: made.node, mass: made.mass))
      }
    }
    arena = sieve.grammar
    return pieces
  }

  /// What a split lets through; nil for the values of all of them.
  private mutating func watch(of split: Int?) -> KeyWatch {
    var watch = KeyWatch()
    for (number, key) in keys.enumerated() {
      for register in key.registers { watch.keys[register, default: []].append(number) }
      watch.ids.append(key.ids)
      watch.allowed.append(split.flatMap { split in single[number].map { $0.map { $0 == split } } })
      for (site, id) in key.branches { watch.branches[site] = (number, id) }
    }
    // Halves of pairs that follow another key are none of their own.
    let paired = Set(pairs.flatMap { [$0.one, $0.two] })
    for number in keys.indices where single[number] == nil && !paired.contains(number) {
      for register in keys[number].registers { watch.keys[register]?.removeAll { $0 == number } }
      watch.branches = watch.branches.filter { $0.value.key != number }
    }
    watch.keys = watch.keys.filter { !$0.value.isEmpty }
    guard let split else { return watch }
    for pair in pairs {
      for key in [pair.one, pair.two] where watch.places[key] == nil { watch.places[key] = watch.places.count }
      watch.pairs.append(
        KeyWatch.Pair(one: pair.one, two: pair.two, allowed: pair.owners.map { $0.map { $0 == split } }))
    }
    for source in arena.sources.indices { move(source, for: &watch) }
    return watch
  }

  /// Puts a list of the owned items in the place of one that is only picked for keys of single values.
  private mutating func move(_ source: Int, for watch: inout KeyWatch) {
    guard case .list(var list) = arena.sources[source] else { return }
    var own: Set<Int>?
    for case .pick(let pick) in arena.nodes where pick.source == source {
      let keys = watch.keys[pick.register] ?? []
      guard !keys.isEmpty, own.map({ $0 == Set(keys) }) ?? true, keys.allSatisfy({ watch.places[$0] == nil }) else {
        return
      }
      own = Set(keys)
    }
    guard let own else { return }
    var places: [Int] = []
    var kept: [Int] = []
    for entry in list.entries.indices {
      let isIn = own.allSatisfy { key in
        guard let id = watch.ids[key][source]?[entry], id >= 0 else { return false }
        return watch.allowed[key]?[id] ?? true
      }
      places.append(isIn ? kept.count : -1)
      if isIn { kept.append(entry) }
    }
    list = Grammar.List(
      name: list.name, entries: kept.map { list.entries[$0] }, forms: list.forms.map { form in kept.map { form[$0] } })
    arena.sources.append(.list(list))
    watch.sources[source] = (arena.sources.count - 1, places)
  }
}
