import Specification

let companyEntry = ProviderEntry(
  "company", "a firm: its name, legal form, trade, and a domain that nobody has", example: "{company: {locale: de}}",
  keys: [
    .locale, .list("names", "what firms are called after, in place of ours"),
    .list("trades", "what they do, in place of ours"),
  ],
  members: .text("text", "name", "short", "form", "trade", "domain")
) { arguments in Company(arguments) }

/// `Nordlicht Logistik GmbH`: a family's name or an invented one, a trade and a legal form. By chance there may be such a
/// firm; nothing else about it is true.
private struct Company: Provider {
  private let language: Language
  private var heads: [String]
  private var trades: [String]
  private var forms: [String]

  init(_ arguments: ProviderArguments) {
    language = arguments.language
    let words = CompanyWords(language: language)
    let ours = words.heads.all + NameTable.families(language).all
    heads = (arguments.texts("names") ?? ours).distinct { $0 }
    trades = arguments.words("trades", or: words.trades)
    forms = words.forms
  }

  var count: UInt128? { product(heads.count, trades.count, forms.count) }

  func showing(_ members: Set<String>) -> any Provider {
    var company = self
    if members.isDisjoint(with: ["text", "name", "form"]) { company.forms = [forms[0]] }
    if members.isDisjoint(with: ["text", "name", "short", "trade", "domain"]) { company.trades = [trades[0]] }
    if members.isDisjoint(with: ["text", "name", "short", "domain"]) { company.heads = [heads[0]] }
    return company
  }

  func spelling(of member: String?) -> Spelling? {
    let short: [Spelling] = [.any(heads), .text(" "), .any(trades)]
    switch member {
    case nil, "text", "name": return .sequence(short + [.text(" "), .any(forms)])
    case "short": return .sequence(short)
    case "form": return .any(forms)
    case "trade": return .any(trades)
    default: return nil
    }
  }

  func value(at rank: UInt128) -> Datum {
    var rank = Rank(rank)
    let head = rank.take(heads)
    let trade = rank.take(trades)
    let form = rank.take(forms)
    let short = "\(head) \(trade)"
    return .record([
      Datum.Member("text", .text("\(short) \(form)")), Datum.Member("name", .text("\(short) \(form)")),
      Datum.Member("short", .text(short)), Datum.Member("form", .text(form)), Datum.Member("trade", .text(trade)),
      Datum.Member("domain", .text(short.folded(language, separator: "-") + ".example")),
    ])
  }
}
