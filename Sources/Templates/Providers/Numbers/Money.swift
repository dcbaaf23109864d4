import Specification

let moneyEntry = ProviderEntry(
  "money", "an amount with its currency, written as the language does",
  example: "{money: {from: 5, to: 250, currency: EUR, locale: de}}",
  keys: [
    KeyKind("from", .number(.nonNegative), "the lowest amount", fallback: "1"),
    KeyKind("to", .number(.nonNegative), "the highest amount", fallback: "1000"),
    .word(
      "currency", Currency.allCases.map { Word($0.rawValue, $0.name) }, "whose money", fallback: "that of the locale"),
    KeyKind("decimals", .number(.integer(0...2)), "how many digits behind the sign", fallback: "2; of yen 0"), .locale,
  ],
  members: .text("text", "currency") + .number("value", "cents")
) { arguments throws(ProviderFault) in
  let currency =
    arguments.text("currency").flatMap(Currency.init(rawValue:)) ?? (arguments.language == .english ? .usd : .eur)
  return Money(
    range: try arguments.scaledRange(1, 1000, decimals: currency == .jpy ? 0 : 2), currency: currency,
    language: arguments.language)
}

enum Currency: String, Sendable, CaseIterable {
  case cad = "CAD", chf = "CHF", eur = "EUR", gbp = "GBP", jpy = "JPY", usd = "USD"

  var name: String {
    switch self {
    case .cad: "Canadian dollars"
    case .chf: "Swiss francs"
    case .eur: "euros"
    case .gbp: "pounds"
    case .jpy: "yen"
    case .usd: "dollars"
    }
  }

  fileprivate func sign(_ language: Language) -> String {
    switch self {
    case .cad: language == .french ? "$\u{A0}CA" : "CA$"
    case .chf: "CHF"
    case .eur: "€"
    case .gbp: "£"
    case .jpy: "¥"
    case .usd: language == .french ? "$\u{A0}US" : "$"
    }
  }
}

/// `12,50 €`, and the amount in whole cents (hundredths, of every currency).
private struct Money: Provider {
  let range: ScaledRange
  let currency: Currency
  let language: Language

  var count: UInt128? { range.count }

  func value(at rank: UInt128) -> Datum {
    let scaled = range.scaled(at: rank)
    let number = NumberStyle(language: language).text(scaled, decimals: range.decimals)
    let sign = currency.sign(language)
    let text =
      language == .english ? (currency == .chf ? "CHF\u{A0}\(number)" : "\(sign)\(number)") : "\(number)\u{A0}\(sign)"
    return .record([
      Datum.Member("text", .text(text)), Datum.Member("currency", .text(currency.rawValue)),
      Datum.Member("value", .number(range.number(scaled))),
      Datum.Member("cents", .number(Double(scaled * powerOfTen(2 - range.decimals)))),
    ])
  }
}
