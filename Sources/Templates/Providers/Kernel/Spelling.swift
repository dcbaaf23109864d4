/// How the texts of a provider are put together from parts that vary by themselves: enough to know all of them without
/// making each.
package indirect enum Spelling: Sendable {
  /// Any of these texts.
  case any([String])
  /// So many decimal digits, each any.
  case digits(Int)
  /// The whole numbers between two, in plain digits.
  case numbers(ClosedRange<Int>)
  case sequence([Spelling])

  static func text(_ text: String) -> Spelling { .any([text]) }
}
