import BigInt
import Randomness

/// Which derivation belongs to each index of a dataset: settled once, shared by all writers.
package struct TextSampler: Sendable {
  package let language: TextLanguage
  package let mode: SamplingMode
  /// How many samples there are; of weighted and size-wise sampling it changes nothing.
  package let count: UInt64
  /// Of the choice among tops, and of the choices within each.
  let sayKey: SiteKey
  let topKeys: [SiteKey]
  let ranking: Ranking
  /// The derivations of the first samples.
  let cover: [Derivation]

  /// How indices become ranks.
  enum Ranking: Sendable {
    /// None: choices are drawn.
    case drawn
    /// Any of so many, drawn.
    case any
    /// None: choices are drawn, of the tops of a group that has its number of samples.
    case quota(Quota)
    /// The index is the rank.
    case inOrder
    /// Each top's ranks, permuted; the indices are dealt out to tops.
    case unique(Dealing)
    /// Each top's own texts, permuted.
    case texts(Dealing, TextNumbering)
  }

  /// `groups` share the count among tops, if given; each top is in one of them. `cover` comes first.
  ///
  /// - Throws: if more is asked for than there is, or the mode needs numbers that the language hasn't.
  package init(
    _ language: TextLanguage, mode: SamplingMode = .weighted, seed: UInt64, count: UInt64,
    groups: [QuotaGroup] = [], cover: [Derivation] = []
  ) throws(SamplingError) {
    self.language = language
    self.mode = mode
    self.count = count
    guard !language.grammar.tops.isEmpty, language.counts.numbered != 0 else { throw .empty }
    let sayKey = SiteKey(seed: seed, path: "template.say")
    let topKeys = language.grammar.tops.map { SiteKey(seed: seed, path: $0.site) }
    self.sayKey = sayKey
    self.topKeys = topKeys
    self.cover = cover
    if !groups.isEmpty, mode == .weighted || mode == .size {
      ranking = .quota(Quota(groups, language.grammar, say: sayKey))
      return
    }
    guard mode != .weighted else {
      ranking = .drawn
      return
    }
    guard let numbered = language.counts.numbered else {
      if case .infinite(let rule) = language.counts.total { throw .infinite(rule: rule, mode: mode) }
      throw .empty
    }
    if mode == .size {
      ranking = .any
      return
    }
    guard mode == .uniqueText || BigUInt(count) <= numbered else {
      throw .tooMany(asked: count, available: numbered, mode: mode)
    }
    switch mode {
    case .exhaustive: ranking = .inOrder
    case .uniqueText:
      let texts = try language.numberedTexts()
      guard BigUInt(count) <= texts.total else { throw .tooMany(asked: count, available: texts.total, mode: mode) }
      let dealing = try Dealing(
        count, language.grammar, sizes: texts.sizes, groups: groups, mode: mode, say: sayKey, tops: topKeys)
      ranking = .texts(dealing, texts)
    default:
      let sizes = language.grammar.tops.indices.map { language.size(ofTop: $0) }
      ranking = .unique(
        try Dealing(
          count, language.grammar, sizes: sizes, groups: groups, mode: mode,
          without: cover.map { ($0.top, language.rank(of: $0)) },
          offsets: language.topOffsets, say: sayKey, tops: topKeys))
    }
  }

  /// A writer of one thread's own.
  package func makeWriter() -> TextWriter { TextWriter(self) }
}

/// Deals indices out to tops, by weight and no more than each has, and within each takes another number for every one.
final class Dealing: Sendable {
  private let allotment: Allotment
  private let order: Permutation
  private let numbers: [Numbers]
  /// By top, the numbers that were given away before, rising; and how many in all.
  private let gone: [[BigUInt]]
  private let goneCount: UInt64

  enum Numbers: Sendable {
    case short(Permutation)
    case wide(WidePermutation)
    case long(BigPermutation)
  }

  /// `groups` share the count among tops; without them, weights do. `cover` is what was given away before, by top and rank.
  init(
    _ count: UInt64, _ grammar: Grammar, sizes: [BigUInt], groups: [QuotaGroup] = [], mode: SamplingMode = .unique,
    without cover: [(top: Int, rank: BigUInt?)] = [], offsets: [BigUInt] = [], say: SiteKey, tops: [SiteKey]
  ) throws(SamplingError) {
    var gone = [[BigUInt]](repeating: [], count: sizes.count)
    for (top, rank) in cover { if let rank { gone[top].append(rank - offsets[top]) } }
    for top in gone.indices { gone[top].sort() }
    self.gone = gone
    goneCount = UInt64(cover.count)
    let left = zip(sizes, gone).map { $0 - BigUInt($1.count) }
    let weights = grammar.tops.map(\.weight)
    if groups.isEmpty {
      allotment = Allotment(count - min(count, goneCount), weights: weights, capacities: left)
    } else {
      var shares = [UInt64](repeating: 0, count: sizes.count)
      for group in groups {
        let capacities = group.tops.map { left[$0] }
        let all = capacities.reduce(0, +)
        guard all >= BigUInt(group.count) else {
          throw .tooManyOf(label: group.label, asked: group.count, available: all, mode: mode)
        }
        let own = Allotment(group.count, weights: group.tops.map { weights[$0] }, capacities: capacities)
        for (top, share) in zip(group.tops, own.shares) { shares[top] = share }
      }
      allotment = Allotment(shares: shares)
    }
    order = Permutation(count: count - min(count, goneCount), key: say)
    numbers = zip(left, tops).map { size, key in
      if let short = UInt64(exactly: size) { return .short(Permutation(count: short, key: key)) }
      if let wide = UInt128(exactly: size) { return .wide(WidePermutation(count: wide, key: key)) }
      return .long(BigPermutation(count: size, key: key))
    }
  }

  enum Number {
    case short(UInt64)
    case long(BigUInt)

    var whole: BigUInt {
      switch self {
      case .short(let number): BigUInt(number)
      case .long(let number): number
      }
    }
  }

  /// The top of an index, and its number within it.
  @inline(__always)
  func number(of index: UInt64) -> (top: Int, number: Number) {
    guard goneCount == 0 else { return numberBehind(index - goneCount) }
    return plainNumber(of: index)
  }

  /// A number that was not given away before.
  private func numberBehind(_ index: UInt64) -> (top: Int, number: Number) {
    let (top, number) = plainNumber(of: index)
    var whole = number.whole
    for known in gone[top] where known <= whole { whole += 1 }
    return (top, UInt64(exactly: whole).map { .short($0) } ?? .long(whole))
  }

  @inline(__always)
  private func plainNumber(of index: UInt64) -> (top: Int, number: Number) {
    let (top, place) = allotment.place(of: numbers.count == 1 ? index : order[index])
    switch numbers[top] {
    case .short(let permutation): return (top, .short(permutation[place]))
    case .wide(let permutation): return (top, .long(BigUInt(permutation[UInt128(place)])))
    case .long(let permutation): return (top, .long(permutation[BigUInt(place)]))
    }
  }

  /// The tops and numbers of up to 64 indices that follow each other: as `number` gives each, in less time; where 64 bits hold
  /// every top's numbers and none was given away before.
  func shortNumbers(
    of indices: Range<UInt64>, _ tops: UnsafeMutablePointer<Int>, _ ranks: UnsafeMutablePointer<UInt64>
  ) {
    let count = indices.count
    precondition(count <= 64 && goneCount == 0, "a mask tells which are done")
    for (place, index) in indices.enumerated() { ranks[place] = index }
    if numbers.count > 1 { order.replace(UnsafeMutableBufferPointer(start: ranks, count: count)) }
    for place in 0..<count { (tops[place], ranks[place]) = allotment.place(of: ranks[place]) }
    // Top by top, as each has a permutation of its own.
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 64) { own in
      var left: UInt64 = count == 64 ? .max : 1 << UInt64(count) - 1
      while left > 0 {
        let top = tops[left.trailingZeroBitCount]
        guard case .short(let permutation) = numbers[top] else { preconditionFailure("numbers must be short") }
        var (these, size) = (0 as UInt64, 0)
        for place in left.trailingZeroBitCount..<count where tops[place] == top {
          these |= 1 << UInt64(place)
          own[size] = ranks[place]
          size += 1
        }
        permutation.replace(UnsafeMutableBufferPointer(rebasing: own[..<size]))
        size = 0
        for place in left.trailingZeroBitCount..<count where tops[place] == top {
          ranks[place] = own[size]
          size += 1
        }
        left &= ~these
      }
    }
  }

  /// How many indices each top gets.
  var shares: [UInt64] { allotment.shares }
}
