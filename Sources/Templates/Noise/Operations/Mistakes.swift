import Randomness

/// The kinds of edits of one operation, and how often each is made in proportion to the others.
struct Mistakes: Sendable {
  private let kinds: [EditKind]
  private let weights: [Double]
  private let table: Weighted

  /// Weights of 0 are left out. - Throws: as `Weighted`.
  init(_ weights: [(EditKind, Double)]) throws(DistributionError) {
    table = try Weighted(weights.map(\.1))
    kinds = weights.map(\.0)
    self.weights = weights.map(\.1)
  }

  /// One of the kinds that are possible; nil if none is.
  ///
  /// Takes two words, and two more if what came first is not possible.
  func draw(from stream: inout Stream, where isPossible: (EditKind) -> Bool) -> EditKind? {
    let first = kinds[table.draw(from: &stream)]
    if isPossible(first) { return first }
    let rest = zip(kinds, weights).map { isPossible($0) ? $1 : 0 }
    // Possible kinds may all have a weight of 0.
    return (try? Weighted.index(byWeight: rest, from: &stream)).map { kinds[$0] }
  }
}
