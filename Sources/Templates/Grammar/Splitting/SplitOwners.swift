import BigInt
import Randomness

/// Shares things out among splits: in an order that follows from seed and key, in numbers near the shares, and at least
/// one for each.
struct SplitOwners {
  let seed: UInt64
  /// By split; 0 for splits that get nothing.
  let shares: [Double]

  var splits: [Int] { shares.indices.filter { shares[$0] > 0 } }

  /// The split of each of the names; nil if they are fewer than the splits.
  func owners(of names: [String], key: String) -> [Int]? {
    guard names.count >= splits.count else { return nil }
    let order = names.indices.map { (SiteKey(seed: seed, path: "split.\(key).\(names[$0])").word, $0) }.sorted {
      $0 < $1
    }
    var owners = Array(repeating: 0, count: names.count)
    var next = 0
    for (split, count) in zip(splits, counts(of: names.count)) {
      for place in next..<(next + count) { owners[order[place].1] = split }
      next += count
    }
    return owners
  }

  /// The same for groups of names: one that is large enough is shared out by itself, so that every split has its part of
  /// it; the others are put together.
  func owners(of names: [String], groups: [String], key: String) -> [Int]? {
    var members: [String: [Int]] = [:]
    for (place, group) in groups.enumerated() { members[group, default: []].append(place) }
    var rest: [Int] = []
    var owners = Array(repeating: 0, count: names.count)
    func deal(_ places: [Int]) -> Bool {
      guard let own = self.owners(of: places.map { names[$0] }, key: key) else { return false }
      for (place, owner) in zip(places, own) { owners[place] = owner }
      return true
    }
    for group in members.keys.sorted() {
      let places = members[group] ?? []
      if !deal(places) { rest += places }
    }
    rest.sort()
    if rest.count == names.count || rest.count >= splits.count { return deal(rest) ? owners : nil }
    for place in rest { owners[place] = likely(SiteKey(seed: seed, path: "split.\(key).\(names[place])").word) }
    return owners
  }

  /// A split by chance, for what can't be shared out.
  func likely(_ word: UInt64) -> Int {
    let total = shares.reduce(0, +)
    var rest = Double(word >> 11) * 0x1p-53 * total
    for split in splits {
      rest -= shares[split]
      if rest < 0 { return split }
    }
    return splits.last ?? 0
  }

  /// How many of so many things each of `splits` gets: at least one, where there are enough.
  func counts(of total: Int) -> [Int] {
    let weights = splits.map { shares[$0] }
    let capacities = weights.map { _ in BigUInt(total) }
    var counts = Allotment(UInt64(total), weights: weights, capacities: capacities).shares.map { Int($0) }
    guard total >= counts.count else { return counts }
    while let poor = counts.firstIndex(of: 0), let rich = counts.indices.max(by: { counts[$0] < counts[$1] }) {
      counts[poor] += 1
      counts[rich] -= 1
    }
    return counts
  }
}
