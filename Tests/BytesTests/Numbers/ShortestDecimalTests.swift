import Bytes
import Foundation
import Testing

/// ECMAScript's form of a number, made from the digits of Swift's `description` by moving characters about.
private func expected(_ description: String) -> String {
  var rest = Substring(description)
  let sign = rest.first == "-" ? "-" : ""
  if rest.first == "-" { rest.removeFirst() }
  let parts = rest.split(separator: "e")
  let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  var digits = String(halves[0]) + (halves.count > 1 ? String(halves[1]) : "")
  var point = halves[0].count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
  while digits.first == "0" {
    digits.removeFirst()
    point -= 1
  }
  while digits.last == "0" { digits.removeLast() }
  if digits.isEmpty { return "0" }
  if point > 21 || point < -5 {
    let exponent = point - 1
    let tail = digits.count > 1 ? "." + digits.dropFirst() : ""
    return sign + digits.prefix(1) + tail + "e" + (exponent < 0 ? "-" : "+") + String(abs(exponent))
  }
  if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
  if digits.count <= point { return sign + digits + String(repeating: "0", count: point - digits.count) }
  return sign + digits.prefix(point) + "." + digits.dropFirst(point)
}

/// The digits of a decimal without zeros at either end, and the power of ten that makes them the value.
private func parts(_ text: some Sequence<UInt8>) -> (digits: UInt64, exponent: Int) {
  var (digits, exponent, power): (UInt64, Int, Int) = (0, 0, 0)
  var (isDecimal, isExponent, isNegative) = (false, false, false)
  for byte in text {
    switch byte {
    case UInt8(ascii: "."): isDecimal = true
    case UInt8(ascii: "e"): isExponent = true
    case UInt8(ascii: "-"): isNegative = isExponent
    case UInt8(ascii: "+"): break
    default:
      let digit = Int(byte) - 48
      if isExponent {
        power = power * 10 + digit
      } else if digit > 0 || digits > 0 || isDecimal {
        // Zeros behind may exceed 64 bits; they are only counted.
        if isDecimal { exponent -= 1 }
        if digits < 1_000_000_000_000_000_000 { digits = digits * 10 + UInt64(digit) } else { exponent += 1 }
      }
    }
  }
  exponent += isNegative ? -power : power
  while digits > 0, digits % 10 == 0 { (digits, exponent) = (digits / 10, exponent + 1) }
  return (digits, digits == 0 ? 0 : exponent)
}

private func written(_ number: Double) -> String { text { $0.append(number: number) } }

@Suite("The shortest decimal") struct ShortestDecimalTests {
  /// RFC 8785, appendix B: bit pattern and text, and a few more of ECMAScript's.
  @Test(
    "has the form of RFC 8785",
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
      (0x8000_0000_0000_0001, "-5e-324"), (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
      (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
      (0xc340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
      (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"), (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
      (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
      (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
      (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5554, "333333333.33333325"),
      (0x41b3_de43_5555_5555, "333333333.3333333"), (0x41b3_de43_5555_5556, "333333333.3333334"),
      (0x41b3_de43_5555_5557, "333333333.33333343"), (0xbece_c2c2_aa5c_4ed9 ^ 0xbece_c2c2_aa5c_4ed9, "0"),
      (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func form(bits: UInt64, text: String) {
    #expect(written(Double(bitPattern: bits)) == text)
  }

  @Test(
    "writes what people expect",
    arguments: [
      (1, "1"), (-1, "-1"), (0.5, "0.5"), (-0.25, "-0.25"), (12.5, "12.5"), (100, "100"), (0.1, "0.1"),
      (1e-5, "0.00001"),
      (1e-6, "0.000001"), (1e-7, "1e-7"), (1.5e-7, "1.5e-7"), (123456.789, "123456.789"), (1e15, "1000000000000000"),
      (1e20, "100000000000000000000"), (1e21, "1e+21"), (1.25e21, "1.25e+21"),
      (9_007_199_254_740_991, "9007199254740991"),
      (9_007_199_254_740_993, "9007199254740992"), (9_007_199_254_740_994, "9007199254740994"),
      (512.0 / 3, "170.66666666666666"),
      (2.2250738585072014e-308, "2.2250738585072014e-308"), (2.225073858507201e-308, "2.225073858507201e-308"),
      (4503599627370495.5, "4503599627370495.5"), (0.3, "0.3"), (0.1 + 0.2, "0.30000000000000004"),
    ] as [(Double, String)])
  func plain(number: Double, text: String) {
    #expect(written(number) == text)
  }

  @Test("agrees with the standard library on random bit patterns")
  func randomPatterns() {
    var words = Words(seed: 1)
    var writer = ByteWriter()
    for index in 0..<cases(4_000_000) {
      let number = Double(bitPattern: words.next())
      guard number.isFinite else { continue }
      writer.removeAll()
      writer.append(number: number)
      let isSame = parts(writer.bytes) == parts(number.description.utf8)
      guard isSame, index % 16 > 0 || written(number) == expected(number.description) else {
        Issue.record("case \(index): \(number.bitPattern) gives \(written(number)), not \(number)")
        return
      }
    }
  }

  @Test("agrees with the standard library on numbers as labels have them")
  func everydayNumbers() {
    var words = Words(seed: 2)
    for index in 0..<cases(200_000) {
      // Up to 17 digits with the point anywhere near; decimals of few digits; quotients.
      let number: Double =
        switch index % 3 {
        case 0: Double(words.next() >> 11) / Double(1 << UInt64(words.below(64)))
        case 1: Double(Int64(bitPattern: words.next()) >> 30) / [10, 100, 1000, 1e6, 1e9][words.below(5)]
        default: Double(words.below(100_000)) / Double(1 + words.below(2_000))
        }
      let text = written(number)
      guard text == expected(number.description) else {
        Issue.record("case \(index): \(number.bitPattern) gives \(text), not \(number)")
        return
      }
    }
  }

  @Test("is right beside every power of two and of ten, and among the subnormals")
  func edges() {
    var numbers: [Double] = []
    for exponent in -1074...1023 { numbers.append(Double(sign: .plus, exponent: exponent, significand: 1)) }
    for exponent in -323...308 { numbers.append(Double("1e\(exponent)") ?? .nan) }
    for exponent in -323...307 { numbers.append(Double("9.5e\(exponent)") ?? .nan) }
    for bits in 0..<4096 as Range<UInt64> { numbers.append(Double(bitPattern: bits)) }
    for bits in 0..<60 as Range<UInt64> { numbers.append(Double(bitPattern: 1 << bits &- 1)) }
    for number in numbers {
      var near = number.nextDown.nextDown.nextDown
      for _ in 0..<7 {
        if near.isFinite { #expect(written(near) == expected(near.description), "\(near.bitPattern)") }
        near = near.nextUp
      }
    }
  }

  @Test("reads back as the same number")
  func roundTrip() {
    var words = Words(seed: 3)
    for _ in 0..<cases(300_000) {
      let number = Double(bitPattern: words.next())
      guard number.isFinite else { continue }
      #expect(Double(written(number)) == number)
    }
  }
}
