import Specification

/// A country whose identifiers have a provider, by its ISO 3166 code.
enum Country: String, Sendable, CaseIterable {
  case austria = "AT"
  case belgium = "BE"
  case switzerland = "CH"
  case germany = "DE"
  case spain = "ES"
  case france = "FR"
  case unitedKingdom = "GB"
  case italy = "IT"
  case netherlands = "NL"
  case unitedStates = "US"

  var name: String {
    switch self {
    case .austria: "Austria"
    case .belgium: "Belgium"
    case .switzerland: "Switzerland"
    case .germany: "Germany"
    case .spain: "Spain"
    case .france: "France"
    case .unitedKingdom: "United Kingdom"
    case .italy: "Italy"
    case .netherlands: "Netherlands"
    case .unitedStates: "United States"
    }
  }

  /// By ISO code, or `UK`, which people write for GB.
  init?(code: String) { self.init(rawValue: code == "UK" ? "GB" : code) }

  /// A key that takes the codes of `countries`.
  static func key(_ countries: [Country], fallback: String = "that of the locale") -> KeyKind {
    var words = countries.map { Word($0.rawValue, $0.name) }
    if countries.contains(.unitedKingdom) { words.append(Word("UK", "United Kingdom, as GB")) }
    return KeyKind("country", .word(words), "whose it is", fallback: fallback)
  }
}

extension ProviderArguments {
  /// The country that is asked for, or else that of the language; of an English text `english`.
  func country(english: Country = .unitedStates) -> Country {
    if let country = text("country").flatMap(Country.init(code:)) { return country }
    return switch language {
    case .english: english
    case .german: .germany
    case .french: .france
    case .spanish: .spain
    }
  }
}
