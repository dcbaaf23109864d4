import BigInt
import Randomness

/// A keyed permutation of the numbers below `count`, of any size: as `KeyedPermutation`, a Feistel network with cycle
/// walking, whose halves are as long as they must be.
struct BigPermutation: Sendable {
  private let count: BigUInt
  private let key: UInt64
  private let upperBits: Int
  private let lowerBits: Int
  private static let rounds: UInt64 = 8

  init(count: BigUInt, key: SiteKey) {
    self.count = count
    self.key = key.word
    let bits = count < 2 ? 0 : (count - 1).bitWidth
    upperBits = bits / 2
    lowerBits = bits - bits / 2
  }

  /// The number at `position`, both below `count`.
  subscript(_ position: BigUInt) -> BigUInt {
    precondition(position < count, "a permutation has no number at its count or beyond")
    var value = position
    repeat { value = encipher(value) } while value >= count
    return value
  }

  private func encipher(_ value: BigUInt) -> BigUInt {
    var upper = value >> lowerBits
    var lower = value - upper << lowerBits
    for round in stride(from: 0, to: Self.rounds, by: 2) {
      lower ^= mixed(upper, round, bits: lowerBits)
      upper ^= mixed(lower, round + 1, bits: upperBits)
    }
    return upper << lowerBits | lower
  }

  /// So many random bits that depend on all of `half`: its words are folded into a key, whose stream gives the bits.
  private func mixed(_ half: BigUInt, _ round: UInt64, bits: Int) -> BigUInt {
    var stream = Stream(
      key: half.words.reduce(SiteKey(word: key)) { $0.folding(UInt64($1)) }, index: round)
    return BigUInt(bits: bits, from: &stream)
  }
}

extension BigUInt {
  /// So many random bits.
  init(bits: Int, from stream: inout Stream) {
    var words: [UInt] = []
    for _ in 0..<(bits + 63) / 64 { words.append(UInt(stream.next64())) }
    self = BigUInt(words: words) & ((BigUInt(1) << bits) - 1)
  }

  /// A number in `0 ..< bound`, each exactly as likely as any other.
  init(below bound: BigUInt, from stream: inout Stream) {
    if let small = UInt64(exactly: bound) {
      self.init(stream.integer(below: small))
      return
    }
    repeat { self = BigUInt(bits: bound.bitWidth, from: &stream) } while self >= bound
  }
}
