package import BigInt

/// How many derivations a part of a language has.
package enum LanguageSize: Sendable, Hashable {
  case finite(BigUInt)
  /// A rule that is open within itself without a limit.
  case infinite(rule: String)
  /// A source whose values are too many for a number of 128 bits.
  case unbounded(source: String)

  /// The number, if there is one.
  package var number: BigUInt? {
    guard case .finite(let number) = self else { return nil }
    return number
  }

  /// For people: `infinite` where no number can be given, `about 10^12345` beyond 10,000 digits.
  package var text: String { number?.countText ?? "infinite" }
}

extension BigUInt {
  /// In decimal digits, up to 10,000 of them; a larger number as a power of ten: `about 10^12345`.
  package var countText: String {
    // log10(2) = 0.30102999566398119521… as a fraction of 2⁶⁴: the digits of the largest number below 2^bitWidth.
    let digits = UInt64(bitWidth).multipliedFullWidth(by: 5_553_023_288_523_357_132).high
    guard digits > 10_000 else {
      let text = String(self)
      return text.utf8.count > 10_000 ? "about 10^\(text.utf8.count - 1)" : text
    }
    return "about 10^\(powerOfTen)"
  }

  /// The exponent of the power of ten nearest below: from the topmost 64 bits and the number of those beneath.
  private var powerOfTen: UInt64 {
    // One digit is little beside ten thousand: the binary logarithm is taken between whole numbers by the leading bits.
    let top = UInt64(self >> (bitWidth - 53))
    let share = Double(top) * 0x1p-52 - 1
    let bits = Double(bitWidth - 1) + share
    return UInt64(bits * 0.301_029_995_663_981_2)
  }
}
