import Specification

/// The names of people in a language: ours, or those that the spec gives in their place.
struct NameTable: Sendable {
  enum Gender: String, Sendable, CaseIterable { case female, male }

  let language: Language
  let women: [String]
  let men: [String]
  let families: [String]

  init(_ arguments: ProviderArguments) {
    language = arguments.language
    women = arguments.words("female", or: Self.women(language))
    men = arguments.words("male", or: Self.men(language))
    families = arguments.words("last", or: Self.families(language))
  }

  /// First names with the gender of those who bear them; of one gender, or of both.
  func firsts(_ gender: Gender?) -> [(name: String, gender: Gender)] {
    (gender == .male ? [] : women.map { ($0, .female) }) + (gender == .female ? [] : men.map { ($0, .male) })
  }

  private static func women(_ language: Language) -> Words {
    switch language {
    case .english: englishWomen
    case .german: germanWomen
    case .french: frenchWomen
    case .spanish: spanishWomen
    }
  }

  private static func men(_ language: Language) -> Words {
    switch language {
    case .english: englishMen
    case .german: germanMen
    case .french: frenchMen
    case .spanish: spanishMen
    }
  }

  static func families(_ language: Language) -> Words {
    switch language {
    case .english: englishFamilies
    case .german: germanFamilies
    case .french: frenchFamilies
    case .spanish: spanishFamilies
    }
  }

  static let listKeys: [KeyKind] = [
    .list("female", "first names of women, in place of ours"),
    .list("male", "first names of men, in place of ours"),
    .list("last", "family names, in place of ours"),
  ]

  static let genderKey = KeyKind.word(
    "gender", [Word("female", "women"), Word("male", "men"), Word("any", "both")], "of whom", fallback: "any")
}

extension ProviderArguments {
  /// The gender that is asked for; nil for any.
  var gender: NameTable.Gender? { text("gender").flatMap(NameTable.Gender.init(rawValue:)) }
}

/// A text out of a list.
struct ListedText: TextProvider {
  private let items: [String]

  /// Texts that stand twice count once.
  init(_ texts: [String]) {
    var known: Set<String> = []
    items = texts.filter { known.insert($0).inserted }
  }

  var count: UInt128? { UInt128(items.count) }

  func text(at rank: UInt128) -> String { items[Int(rank)] }
}
