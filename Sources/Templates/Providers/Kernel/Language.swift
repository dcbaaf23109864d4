/// A language with the customs of the country in which most speak it, by its code. Adding one means a list of each kind
/// in `Lists` and an answer at every switch over languages.
package enum Language: String, Sendable, Hashable, CaseIterable {
  case english = "en"
  case german = "de"
  case french = "fr"
  case spanish = "es"

  package var name: String {
    switch self {
    case .english: "English (United States)"
    case .german: "German (Germany)"
    case .french: "French (France)"
    case .spanish: "Spanish (Spain)"
    }
  }
}
