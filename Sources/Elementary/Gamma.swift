extension Elementary {
  /// The logarithm of the absolute value of the gamma function; infinite at 0 and the negative whole numbers.
  ///
  /// Within 2 ulp for `x > 0`; below 0 within 10⁻¹⁵ of the larger of 1 and the terms of the reflection. The regions and
  /// their minimax approximations are those of FreeBSD's `e_lgamma_r.c`.
  public static func logGamma(_ x: Double) -> Double {
    guard x.isFinite else { return x.isNaN ? x : .infinity }
    guard x <= 0 else { return positiveLogGamma(x) }
    if x > -0x1p-70 { return -log(-x) }
    // Reflection: Γ(x) Γ(-x) = -π / (x sin πx).
    let sine = abs(sinePi(x))
    return sine == 0 ? .infinity : log(.pi / (sine * -x)) - positiveLogGamma(-x)
  }
}

private func positiveLogGamma(_ x: Double) -> Double {
  if x < 0x1p-70 { return -Elementary.log(x) }
  if x == 1 || x == 2 { return 0 }
  if x < 2 { return logGammaBelow2(x) }
  if x < 8 { return logGammaBelow8(x) }
  let logarithm = Elementary.log(x)
  guard x < 0x1p58 else { return x * (logarithm - 1) }
  return (x - 0.5) * (logarithm - 1) + stirlingRest(1 / x)
}

/// Up to 0.9 by way of Γ(x) = Γ(x + 1) / x; then around 2, around the minimum at 1.46, or around 1.
private func logGammaBelow2(_ x: Double) -> Double {
  let isSmall = x <= 0.9
  let start = isSmall ? -Elementary.log(x) : 0
  let y = isSmall ? x + 1 : x
  // The differences are exact when they are taken from the small number itself.
  if y >= 1.7316 { return start + logGammaBefore2(isSmall ? 1 - x : 2 - x) }
  if y >= 1.2316 {
    return start + logGammaAroundMinimum(isSmall ? x - 0.46163214496836224576 : x - 1.46163214496836224576)
  }
  return start + logGammaAfter1(isSmall ? x : x - 1)
}

/// log Γ(2 - y).
private func logGammaBefore2(_ y: Double) -> Double {
  let z = y * y
  let even = polynomial(
    z, 7.72156649015328655494e-02, 6.73523010531292681824e-02, 7.38555086081402883957e-03, 1.19270763183362067845e-03,
    2.20862790713908385557e-04, 2.52144565451257326939e-05)
  let odd = polynomial(
    z, 3.22467033424113591611e-01, 2.05808084325167332806e-02, 2.89051383673415629091e-03, 5.10069792153511336608e-04,
    1.08011567247583939954e-04, 4.48640949618915160150e-05)
  return y * even + z * odd - 0.5 * y
}

/// log Γ(y + 1.4616…), where it is least.
private func logGammaAroundMinimum(_ y: Double) -> Double {
  let z = y * y
  let w = z * y
  let p0 = polynomial(
    w, 4.83836122723810047042e-01, -3.27885410759859649565e-02, 6.10053870246291332635e-03, -1.40346469989232843813e-03,
    3.15632070903625950361e-04, 0)
  let p1 = polynomial(
    w, -1.47587722994593911752e-01, 1.79706750811820387126e-02, -3.68452016781138256760e-03, 8.81081882437654011382e-04,
    -3.12754168375120860518e-04, 0)
  let p2 = polynomial(
    w, 6.46249402391333854778e-02, -1.03142241298341437450e-02, 2.25964780900612472250e-03, -5.38595305356740546715e-04,
    3.35529192635519073543e-04, 0)
  let low = -3.63867699703950536541e-18
  return -1.21486290535849611461e-01 + (z * p0 - (low - w * (p1 + y * p2)))
}

/// log Γ(1 + y).
private func logGammaAfter1(_ y: Double) -> Double {
  let numerator = polynomial(
    y, -7.72156649015328655494e-02, 6.32827064025093366517e-01, 1.45492250137234768737e+00, 9.77717527963372745603e-01,
    2.28963728064692451092e-01, 1.33810918536787660377e-02)
  let denominator = polynomial(
    y, 1, 2.45597793713041134822e+00, 2.12848976379893395361e+00, 7.69285150456672783825e-01,
    1.04222645593369134254e-01, 3.21709242282423911810e-03)
  return -0.5 * y + y * numerator / denominator
}

/// From 2 to 8, by way of the place between 2 and 3 that is whole steps away.
private func logGammaBelow8(_ x: Double) -> Double {
  let whole = x.rounded(.down)
  let y = x - whole
  let numerator =
    polynomial(
      y, -7.72156649015328655494e-02, 2.14982415960608852501e-01, 3.25778796408930981787e-01,
      1.46350472652464452805e-01, 2.66422703033638609560e-02,
      1.84028451407337715652e-03 + y * 3.19475326584100867617e-05)
  let denominator =
    polynomial(
      y, 1, 1.39200533467621045958e+00, 7.21935547567138069525e-01, 1.71933865632803078993e-01,
      1.86459191715652901344e-02, 7.77942496381893596434e-04 + y * 7.32668430744625636189e-06)
  var product = 1.0
  var step = 2.0
  while step < whole {
    product *= y + step
    step += 1
  }
  return 0.5 * y + y * numerator / denominator + (product > 1 ? Elementary.log(product) : 0)
}

/// log Γ(x) - (x - 1/2) (log x - 1) from z = 1/x up to 1/8.
private func stirlingRest(_ z: Double) -> Double {
  let series = polynomial(
    z * z, 8.33333333333329678849e-02, -2.77777777728775536470e-03, 7.93650558643019558500e-04,
    -5.95187557450339963135e-04, 8.36339918996282139126e-04, -1.63092934096575273989e-03)
  return 4.18938533204672725052e-01 + z * series
}

/// sin πx, for finite `x` of any size.
private func sinePi(_ x: Double) -> Double {
  let angle = x.truncatingRemainder(dividingBy: 2)
  let shifted = 2 * angle + wholeNumberShift
  let rest = angle - (shifted - wholeNumberShift) * 0.5
  let product = twoProduct(rest, .pi)
  let low = product.low + rest * 0x1.1a62633145c07p-53
  let quarter = Int(truncatingIfNeeded: shifted.bitPattern & 3)
  return turned(by: quarter, sine: sineKernel(product.high, low), cosine: cosineKernel(product.high, low)).sin
}

/// A polynomial of degree 5, lowest coefficient first.
@inline(__always)
func polynomial(
  _ x: Double, _ c0: Double, _ c1: Double, _ c2: Double, _ c3: Double, _ c4: Double, _ c5: Double
) -> Double {
  c0 + x * (c1 + x * (c2 + x * (c3 + x * (c4 + x * c5))))
}
