/// Parts of fixed shares: which part an index belongs to follows from the key and the index alone, and in every full
/// block of 100 indices (0 to 99, 100 to 199 …) the shares are exact.
///
/// Whole percentages hold exactly in every block. Others are rounded down or up in each, so that the block's parts add up
/// to 100 and that over many blocks the shares are right: ones with one decimal hold exactly in every full 1,000 indices,
/// with two in every full 10,000. Where in a block a part stands is decided by a keyed permutation of its own.
public struct ExactShares: Sendable {
  /// What every block has for certain: the part of each of its slots, before they are shuffled.
  let sureSlots: [Int]
  /// Where the fractions of percents that are left of each part end, one after the other; empty if there are none.
  let fractionEnds: [Double]
  let partCount: Int
  private let key: SiteKey

  /// Shares in any unit: 80, 10, 10 and 8, 1, 1 mean the same.
  ///
  /// - Throws: `nothingToChoose`, `shareInvalid`, or `weightsAllZero`.
  public init(shares: [Double], key: SiteKey) throws(DistributionError) {
    guard !shares.isEmpty else { throw .nothingToChoose }
    if let index = shares.firstIndex(where: { !($0 >= 0 && $0 < .infinity) }) {
      throw .shareInvalid(shares[index], at: index)
    }
    let greatest = shares.reduce(0, max)
    guard greatest > 0 else { throw .weightsAllZero }
    let total = shares.reduce(0) { $0 + $1 / greatest }
    let percents = shares.map { ExactShares.unrounded(100 * ($0 / greatest) / total) }
    sureSlots = percents.enumerated().flatMap { repeatElement($0.offset, count: Int($0.element)) }
    var end = 0.0
    let ends = percents.map { percent in
      end += percent - percent.rounded(.down)
      return ExactShares.unrounded(end)
    }
    fractionEnds = sureSlots.count < 100 ? ends : []
    partCount = shares.count
    self.key = key
  }

  /// Takes back the rounding of shares such as 0.8, 0.1, 0.1: a number near a multiple of 10⁻⁶ is that multiple.
  private static func unrounded(_ x: Double) -> Double {
    let multiple = (x * 1e6).rounded() / 1e6
    return abs(x - multiple) < 1e-10 ? multiple : x
  }

  /// The part, from 0, of an index.
  public func part(of index: UInt64) -> Int {
    let (block, position) = index.quotientAndRemainder(dividingBy: 100)
    let slot = Int(truncatingIfNeeded: Permutation(count: 100, key: key.folding(block))[position])
    return slot < sureSlots.count ? sureSlots[slot] : fraction(slot - sureSlots.count, of: block)
  }

  /// The parts of the 100 indices of a block, in their order: as `part` of each, in far less time.
  public func parts(ofBlock block: UInt64) -> [Int] {
    let fractions = (sureSlots.count..<100).map { fraction($0 - sureSlots.count, of: block) }
    return Permutation(count: 100, key: key.folding(block)).all().map { number in
      let slot = Int(number)
      return slot < sureSlots.count ? sureSlots[slot] : fractions[slot - sureSlots.count]
    }
  }

  /// How many of the indices below `count` belong to each part, without a look at each.
  ///
  /// Exact for whole percentages; for others up to 10⁸ indices, beyond which it may be off by a few.
  public func counts(below count: UInt64) -> [UInt64] {
    let (blocks, rest) = count.quotientAndRemainder(dividingBy: 100)
    var counts = fractionCounts(inBlocks: blocks)
    for part in sureSlots { counts[part] += blocks }
    for index in (count - rest)..<count { counts[part(of: index)] += 1 }
    return counts
  }

  /// How many of the slots that are left to fractions of percents belong to each part, in the first `blocks` blocks.
  private func fractionCounts(inBlocks blocks: UInt64) -> [UInt64] {
    var counts = [UInt64](repeating: 0, count: partCount)
    let slots = 100 - sureSlots.count
    guard slots > 0, blocks > 0 else { return counts }
    let looked = min(blocks, 1_000_000)
    for block in 0..<looked {
      for slot in 0..<slots { counts[fraction(slot, of: block)] += 1 }
    }
    guard looked < blocks else { return counts }
    // The rest is alike; rounded where parts end, so that nothing is lost.
    var (end, last): (UInt64, UInt64) = (0, 0)
    for part in counts.indices {
      end += counts[part]
      let scaled = looked.dividingFullWidth(end.multipliedFullWidth(by: blocks)).quotient
      (counts[part], last) = (scaled - last, scaled)
    }
    return counts
  }

  /// The part of the slot of number `slot` among those left to fractions of percents in a block.
  ///
  /// Systematic sampling: on a line where each part is as long as its fraction, the slots are points at distance 1. The
  /// first point moves from block to block as the digits of the block's number, reversed, so that every ten blocks, every
  /// hundred … have it in all places of equal distance; and always a hair beyond, where no part ends.
  private func fraction(_ slot: Int, of block: UInt64) -> Int {
    var (offset, unit, rest) = (1e-9, 0.1, block)
    while rest > 0, unit > 1e-8 {
      offset += unit * Double(rest % 10)
      rest /= 10
      unit *= 0.1
    }
    let point = offset + Double(slot)
    return fractionEnds.firstIndex { $0 > point } ?? lastFraction
  }

  /// The last part with a fraction, for a point that rounding put beyond the line.
  var lastFraction: Int {
    let end = fractionEnds.last ?? 0
    return fractionEnds.firstIndex { $0 == end } ?? 0
  }
}
