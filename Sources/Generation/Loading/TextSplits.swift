import Bytes
import Labels
import Randomness

/// Which split each index of a set of texts belongs to, and which sample it is among those that are made of one part of
/// the language.
struct TextSplits: SplitAssignment {
  enum Kind {
    /// Every block of 100 indices has its shares.
    case shares(ExactSplits)
    /// Where every derivation is made once, splits are as large as what they own, one behind the other.
    case sizes([UInt64])
  }

  let names: [String]
  let kind: Kind
  /// By split; -1 for those that have no samples.
  let parts: [Int]

  /// Whether samples are numbered by their indices: the language is not divided, and blocks have their shares.
  var isWhole: Bool {
    guard case .shares = kind else { return false }
    return !parts.contains { $0 != 0 }
  }

  func split(of index: UInt64) -> String { names[place(of: index).split] }

  func counts(below count: UInt64) -> [String: UInt64] {
    Dictionary(zip(names, splitCounts(below: count))) { $0 + $1 }
  }

  /// How many of the indices below `count` each split has: exact.
  func splitCounts(below count: UInt64) -> [UInt64] {
    switch kind {
    case .shares(let splits): return splits.exactCounts(below: count)
    case .sizes(let sizes):
      var rest = count
      return sizes.map { size in
        defer { rest -= min(rest, size) }
        return min(rest, size)
      }
    }
  }

  /// How many samples each part makes of the indices below `count`.
  func partCounts(below count: UInt64) -> [UInt64] {
    var counts = [UInt64](repeating: 0, count: (parts.max() ?? 0) + 1)
    for (split, own) in splitCounts(below: count).enumerated() where parts[split] >= 0 { counts[parts[split]] += own }
    return counts
  }

  /// The split of an index, and how many samples of its part come before it.
  func place(of index: UInt64) -> (split: Int, place: UInt64) {
    var cursor = TextCursor(self)
    return cursor.place(of: index)
  }
}

extension ExactSplits {
  /// Exact, however many there are.
  func exactCounts(below count: UInt64) -> [UInt64] {
    var counts = shares.exactCounts(inBlocks: count / 100)
    for index in (count / 100 * 100)..<count { counts[shares.part(of: index)] += 1 }
    return counts
  }
}

/// Walks over indices that mostly follow each other: what a block of 100 is made of is looked up once.
struct TextCursor {
  private let splits: TextSplits
  private var block: UInt64?
  private var places: [(split: Int, place: UInt64)] = []
  /// The splits of another block, where nobody asks for places.
  private var parts: [Int] = []
  private var partsBlock: UInt64?

  init(_ splits: TextSplits) { self.splits = splits }

  mutating func place(of index: UInt64) -> (split: Int, place: UInt64) {
    guard case .shares(let exact) = splits.kind else { return sized(index) }
    let (wanted, position) = index.quotientAndRemainder(dividingBy: 100)
    if block != wanted {
      block = wanted
      look(at: wanted, exact)
    }
    return places[Int(position)]
  }

  /// Fills in the splits of rows whose indices follow each other, of a language that is not divided.
  mutating func fillSplits(of rows: Room<TextBatch.Row>) {
    guard case .shares(let exact) = splits.kind else { preconditionFailure("splits of sizes are filled one by one") }
    var place = 0
    while place < rows.count {
      let (wanted, position) = rows[place].index.quotientAndRemainder(dividingBy: 100)
      if partsBlock != wanted {
        partsBlock = wanted
        parts = exact.shares.parts(ofBlock: wanted)
      }
      let end = min(rows.count, place + 100 - Int(position))
      for (row, part) in zip(place..<end, parts[Int(position)...]) {
        rows.start[row].split = Int32(truncatingIfNeeded: part)
      }
      place = end
    }
  }

  private mutating func look(at block: UInt64, _ exact: ExactSplits) {
    var next = [UInt64](repeating: 0, count: splits.names.count)
    // A language that is not divided numbers its samples by the index.
    let isWhole = splits.isWhole
    if !isWhole {
      for (split, count) in exact.shares.exactCounts(inBlocks: block).enumerated() where splits.parts[split] >= 0 {
        next[splits.parts[split]] += count
      }
    }
    places.removeAll(keepingCapacity: true)
    for (position, split) in exact.shares.parts(ofBlock: block).enumerated() {
      // The last block of all is shorter; what wraps around there is asked by nobody.
      let index = block &* 100 &+ UInt64(position)
      let part = max(0, splits.parts[split])
      places.append((split, isWhole ? index : next[part]))
      next[part] += 1
    }
  }

  private func sized(_ index: UInt64) -> (split: Int, place: UInt64) {
    guard case .sizes(let sizes) = splits.kind else { return (0, index) }
    var before = [UInt64](repeating: 0, count: sizes.count)
    var rest = index
    for (split, size) in sizes.enumerated() {
      let part = max(0, splits.parts[split])
      if rest < size { return (split, before[part] + rest) }
      rest -= size
      before[part] += size
    }
    // Beyond the last sample: refused by its number.
    return (max(0, sizes.lastIndex { $0 > 0 } ?? 0), .max)
  }
}
