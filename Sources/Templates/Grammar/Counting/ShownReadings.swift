import BigInt
import Specification

/// Counts the ways to make texts that differ in something that is shown: of values that look the same wherever they are
/// shown, one stands for all.
///
/// It asks of every pick what is surely shown of it later on, and what may be. Where the first tells all values apart, each
/// is a way of its own; where nothing else may be shown, as many as can be told apart are. All else is not known.
struct ShownReadings {
  /// Something that is shown of a register.
  private struct Aspect: Hashable {
    var register: Int
    /// The form, or the node that shows it together with others.
    var form: Int?
    var joint: Grammar.NodeID?
  }

  private struct Ahead: Hashable {
    var surely: Set<Aspect> = []
    var maybe: Set<Aspect> = []

    func filtered(_ isIn: (Int) -> Bool) -> Ahead {
      Ahead(surely: surely.filter { isIn($0.register) }, maybe: maybe.filter { isIn($0.register) })
    }
  }

  private struct Key: Hashable {
    var node: Grammar.NodeID
    var after: Ahead
  }

  private struct KindsKey: Hashable {
    var pick: Grammar.NodeID
    var forms: [Int]
  }

  private let builder: LanguageBuilder
  private let limit: UInt128
  private var exposed: [Grammar.NodeID: Ahead] = [:]
  private var counts: [Key: BigUInt?] = [:]
  private var kinds: [KindsKey: BigUInt?] = [:]
  /// Registers whose values are told apart by what is shown of them alone; nil while that is found out.
  private var alone: Set<Int>?
  private var notAlone: Set<Int> = []
  private var picks: [Int: Set<Grammar.NodeID>] = [:]
  private var depth = 0
  /// Whether of values that look the same all else that is told is the same too.
  private(set) var isPlain = true

  private var grammar: Grammar { builder.grammar }

  init(_ builder: LanguageBuilder, limit: UInt128 = LooseLanguage.listLimit) {
    self.builder = builder
    self.limit = limit
  }

  /// How many ways a node has that can be told apart; nil if that is not known.
  mutating func count(of root: Grammar.NodeID) -> BigUInt? {
    (alone, notAlone, picks, counts, isPlain) = (nil, [], [:], [:], true)
    guard count(root, Ahead()) != nil else { return nil }
    alone = Set(picks.keys).subtracting(notAlone)
    (counts, isPlain) = ([:], true)
    return count(root, Ahead())
  }

  // MARK: what is shown ahead

  private mutating func ahead(_ node: Grammar.NodeID) -> Ahead {
    if let known = exposed[node] { return known }
    var ahead = Ahead()
    switch grammar.nodes[node] {
    case .text: break
    case .pick(let pick):
      if case .others(let others) = pick.among {
        ahead.maybe = Set(others.map { Aspect(register: $0, joint: node) })
      }
    case .show(let register, let form):
      ahead.surely = [Aspect(register: register, form: form)]
      ahead.maybe = ahead.surely
    case .compute(let computed):
      ahead.surely = Set(builder.use.registers(of: computed.expression).map { Aspect(register: $0, joint: node) })
      ahead.maybe = ahead.surely
    case .sequence(let parts):
      for part in parts.reversed() { ahead = joined(part, before: ahead) }
    case .choice(let branches):
      ahead = self.ahead(branches[0].node)
      for branch in branches.dropFirst() {
        let other = self.ahead(branch.node)
        ahead.surely.formIntersection(other.surely)
        ahead.maybe.formUnion(other.maybe)
      }
    case .span(_, let inner), .filtered(_, let inner), .channel(_, let inner): ahead = self.ahead(inner)
    case .scope(let own, let inner): ahead = self.ahead(inner).filtered { !own.contains($0) }
    }
    exposed[node] = ahead
    return ahead
  }

  /// What is shown from a part on, given what is behind it.
  private mutating func joined(_ part: Grammar.NodeID, before behind: Ahead) -> Ahead {
    let use = builder.use.uses[part]
    let own = ahead(part)
    return Ahead(
      surely: own.surely.union(behind.surely.filter { !use.writes.contains($0.register) }),
      maybe: own.maybe.union(behind.maybe.filter { !use.surely.contains($0.register) }))
  }

  // MARK: counting

  private mutating func count(_ node: Grammar.NodeID, _ after: Ahead) -> BigUInt? {
    let writes = builder.use.uses[node].writes
    // What is picked within a scope is written to nobody outside, but counts.
    let key = Key(node: node, after: after.filtered { writes.contains($0) })
    if let known = counts[key] { return known }
    depth += 1
    defer { depth -= 1 }
    guard depth < 1000 else { return nil }
    let made = make(node, key.after)
    counts[key] = .some(made)
    return made
  }

  private mutating func make(_ node: Grammar.NodeID, _ after: Ahead) -> BigUInt? {
    switch grammar.nodes[node] {
    case .text, .show, .compute: return 1
    case .pick(let pick): return count(of: pick, node, after)
    case .sequence(let parts):
      var (product, behind) = (1 as BigUInt, after)
      for part in parts.reversed() {
        guard let own = count(part, behind) else { return nil }
        product *= own
        behind = joined(part, before: behind)
      }
      return product
    case .choice(let branches):
      var sum: BigUInt = 0
      for branch in branches {
        guard let own = count(branch.node, after) else { return nil }
        sum += own
      }
      return sum
    case .span(_, let inner), .filtered(_, let inner), .channel(_, let inner): return count(inner, after)
    case .scope(let own, let inner): return count(inner, after.filtered { !own.contains($0) })
    }
  }

  private mutating func count(of pick: Grammar.Pick, _ node: Grammar.NodeID, _ after: Ahead) -> BigUInt? {
    picks[pick.register, default: []].insert(node)
    var left = 0
    if case .others(let others) = pick.among { left = others.count }
    guard let size = size(of: pick), size >= BigUInt(left) else { return nil }
    let all = size - BigUInt(left)
    let sure = after.surely.filter { $0.register == pick.register }
    let forms = sure.compactMap(\.form).sorted()
    let kinds = self.kinds(of: pick, node, forms)
    if kinds == size { return all }
    guard let alone else {
      notAlone.insert(pick.register)
      return 1
    }
    for joint in sure.compactMap(\.joint).sorted() where isTold(pick, by: joint, alone) { return all }
    // Nothing else may be shown of it, and nothing else depends on it.
    let maybe = after.maybe.filter { $0.register == pick.register }
    guard left == 0, maybe.allSatisfy({ $0.joint == nil && sure.contains($0) }) else { return nil }
    if !tellsNothing(pick) { isPlain = false }
    return kinds
  }

  /// Whether no span tells more of a pick's values than is shown.
  private func tellsNothing(_ pick: Grammar.Pick) -> Bool {
    for case .span(let mark, _) in grammar.nodes {
      for computed in mark.computed where builder.use.registers(of: computed.expression).contains(pick.register) {
        return false
      }
      guard case .register(pick.register) = mark.value else { continue }
      guard case .provider(let source) = grammar.sources[pick.source] else { return false }
      switch source.provider.value(at: 0) {
      case .text: continue
      case .record(let members) where !members.contains(where: { $0.name == "iso" || $0.name == "value" }): continue
      default: return false
      }
    }
    return true
  }

  private func size(of pick: Grammar.Pick) -> BigUInt? {
    switch (pick.among, grammar.sources[pick.source]) {
    case (.entries(let entries, _), _): BigUInt(entries.count)
    case (.ranks(let ranges), _): ranges.reduce(0) { $0 + BigUInt($1.upperBound - $1.lowerBound) }
    case (_, .list(let list)): BigUInt(list.entries.count)
    case (_, .provider(let source)): source.provider.count.map { BigUInt($0) }
    }
  }

  /// How many values can be told apart by forms; nil if that is not known.
  private mutating func kinds(of pick: Grammar.Pick, _ node: Grammar.NodeID, _ forms: [Int]) -> BigUInt? {
    guard !forms.isEmpty else { return 1 }
    let key = KindsKey(pick: node, forms: forms)
    if let known = kinds[key] { return known }
    let made = makeKinds(pick, forms)
    kinds[key] = .some(made)
    return made
  }

  private func makeKinds(_ pick: Grammar.Pick, _ forms: [Int]) -> BigUInt? {
    if case .provider(let source) = grammar.sources[pick.source] {
      if source.provider.wholeNumbers != nil,
        forms.contains(where: { source.forms[$0].members.isEmpty && source.forms[$0].filters.isEmpty })
      {
        return size(of: pick)
      }
      if let told = told(source, forms), told.isAll || !told.isSome {
        guard case .ranks = pick.among else { return told.count }
        if told.isAll { return size(of: pick) }
      }
    }
    guard let values = try? TextLanguage.values(of: pick, showing: nil, in: grammar, limit: limit) else { return nil }
    var seen: Set<[[UInt8]]> = []
    for value in values {
      var texts: [[UInt8]] = []
      for form in forms {
        guard let text = try? builder.shown(LanguageBuilder.Held(source: pick.source, value: value), form) else {
          return nil
        }
        texts.append(Array(text.utf8))
      }
      seen.insert(texts)
    }
    return BigUInt(seen.count)
  }

  /// What a provider says of itself: how many values forms tell apart, whether that are all of them, and whether some of the
  /// forms were left out of account, so that there may be more.
  private func told(_ source: Grammar.ProviderSource, _ forms: [Int]) -> (count: BigUInt, isAll: Bool, isSome: Bool)? {
    let clear = forms.filter { showsAll(source, $0) }
    guard let count = source.provider.count, let distinct = source.provider.distinct(source.members(of: clear)) else {
      return nil
    }
    return (BigUInt(distinct), distinct == count, clear.count < forms.count)
  }

  /// Whether two values that differ in a member differ in what a form shows of it.
  private func showsAll(_ source: Grammar.ProviderSource, _ form: Int) -> Bool {
    let shown = source.forms[form]
    if shown.members.count < 2, shown.filters.isEmpty { return true }
    guard let member = shown.members.first, let period = source.provider.period(of: [member]), period <= 10_000 else {
      return false
    }
    var (whole, texts): (Set<Datum>, Set<[UInt8]>) = ([], [])
    for rank in 0..<period {
      guard case .record(let members) = source.provider.value(at: rank),
        let datum = members.first(where: { $0.name == member })?.value,
        let text = try? builder.whole.text(of: source.provider.value(at: rank), shown.members, shown.filters)
      else { return false }
      whole.insert(datum)
      texts.insert(Array(text.utf8))
    }
    return whole.count == texts.count
  }

  // MARK: together with others

  /// Whether an expression tells all values of a pick apart, whatever the others are at which it looks; these must be
  /// known by themselves.
  private func isTold(_ pick: Grammar.Pick, by node: Grammar.NodeID, _ alone: Set<Int>) -> Bool {
    guard case .compute(let computed) = grammar.nodes[node] else { return false }
    let others = builder.use.registers(of: computed.expression).subtracting([pick.register]).sorted()
    guard alone.isSuperset(of: others), let own = held(pick) else { return false }
    var joint: [LanguageBuilder.Registers] = [[:]]
    for other in others {
      var values: Set<LanguageBuilder.Held> = []
      for node in picks[other] ?? [] {
        guard case .pick(let pick) = grammar.nodes[node], let some = held(pick) else { return false }
        values.formUnion(some)
      }
      guard joint.count * values.count * own.count <= 20_000 else { return false }
      joint = joint.flatMap { one in values.map { one.merging([other: $0]) { $1 } } }
    }
    for registers in joint {
      var seen: Set<[UInt8]> = []
      for value in own {
        guard let text = try? builder.text(of: computed, registers.merging([pick.register: value]) { $1 }),
          seen.insert(Array(text.utf8)).inserted
        else { return false }
      }
    }
    return true
  }

  private func held(_ pick: Grammar.Pick) -> [LanguageBuilder.Held]? {
    var pick = pick
    if case .others = pick.among { pick.among = .all }
    let values = try? TextLanguage.values(of: pick, showing: nil, in: grammar, limit: 5_000)
    return values?.map { LanguageBuilder.Held(source: pick.source, value: $0) }
  }
}
