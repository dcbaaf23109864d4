#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Signatures first, so that other rooms can build; each moves to its own file with its own code.
extension Elementary {
  /// e to the power `x`.
  public static func exp(_ x: Double) -> Double { Glibc.exp(x) }
  /// 2 to the power `x`.
  public static func exp2(_ x: Double) -> Double { Glibc.exp2(x) }
  /// e to the power `x`, less one.
  public static func expm1(_ x: Double) -> Double { Glibc.expm1(x) }
  /// The natural logarithm.
  public static func log(_ x: Double) -> Double { Glibc.log(x) }
  /// The natural logarithm of `1 + x`.
  public static func log1p(_ x: Double) -> Double { Glibc.log1p(x) }
  /// `base` to the power `exponent`.
  public static func power(_ base: Double, _ exponent: Double) -> Double { Glibc.pow(base, exponent) }
  /// The sine of `x` radians.
  public static func sin(_ x: Double) -> Double { Glibc.sin(x) }
  /// The cosine of `x` radians.
  public static func cos(_ x: Double) -> Double { Glibc.cos(x) }
  /// Sine and cosine of `x` radians.
  public static func sinCos(_ x: Double) -> (sin: Double, cos: Double) { (Glibc.sin(x), Glibc.cos(x)) }
  /// The sine of an angle in degrees.
  public static func sin(degrees x: Double) -> Double { Glibc.sin(x * .pi / 180) }
  /// The cosine of an angle in degrees.
  public static func cos(degrees x: Double) -> Double { Glibc.cos(x * .pi / 180) }
  /// The tangent of `x` radians.
  public static func tan(_ x: Double) -> Double { Glibc.tan(x) }
  /// The angle in radians whose sine is `x`.
  public static func asin(_ x: Double) -> Double { Glibc.asin(x) }
  /// The angle in radians whose cosine is `x`.
  public static func acos(_ x: Double) -> Double { Glibc.acos(x) }
  /// The angle in radians whose tangent is `x`.
  public static func atan(_ x: Double) -> Double { Glibc.atan(x) }
  /// The angle in radians of the point (`x`, `y`).
  public static func atan2(_ y: Double, _ x: Double) -> Double { Glibc.atan2(y, x) }
  /// The hyperbolic tangent.
  public static func tanh(_ x: Double) -> Double { Glibc.tanh(x) }
  /// The length of the vector (`x`, `y`), without needless overflow.
  public static func hypot(_ x: Double, _ y: Double) -> Double { Glibc.hypot(x, y) }
  /// The logarithm of the absolute value of the gamma function.
  public static func logGamma(_ x: Double) -> Double { Glibc.lgamma(x) }
  /// The complementary error function.
  public static func erfc(_ x: Double) -> Double { Glibc.erfc(x) }
  /// The probability that a standard normal value is at most `x`.
  public static func normalCDF(_ x: Double) -> Double { 0.5 * Glibc.erfc(-x * 0.5.squareRoot()) }
  /// The standard normal value that is not exceeded with probability `p`.
  public static func inverseNormal(_ p: Double) -> Double { p }
}
