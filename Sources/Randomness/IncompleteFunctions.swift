import Elementary

/// The regularised lower incomplete gamma function P(a, x): the cumulative distribution function of the gamma
/// distribution with shape a, a number of `Gamma.shapes`. The terms of its scale cancel, which leaves an error of about
/// 10⁻¹⁶ · a · log a: below 10⁻⁸ for all shapes.
///
/// Its series below a + 1, else the continued fraction of the upper function by Lentz's method (Press et al., Numerical
/// recipes, 6.2).
func lowerGamma(_ a: Double, _ x: Double) -> Double {
  guard x > 0 else { return 0 }
  guard x < .infinity else { return 1 }
  let scale = Elementary.exp(a * Elementary.log(x) - x - Elementary.logGamma(a))
  guard x >= a + 1 else {
    var (sum, term, divisor) = (1 / a, 1 / a, a)
    repeat {
      divisor += 1
      term *= x / divisor
      sum += term
    } while term > sum * 0x1p-54
    return min(1, scale * sum)
  }
  var b = x + 1 - a
  var fraction = ContinuedFraction(start: 1 / b, numerators: 0x1p500)
  var step = 1.0
  repeat {
    b += 2
    fraction.extend(step * (a - step), b)
    step += 1
  } while !fraction.isSettled && step < 1e7
  return 1 - scale * fraction.value
}

/// The regularised incomplete beta function I(x; a, b): the cumulative distribution function of the beta distribution.
/// Its shapes are numbers of `Gamma.shapes`, its error is that of `lowerGamma`.
///
/// Its continued fraction by Lentz's method, from the side where it converges fast (Press et al., 6.4).
func lowerBeta(_ a: Double, _ b: Double, _ x: Double) -> Double {
  guard x > 0 else { return 0 }
  guard x < 1 else { return 1 }
  guard x <= (a + 1) / (a + b + 2) else { return 1 - lowerBeta(b, a, complement: x, 1 - x) }
  return lowerBeta(a, b, complement: 1 - x, x)
}

private func lowerBeta(_ a: Double, _ b: Double, complement: Double, _ x: Double) -> Double {
  let logScale =
    Elementary.logGamma(a + b) - Elementary.logGamma(a) - Elementary.logGamma(b) + a * Elementary.log(x)
    + b * Elementary.log(complement)
  var fraction = ContinuedFraction(start: 1 / (1 - (a + b) * x / (a + 1)), numerators: 1)
  var m = 1.0
  repeat {
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    fraction.extend(even, 1)
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    fraction.extend(odd, 1)
    m += 1
  } while !fraction.isSettled && m < 1e7
  return Elementary.exp(logScale) * fraction.value / a
}

/// A continued fraction under evaluation from the front (Lentz's method, as modified by Thompson and Barnett, 1986).
private struct ContinuedFraction {
  private(set) var value: Double
  private(set) var isSettled = false
  /// The ratio of neighbouring numerators, and the inverse of that of the denominators.
  private var c: Double
  private var d: Double

  /// The fraction so far, from its value and the ratio of its numerators.
  init(start: Double, numerators: Double) {
    value = start
    c = numerators
    d = start
  }

  /// Appends the partial fraction `a / (b + …`.
  mutating func extend(_ a: Double, _ b: Double) {
    d = 1 / nonzero(b + a * d)
    c = nonzero(b + a / c)
    value *= c * d
    isSettled = abs(c * d - 1) < 0x1p-52
  }

  private func nonzero(_ x: Double) -> Double { abs(x) < 0x1p-500 ? 0x1p-500 : x }
}
