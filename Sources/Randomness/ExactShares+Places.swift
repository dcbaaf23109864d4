extension ExactShares {
  /// How many of the indices in the first `blocks` blocks of 100 belong to each part: exact, however many there are, and
  /// without a look at each.
  ///
  /// The digits of a block's number, reversed, say where its points are; so those before a place are counted digit by
  /// digit.
  public func exactCounts(inBlocks blocks: UInt64) -> [UInt64] {
    var counts = [UInt64](repeating: 0, count: partCount)
    for part in sureSlots { counts[part] += blocks }
    let slots = 100 - sureSlots.count
    guard slots > 0, blocks > 0 else { return counts }
    for slot in 0..<slots {
      var before: UInt64 = 0
      for (part, end) in fractionEnds.enumerated() {
        let below = pointsBelow(end, slot: slot, inBlocks: blocks)
        counts[part] += max(below, before) - before
        before = max(below, before)
      }
      counts[lastFraction] += blocks - before
    }
    return counts
  }

  /// How many digits of a block's number matter to its points.
  private static let digits: Int = {
    var (count, unit) = (0, 0.1)
    while unit > 1e-8 {
      count += 1
      unit *= 0.1
    }
    return count
  }()

  /// How many of the first blocks have their point of number `slot` below `end`.
  private func pointsBelow(_ end: Double, slot: Int, inBlocks blocks: UInt64) -> UInt64 {
    var places: UInt64 = 1
    for _ in 0..<Self.digits { places *= 10 }
    // The first place that is not below it; what rounding does to sums is asked of the sums themselves.
    let guess = (end - Double(slot) - 1e-9) * Double(places)
    var limit = guess <= 0 ? 0 : guess >= Double(places) ? places : UInt64(guess)
    while limit > 0, !(Self.offset(limit - 1) + Double(slot) < end) { limit -= 1 }
    while limit < places, Self.offset(limit) + Double(slot) < end { limit += 1 }
    guard limit < places else { return blocks }
    // Blocks whose digits, the last one first, are those of a number below the limit.
    var (count, weight, residue, unit) = (0 as UInt64, places / 10, 0 as UInt64, 1 as UInt64)
    var rest = limit
    while unit < places {
      let (digit, left) = rest.quotientAndRemainder(dividingBy: weight)
      for lower in 0..<digit {
        let first = residue + lower * unit
        if first < blocks { count += (blocks - first - 1) / (unit * 10) + 1 }
      }
      residue += digit * unit
      rest = left
      weight = max(1, weight / 10)
      unit *= 10
    }
    return count
  }

  /// Where the first point of a block is, whose digits, the last one first, are those of `place`: added up in the order in
  /// which `fraction` does it.
  private static func offset(_ place: UInt64) -> Double {
    var digits: [Double] = []
    var rest = place
    for _ in 0..<Self.digits {
      digits.append(Double(rest % 10))
      rest /= 10
    }
    var (offset, unit) = (1e-9, 0.1)
    for digit in digits.reversed() {
      offset += unit * digit
      unit *= 0.1
    }
    return offset
  }
}
