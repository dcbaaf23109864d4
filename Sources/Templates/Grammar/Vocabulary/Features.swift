/// What a phrase asks of a word, such as the dative plural: a feature with the words that name what is wanted.
struct AskedFeature: Hashable {
  let name: String
  /// All of them say the same, the most exact first: `one`, `singular`.
  let words: [String]
  /// Whether nobody asked, and it holds because nothing else does: the singular, the nominative.
  var isUsual = false
  /// Whether it only chooses among forms, and a word without such a form will do.
  var isSoft = false
}

/// The words of grammar. Forms name these alone: `dative plural`; the feature follows from the word.
enum Features {
  /// The features that `agree` takes from a word.
  static let grammatical = ["number", "case", "gender", "person"]

  private static let words: [(feature: String, words: [String])] = [
    ("number", ["singular", "plural", "dual"] + PluralCategory.allCases.map(\.rawValue)),
    (
      "case",
      [
        "nominative", "genitive", "dative", "accusative", "instrumental", "locative", "vocative", "ablative",
        "partitive",
      ]
    ),
    ("gender", ["masculine", "feminine", "neuter", "common"]),
    ("person", ["first", "second", "third"]),
  ]

  private static let features = Dictionary(
    uniqueKeysWithValues: (words + [("sound", Sound.words)]).flatMap { row in row.words.map { ($0, row.feature) } })

  /// The feature that a word of grammar belongs to; nil for any other word.
  static func feature(of word: String) -> String? { features[word] }

  /// All words of grammar, for suggestions.
  static let known = words.flatMap(\.words) + Sound.words

  /// One spelling for words that mean the same of nouns and of people.
  static func plain(_ word: String) -> String {
    switch word.lowercased() {
    case "female", "f": "feminine"
    case "male", "m": "masculine"
    case "neutral", "n": "neuter"
    case "sg": "singular"
    case "pl": "plural"
    default: word.lowercased()
    }
  }

  /// What holds where nothing is asked.
  static let usual = [
    AskedFeature(name: "number", words: ["singular", "one"], isUsual: true),
    AskedFeature(name: "case", words: ["nominative"], isUsual: true),
    AskedFeature(name: "person", words: ["third"], isUsual: true),
  ]
}

/// What is asked of a word, in all. Each feature once, the later ask wins.
struct Asked: Hashable {
  private(set) var features: [AskedFeature] = []

  var isEmpty: Bool { features.isEmpty }

  mutating func ask(_ feature: AskedFeature) {
    features.removeAll { $0.name == feature.name }
    features.append(feature)
  }

  mutating func ask(_ others: Asked) {
    for feature in others.features { ask(feature) }
  }

  /// With what is usual where nothing else is asked.
  var completed: [AskedFeature] {
    features + Features.usual.filter { usual in !features.contains { $0.name == usual.name } }
  }

  /// `feminine plural`, for sentences.
  var inWords: String { features.compactMap(\.words.last).joined(separator: " ") }
}

/// The forms of a word or rule, each for some words of grammar.
struct Forms<Content> {
  struct Form {
    /// In plain spelling.
    let words: [String]
    let content: Content
  }

  var forms: [Form] = []

  var isEmpty: Bool { forms.isEmpty }

  /// The most specific form of which everything is asked; nil if none fits.
  ///
  /// Of equally specific ones an exact plural category (`many`) goes before `plural`, a number before a case (German
  /// articles know no gender in the plural), that before the rest, and the first listed before others.
  func best(for asked: Asked) -> Int? {
    let features = asked.completed
    var best: (number: Int, score: [Int])?
    for (number, form) in forms.enumerated() {
      guard let score = Self.score(form.words, features) else { continue }
      if let known = best, !known.score.lexicographicallyPrecedes(score) { continue }
      best = (number, score)
    }
    return best?.number
  }

  private static func score(_ words: [String], _ features: [AskedFeature]) -> [Int]? {
    var (asked, exact, number, grammaticalCase, usual) = (0, 0, 0, 0, 0)
    for word in words {
      guard let feature = features.first(where: { $0.words.contains(word) }) else { return nil }
      if feature.isUsual { usual += 1 } else { asked += 1 }
      if feature.words.first == word { exact += 1 }
      if feature.name == "number" { number += 1 }
      if feature.name == "case" { grammaticalCase += 1 }
    }
    // No form of the singular stands for a plural that is asked for, however much else it fits.
    let wanted = features.first { $0.name == "number" && !$0.isUsual && !$0.words.contains("singular") }
    return [wanted != nil && number > 0 ? 1 : 0, asked, number, exact, grammaticalCase, usual]
  }
}

/// What a word can agree in: what it is by itself, and which forms it has. Words with equal profiles behave alike.
struct AgreementProfile: Hashable {
  /// What the word is, whatever is asked: `gender` is `feminine`.
  var own: [String: String]
  let forms: [[String]]
  /// Whether there is a text that stands for all forms that are not listed.
  let hasBase: Bool

  /// Which form answers; nil for the base text. No value at all if the word can't be what is asked.
  ///
  /// What a word is by itself it can't cease to be, but by a form of its own. A plural needs a form, unless `makesPlurals`
  /// says that the language has a rule for it; for cases and persons a word without a form serves as it is.
  func answer(to asked: Asked, makesPlurals: Bool) -> Answer? {
    let forms = Forms(forms: self.forms.map { Forms.Form(words: $0, content: ()) })
    let best = forms.best(for: asked)
    guard best != nil || hasBase else { return nil }
    let words = best.map { self.forms[$0] } ?? []
    var needsPlural = false
    for feature in asked.features where !feature.isSoft && !feature.words.contains(where: words.contains) {
      if let own = own[feature.name] {
        guard feature.words.contains(own) else { return nil }
      } else if feature.name == "number", !feature.words.contains("singular") {
        guard makesPlurals, best == nil else { return nil }
        needsPlural = true
      }
    }
    if needsPlural { return .madePlural }
    return best.map { .form($0) } ?? .base
  }

  enum Answer: Hashable {
    case base, madePlural
    case form(Int)
  }
}
