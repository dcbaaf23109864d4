import Randomness
import Specification

/// Splits by exact shares of every block of 100 indices: the index and the seed alone decide.
struct ExactSplits: SplitAssignment {
  let names: [String]
  fileprivate let shares: ExactShares

  init(_ splits: [Spec.Split], seed: UInt64) throws(DistributionError) {
    names = splits.map(\.name)
    shares = try ExactShares(shares: splits.map(\.share), key: SiteKey(seed: seed, path: "split"))
  }

  func split(of index: UInt64) -> String { names[shares.part(of: index)] }

  func counts(below count: UInt64) -> [String: UInt64] {
    Dictionary(zip(names, shares.counts(below: count))) { $0 + $1 }
  }
}

/// Walks over indices that mostly follow each other: a block's splits are looked up once.
struct SplitCursor {
  private let splits: ExactSplits
  private var block: UInt64?
  private var parts: [Int] = []

  init(_ splits: ExactSplits) { self.splits = splits }

  mutating func split(of index: UInt64) -> String { splits.names[part(of: index)] }

  /// The split's place among the names.
  mutating func part(of index: UInt64) -> Int {
    let (wanted, position) = index.quotientAndRemainder(dividingBy: 100)
    if block != wanted {
      block = wanted
      parts = splits.shares.parts(ofBlock: wanted)
    }
    return parts[Int(position)]
  }
}
