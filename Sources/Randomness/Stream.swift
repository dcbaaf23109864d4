/// The random numbers of one site for one index: a position in the generator's words, moved on by each draw.
///
/// The counter is (index, repeat number, block number), so that any stream starts at once wherever it is, and no two of
/// a site share a block. A block has four words of 32 bits, and all are used in order. A stream holds 2³³ words;
/// after that it would repeat.
public struct Stream: Sendable {
  @usableFromInline let key: UInt64
  @usableFromInline let index: UInt64
  /// Block number (upper half) of the block to be made next, repeat number (lower half).
  @usableFromInline var nextBlock: UInt64
  /// The words not yet given from the current block: the next one in the lowest bits.
  @usableFromInline var low: UInt64 = 0
  @usableFromInline var high: UInt64 = 0
  @usableFromInline var wordsLeft = 0

  /// The stream of site `key` for sample `index`, and there for the repeat of number `repeatNumber`.
  @inlinable
  public init(key: SiteKey, index: UInt64, repeatNumber: UInt32 = 0) {
    self.key = key.word
    self.index = index
    nextBlock = UInt64(repeatNumber)
  }

  /// The same stream further on, where try `attempt` of what is drawn until it fits has its numbers: 2¹⁸ words each.
  @inlinable
  public init(key: SiteKey, index: UInt64, repeatNumber: UInt32 = 0, attempt: UInt16) {
    self.init(key: key, index: index, repeatNumber: repeatNumber)
    nextBlock |= UInt64(attempt) << 48
  }

  @inlinable
  mutating func refill() {
    (low, high) = Philox.block(low: index, high: nextBlock, key: key)
    nextBlock &+= 1 << 32
    wordsLeft = 4
  }

  /// Takes the next block of words, where none is left of the last one, from `blocks`: those of the stream's first blocks, as
  /// `Philox.blocks` makes them, `stride` words of 64 bits apart. What is not among these is made as ever.
  @inlinable @inline(__always)
  public mutating func refill(from blocks: UnsafePointer<UInt64>, count: Int, stride: Int) {
    guard wordsLeft == 0 else { return }
    let number = Int(truncatingIfNeeded: nextBlock >> 32)
    guard number < count else { return }
    (low, high) = (blocks[number &* stride], blocks[number &* stride &+ 1])
    nextBlock &+= 1 << 32
    wordsLeft = 4
  }

  /// How many blocks of words were begun.
  @inlinable public var blockCount: Int { Int(truncatingIfNeeded: nextBlock >> 32) }

  /// The next word: 32 random bits.
  @inlinable @inline(__always)
  public mutating func next32() -> UInt32 {
    if wordsLeft == 0 { refill() }
    let word = UInt32(truncatingIfNeeded: low)
    low = low >> 32 | high << 32
    high >>= 32
    wordsLeft &-= 1
    return word
  }

  /// The next two words, the first in the lower half: 64 random bits.
  @inlinable
  public mutating func next64() -> UInt64 {
    if wordsLeft < 2 {
      guard wordsLeft == 0 else { return UInt64(next32()) | UInt64(next32()) << 32 }
      refill()
    }
    let word = low
    low = high
    wordsLeft &-= 2
    return word
  }

  /// The next four words, the first in the lowest bits: 128 random bits.
  @inlinable
  public mutating func bits128() -> UInt128 {
    let lower = next64()
    return UInt128(lower) | UInt128(next64()) << 64
  }

  /// A number in `0 ..< 1`, a multiple of 2⁻⁵³. Takes two words.
  @inlinable
  public mutating func unit() -> Double { Double(next64() >> 11) * 0x1p-53 }

  /// A number between 0 and 1, neither included: an odd multiple of 2⁻⁵³. Takes two words.
  @inlinable
  public mutating func openUnit() -> Double { Double((next64() >> 11) | 1) * 0x1p-53 }

  /// A whole number in `0 ..< bound`, each exactly as likely as any other.
  ///
  /// Takes one word up to a bound of 2³² - 1 and two beyond, rarely more. Lemire, "Fast random integer generation in an
  /// interval" (2019). The bound must not be 0.
  @inlinable
  public mutating func integer(below bound: UInt64) -> UInt64 {
    guard bound > 0xFFFF_FFFF else { return UInt64(integer(below32: UInt32(truncatingIfNeeded: bound))) }
    var product = bound.multipliedFullWidth(by: next64())
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = bound.multipliedFullWidth(by: next64()) }
    }
    return product.high
  }

  /// The same of a bound with 32 bits.
  @inlinable @inline(__always)
  public mutating func integer(below32 bound: UInt32) -> UInt32 {
    precondition(bound > 0, "no whole number is below 0")
    var product = UInt64(bound) &* UInt64(next32())
    if UInt32(truncatingIfNeeded: product) < bound {
      let threshold = (0 &- bound) % bound
      while UInt32(truncatingIfNeeded: product) < threshold { product = UInt64(bound) &* UInt64(next32()) }
    }
    return UInt32(truncatingIfNeeded: product >> 32)
  }

  /// The word that the `position`-th call of `next32` on the fresh stream gives, counted from 0; below 2³³.
  @inlinable
  public func word(at position: UInt64) -> UInt32 {
    precondition(position < 1 << 33)
    let repeatNumber = nextBlock & 0xFFFF_FFFF
    let block = Philox.block(low: index, high: repeatNumber | (position >> 2) << 32, key: key)
    let half = (position & 2) == 0 ? block.low : block.high
    return UInt32(truncatingIfNeeded: half >> ((position & 1) * 32))
  }
}
