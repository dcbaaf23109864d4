import Elementary
import Testing

@Suite("Exact cases") struct ExactValueTests {
  @Test("powers that have at most 53 bits are exact, both ways")
  func wholePowers() {
    for base in 1...200 {
      var power = 1.0
      for exponent in 0...60 {
        guard power < 0x1p53 else { break }
        #expect(Elementary.power(Double(base), Double(exponent)) == power, "\(base) to the \(exponent)")
        power *= Double(base)
      }
    }
    #expect(Elementary.power(2, 10) == 1024)
    #expect(Elementary.power(-3, 3) == -27)
    #expect(Elementary.power(0.5, 3) == 0.125)
    #expect(Elementary.power(2, -1074) == .leastNonzeroMagnitude)
    #expect(Elementary.power(9, 0.5) == 3)
  }

  @Test("the first power is the number itself, the zeroth is 1")
  func firstPower() {
    var numbers = Numbers(seed: 3)
    for _ in 0..<10_000 {
      let x = numbers.any()
      #expect(Elementary.power(x, 1) == x)
      #expect(Elementary.power(x, 0) == 1)
    }
  }

  @Test("squares and halves are rounded once")
  func squares() {
    var numbers = Numbers(seed: 4)
    for _ in 0..<10_000 {
      let x = numbers.spread(-100, 100)
      #expect(ulps(from: Elementary.power(x, 2), to: x * x) <= 1)
      #expect(Elementary.exp2(Double(Int(numbers.next() % 2_000)) - 1_000).significand == 1)
    }
  }

  @Test("logarithm and exponential at 0 and 1")
  func ends() {
    #expect(Elementary.exp(0) == 1)
    #expect(Elementary.log(1) == 0)
    #expect(Elementary.log1p(0) == 0)
    #expect(Elementary.expm1(-0.0).sign == .minus)
    #expect(Elementary.logGamma(1) == 0 && Elementary.logGamma(2) == 0)
    #expect(Elementary.erfc(0) == 1)
    #expect(Elementary.normalCDF(0) == 0.5)
    #expect(Elementary.inverseNormal(0.5) == 0)
    #expect(Elementary.inverseNormal(0) == -.infinity && Elementary.inverseNormal(1) == .infinity)
    #expect(Elementary.inverseNormal(-0.1).isNaN && Elementary.inverseNormal(.nan).isNaN)
  }

  @Test("angles in degrees are exact at quarter turns, and halves at thirds of them")
  func degrees() {
    for turn in -2_000...2_000 as ClosedRange<Int> {
      let (sine, cosine) = Elementary.sinCos(degrees: Double(turn) * 90)
      let wanted: [(Double, Double)] = [(0, 1), (1, 0), (0, -1), (-1, 0)]
      #expect((sine, cosine) == wanted[turn & 3], "\(turn) quarter turns")
    }
    #expect(Elementary.sin(degrees: 30) == 0.5)
    #expect(Elementary.cos(degrees: 60) == 0.5)
    #expect(Elementary.cos(degrees: 120) == -0.5)
    #expect(Elementary.sin(degrees: 45) == 0.5.squareRoot())
    // 2⁵⁰⁰ leaves a rest of 256 when divided by 360.
    #expect(Elementary.sin(degrees: 0x1p500) == Elementary.sin(degrees: 0x1p500.truncatingRemainder(dividingBy: 360)))
    #expect(Elementary.sin(degrees: -0.0).sign == .minus)
    #expect(Elementary.cos(degrees: .infinity).isNaN)
  }

  @Test("sine and cosine together have the bits of each alone")
  func together() {
    var numbers = Numbers(seed: 5)
    for _ in 0..<20_000 {
      let x = numbers.spread(-30, 60)
      #expect(Elementary.sinCos(x) == (Elementary.sin(x), Elementary.cos(x)), "\(x)")
    }
  }

  @Test("lengths of whole triangles are whole")
  func triangles() {
    #expect(Elementary.hypot(3, 4) == 5)
    #expect(Elementary.hypot(-0x5p990, 0xCp990) == 0xDp990)
    #expect(Elementary.hypot(3 * .leastNonzeroMagnitude, 4 * .leastNonzeroMagnitude) == 5 * .leastNonzeroMagnitude)
  }

  @Test("the inverse of the normal distribution undoes it, and rises")
  func inverseNormal() {
    var numbers = Numbers(seed: 6)
    for _ in 0..<20_000 {
      let p = min(0.999, abs(numbers.spread(-1_000, -1)))
      let x = Elementary.inverseNormal(p)
      // The tail makes an error of x count x² times.
      #expect(abs(Elementary.normalCDF(x) / p - 1) < 2e-15 * max(1, x * x), "\(p)")
      #expect(Elementary.inverseNormal(p * (1 + 0x1p-46 * max(1, x * x))) >= x, "\(p)")
    }
  }

  @Test("log Γ below 0 keeps to its bound by the reflection", arguments: [-0.5, -1.5, -2.25, -10.75, -100.125])
  func reflection(_ x: Double) {
    // log |Γ(x)| = log |Γ(x + 1)| - log |x|, up to above 0.
    var (y, shift) = (x, 0.0)
    while y < 0 {
      shift += Elementary.log(-y)
      y += 1
    }
    let wanted = Elementary.logGamma(y) - shift
    #expect(abs(Elementary.logGamma(x) - wanted) < 1e-14 * max(1, abs(shift)))
  }
}
