import Specification

/// How a word begins, as far as the words before it change with that: `a` and `an`, `le` and `l’`, `la` and `el`.
///
/// `vowel` or `consonant`, by the rules of the language; in Spanish `tonic` for the stressed `a` that feminine nouns take
/// `el` before. Forms name these words, and `agree` asks for them.
enum Sound {
  static let words = ["vowel", "consonant", "tonic"]

  static func word(of text: String, locale: String) -> String {
    switch locale.prefix(while: { $0 != "-" && $0 != "_" }) {
    case "fr": isElided(before: text) ? "vowel" : "consonant"
    case "es": hasTonicA(text) ? "tonic" : beginsWithVowel(text) ? "vowel" : "consonant"
    case "en": indefiniteArticle(before: text) == "an" ? "vowel" : "consonant"
    default: beginsWithVowel(text) ? "vowel" : "consonant"
    }
  }

  /// The first word in small letters, behind quotes and brackets.
  private static func firstWord(of text: String) -> String {
    let scalars = text.unicodeScalars.drop { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
    let word = scalars.prefix { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    return String(String.UnicodeScalarView(word)).lowercased()
  }

  private static func plainLetter(_ letter: Character) -> Character {
    let accents: [Character: Character] = [
      "à": "a", "â": "a", "á": "a", "ä": "a", "å": "a", "æ": "a", "é": "e", "è": "e", "ê": "e", "ë": "e", "í": "i",
      "î": "i", "ï": "i", "ó": "o", "ô": "o", "ö": "o", "œ": "o", "ú": "u", "û": "u", "ù": "u", "ü": "u",
    ]
    return accents[letter] ?? letter
  }

  private static func beginsWithVowel(_ text: String) -> Bool {
    guard let first = firstWord(of: text).first else { return false }
    return "aeiou".contains(plainLetter(first))
  }

  // MARK: French

  /// Whether `le`, `de`, `que` … lose their vowel before `text`: before vowels, and an `h` that nothing aspirates.
  private static func isElided(before text: String) -> Bool {
    let word = firstWord(of: text)
    guard let letter = word.first else { return false }
    let first = plainLetter(letter)
    if first == "h" { return !isAspirated(word) }
    if first == "y" {
      // `le yaourt`, but `l’Yonne`, `d’Yves`.
      guard let second = word.dropFirst().first else { return false }
      return !"aeiou".contains(plainLetter(second)) || word == "yonne"
    }
    guard "aeiou".contains(first) else { return false }
    return !["oui", "onze", "onzième", "ouistiti", "uhlan", "ululement"].contains(word)
  }

  private static func isAspirated(_ word: String) -> Bool {
    if ["héros", "huit", "huitième", "huitaine", "hors"].contains(word) { return true }
    return aspirated.contains { word.hasPrefix($0) }
  }

  /// How the words with an aspirated `h` begin, as dictionaries mark them; `héros` has one, `héroïne` has not.
  private static let aspirated = [
    "habanera", "hach", "hagard", "haie", "haillon", "hain", "haïr", "halage", "hall", "halo", "halt", "hamac",
    "hambourg", "hamburger", "hameau", "hamp", "hamster", "hanche", "hand", "hangar", "hanneton", "hanovre", "hans",
    "hant", "happ", "harangu", "haras", "harass", "harcel", "harcèl", "hard", "harem", "hareng", "hargn", "haricot",
    "harnai", "harnach", "harp", "hasard", "haschisch", "hât", "hauss", "haut", "havane", "havre", "hayon",
    "hennir", "hennissement", "hérisson", "hériss", "herni", "héron", "hers", "hêtre", "heurt", "hibou", "hic",
    "hideu", "hiérarch", "hip-hop", "hip", "hippie", "hisser", "hobby", "hoche", "hockey", "holding", "hold",
    "holland", "homard", "hongr", "honni", "hont", "hoquet", "horde", "hotte", "houblon", "houe", "houill", "houl",
    "houpp", "housse", "houx", "hublot", "huche", "huées", "huguenot", "hululement", "hurl", "huron", "hussard",
    "hutte",
  ]

  // MARK: Spanish

  /// Whether a noun begins with a stressed `a`: `el agua`, `el hacha`.
  private static func hasTonicA(_ text: String) -> Bool {
    let word = firstWord(of: text)
    if word.hasPrefix("á") || word.hasPrefix("há") { return true }
    return tonic.contains(word)
  }

  private static let tonic: Set = [
    "acta", "agua", "águila", "ala", "alba", "alga", "alma", "alta", "alza", "ama", "ancla", "anca", "ansia",
    "arca", "arma", "arpa", "arte", "asa", "ascua", "asma", "aspa", "asta", "aula", "ave", "aya", "haba", "habla",
    "hacha", "hada", "hambre", "hampa", "haya",
  ]
}
