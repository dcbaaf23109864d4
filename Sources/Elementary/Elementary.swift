/// The elementary functions, made only of `+ - * /`, square root and operations on bits.
///
/// Those are exact everywhere, so these functions give equal bits on every CPU; libm's do not, because it picks variants
/// with fused multiplication by processor. Results are within 1 unit in the last place (ulp) of the true value, unless a
/// function says otherwise; special values (zeros and their signs, infinities, NaN) are those of C's Annex F.
public enum Elementary {}

/// The sum of two numbers as an unevaluated `high + low`: rounded, and what rounding lost. Exact (Knuth, 1969).
@inline(__always)
func twoSum(_ a: Double, _ b: Double) -> (high: Double, low: Double) {
  let sum = a + b
  let fromB = sum - a
  return (sum, (a - (sum - fromB)) + (b - fromB))
}

/// As `twoSum`, for `abs(a) >= abs(b)` or `a == 0` (Dekker, 1971).
@inline(__always)
func fastTwoSum(_ a: Double, _ b: Double) -> (high: Double, low: Double) {
  let sum = a + b
  return (sum, b - (sum - a))
}

/// The product of two numbers as an unevaluated `high + low`, exact unless it leaves the exponents' range (Dekker, 1971).
@inline(__always)
func twoProduct(_ a: Double, _ b: Double) -> (high: Double, low: Double) {
  let product = a * b
  let (a1, a2) = halves(a)
  let (b1, b2) = halves(b)
  return (product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2)
}

/// A number as the exact sum of two that have at most 26 significant bits each (Veltkamp's splitting; no overflow below
/// 2⁹⁹⁶).
@inline(__always)
func halves(_ x: Double) -> (Double, Double) {
  let scaled = x * 0x1.0000002p27
  let high = scaled - (scaled - x)
  return (high, x - high)
}

/// 2 to a power in `-1022 ... 1023`.
@inline(__always)
func twoTo(_ exponent: Int) -> Double { Double(bitPattern: UInt64(bitPattern: Int64(exponent &+ 1023)) << 52) }

/// Added and taken away, it rounds a number below 2⁵¹ to the nearest whole one (ties to even); the sum's lowest bits are
/// that number in two's complement.
let wholeNumberShift = 0x1.8p52

/// A logarithm of 2 that leaves room for eleven bits of a factor, and the rest of it.
let ln2High = 0x1.62e42fefa3800p-1
let ln2Low = 0x1.ef35793c76730p-45
