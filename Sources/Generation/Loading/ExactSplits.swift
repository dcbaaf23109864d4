import Randomness
import Specification

/// Splits by exact shares of every block of 100 indices: the index and the seed alone decide.
struct ExactSplits: SplitAssignment {
  let names: [String]
  let shares: ExactShares

  init(_ splits: [Spec.Split], seed: UInt64) throws(DistributionError) {
    names = splits.map(\.name)
    shares = try ExactShares(shares: splits.map(\.share), key: SiteKey(seed: seed, path: "split"))
  }

  func split(of index: UInt64) -> String { names[shares.part(of: index)] }

  func counts(below count: UInt64) -> [String: UInt64] {
    Dictionary(zip(names, shares.counts(below: count))) { $0 + $1 }
  }
}
