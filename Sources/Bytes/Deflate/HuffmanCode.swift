/// A prefix code of Deflate (RFC 1951, section 3.2.2): a length for each symbol, and the bits that follow from the lengths.
struct HuffmanCode {
  /// Bits of each symbol's code; 0 for symbols that never occur.
  private(set) var lengths: [UInt8]
  /// The codes, with the bit that is written first lowest.
  private(set) var codes: [UInt16]

  /// The shortest code for symbols that occur `counts` times, none longer than `limit` bits.
  ///
  /// A code has at least two symbols, since readers refuse others: where fewer occur, the first that don't are added. Where the
  /// shortest code of all is too long, counts are halved until it isn't. Symbols of equal count are told apart by their
  /// number, so the code follows from the counts alone.
  init(counts: [UInt32], limit: Int) {
    var counts = counts
    var missing = 2 - counts.count { $0 > 0 }
    for symbol in counts.indices where missing > 0 && counts[symbol] == 0 {
      counts[symbol] = 1
      missing -= 1
    }
    lengths = Self.lengths(counts)
    while let longest = lengths.max(), Int(longest) > limit {
      counts = counts.map { $0 == 0 ? 0 : ($0 + 1) / 2 }
      lengths = Self.lengths(counts)
    }
    codes = Self.codes(lengths)
  }

  /// Huffman's lengths by two queues: leaves in the order of their counts, and pairs in the order in which they were joined.
  private static func lengths(_ counts: [UInt32]) -> [UInt8] {
    let leaves = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$0], $0) < (counts[$1], $1) }
    var weights = leaves.map { UInt64(counts[$0]) }
    var parents = [Int](repeating: 0, count: 2 * leaves.count - 1)
    var (leaf, pair) = (0, leaves.count)
    func takeLightest() -> Int {
      let isLeaf = leaf < leaves.count && (pair == weights.count || weights[leaf] <= weights[pair])
      defer { if isLeaf { leaf += 1 } else { pair += 1 } }
      return isLeaf ? leaf : pair
    }
    while weights.count < parents.count {
      let (one, two) = (takeLightest(), takeLightest())
      (parents[one], parents[two]) = (weights.count, weights.count)
      weights.append(weights[one] + weights[two])
    }
    var depths = [UInt8](repeating: 0, count: parents.count)
    for node in parents.indices.dropLast().reversed() { depths[node] = depths[parents[node]] &+ 1 }
    var lengths = [UInt8](repeating: 0, count: counts.count)
    for (place, symbol) in leaves.enumerated() { lengths[symbol] = depths[place] }
    return lengths
  }

  private static func codes(_ lengths: [UInt8]) -> [UInt16] {
    var next = [UInt16](repeating: 0, count: 17)
    for length in lengths where length > 0 { next[Int(length) + 1] += 1 }
    // From the number of codes of each length to the first of the next.
    for length in 1..<17 { next[length] = (next[length] &+ next[length - 1]) << 1 }
    return lengths.map { length in
      guard length > 0 else { return 0 }
      defer { next[Int(length)] &+= 1 }
      return reversed(next[Int(length)], length)
    }
  }

  private static func reversed(_ code: UInt16, _ length: UInt8) -> UInt16 {
    var (rest, reversed) = (code, UInt16(0))
    for _ in 0..<length {
      reversed = reversed << 1 | rest & 1
      rest >>= 1
    }
    return reversed
  }
}
