/// What distinguishes the random numbers of one site under one seed from all others: 64 bits.
public struct SiteKey: Hashable, Sendable {
  /// The key of the generator.
  public let word: UInt64

  /// A key that is already mixed, such as one that was drawn from a stream.
  @inlinable
  public init(word: UInt64) { self.word = word }

  /// The key of the site at `path` under `seed`; every seed is as good as any other, 0 included.
  ///
  /// A keyed hash of the path's UTF-8: Davies-Meyer over Philox (state ← Φ(state, key: eight bytes) ⊕ state) from a
  /// state that holds the seed, the last bytes padded with zeros, then once more with the length. Two sites of one spec
  /// meet with probability 2⁻⁶⁴; an attacker is not its concern.
  public init(seed: UInt64, path: String) {
    // The constants are the first hexadecimal digits of pi.
    var state: (low: UInt64, high: UInt64) = (seed, 0x243F_6A88_85A3_08D3)
    func absorb(_ message: UInt64) {
      let mixed = Philox.block(low: state.low, high: state.high, key: message)
      state = (state.low ^ mixed.low, state.high ^ mixed.high)
    }
    var (length, message) = (0 as UInt64, 0 as UInt64)
    for byte in path.utf8 {
      message |= UInt64(byte) << (length % 8 * 8)
      length += 1
      guard length % 8 == 0 else { continue }
      absorb(message)
      message = 0
    }
    absorb(message)
    absorb(length)
    word = state.low ^ state.high
  }

  /// The key of the same site within the repeat of number `number` of an enclosing object.
  ///
  /// Φ at a counter that no stream of this key reaches: the block number is the last one.
  @inlinable
  public func folding(_ number: UInt64) -> SiteKey {
    SiteKey(word: Philox.block(low: number, high: 0xFFFF_FFFF_0000_0000, key: word).low)
  }
}
