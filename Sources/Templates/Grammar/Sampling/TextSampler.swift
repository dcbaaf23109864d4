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

  /// How indices become ranks.
  enum Ranking: Sendable {
    /// None: choices are drawn.
    case drawn
    /// Any of so many, drawn.
    case any
    /// The index is the rank.
    case inOrder
    /// Each top's ranks, permuted; the indices are dealt out to tops.
    case unique(Dealing)
    /// Each top's own texts, permuted.
    case texts(Dealing, TextNumbering)
  }

  /// - Throws: if more is asked for than there is, or the mode needs numbers that the language hasn't.
  package init(
    _ language: TextLanguage, mode: SamplingMode = .weighted, seed: UInt64, count: UInt64
  ) throws(SamplingError) {
    self.language = language
    self.mode = mode
    self.count = count
    guard !language.grammar.tops.isEmpty, language.counts.numbered != 0 else { throw .empty }
    let sayKey = SiteKey(seed: seed, path: "template.say")
    let topKeys = language.grammar.tops.map { SiteKey(seed: seed, path: $0.site) }
    self.sayKey = sayKey
    self.topKeys = topKeys
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
      let dealing = Dealing(count, language.grammar, sizes: texts.sizes, say: sayKey, tops: topKeys)
      ranking = .texts(dealing, texts)
    default:
      let sizes = language.grammar.tops.indices.map { language.size(ofTop: $0) }
      ranking = .unique(Dealing(count, language.grammar, sizes: sizes, say: sayKey, tops: topKeys))
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

  enum Numbers: Sendable {
    case short(Permutation)
    case wide(WidePermutation)
    case long(BigPermutation)
  }

  init(_ count: UInt64, _ grammar: Grammar, sizes: [BigUInt], say: SiteKey, tops: [SiteKey]) {
    allotment = Allotment(count, weights: grammar.tops.map(\.weight), capacities: sizes)
    order = Permutation(count: count, key: say)
    numbers = zip(sizes, tops).map { size, key in
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
    let (top, place) = allotment.place(of: numbers.count == 1 ? index : order[index])
    switch numbers[top] {
    case .short(let permutation): return (top, .short(permutation[place]))
    case .wide(let permutation): return (top, .long(BigUInt(permutation[UInt128(place)])))
    case .long(let permutation): return (top, .long(permutation[BigUInt(place)]))
    }
  }

  /// The same where 64 bits hold every top's numbers.
  @inline(__always)
  func shortNumber(of index: UInt64) -> (top: Int, rank: UInt64) {
    let (top, place) = allotment.place(of: numbers.count == 1 ? index : order[index])
    guard case .short(let permutation) = numbers[top] else { preconditionFailure("numbers must be short") }
    return (top, permutation[place])
  }

  /// How many indices each top gets.
  var shares: [UInt64] { allotment.shares }
}
