import Diagnostics
import Specification
import Templates

/// Whole numbers near shares.
enum SamplingShares {
  /// So many things by weight: each gets its share rounded down or up, the largest remainders up.
  static func counts(_ count: UInt64, by weights: [Double]) -> [UInt64] {
    let total = weights.reduce(0, +)
    guard total > 0 else { return weights.map { _ in 0 } }
    var counts: [UInt64] = []
    var remainders: [(place: Int, rest: Double)] = []
    for (place, weight) in weights.enumerated() {
      let exact = Double(count) * (weight / total)
      counts.append(min(UInt64(exact), count - counts.reduce(0, +)))
      remainders.append((place, exact - exact.rounded(.down)))
    }
    remainders.sort { ($0.rest, $1.place) > ($1.rest, $0.place) }
    var left = count - counts.reduce(0, +)
    while left > 0 {
      for (place, _) in remainders where left > 0 && weights[place] > 0 {
        counts[place] += 1
        left -= 1
      }
    }
    return counts
  }
}

/// Shares the samples of labels out to the parts of a language: exact by label and by part.
struct QuotaTable {
  struct Fault: Error {
    let diagnostic: Diagnostic
  }

  private let quotas: [Spec.Quota]
  /// By part and phrase.
  private let labels: [[String?]]
  /// How many samples each part has.
  private let counts: [UInt64]

  init(_ quotas: [Spec.Quota], _ labels: [[String?]], _ counts: [UInt64]) {
    (self.quotas, self.labels, self.counts) = (quotas, labels, counts)
  }

  /// By part, its phrases in groups, each with its number of samples.
  func groups() -> Result<[[QuotaGroup]], Fault> {
    let total = counts.reduce(0, +)
    let all = Set(labels.flatMap { $0 }.compactMap { $0 })
    for quota in quotas where !all.contains(quota.label.value) {
      return .failure(Fault(diagnostic: .unknownLabel(quota.label, known: all.sorted())))
    }
    let wanted = amounts(of: total)
    let sum = wanted.reduce(0, +)
    let named = Set(quotas.map(\.label.value))
    let hasOthers = labels.contains { $0.contains { label in label.map { !named.contains($0) } ?? true } }
    guard sum <= total, hasOthers || sum == total else {
      return .failure(
        Fault(diagnostic: .quotaSum(sum, total, at: quotas[quotas.count - 1].label.range, isAll: !hasOthers)))
    }
    var left = counts
    var groups = [[QuotaGroup]](repeating: [], count: counts.count)
    // Labels that fewer parts can say come first, so that there is room for them; what has no quota comes last.
    let order = quotas.indices.sorted {
      (parts(of: quotas[$0].label.value).count, $0) < (parts(of: quotas[$1].label.value).count, $1)
    }
    for number in order {
      let label = quotas[number].label.value
      let able = parts(of: label)
      let shares = filled(wanted[number], left, able)
      guard shares.reduce(0, +) == wanted[number] else {
        return .failure(Fault(diagnostic: .quotaPlace(quotas[number].label, wanted[number], shares.reduce(0, +))))
      }
      for part in able where shares[part] > 0 {
        left[part] -= shares[part]
        groups[part].append(QuotaGroup(label: label, tops: tops(of: label, in: part), count: shares[part]))
      }
    }
    for part in counts.indices where left[part] > 0 {
      let others = labels[part].indices.filter { top in labels[part][top].map { !named.contains($0) } ?? true }
      guard !others.isEmpty else {
        return .failure(Fault(diagnostic: .quotaRest(left[part], at: quotas[0].label.range)))
      }
      groups[part].append(QuotaGroup(label: nil, tops: others, count: left[part]))
    }
    return .success(groups)
  }

  /// How many samples each quota means.
  private func amounts(of total: UInt64) -> [UInt64] {
    quotas.map { quota in
      switch quota.amount {
      case .count(let count): count
      case .share(let share): UInt64((Double(total) * share).rounded())
      }
    }
  }

  private func parts(of label: String) -> [Int] { labels.indices.filter { labels[$0].contains(label) } }

  private func tops(of label: String, in part: Int) -> [Int] {
    labels[part].indices.filter { labels[part][$0] == label }
  }

  /// So many samples over the parts, each by what it has left, and no more than that.
  private func filled(_ count: UInt64, _ left: [UInt64], _ able: [Int]) -> [UInt64] {
    var shares = [UInt64](repeating: 0, count: left.count)
    let room = able.reduce(0) { $0 + left[$1] }
    let wanted = SamplingShares.counts(min(count, room), by: able.map { Double(left[$0]) })
    for (part, share) in zip(able, wanted) { shares[part] = min(share, left[part]) }
    var rest = min(count, room) - shares.reduce(0, +)
    for part in able where rest > 0 {
      let more = min(rest, left[part] - shares[part])
      shares[part] += more
      rest -= more
    }
    return shares
  }
}
