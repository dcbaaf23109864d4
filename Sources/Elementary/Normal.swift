extension Elementary {
  /// The complementary error function, 1 - erf(x), with all its digits in the upper tail too; within 2 ulp.
  ///
  /// The regions and their minimax approximations are those of FreeBSD's `s_erf.c`.
  public static func erfc(_ x: Double) -> Double {
    let size = abs(x)
    if size < 0.84375 {
      let part = errorRatio(x * x)
      return x < 0.25 ? 1 - (x + x * part) : 0.5 - (x - 0.5 + x * part)
    }
    guard size < 28 else { return x.isNaN ? x : x > 0 ? 0 : 2 }
    let tail = size < 1.25 ? tailNearOne(size) : farTail(size)
    return x > 0 ? tail : 2 - tail
  }

  /// The probability that a standard normal value is at most `x`, with all its digits in the lower tail too.
  public static func normalCDF(_ x: Double) -> Double {
    let scaled = twoProduct(x, -0x1.6a09e667f3bcdp-1)
    let value = 0.5 * erfc(scaled.high)
    guard value < 0.25, x > -39 else { return value }
    // In the tail the bits that the scaled argument lost would count x² times.
    let lost = scaled.low + x * 0x1.bdd3413b26456p-55
    return value - lost * exp(-scaled.high * scaled.high) * 0x1.20dd750429b6dp-1
  }

  /// The standard normal value that is not exceeded with probability `p`: the inverse of `normalCDF`.
  ///
  /// Relative error about 10⁻¹⁵; infinite at 0 and 1, NaN beyond. It rises with `p` but for the last two or three bits.
  /// Wichura's algorithm AS 241 (PPND16, 1988).
  public static func inverseNormal(_ p: Double) -> Double {
    let centred = p - 0.5
    if abs(centred) <= 0.425 { return centred * centralQuantile(0.180625 - centred * centred) }
    guard p > 0, p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
    let depth = (-log(centred < 0 ? p : 1 - p)).squareRoot()
    let size = depth <= 5 ? tailQuantile(depth - 1.6) : farTailQuantile(depth - 5)
    return centred < 0 ? -size : size
  }
}

/// erf(x) / x - 1 from x² below 0.712.
private func errorRatio(_ z: Double) -> Double {
  let numerator = polynomial(
    z, 1.28379167095512558561e-01, -3.25042107247001499370e-01, -2.84817495755985104766e-02,
    -5.77027029648944159157e-03,
    -2.37630166566501626084e-05, 0)
  let denominator = polynomial(
    z, 1, 3.97917223959155352819e-01, 6.50222499887672944485e-02, 5.08130628187576562776e-03,
    1.32494738004321644526e-04,
    -3.96022827877536812320e-06)
  return numerator / denominator
}

/// erfc(x) for x in `0.84375 ..< 1.25`.
private func tailNearOne(_ x: Double) -> Double {
  let s = x - 1
  let numerator = polynomial(
    s, -2.36211856075265944077e-03, 4.14856118683748331666e-01, -3.72207876035701323847e-01, 3.18346619901161753674e-01,
    -1.10894694282396677476e-01, 3.54783043256182359371e-02 + s * -2.16637559486879084300e-03)
  let denominator = polynomial(
    s, 1, 1.06420880400844228286e-01, 5.40397917702171048937e-01, 7.18286544141962662868e-02,
    1.26171219808761642112e-01,
    1.36370839120290507362e-02 + s * 1.19844998467991074170e-02)
  return 1 - 8.45062911510467529297e-01 - numerator / denominator
}

/// erfc(x) for x in `1.25 ..< 28`: exp(-x² - 0.5625 + R) / x, with the square's lost bits put back.
private func farTail(_ x: Double) -> Double {
  let square = twoProduct(x, x)
  let rest = (x < 2.857142857142857 ? tailRatio(1 / square.high) : farTailRatio(1 / square.high)) - 0.5625
  let argument = twoSum(-square.high, rest)
  return exponential(argument.high, argument.low - square.low) / x
}

private func tailRatio(_ s: Double) -> Double {
  let numerator5 = -1.84605092906711035994e+02 + s * (-8.12874355063065934246e+01 + s * -9.81432934416914548592e+00)
  let numerator = polynomial(
    s, -9.86494403484714822705e-03, -6.93858572707181764372e-01, -1.05586262253232909814e+01,
    -6.23753324503260060396e+01,
    -1.62396669462573470355e+02, numerator5)
  let denominator6 = 1.08635005541779435134e+02 + s * (6.57024977031928170135e+00 + s * -6.04244152148580987438e-02)
  let denominator = polynomial(
    s, 1, 1.96512716674392571292e+01, 1.37657754143519042600e+02, 4.34565877475229228821e+02,
    6.45387271733267880336e+02,
    4.29008140027567833386e+02 + s * denominator6)
  return numerator / denominator
}

private func farTailRatio(_ s: Double) -> Double {
  let numerator = polynomial(
    s, -9.86494292470009928597e-03, -7.99283237680523006574e-01, -1.77579549177547519889e+01,
    -1.60636384855821916062e+02,
    -6.37566443368389627722e+02, -1.02509513161107724954e+03 + s * -4.83519191608651397019e+02)
  let denominator5 = 2.55305040643316442583e+03 + s * (4.74528541206955367215e+02 + s * -2.24409524465858183362e+01)
  let denominator = polynomial(
    s, 1, 3.03380607434824582924e+01, 3.25792512996573918826e+02, 1.53672958608443695994e+03,
    3.19985821950859553908e+03,
    denominator5)
  return numerator / denominator
}

private func centralQuantile(_ r: Double) -> Double {
  let numerator = polynomial(
    r, 3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
    4.5921953931549871457e4, 6.7265770927008700853e4 + r * (3.3430575583588128105e4 + r * 2.5090809287301226727e3))
  let denominator = polynomial(
    r, 1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4,
    3.9307895800092710610e4 + r * (2.8729085735721942674e4 + r * 5.2264952788528545610e3))
  return numerator / denominator
}

private func tailQuantile(_ r: Double) -> Double {
  let numerator = polynomial(
    r, 1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
    1.27045825245236838258e0,
    2.41780725177450611770e-1 + r * (2.27238449892691845833e-2 + r * 7.74545014278341407640e-4))
  let denominator = polynomial(
    r, 1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1, 1.48103976427480074590e-1,
    1.51986665636164571966e-2 + r * (5.47593808499534494600e-4 + r * 1.05075007164441684324e-9))
  return numerator / denominator
}

private func farTailQuantile(_ r: Double) -> Double {
  let numerator = polynomial(
    r, 6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
    2.65321895265761230930e-2,
    1.24266094738807843860e-3 + r * (2.71155556874348757815e-5 + r * 2.01033439929228813265e-7))
  let denominator = polynomial(
    r, 1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2, 7.86869131145613259100e-4,
    1.84631831751005468180e-5 + r * (1.42151175831644588870e-7 + r * 2.04426310338993978564e-15))
  return numerator / denominator
}
