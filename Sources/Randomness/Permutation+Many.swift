extension KeyedPermutation where Position == UInt64 {
  /// The numbers at all positions, in their order: as the subscript gives each, in far less time, since what the rounds mix of
  /// a half is asked for once. Only of up to 256 numbers.
  public func all() -> [UInt8] {
    precondition(count <= 256, "a table is made of few numbers only")
    let lowerMask = UInt8(truncatingIfNeeded: mask(lowerBits))
    let rounds = Int(2 &* pairsOfRounds)
    // By round, what is mixed of each half, of which there are 16 at most; then where each value is led.
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16 * rounds + 256) { room in
      for round in 0..<rounds {
        let (from, into) = round & 1 == 0 ? (upperBits, lowerBits) : (lowerBits, upperBits)
        for half in 0..<1 << from {
          let mix = mixed(UInt64(half), UInt64(round)) & mask(into)
          room[16 * round + half] = UInt8(truncatingIfNeeded: mix)
        }
      }
      for value in 0..<1 << (upperBits + lowerBits) {
        var upper = UInt8(truncatingIfNeeded: value >> lowerBits)
        var lower = UInt8(truncatingIfNeeded: value) & lowerMask
        for round in stride(from: 0, to: rounds, by: 2) {
          lower ^= room[16 * round + Int(upper)]
          upper ^= room[16 * (round + 1) + Int(lower)]
        }
        room[16 * rounds + value] = upper << UInt8(truncatingIfNeeded: lowerBits) | lower
      }
      return (0..<Int(count)).map { position in
        var value = room[16 * rounds + position]
        while value >= count { value = room[16 * rounds + Int(value)] }
        return value
      }
    }
  }

  /// Puts in place of each position the number that stands there, as the subscript gives it: several at a time, since the
  /// rounds of one wait for each other.
  ///
  /// - Precondition: all are below the count.
  public func replace(_ positions: UnsafeMutableBufferPointer<UInt64>) {
    precondition(positions.allSatisfy { $0 < count }, "a permutation has no number at its count or beyond")
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: positions.count) { outside in
      // Those that are still to be led inside.
      var left = positions.count
      for place in 0..<left { outside[place] = Int32(truncatingIfNeeded: place) }
      while left > 0 {
        var kept = 0
        for next in 0..<left {
          let place = outside[next]
          let value = encipher(positions[Int(place)])
          positions[Int(place)] = value
          outside[kept] = place
          if value >= count { kept &+= 1 }
        }
        left = kept
      }
    }
  }
}
