/// Why run-lengths are no mask.
package enum MaskError: Error, Sendable, Hashable {
  /// A side is negative, or there are more than 2^32 - 1 pixels.
  case badSize(width: Int, height: Int)
  /// The lengths add up to `sum` (as far as they were read), not to the picture's `area`.
  case badSum(Int, area: Int)
  /// A length is negative or too large; counted from 0.
  case badCount(at: Int)
  /// A byte of compressed counts is none of the 64 that it may be, or the text ends within a number.
  case badText(at: Int)
}
