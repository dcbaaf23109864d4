import Elementary
import Glibc
import Testing

/// Every function of one number: ours, libm's, and the greatest distance from the true value in ulp.
struct Function: CustomTestStringConvertible, Sendable {
  let name: String
  let bound: Double
  let ours: @Sendable (Double) -> Double
  let libm: (@Sendable (Double) -> Double)?

  var testDescription: String { name }

  init(
    _ name: String, within bound: Double, _ ours: @escaping @Sendable (Double) -> Double,
    libm: (@Sendable (Double) -> Double)? = nil
  ) {
    self.name = name
    self.bound = bound
    self.ours = ours
    self.libm = libm
  }

  static let all = [
    Function("exp", within: 1, { Elementary.exp($0) }, libm: { Glibc.exp($0) }),
    Function("exp2", within: 1, { Elementary.exp2($0) }, libm: { Glibc.exp2($0) }),
    Function("expm1", within: 1, { Elementary.expm1($0) }, libm: { Glibc.expm1($0) }),
    Function("log", within: 1, { Elementary.log($0) }, libm: { Glibc.log($0) }),
    Function("log1p", within: 1, { Elementary.log1p($0) }, libm: { Glibc.log1p($0) }),
    Function("sin", within: 1, { Elementary.sin($0) }, libm: { Glibc.sin($0) }),
    Function("cos", within: 1, { Elementary.cos($0) }, libm: { Glibc.cos($0) }),
    Function("tan", within: 1, { Elementary.tan($0) }, libm: { Glibc.tan($0) }),
    Function("asin", within: 1, { Elementary.asin($0) }, libm: { Glibc.asin($0) }),
    Function("acos", within: 1, { Elementary.acos($0) }, libm: { Glibc.acos($0) }),
    Function("atan", within: 1, { Elementary.atan($0) }, libm: { Glibc.atan($0) }),
    Function("tanh", within: 2, { Elementary.tanh($0) }, libm: { Glibc.tanh($0) }),
    Function("erfc", within: 2, { Elementary.erfc($0) }, libm: { Glibc.erfc($0) }),
    Function("logGamma", within: 2, { Elementary.logGamma($0) }, libm: { Glibc.lgamma($0) }),
    Function("sinDegrees", within: 1, { Elementary.sin(degrees: $0) }),
    Function("cosDegrees", within: 1, { Elementary.cos(degrees: $0) }),
    Function("normalCDF", within: 2, { Elementary.normalCDF($0) }),
    Function("inverseNormal", within: 5, { Elementary.inverseNormal($0) }),
  ]
}

/// Every function of two numbers.
struct BinaryFunction: CustomTestStringConvertible, Sendable {
  let name: String
  let ours: @Sendable (Double, Double) -> Double
  let libm: @Sendable (Double, Double) -> Double

  var testDescription: String { name }

  static let all = [
    BinaryFunction(name: "atan2", ours: { Elementary.atan2($0, $1) }, libm: { Glibc.atan2($0, $1) }),
    BinaryFunction(name: "hypot", ours: { Elementary.hypot($0, $1) }, libm: { Glibc.hypot($0, $1) }),
    BinaryFunction(name: "power", ours: { Elementary.power($0, $1) }, libm: { Glibc.pow($0, $1) }),
  ]
}

/// How far `value` is from `wanted`, in units of the last place of `wanted`; equal NaN and equal infinities are at 0, a
/// zero of the other sign is not.
func ulps(from value: Double, to wanted: Double) -> Double {
  if value.isNaN || wanted.isNaN { return value.isNaN && wanted.isNaN ? 0 : .infinity }
  if value == wanted { return value.sign == wanted.sign ? 0 : .infinity }
  if value.isInfinite || wanted.isInfinite { return .infinity }
  return abs(value - wanted) / wanted.ulp
}

/// Numbers for the tests, from a generator that has nothing to do with ours (Steele, Lea and Flood's SplitMix64).
struct Numbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * Double(next() >> 11) * 0x1p-53 }

  /// Any finite number, every exponent alike.
  mutating func any() -> Double {
    while true {
      let x = Double(bitPattern: next())
      if x.isFinite { return x }
    }
  }

  /// A number of either sign whose size is spread on a logarithmic scale.
  mutating func spread(_ low: Int, _ high: Int) -> Double {
    let bits = next()
    let exponent = low + Int(bits % UInt64(high - low + 1))
    return (bits >> 63 == 0 ? 1 : -1) * scalbn(uniform(1, 2), Int32(exponent))
  }
}
