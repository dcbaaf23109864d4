/// A language whose rules filters know.
package enum PhraseLanguage: String, Sendable, Hashable, CaseIterable {
  case english = "en"
  case german = "de"
  case french = "fr"
  case spanish = "es"

  /// The language of a locale: `de` of `de`, `de_AT` and `de-CH`; nil if its rules are not known.
  package init?(locale: String) {
    self.init(rawValue: String(locale.prefix { $0 != "-" && $0 != "_" }).lowercased())
  }

  var numbers: NumberSpeech {
    switch self {
    case .english: englishNumbers
    case .german: germanNumbers
    case .french: frenchNumbers
    case .spanish: spanishNumbers
    }
  }
}

/// The gender of what is counted, where a language's numbers care.
package enum NumberGender: String, Sendable, Hashable, CaseIterable { case masculine, feminine, neuter }

/// How a language says numbers.
struct NumberSpeech: Sendable {
  /// Of whole numbers from 0, below 10^18. Without a gender as one counts: `eins`, `uno`; with one as it stands before a
  /// noun: `ein`, `una`.
  let cardinal: @Sendable (Int, NumberGender?) -> String
  /// In digits, of whole numbers from 0: `3rd`, `3.`, `3e`, `3.º`.
  let ordinal: @Sendable (Int, NumberGender?) -> String
  /// In words, of `ordinals`.
  let ordinalWords: @Sendable (Int, NumberGender?) -> String
  let ordinals: ClosedRange<Int>
  let minus: String
  let point: String

  /// `minus three point one four`: digits behind the point are said one by one. Nil from 10^18 on.
  func words(for number: Double, _ gender: NumberGender?) -> String? {
    guard abs(number) < 1e18 else { return nil }
    let parts = RoundedDecimal(abs(number)).written.split(separator: ".")
    guard let first = parts.first, let whole = Int(first) else { return nil }
    var words = cardinal(whole, parts.count > 1 ? nil : gender)
    if parts.count > 1 {
      words += " \(point) " + parts[1].utf8.map { cardinal(Int($0 - UInt8(ascii: "0")), nil) }.joined(separator: " ")
    }
    return number < 0 ? "\(minus) \(words)" : words
  }
}

extension Int {
  /// Its groups of three digits, the last one first; none for 0.
  var thousands: [Int] {
    var groups: [Int] = []
    var rest = self
    while rest > 0 {
      groups.append(rest % 1_000)
      rest /= 1_000
    }
    return groups
  }
}

extension String {
  /// With `new` in place of the ending `old`; as it is if it ends otherwise.
  func replacing(ending old: String, with new: String) -> String { hasSuffix(old) ? dropLast(old.count) + new : self }
}
