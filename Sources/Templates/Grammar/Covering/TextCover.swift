import Randomness
import Specification

/// What the first samples have to show.
package struct CoverWish: Sendable {
  /// How often each item of a list.
  package var items = 0
  /// How often each phrase and each alternative.
  package var alternatives = 0
  /// Names of which all values have to come together.
  package var pairs: [(one: String, two: String)] = []

  package init(items: Int = 0, alternatives: Int = 0, pairs: [(one: String, two: String)] = []) {
    (self.items, self.alternatives, self.pairs) = (items, alternatives, pairs)
  }
}

/// Why there is no cover.
package enum CoverFailure: Error, Sendable {
  /// Nothing that is said has a value of this name.
  case unknownName(String)
  /// More derivations would be needed than there is memory for.
  case tooMany(limit: Int)
  /// Without repetition there is not enough to be said.
  case repeats
}

/// Chooses derivations, few and one after the other, each of which shows as much as any that is still missing.
///
/// Greedy: for every node the best that can come of it is worked out from the leaves up, then the best way is gone down;
/// where ways are equally good, chance decides. Pairs are sought one by one, and whatever a derivation shows beside its
/// pair counts too.
struct CoverSearch {
  /// The most derivations of a cover.
  static let limit = 100_000

  private let grammar: Grammar
  private let wish: CoverWish
  private let keys: [SplitKey]
  /// Children before those that hold them.
  private let order: [Grammar.NodeID]
  /// How often each item of a source is still wanted; 0 for those that nothing picks.
  private var items: [Int: [Int]] = [:]
  private var sites: [String: Int] = [:]
  /// Which pairs of values are still wanted, by wish and the numbers of both.
  private var pairs: [Set<[Int]>] = []
  /// By node, and by which halves of the pair that is sought are in it: the most that it can show.
  private var best: [[Int]]
  private var target: Target?
  private var stream: Stream

  private struct Target {
    var wish: Int
    var one: Int
    var two: Int
  }

  private static let never = Int.min / 4

  init(_ grammar: Grammar, _ wish: CoverWish, keys: [SplitKey], seed: UInt64) {
    (self.grammar, self.wish, self.keys) = (grammar, wish, keys)
    stream = Stream(key: SiteKey(seed: seed, path: "sampling.cover"), index: 0)
    order = grammar.childrenFirst
    best = Array(repeating: [0, Self.never, Self.never, Self.never], count: grammar.nodes.count)
    for node in order {
      switch grammar.nodes[node] {
      case .pick(let pick): note(pick)
      case .choice(let branches):
        for branch in branches where !branch.site.isEmpty { sites[branch.site] = wish.alternatives }
      default: break
      }
    }
    for top in grammar.tops { sites[top.site] = wish.alternatives }
    for pair in wish.pairs {
      var all: Set<[Int]> = []
      guard let one = key(pair.one), let two = key(pair.two) else { continue }
      for first in keys[one].values.indices { for second in keys[two].values.indices { all.insert([first, second]) } }
      pairs.append(all)
    }
  }

  private func key(_ name: String) -> Int? { keys.firstIndex { $0.name == name } }

  private mutating func note(_ pick: Grammar.Pick) {
    guard case .list(let list) = grammar.sources[pick.source], wish.items > 0 else { return }
    var wanted = items[pick.source] ?? Array(repeating: 0, count: (list.entries.map(\.item).max() ?? 0) + 1)
    var used = Array(list.entries.indices)
    if case .entries(let entries, _) = pick.among { used = entries }
    for entry in used { wanted[list.entries[entry].item] = wish.items }
    items[pick.source] = wanted
  }

  // MARK: derivations

  /// The whole cover. `isUnique`: no derivation twice.
  mutating func derivations(isUnique: Bool) throws(CoverFailure) -> [Derivation] {
    var made: [Derivation] = []
    var known: Set<Derivation> = []
    for number in pairs.indices {
      for pair in pairs[number].sorted(by: { $0.lexicographicallyPrecedes($1) }) where pairs[number].contains(pair) {
        target = Target(wish: number, one: pair[0], two: pair[1])
        // What can't be said together needs no sample.
        if let derivation = try next(isUnique, &known) { made.append(derivation) }
        pairs[number].remove(pair)
      }
    }
    target = nil
    while let derivation = try next(isUnique, &known) {
      made.append(derivation)
      guard made.count < Self.limit else { throw .tooMany(limit: Self.limit) }
    }
    return made
  }

  /// The derivation that shows most; nil if none shows anything that is wanted.
  private mutating func next(_ isUnique: Bool, _ known: inout Set<Derivation>) throws(CoverFailure) -> Derivation? {
    weigh()
    let mask = target == nil ? 0 : 3
    let gains = grammar.tops.map { best[$0.node][mask] + (sites[$0.site, default: 0] > 0 ? 1 : 0) }
    guard let most = gains.max(), most > (target == nil ? 0 : Self.never / 2) else { return nil }
    let before = (items, sites, pairs)
    for _ in 0..<50 {
      let top = chosen(gains.map { $0 == most })
      var walk = Walk(derivation: Derivation(top: top, choices: []))
      show(site: grammar.tops[top].site)
      go(grammar.tops[top].node, mask, &walk)
      guard isUnique, known.contains(walk.derivation) else {
        if isUnique { known.insert(walk.derivation) }
        return shows(before) ? walk.derivation : nil
      }
      (items, sites, pairs) = before
    }
    throw .repeats
  }

  /// Whether something was wanted that isn't any more.
  private func shows(_ before: (items: [Int: [Int]], sites: [String: Int], pairs: [Set<[Int]>])) -> Bool {
    if target != nil { return before.pairs != pairs }
    return before.items != items || before.sites != sites
  }

  /// One of those that are set, by chance.
  private mutating func chosen(_ isIn: [Bool]) -> Int {
    let places = isIn.indices.filter { isIn[$0] }
    return places[Int(stream.integer(below: UInt64(max(1, places.count))))]
  }

  // MARK: what nodes can show

  /// Works out, for every node, the most that it can show.
  private mutating func weigh() {
    for node in order { best[node] = weighed(node) }
  }

  private func weighed(_ node: Grammar.NodeID) -> [Int] {
    switch grammar.nodes[node] {
    case .text, .show, .compute: return [0, Self.never, Self.never, Self.never]
    case .span(_, let inner), .filtered(_, let inner), .channel(_, let inner), .scope(_, let inner): return best[inner]
    case .sequence(let parts): return parts.reduce([0, Self.never, Self.never, Self.never]) { joined($0, best[$1]) }
    case .choice(let branches):
      var most = Array(repeating: Self.never, count: 4)
      for branch in branches {
        let own = gain(site: branch.site)
        for mask in 0..<4 { most[mask] = max(most[mask], best[branch.node][mask] + own) }
      }
      return most
    case .pick(let pick): return weighed(pick)
    }
  }

  /// The most of two parts together, by what is in both.
  private func joined(_ one: [Int], _ two: [Int]) -> [Int] {
    guard target != nil else { return [one[0] + two[0], Self.never, Self.never, Self.never] }
    var most = Array(repeating: Self.never, count: 4)
    for left in 0..<4 {
      for right in 0..<4 { most[left | right] = max(most[left | right], one[left] + two[right], Self.never) }
    }
    return most
  }

  private func weighed(_ pick: Grammar.Pick) -> [Int] {
    var most = Array(repeating: Self.never, count: 4)
    for value in values(of: pick, [:]) {
      let own = gain(pick, value)
      most[0] = max(most[0], own)
      let mask = self.mask(pick, value)
      if mask > 0 {
        for bits in 1..<4 where bits & mask == bits { most[bits] = max(most[bits], own) }
      }
    }
    return most
  }

  private func gain(site: String) -> Int { sites[site, default: 0] > 0 ? 1 : 0 }

  private func gain(_ pick: Grammar.Pick, _ value: Int) -> Int {
    guard case .list(let list) = grammar.sources[pick.source], let wanted = items[pick.source] else { return 0 }
    return wanted[list.entries[value].item] > 0 ? 1 : 0
  }

  /// Which halves of the pair that is sought a value is.
  private func mask(_ pick: Grammar.Pick, _ value: Int) -> Int {
    guard let target else { return 0 }
    let pair = wish.pairs[target.wish]
    var mask = 0
    if let one = key(pair.one), number(one, pick, value) == target.one { mask |= 1 }
    if let two = key(pair.two), number(two, pick, value) == target.two { mask |= 2 }
    return mask
  }

  private func number(_ key: Int, _ pick: Grammar.Pick, _ value: Int) -> Int? {
    guard keys[key].registers.contains(pick.register), let ids = keys[key].ids[pick.source], ids[value] >= 0 else {
      return nil
    }
    return ids[value]
  }

  /// The values that may be picked; of providers that no pair asks for, a few.
  private func values(of pick: Grammar.Pick, _ held: [Int: Int]) -> [Int] {
    switch (grammar.sources[pick.source], pick.among) {
    case (.list, .entries(let entries, _)): return entries
    case (.list(let list), .others(let others)):
      let taken = Set(others.compactMap { held[$0] })
      return list.entries.indices.filter { !taken.contains($0) }
    case (.list(let list), _): return Array(list.entries.indices)
    case (.provider(let source), let among):
      let all = Int(clamping: source.provider.count ?? .max)
      guard keys.contains(where: { $0.registers.contains(pick.register) }) else { return [0] }
      if case .ranks(let ranges) = among { return ranges.flatMap { Array(Int($0.lowerBound)..<Int($0.upperBound)) } }
      if case .others(let others) = among {
        let taken = Set(others.compactMap { held[$0] })
        return (0..<all).filter { !taken.contains($0) }
      }
      return Array(0..<all)
    }
  }

  // MARK: the best way

  private struct Walk {
    var derivation: Derivation
    var held: [Int: Int] = [:]
    /// By key, the values that were picked.
    var values: [Int: [Int]] = [:]
  }

  private mutating func show(site: String) {
    if let wanted = sites[site], wanted > 0 { sites[site] = wanted - 1 }
  }

  /// Goes a best way down from a node, with these halves of the pair in it; notes what it shows.
  private mutating func go(_ node: Grammar.NodeID, _ mask: Int, _ walk: inout Walk) {
    switch grammar.nodes[node] {
    case .text, .show, .compute: break
    case .span(_, let inner), .filtered(_, let inner), .channel(_, let inner), .scope(_, let inner):
      go(inner, mask, &walk)
    case .choice(let branches):
      // Gains may have gone down meanwhile: what is best is asked of how things were, so that the halves are there.
      let gains = branches.map {
        max(best[$0.node][mask], Self.never) + (best[$0.node][mask] > Self.never / 2 ? gain(site: $0.site) : 0)
      }
      let most = gains.max() ?? 0
      let branch = chosen(gains.map { $0 == most })
      walk.derivation.choices.append(UInt128(branch))
      show(site: branches[branch].site)
      go(branches[branch].node, mask, &walk)
    case .sequence(let parts): go(parts[...], mask, &walk)
    case .pick(let pick): go(pick, mask, &walk)
    }
  }

  /// Shares the halves out to the parts.
  private mutating func go(_ parts: ArraySlice<Grammar.NodeID>, _ mask: Int, _ walk: inout Walk) {
    var behind: [[Int]] = [[0, Self.never, Self.never, Self.never]]
    for part in parts.reversed() { behind.append(joined(best[part], behind[behind.count - 1])) }
    var left = mask
    for (place, part) in parts.enumerated() {
      let rest = behind[parts.count - place - 1]
      var (most, here, later) = (Int.min, 0, 0)
      for own in 0..<4 {
        for other in 0..<4 where own | other == left && best[part][own] + rest[other] > most {
          (most, here, later) = (best[part][own] + rest[other], own, other)
        }
      }
      go(part, here, &walk)
      left = later
    }
  }

  private mutating func go(_ pick: Grammar.Pick, _ mask: Int, _ walk: inout Walk) {
    let values = values(of: pick, walk.held)
    guard !values.isEmpty else {
      walk.derivation.choices.append(0)
      return
    }
    var worths = values.map { worth(pick, $0, walk) }
    if mask > 0 {
      let fits = values.map { self.mask(pick, $0) & mask == mask }
      if fits.contains(true) { for place in worths.indices where !fits[place] { worths[place] = Int.min } }
    }
    let most = worths.max() ?? 0
    var place = chosen(worths.map { $0 == most })
    let value = values[place]
    if case .list(let list) = grammar.sources[pick.source] {
      let item = list.entries[value].item
      if let wanted = items[pick.source]?[item], wanted > 0 { items[pick.source]?[item] = wanted - 1 }
    } else if values.count == 1, case .provider(let source) = grammar.sources[pick.source] {
      place = anyPlace(of: pick, source.provider.count ?? .max, walk)
    }
    walk.held[pick.register] = value
    walk.derivation.choices.append(UInt128(place))
    for key in keys.indices {
      guard let number = number(key, pick, value) else { continue }
      walk.values[key, default: []].append(number)
      cover(key, number, walk)
    }
  }

  /// A provider's value by chance, where nobody asks for a certain one.
  private mutating func anyPlace(of pick: Grammar.Pick, _ count: UInt128, _ walk: Walk) -> Int {
    guard !keys.contains(where: { $0.registers.contains(pick.register) }) else { return 0 }
    var size = count
    if case .ranks(let ranges) = pick.among { size = ranges.reduce(0) { $0 + ($1.upperBound - $1.lowerBound) } }
    if case .others(let others) = pick.among { size -= UInt128(min(others.count, Int(clamping: size) - 1)) }
    return Int(stream.integer(below: UInt64(clamping: min(size, 1 << 62))))
  }

  /// What a value is worth here: pairs with what was picked, then how often it is wanted.
  private func worth(_ pick: Grammar.Pick, _ value: Int, _ walk: Walk) -> Int {
    var worth = 0
    if case .list(let list) = grammar.sources[pick.source], let wanted = items[pick.source] {
      worth += wanted[list.entries[value].item]
    }
    for (wish, pair) in self.wish.pairs.enumerated() {
      guard let one = key(pair.one), let two = key(pair.two) else { continue }
      if let first = number(one, pick, value) {
        worth += 1000 * (walk.values[two] ?? []).count { pairs[wish].contains([first, $0]) }
      }
      if let second = number(two, pick, value) {
        worth += 1000 * (walk.values[one] ?? []).count { pairs[wish].contains([$0, second]) }
      }
    }
    return worth
  }

  private mutating func cover(_ key: Int, _ number: Int, _ walk: Walk) {
    for (wish, pair) in self.wish.pairs.enumerated() {
      guard let one = self.key(pair.one), let two = self.key(pair.two) else { continue }
      if key == one { for other in walk.values[two] ?? [] { pairs[wish].remove([number, other]) } }
      if key == two { for other in walk.values[one] ?? [] { pairs[wish].remove([other, number]) } }
    }
  }
}

extension TemplateReader {
  /// Derivations that show all that is wished for, as few as a greedy search finds; the first samples of a dataset.
  package func cover(
    _ language: TextLanguage, _ wish: CoverWish, seed: UInt64, isUnique: Bool
  ) throws(CoverFailure) -> [Derivation] {
    var keys: [SplitKey] = []
    for name in wish.pairs.flatMap({ [$0.one, $0.two] }) where !keys.contains(where: { $0.name == name }) {
      var key = key(name)
      guard language.grammar.fillValues(of: &key), !key.ids.isEmpty else { throw .unknownName(name) }
      keys.append(key)
    }
    var search = CoverSearch(language.grammar, wish, keys: keys, seed: seed)
    return try search.derivations(isUnique: isUnique)
  }
}

extension Grammar {
  /// The nodes that the tops reach, children before those that hold them. For grammars without cycles.
  var childrenFirst: [NodeID] {
    var order: [NodeID] = []
    var state = [UInt8](repeating: 0, count: nodes.count)
    for top in tops {
      var waiting = [top.node]
      while let node = waiting.last {
        if state[node] == 0 {
          state[node] = 1
          waiting += nodes[node].children.filter { state[$0] == 0 }
        } else {
          waiting.removeLast()
          if state[node] == 1 {
            state[node] = 2
            order.append(node)
          }
        }
      }
    }
    return order
  }
}
