import BigInt
import Randomness

/// Phrases that have a number of samples together.
package struct QuotaGroup: Sendable {
  /// Their label; nil for those that share what is left.
  package var label: String?
  package var tops: [Int]
  package var count: UInt64

  package init(label: String?, tops: [Int], count: UInt64) {
    (self.label, self.tops, self.count) = (label, tops, count)
  }
}

/// Which group of phrases each place of a dataset belongs to, where numbers are given to them: as many as they say, in an
/// order by chance.
struct Quota: Sendable {
  struct Group: Sendable {
    let tops: [Int]
    let weights: [Double]

    /// A phrase of the group by weight.
    func top(of index: UInt64, _ sampler: TextSampler) -> Int {
      guard tops.count > 1 else { return tops[0] }
      var stream = Stream(key: sampler.sayKey, index: index, repeatNumber: 2)
      var rest = stream.unit() * weights.reduce(0, +)
      for (top, weight) in zip(tops, weights) {
        rest -= weight
        if rest < 0 { return top }
      }
      return tops[tops.count - 1]
    }

    /// Any derivation of the group.
    func rank(of index: UInt64, _ sampler: TextSampler) -> BigUInt {
      let language = sampler.language
      let sizes = tops.map { language.size(ofTop: $0) }
      var stream = Stream(key: sampler.sayKey, index: index, repeatNumber: 2)
      var rest = BigUInt(below: sizes.reduce(0, +), from: &stream)
      for (top, size) in zip(tops, sizes) {
        if rest < size { return language.topOffsets[top] + rest }
        rest -= size
      }
      return 0
    }
  }

  private let groups: [Group]
  private let allotment: Allotment
  private let order: Permutation

  init(_ groups: [QuotaGroup], _ grammar: Grammar, say: SiteKey) {
    self.groups = groups.map { Group(tops: $0.tops, weights: $0.tops.map { grammar.tops[$0].weight }) }
    allotment = Allotment(shares: groups.map(\.count))
    order = Permutation(count: groups.reduce(0) { $0 + $1.count }, key: say.folding(1))
  }

  /// Places beyond the count begin anew: whoever asks for them makes no dataset.
  func group(of place: UInt64) -> Group {
    groups[allotment.place(of: order[place % max(1, order.count)]).part]
  }
}
