import BigInt

/// So many samples given to parts by weight: each gets its share rounded down or up, the largest remainders up; none gets
/// more than it has, and what one can't take is spread over the others in the same way.
struct Allotment: Sendable {
  /// How many each part gets.
  let shares: [UInt64]
  /// How many the parts before each get, and behind them the total.
  let starts: [UInt64]

  /// - Precondition: the capacities add up to `count` or more; weights are above 0 and finite.
  init(_ count: UInt64, weights: [Double], capacities: [BigUInt]) {
    let limits = capacities.map { UInt64(clamping: $0) }
    var shares = [UInt64](repeating: 0, count: weights.count)
    var open = weights.indices.filter { limits[$0] > 0 }
    var rest = count
    while rest > 0, !open.isEmpty {
      // In full parts first: whoever would get more than it has is filled, and the others share what is left anew.
      let total = open.reduce(0) { $0 + weights[$1] }
      let full = open.filter { Double(rest) * (weights[$0] / total) >= Double(limits[$0]) }
      guard full.isEmpty else {
        for part in full where rest > 0 {
          shares[part] = min(limits[part], rest)
          rest -= shares[part]
        }
        open.removeAll { full.contains($0) }
        continue
      }
      Allotment.spread(rest, over: open, weights: weights, total: total, limits: limits, into: &shares)
      rest = 0
    }
    self.shares = shares
    var sum: UInt64 = 0
    starts =
      [0]
      + shares.map { share in
        sum += share
        return sum
      }
  }

  /// Parts that get just so many.
  init(shares: [UInt64]) {
    self.shares = shares
    starts = shares.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
  }

  private static func spread(
    _ count: UInt64, over parts: [Int], weights: [Double], total: Double, limits: [UInt64], into shares: inout [UInt64]
  ) {
    var left = count
    var remainders: [(part: Int, rest: Double)] = []
    for part in parts {
      let exact = Double(count) * (weights[part] / total)
      shares[part] = min(UInt64(exact), left, limits[part])
      left -= shares[part]
      remainders.append((part, exact - exact.rounded(.down)))
    }
    remainders.sort { ($0.rest, $1.part) > ($1.rest, $0.part) }
    // Beyond 2⁵³ doubles may leave more than one for each.
    while left > 0 {
      for (part, _) in remainders where left > 0 && shares[part] < limits[part] {
        let more = min(max(1, left / UInt64(parts.count)), limits[part] - shares[part], left)
        shares[part] += more
        left -= more
      }
    }
  }

  /// The part to which a position belongs, and the place within it. Parts are few: a walk by halves.
  func place(of position: UInt64) -> (part: Int, place: UInt64) {
    var (low, high) = (0, shares.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= position { low = middle } else { high = middle }
    }
    return (low, position - starts[low])
  }
}
