import CKernels

extension Philox {
  /// `blocks` makes so many together; its memory must have room for a multiple.
  public static let step = Int(FIGMENT_PHILOX_STEP)

  /// The blocks of `count` counters that follow each other, from (`first`, `high`) on, each under a key of its own: two
  /// words of 64 bits for each, as `block` gives them, several at a time and so in a quarter of the time.
  ///
  /// `keys` and `out` have room for a count that is a multiple of `step`. `usesVectors` is for tests: the words are the same.
  public static func blocks(
    _ keys: UnsafePointer<UInt64>, first: UInt64, high: UInt64, count: Int, into out: UnsafeMutablePointer<UInt64>,
    usesVectors: Bool = true
  ) {
    figment_philox(keys, first, high, count, out, usesVectors ? 1 : 0)
  }
}
