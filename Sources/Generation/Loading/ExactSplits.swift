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

  /// How many of the indices below `count` each split has, in the order of the spec.
  func partCounts(below count: UInt64) -> [UInt64] { shares.counts(below: count) }
}

/// Walks over indices that mostly follow each other: a block's splits are looked up once.
struct SplitCursor {
  struct Place {
    /// The number of the split.
    let part: Int
    /// How many lower indices are of the same split.
    let ordinal: UInt64
  }

  private let splits: ExactSplits
  private var block: UInt64?
  private var places: [Place] = []

  init(_ splits: ExactSplits) { self.splits = splits }

  mutating func place(of index: UInt64) -> Place {
    let (wanted, position) = index.quotientAndRemainder(dividingBy: 100)
    if block != wanted { load(wanted) }
    return places[Int(position)]
  }

  private mutating func load(_ number: UInt64) {
    block = number
    var counts = splits.shares.counts(below: number * 100)
    places.removeAll(keepingCapacity: true)
    for index in number * 100..<number * 100 + 100 {
      let part = splits.shares.part(of: index)
      places.append(Place(part: part, ordinal: counts[part]))
      counts[part] += 1
    }
  }
}
