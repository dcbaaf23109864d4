/// The powers of ten from 10^-342 to 10^324, with 128 significant bits each.
///
/// `10^k = (significand + error) · 2^(exponent(k) - 127)` with `2^127 <= significand < 2^128` and `0 <= error < 1`; the error is 0
/// for `0 <= k <= 55`. Made once by exact arithmetic on large integers (a tenth of a millisecond) rather than written down,
/// so that no digit of a table has to be believed.
struct PowersOfTen: Sendable {
  static let lowest = -342
  static let highest = 324
  /// 10^0 … 10^55 = 2^k · 5^k, and 5^55 < 2^128.
  static let exact = 0...55

  static let all = PowersOfTen()

  private let floors: [(high: UInt64, low: UInt64)]

  /// The significand, rounded down.
  @inline(__always)
  func floor(_ power: Int) -> (high: UInt64, low: UInt64) { floors[power - Self.lowest] }

  /// The significand, rounded up.
  @inline(__always)
  func ceiling(_ power: Int) -> (high: UInt64, low: UInt64) {
    let floor = floors[power - Self.lowest]
    if Self.exact.contains(power) { return floor }
    let (low, carry) = floor.low.addingReportingOverflow(1)
    return (floor.high &+ (carry ? 1 : 0), low)
  }

  /// The greatest e with 2^e <= 10^power; right for |power| <= 1233.
  @inline(__always)
  static func exponent(_ power: Int) -> Int { (power &* 1_741_647) >> 19 }

  private init() {
    // 10^k grows by exact multiplication; 10^-k comes from a power of two large enough that 128 bits remain after the last
    // division by ten. Rounding down step by step is rounding down once.
    var positive: [(high: UInt64, low: UInt64)] = []
    var large = LargeNumber(one: 1)
    for _ in 0...Self.highest {
      positive.append(large.leading())
      large.multiplyByTen()
    }
    var negative: [(high: UInt64, low: UInt64)] = []
    var small = LargeNumber(powerOfTwo: 1280)
    for _ in 0 ..< -Self.lowest {
      small.divideByTen()
      negative.append(small.leading())
    }
    floors = negative.reversed() + positive
  }
}

/// A natural number as 64-bit words, the least significant first; just what the table needs.
private struct LargeNumber {
  private var words: [UInt64]

  init(one word: UInt64) { words = [word] }

  init(powerOfTwo exponent: Int) {
    words = Array(repeating: 0, count: exponent / 64) + [1 << UInt64(exponent % 64)]
  }

  mutating func multiplyByTen() {
    var carry: UInt64 = 0
    for index in words.indices {
      let (high, low) = words[index].multipliedFullWidth(by: 10)
      let (sum, overflow) = low.addingReportingOverflow(carry)
      words[index] = sum
      carry = high + (overflow ? 1 : 0)
    }
    if carry > 0 { words.append(carry) }
  }

  mutating func divideByTen() {
    var remainder: UInt64 = 0
    for index in words.indices.reversed() {
      (words[index], remainder) = (10 as UInt64).dividingFullWidth((remainder, words[index]))
    }
    if words.last == 0 { words.removeLast() }
  }

  /// The leading 128 bits, the first of them 1; what lies below is cut off.
  func leading() -> (high: UInt64, low: UInt64) {
    func word(_ index: Int) -> UInt64 { index >= 0 ? words[index] : 0 }
    let top = words.count - 1
    let shift = UInt64(words[top].leadingZeroBitCount)
    guard shift > 0 else { return (word(top), word(top - 1)) }
    return (word(top) << shift | word(top - 1) >> (64 - shift), word(top - 1) << shift | word(top - 2) >> (64 - shift))
  }
}
