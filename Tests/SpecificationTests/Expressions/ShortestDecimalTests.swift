import Foundation
import Testing

@testable import Specification

@Suite("A shortest decimal") struct RoundedDecimalTests {
  @Test(
    "is written without an exponent",
    arguments: [
      (0, "0"), (-0.0, "0"), (12, "12"), (-1.5, "-1.5"), (0.05, "0.05"), (1e21, "1000000000000000000000"),
      (1e-7, "0.0000001"), (1.25e-5, "0.0000125"), (123456.789, "123456.789"),
    ])
  func written(_ number: Double, _ text: String) {
    #expect(RoundedDecimal(number).written == text)
  }

  @Test(
    "is rounded as it reads",
    arguments: [
      (2.675, 2, "2.68"), (1.005, 2, "1.01"), (-2.675, 2, "-2.68"), (0.5, 0, "1"), (1.5, 0, "2"), (0.4999, 0, "0"),
      (9.995, 2, "10.00"), (999.9999, 3, "1000.000"), (0.004, 2, "0.00"), (-0.004, 2, "0.00"), (0.005, 2, "0.01"),
      (12, 2, "12.00"), (1e22, 1, "10000000000000000000000.0"), (1e-300, 5, "0.00000"), (0.05, 1, "0.1"),
    ])
  func rounded(_ number: Double, _ places: Int, _ text: String) {
    #expect(RoundedDecimal(number).rounded(to: places).written == text)
  }

  @Test("agrees with decimal arithmetic")
  func decimals() throws {
    var chance = Chance(seed: 5)
    for _ in 0..<2_000 {
      let number = Double(chance.below(2_000_000_000) - 1_000_000_000) / Double(chance.pick([1, 8, 1_000, 100_000, 3]))
      let places = chance.below(6)
      var exact = try #require(Decimal(string: number.description, locale: Locale(identifier: "en_US_POSIX")))
      var rounded = Decimal()
      NSDecimalRound(&rounded, &exact, places, .plain)
      // `.plain` sends a half up, so negative numbers are rounded without their sign.
      if number < 0 {
        exact.negate()
        NSDecimalRound(&rounded, &exact, places, .plain)
        rounded.negate()
      }
      let text = RoundedDecimal(number).rounded(to: places).written
      #expect(Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")) == rounded, "\(number) to \(places)")
      #expect(places == 0 ? !text.contains(".") : text.split(separator: ".").last?.count == places)
      #expect(Double(RoundedDecimal(number).written) == number)
    }
  }
}
