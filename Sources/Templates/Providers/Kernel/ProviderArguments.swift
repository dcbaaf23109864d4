package import Specification

/// The arguments of a provider, evaluated, and what holds where they say nothing.
package struct ProviderArguments: Sendable {
  private let members: [Datum.Member]
  /// The language of the texts.
  package let language: Language

  /// `locale` holds where the arguments have none; English if that is nil too.
  package init(_ members: [Datum.Member], locale: String? = nil) {
    self.members = members
    var name = locale
    if case .text(let own)? = members.first(where: { $0.name == "locale" })?.value { name = own }
    language = name.flatMap(Language.init(rawValue:)) ?? .english
  }

  private subscript(name: String) -> Datum? { members.first { $0.name == name }?.value }

  package func text(_ name: String) -> String? {
    guard case .text(let text)? = self[name] else { return nil }
    return text
  }

  package func number(_ name: String) -> Double? {
    guard case .number(let number)? = self[name] else { return nil }
    return number
  }

  /// A whole number; the reader has checked that it is one.
  package func integer(_ name: String) -> Int? { number(name).map { Int($0) } }

  package func flag(_ name: String, or fallback: Bool = false) -> Bool {
    guard case .boolean(let flag)? = self[name] else { return fallback }
    return flag
  }

  /// Whether values may be wanted that belong to somebody.
  package var isRealistic: Bool { flag("realistic") }

  /// The texts of a list, each once; nil if there is no list.
  package func texts(_ name: String) -> [String]? {
    guard case .list(let items)? = self[name] else { return nil }
    var known: Set<String> = []
    return items.compactMap { item in
      guard case .text(let text) = item, known.insert(text).inserted else { return nil }
      return text
    }
  }

  /// The list that the user gives under `name`, or else ours.
  func words(_ name: String, or ours: Words) -> [String] { texts(name) ?? ours.all }
}

/// Why arguments that are each right can't be used together, as a sentence.
package struct ProviderFault: Error, Sendable, Hashable {
  package let message: String
  package init(_ message: String) { self.message = message }

  static func beyond(_ from: Double, _ to: Double) -> ProviderFault {
    ProviderFault("'from' (\(shown(from))) must not be beyond 'to' (\(shown(to)))")
  }
}

extension KeyKind {
  /// A key whose words are read as one of a table: unknown ones are answered with the nearest.
  static func word(_ name: String, _ words: [Word], _ summary: String, fallback: String) -> KeyKind {
    KeyKind(name, .word(words), summary, fallback: fallback)
  }

  static let locale = KeyKind(
    "locale", .word(Language.allCases.map { Word($0.rawValue, $0.name) }), "the language and customs of the text",
    fallback: "the template's locale, else en")

  static let realistic = KeyKind(
    "realistic", .boolean, "whether values may be made that belong to somebody; noted in the manifest",
    fallback: "false")

  static func list(_ name: String, _ summary: String) -> KeyKind {
    KeyKind(
      name, .list(ListRule(of: .text, count: 1...1_000_000, names: "texts")), summary,
      fallback: "the list of the locale")
  }
}
