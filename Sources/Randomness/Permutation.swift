/// A keyed permutation of the numbers below `count`: what stands at any position is computed alone, without memory.
///
/// A Feistel network on as many bits as `count` needs, in two halves that take turns; positions that it leads outside
/// are sent through again until they are back inside (cycle walking: fewer than two times on average). All orders of up to
/// eight numbers are equally likely over the keys, as are all pairs at any two places of more; it is not a cipher.
public struct KeyedPermutation<Position: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
  /// How many numbers are permuted; may be 0.
  public let count: Position
  @usableFromInline let key: UInt64
  /// Bits of the upper and of the lower half.
  @usableFromInline let upperBits: Int
  @usableFromInline let lowerBits: Int

  @usableFromInline let pairsOfRounds: UInt64

  /// The permutation of the numbers below `count` that belongs to `key`; equal for all widths of `Position`.
  @inlinable
  public init(count: Position, key: SiteKey) {
    self.count = count
    self.key = key.word
    let bits = count < 2 ? 0 : Position.bitWidth - (count - 1).leadingZeroBitCount
    upperBits = bits / 2
    lowerBits = bits - bits / 2
    // Fewer, and tests show which orders of few numbers are rarer than others.
    pairsOfRounds = bits <= 3 ? 16 : bits <= 6 ? 8 : 4
  }

  /// The number at `position`, both below `count`.
  @inlinable
  public subscript(_ position: Position) -> Position {
    precondition(position < count, "a permutation has no number at its count or beyond")
    var value = position
    repeat { value = encipher(value) } while value >= count
    return value
  }

  /// The position at which `number` stands.
  @inlinable
  public func inverse(of number: Position) -> Position {
    precondition(number < count, "a permutation has no number at its count or beyond")
    var value = number
    repeat { value = decipher(value) } while value >= count
    return value
  }

  @inlinable
  func encipher(_ value: Position) -> Position {
    var upper = UInt64(truncatingIfNeeded: value >> Position(truncatingIfNeeded: lowerBits))
    var lower = UInt64(truncatingIfNeeded: value) & mask(lowerBits)
    for round in 0..<pairsOfRounds {
      lower ^= mixed(upper, 2 &* round) & mask(lowerBits)
      upper ^= mixed(lower, 2 &* round &+ 1) & mask(upperBits)
    }
    return Position(truncatingIfNeeded: upper) << Position(truncatingIfNeeded: lowerBits)
      | Position(truncatingIfNeeded: lower)
  }

  @inlinable
  func decipher(_ value: Position) -> Position {
    var upper = UInt64(truncatingIfNeeded: value >> Position(truncatingIfNeeded: lowerBits))
    var lower = UInt64(truncatingIfNeeded: value) & mask(lowerBits)
    for round in (0..<pairsOfRounds).reversed() {
      upper ^= mixed(lower, 2 &* round &+ 1) & mask(upperBits)
      lower ^= mixed(upper, 2 &* round) & mask(lowerBits)
    }
    return Position(truncatingIfNeeded: upper) << Position(truncatingIfNeeded: lowerBits)
      | Position(truncatingIfNeeded: lower)
  }

  /// The round function: the finaliser of SplitMix64 (Steele, Lea and Flood, 2014) over half, key and round.
  @inlinable
  func mixed(_ half: UInt64, _ round: UInt64) -> UInt64 {
    var z = half ^ (key &+ (round &+ 1) &* 0x9E37_79B9_7F4A_7C15)
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  @inlinable
  func mask(_ bits: Int) -> UInt64 { bits == 0 ? 0 : ~0 >> UInt64(truncatingIfNeeded: 64 - bits) }
}

/// A keyed permutation of up to 2⁶⁴ - 1 numbers.
public typealias Permutation = KeyedPermutation<UInt64>

/// A keyed permutation of up to 2¹²⁸ - 1 numbers.
public typealias WidePermutation = KeyedPermutation<UInt128>
