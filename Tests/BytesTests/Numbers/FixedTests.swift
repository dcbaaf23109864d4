import Bytes
import Foundation
import Testing

private func written(_ number: Double, _ decimals: Int) -> String {
  text { $0.append(fixed: number, decimals: decimals) }
}

/// C's `printf`, which rounds the exact binary value, ties to even; a zero without its sign.
private func expected(_ number: Double, _ decimals: Int) -> String {
  let text = String(format: "%.\(decimals)f", number)
  return text.contains { ("1"..."9").contains($0) } ? text : text.filter { $0 != "-" }
}

@Suite("A number with fixed decimals") struct FixedTests {
  @Test(
    "rounds the exact value, ties to even",
    arguments: [
      (0, 0, "0"), (0, 3, "0.000"), (-0.0, 2, "0.00"), (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (0.125, 2, "0.12"),
      (0.375, 2, "0.38"), (1.005, 2, "1.00"), (0.999, 2, "1.00"), (9.995, 2, "9.99"), (99.5, 0, "100"),
      (-0.001, 2, "0.00"),
      (-0.006, 2, "-0.01"), (1.0 / 3, 9, "0.333333333"), (2.0 / 3, 9, "0.666666667"),
      (1e-300, 19, "0.0000000000000000000"),
      (0x1p62, 1, "4611686018427387904.0"), (0x1p63, 0, "9223372036854775808"), (1e22, 2, "10000000000000000000000.00"),
    ] as [(Double, Int, String)])
  func examples(number: Double, decimals: Int, text: String) {
    #expect(written(number, decimals) == text)
    #expect(expected(number, decimals) == text)
  }

  @Test("agrees with the C library on random numbers")
  func random() {
    var words = Words(seed: 5)
    for index in 0..<cases(300_000) {
      let decimals = words.below(20)
      let word = words.next()
      let number: Double =
        switch index % 4 {
        case 0: Double(word >> 11) * 0x1p-53
        case 1: Double(word % 2_000_001) / 8 - 100_000
        case 2: Double(Int64(bitPattern: word) >> 24) / 1024
        default: Double(bitPattern: word)
        }
      guard number.isFinite else { continue }
      guard written(number, decimals) == expected(number, decimals) else {
        Issue.record("\(number) with \(decimals): \(written(number, decimals)), not \(expected(number, decimals))")
        return
      }
    }
  }

  @Test("writes the largest of all with every digit")
  func largest() {
    #expect(written(-Double.greatestFiniteMagnitude, 3) == expected(-Double.greatestFiniteMagnitude, 3))
    for exponent in 60...1023 {
      let number = Double(sign: .minus, exponent: exponent, significand: 1 + .ulpOfOne)
      #expect(written(number, 1) == expected(number, 1))
    }
  }
}
