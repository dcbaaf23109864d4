/// The form of a noun that a number asks for, by the plural rules of CLDR (Unicode TR 35, part 3, cardinal numbers).
///
/// A number has no trailing zeros here: 1.0 counts as 1. Compact notation is not considered.
package enum PluralCategory: String, Sendable, Hashable, CaseIterable {
  case zero, one, two, few, many, other

  /// The category of `number` in the language with this code (`de`, `de-AT`); English rules hold for unknown ones.
  package init(of number: Double, locale: String) {
    let magnitude = number.magnitude
    let whole = magnitude.rounded(.down)
    let isWhole = whole == magnitude
    let isMillions = isWhole && whole > 0 && whole.truncatingRemainder(dividingBy: 1_000_000) == 0
    switch locale.prefix(while: { $0 != "-" && $0 != "_" }) {
    case "fr": self = whole < 2 ? .one : isMillions ? .many : .other
    case "es": self = magnitude == 1 ? .one : isMillions ? .many : .other
    default: self = magnitude == 1 ? .one : .other
    }
  }

  /// The categories that a language has.
  static func all(locale: String) -> [PluralCategory] {
    switch locale.prefix(while: { $0 != "-" && $0 != "_" }) {
    case "fr", "es": [.one, .many, .other]
    default: [.one, .other]
    }
  }

  /// What forms call it, the most exact first: `one`, `singular`.
  package var words: [String] { self == .one ? [rawValue, "singular"] : [rawValue, "plural"] }
}
