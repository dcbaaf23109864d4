package import Diagnostics

/// What a slot does to its text: `{city|upper}`, `{= cents / 100|decimals=2}`. Pure; the same everywhere.
package struct TextFilter: Sendable {
  package let name: String
  /// A clause without a subject: `every word with a capital`.
  package let summary: String
  /// Which whole numbers may stand behind `=`; nil if the filter takes none.
  package let values: ClosedRange<Int>?
  /// The one language whose rules it knows; nil if it is the same for all, or follows the template's locale.
  package let language: String?
  /// Whether it follows the locale.
  package let isSpoken: Bool
  /// Whether a gender may stand behind `=`.
  package let takesGender: Bool
  /// What it can be used on, as a sentence says it.
  let domain: String
  /// Nil: outside the domain.
  let body: @Sendable (Datum, Options) -> String?

  /// What a filter is told beside the value.
  struct Options: Sendable {
    /// The number behind `=`, or 0.
    var value = 0
    var gender: NumberGender?
    var language = PhraseLanguage.english
  }

  init(
    _ name: String, _ summary: String, values: ClosedRange<Int>? = nil, language: String? = nil,
    text body: @escaping @Sendable (String) -> String
  ) {
    self.init(name, summary, values: values, language: language, domain: "a text or a number") { datum, _ in
      datum.printed.map(body)
    }
  }

  init(
    _ name: String, _ summary: String, values: ClosedRange<Int>? = nil, language: String? = nil, isSpoken: Bool = false,
    domain: String, _ body: @escaping @Sendable (Datum, Options) -> String?
  ) {
    self.name = name
    self.summary = summary
    self.values = values
    self.language = language
    self.isSpoken = isSpoken
    takesGender = isSpoken
    self.domain = domain
    self.body = body
  }
}

/// Every filter; documentation, schema and did-you-mean read this. A new one is one line.
package let textFilters: [TextFilter] = [
  TextFilter("article", "with 'a' or 'an' before it, by its sound", language: "en") {
    "\(indefiniteArticle(before: $0)) \($0)"
  },
  TextFilter("capital", "with a capital at the beginning") { $0.capitalized(everyWord: false) },
  TextFilter("decimals", "with so many digits behind the point", values: 0...15, domain: "a number") { datum, options in
    datum.numeric.map { RoundedDecimal($0).rounded(to: options.value).written }
  },
  TextFilter("lower", "in small letters") { $0.lowercasedInFull },
  TextFilter("ordinal", "as an ordinal in digits: '21st'", isSpoken: true, domain: "a whole number from 0") {
    datum, options in
    datum.whole.flatMap { $0 >= 0 ? options.language.numbers.ordinal($0, options.gender) : nil }
  },
  TextFilter(
    "ordinal_words", "as an ordinal in words: 'twenty-first'", isSpoken: true,
    domain: "a whole number from 1 (in German below a million, in Spanish below 2000)"
  ) { datum, options in
    let numbers = options.language.numbers
    return datum.whole.flatMap { numbers.ordinals.contains($0) ? numbers.ordinalWords($0, options.gender) : nil }
  },
  TextFilter("pad", "with zeros before it, up to so many digits", values: 1...100, domain: "a whole number") {
    datum, options in datum.whole.map { padded($0, to: options.value) }
  },
  TextFilter("plural", "in the plural", language: "en") { englishPlural(of: $0) },
  TextFilter("title", "every word with a capital") { $0.capitalized(everyWord: true) },
  TextFilter("trim", "without blanks at both ends") { $0.trimmed },
  TextFilter("upper", "in capitals") { $0.uppercased() },
  TextFilter("words", "a number in words: 'twenty-one'", isSpoken: true, domain: "a number below 10^18") {
    datum, options in
    datum.numeric.flatMap { options.language.numbers.words(for: $0, options.gender) }
  },
]

/// A filter with its number or gender and its language, as a phrase uses it.
package struct BoundFilter: Sendable {
  package let filter: TextFilter
  package let range: SourceRange
  let options: TextFilter.Options

  /// The number behind `=`, or 0.
  package var value: Int { options.value }

  /// - Throws: an error at the filter's place if it can't be used on `datum`.
  package func apply(to datum: Datum) throws(EvaluationError) -> String {
    if let text = filter.body(datum, options) { return text }
    let given = datum.printed.map { "'\($0)'" } ?? datum.kindName
    throw EvaluationError("'\(filter.name)' needs \(filter.domain), not \(given)", at: range)
  }
}

extension FilterUse {
  /// The filter that is meant, in the language of `locale` (English if nil); nil, and the reason recorded, if there is
  /// none or its value doesn't fit.
  ///
  /// A filter that does not know the locale's language is taken in English, with a warning. Asks for features
  /// (`|case=dative`) look the same and are no filters: who knows the features takes them out before.
  package func bound(in locale: String? = nil, recording diagnostics: inout Diagnostics) -> BoundFilter? {
    guard let filter = textFilters.first(where: { $0.name == name.value }) else {
      diagnostics.record(.unknownFilter(name, known: textFilters.map(\.name)))
      return nil
    }
    guard var options = options(of: filter, recording: &diagnostics) else { return nil }
    if let locale {
      let language = PhraseLanguage(locale: locale)
      if filter.isSpoken {
        options.language = language ?? .english
        if language == nil {
          diagnostics.record(.filterLanguage(name, locale, PhraseLanguage.allCases.map(\.rawValue)))
        }
      } else if let own = filter.language, language?.rawValue != own {
        diagnostics.record(.filterLanguage(name, locale, [own]))
      }
    }
    return BoundFilter(filter: filter, range: name.range, options: options)
  }

  private func options(of filter: TextFilter, recording diagnostics: inout Diagnostics) -> TextFilter.Options? {
    if let values = filter.values {
      guard case .number(let number)? = value?.value, let whole = Int(exactly: number), values.contains(whole) else {
        diagnostics.record(.filterNeedsValue(name, values, at: value?.range ?? name.range))
        return nil
      }
      return TextFilter.Options(value: whole)
    }
    guard let value else { return TextFilter.Options() }
    if filter.takesGender {
      if case .word(let word) = value.value, let gender = NumberGender(rawValue: word) {
        return TextFilter.Options(gender: gender)
      }
      diagnostics.record(.filterNeedsGender(name, at: value.range))
    } else {
      diagnostics.record(.filterTakesNoValue(name, at: value.range))
    }
    return nil
  }
}

extension Datum {
  /// The number that this is or, as texts of lists are, reads as in plain digits.
  fileprivate var numeric: Double? {
    switch self {
    case .number(let number): return number
    case .text(let text):
      let isPlain = text.unicodeScalars.allSatisfy { $0.isDecimalDigit || $0 == "." || $0 == "-" }
      return isPlain ? Double(text).flatMap { $0.isFinite ? $0 : nil } : nil
    default: return nil
    }
  }

  fileprivate var whole: Int? { numeric.flatMap { abs($0) < 1e18 ? Int(exactly: $0) : nil } }
}

private func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number.magnitude)
  return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension Diagnostic {
  static func filterLanguage(_ name: Located<String>, _ locale: String, _ known: [String]) -> Diagnostic {
    Diagnostic(
      code: "filter-language", severity: .warning, range: name.range,
      message: "'\(name.value)' follows the rules of \(known.joined(separator: ", ")), but the locale is '\(locale)'",
      suggestion: known == ["en"] ? "give the items their own forms" : nil)
  }

  static func filterNeedsGender(_ name: Located<String>, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "filter-value", range: range, message: "'\(name.value)' takes a gender or no value",
      suggestion: "write '|\(name.value)=feminine', masculine or neuter")
  }

  static func filterNeedsValue(_ name: Located<String>, _ values: ClosedRange<Int>, at range: SourceRange) -> Diagnostic
  {
    Diagnostic(
      code: "filter-value", range: range,
      message: "'\(name.value)' needs a whole number from \(values.lowerBound) to \(values.upperBound)",
      suggestion: "write '|\(name.value)=2'")
  }

  static func filterTakesNoValue(_ name: Located<String>, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "filter-value", range: range, message: "'\(name.value)' takes no value",
      suggestion: "write '|\(name.value)'")
  }

  static func unknownFilter(_ name: Located<String>, known: [String]) -> Diagnostic {
    Diagnostic(
      code: "unknown-filter", range: name.range, message: "unknown filter '\(name.value)'",
      suggestion: nearest(to: name.value, in: known).map { "did you mean '\($0)'?" }
        ?? "the filters are \(known.joined(separator: ", "))")
  }
}
