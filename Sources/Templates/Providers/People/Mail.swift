import Specification

let mailEntry = ProviderEntry(
  "mail", "a mail address under a domain that is kept for examples", example: "{mail: {locale: de}}",
  keys: [.locale, NameTable.genderKey] + NameTable.listKeys + [.realistic]
) { arguments in Mail(arguments) }

/// How people make addresses of their names.
struct MailTable: Sendable {
  let language: Language
  let domains: [String]

  init(language: Language, isRealistic: Bool) {
    self.language = language
    domains = isRealistic ? Self.services(language) : ["example.com", "example.org", "example.net"]
  }

  /// `ann.baker`, `abaker`, `ann_baker`, `baker.ann`.
  static let patterns = 4

  func address(first: String, last: String, _ pattern: Int, _ domain: String) -> String {
    let first = first.folded(language)
    let last = last.folded(language)
    let local =
      switch pattern {
      case 0: "\(first).\(last)"
      case 1: "\(first.prefix(1))\(last)"
      case 2: "\(first)_\(last)"
      default: "\(last).\(first)"
      }
    return "\(local)@\(domain)"
  }

  private static func services(_ language: Language) -> [String] {
    switch language {
    case .english: ["gmail.com", "outlook.com", "yahoo.com"]
    case .german: ["gmail.com", "gmx.de", "web.de"]
    case .french: ["gmail.com", "orange.fr", "laposte.net"]
    case .spanish: ["gmail.com", "hotmail.es", "yahoo.es"]
    }
  }
}

/// `ann.baker@example.org`, of a first and a family name that differ from others without their accents too.
private struct Mail: TextProvider {
  private let table: MailTable
  private let firsts: [String]
  private let families: [String]

  init(_ arguments: ProviderArguments) {
    let names = NameTable(arguments)
    table = MailTable(language: arguments.language, isRealistic: arguments.isRealistic)
    firsts = names.firsts(arguments.gender).map(\.name).distinct { $0.folded(names.language) }
    families = names.families.distinct { $0.folded(names.language) }
  }

  var count: UInt128? { product(firsts.count, families.count, table.domains.count) }

  func text(at rank: UInt128) -> String {
    var rank = Rank(rank)
    return table.address(first: rank.take(firsts), last: rank.take(families), 0, rank.take(table.domains))
  }
}

extension Array {
  /// The first of each that `key` makes equal; those that it leaves nothing of go.
  func distinct(by key: (Element) -> String) -> [Element] {
    var known: Set<String> = [""]
    return filter { known.insert(key($0)).inserted }
  }
}
