/// An angle as whole quarter turns (modulo 4 in its two lowest bits) and a rest `high + low` within an eighth turn of 0.
///
/// Two ways, so that the rest is good to more than 70 bits for every finite `x`:
/// up to 2²⁰ quarter turns, π/2 is taken away in parts of 33, 33 and 53 bits (Cody and Waite, 1980);
/// beyond, and where so little is left that those parts do not do, by the bits of 2/π that matter (Payne and Hanek,
/// 1983). NaN for an infinite `x`.
@inline(__always)
func quarterTurns(_ x: Double) -> (quarter: Int, high: Double, low: Double) {
  let size = abs(x)
  if size <= .pi / 4 { return (0, x, 0) }
  guard size < 0x1.8p20 else { return manyQuarterTurns(x) }
  let shifted = x * (2 / .pi) + wholeNumberShift
  let turns = shifted - wholeNumberShift
  // The first two products are exact, and so is the first difference.
  let first = x - turns * 0x1.921fb54400000p+0
  let second = twoSum(first, -(turns * 0x1.0b4611a600000p-34))
  guard abs(second.high) > 0x1p-20 else { return manyQuarterTurns(x) }
  let third = turns * 0x1.3198a2e037073p-69
  let high = second.high + (second.low - third)
  let low = (second.high - high) + (second.low - third)
  return (Int(truncatingIfNeeded: shifted.bitPattern & 3), high, low)
}

/// The same for any `x` that is at least an eighth turn, by exact multiplication with 192 bits of 2/π.
@inline(never)
func manyQuarterTurns(_ x: Double) -> (quarter: Int, high: Double, low: Double) {
  guard x.isFinite else { return (0, .nan, 0) }
  let mantissa = x.significandBitPattern | 1 << 52
  // Bits of 2/π that weigh 4 or more, times the mantissa's last bit, are whole turns and left out. The window begins with
  // the bit of weight 2, so that the top two bits of the product's 192 count quarter turns.
  let weight = Int(x.exponent) - 52
  let window = twoOverPi(from: weight + 62)
  let low = window.2.multipliedFullWidth(by: mantissa)
  let middle = window.1.multipliedFullWidth(by: mantissa)
  let (word1, carry) = middle.low.addingReportingOverflow(low.high)
  let word0 = window.0 &* mantissa &+ middle.high &+ (carry ? 1 : 0)
  // Read as a signed number, the fraction is the distance to the nearest whole quarter turn.
  let fraction = Int128(truncatingIfNeeded: (UInt128(word0) << 64 | UInt128(word1)) << 2 | UInt128(low.low >> 62))
  var quarter = Int(truncatingIfNeeded: word0 >> 62)
  if fraction < 0 { quarter &+= 1 }
  let (high, rest) = quarterTurnInRadians(fraction, lowBits: low.low << 2)
  return x < 0 ? (0 &- quarter, -high, -rest) : (quarter, high, rest)
}

/// A fraction of a quarter turn, in units of 2⁻¹²⁸ (and further bits below), in radians.
private func quarterTurnInRadians(_ fraction: Int128, lowBits: UInt64) -> (Double, Double) {
  var magnitude = fraction.magnitude
  // Further bits matter only if the leading ones are all zero, at most some sixty; two's complement carries over.
  var further = lowBits
  if fraction < 0, further != 0 {
    magnitude -= 1
    further = 0 &- further
  }
  let zeros = magnitude.leadingZeroBitCount
  if zeros > 0, zeros < 64 { magnitude = magnitude << zeros | UInt128(further >> (64 - zeros)) }
  let top = Double(UInt64(truncatingIfNeeded: magnitude >> 75)) * 0x1p-53
  let next = Double(UInt64(truncatingIfNeeded: magnitude >> 22) & 0x1F_FFFF_FFFF_FFFF) * 0x1p-106
  let product = twoProduct(top, 0x1.921fb54442d18p+0)
  let sum = fastTwoSum(product.high, product.low + (top * 0x1.1a62633145c07p-54 + next * 0x1.921fb54442d18p+0))
  let scale = (fraction < 0 ? -1 : 1) * twoTo(0 &- zeros)
  return (sum.high * scale, sum.low * scale)
}

/// The 192 bits of 2/π that begin with bit `position`, counted from 0 at weight 1/2 with 64 zeros in front.
private func twoOverPi(from position: Int) -> (UInt64, UInt64, UInt64) {
  let (word, shift) = (position >> 6, position & 63)
  func aligned(_ index: Int) -> UInt64 {
    shift == 0 ? twoOverPiBits[index] : twoOverPiBits[index] << shift | twoOverPiBits[index + 1] >> (64 - shift)
  }
  return (aligned(word), aligned(word + 1), aligned(word + 2))
}

/// 2/π in binary, 1,280 bits after 64 zeros.
private let twoOverPiBits: [UInt64] = [
  0,
  0xA2F9_836E_4E44_1529, 0xFC27_57D1_F534_DDC0, 0xDB62_9599_3C43_9041, 0xFE51_63AB_DEBB_C561,
  0xB724_6E3A_424D_D2E0, 0x0649_2EEA_09D1_921C, 0xFE1D_EB1C_B129_A73E, 0xE882_35F5_2EBB_4484,
  0xE99C_7026_B45F_7E41, 0x3991_D639_8353_39F4, 0x9C84_5F8B_BDF9_283B, 0x1FF8_97FF_DE05_980F,
  0xEF2F_118B_5A0A_6D1F, 0x6D36_7ECF_27CB_09B7, 0x4F46_3F66_9E5F_EA2D, 0x7527_BAC7_EBE5_F17B,
  0x3D07_39F7_8A52_92EA, 0x6BFB_5FB1_1F8D_5D08, 0x5603_3046_FC7B_6BAB, 0xF0CF_BC20_9AF4_361D,
]
