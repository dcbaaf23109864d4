/// Philox4x32-10: a counter-based generator, a pure function of key and counter.
///
/// Every key is a bijection of the 2¹²⁸ counters whose words pass the usual batteries of tests. Salmon, Moraes, Dror and
/// Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC11); the published known answers are among our tests.
public enum Philox {
  /// The four words of a block, and of a counter.
  public typealias Words = SIMD4<UInt32>

  /// The four random words that belong to `counter` under `key`.
  @inlinable
  public static func block(counter: Words, key: SIMD2<UInt32>) -> Words {
    let (low, high) = block(
      low: UInt64(counter.x) | UInt64(counter.y) << 32, high: UInt64(counter.z) | UInt64(counter.w) << 32,
      key: UInt64(key.x) | UInt64(key.y) << 32)
    return Words(
      UInt32(truncatingIfNeeded: low), UInt32(truncatingIfNeeded: low >> 32), UInt32(truncatingIfNeeded: high),
      UInt32(truncatingIfNeeded: high >> 32))
  }

  /// The same, with two words in each number, the first in its lower half: in two registers, as the hot loops want it.
  @inlinable
  public static func block(low: UInt64, high: UInt64, key: UInt64) -> (low: UInt64, high: UInt64) {
    var (w0, w1) = (UInt32(truncatingIfNeeded: low), UInt32(truncatingIfNeeded: low >> 32))
    var (w2, w3) = (UInt32(truncatingIfNeeded: high), UInt32(truncatingIfNeeded: high >> 32))
    var (k0, k1) = (UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: key >> 32))
    for _ in 0..<10 {
      let product0 = UInt64(w0) &* 0xD251_1F53
      let product1 = UInt64(w2) &* 0xCD9E_8D57
      w0 = UInt32(truncatingIfNeeded: product1 >> 32) ^ w1 ^ k0
      w1 = UInt32(truncatingIfNeeded: product1)
      w2 = UInt32(truncatingIfNeeded: product0 >> 32) ^ w3 ^ k1
      w3 = UInt32(truncatingIfNeeded: product0)
      // The key's words grow by the golden ratio and by √3 - 1, so that no two rounds are alike.
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return (UInt64(w0) | UInt64(w1) << 32, UInt64(w2) | UInt64(w3) << 32)
  }
}
