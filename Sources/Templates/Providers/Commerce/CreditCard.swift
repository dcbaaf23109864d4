import Specification

let creditCardEntry = ProviderEntry(
  "credit_card", "a payment card's number, right by Luhn's rule, from the ranges of published test numbers",
  example: "{credit_card: {brand: visa}}",
  keys: [
    .word("brand", CardBrand.allCases.map { Word($0.rawValue, $0.name) }, "whose card it is", fallback: "any"),
    .realistic,
  ],
  members: .text("text", "number", "brand")
) { arguments in
  let brand = arguments.text("brand").flatMap(CardBrand.init(rawValue:))
  return CreditCard(brands: brand.map { [$0] } ?? CardBrand.allCases, isRealistic: arguments.isRealistic)
}

enum CardBrand: String, Sendable, CaseIterable {
  case visa, mastercard, amex, discover, jcb

  var name: String {
    switch self {
    case .visa: "Visa"
    case .mastercard: "Mastercard"
    case .amex: "American Express"
    case .discover: "Discover"
    case .jcb: "JCB"
    }
  }

  /// The beginnings of numbers that schemes and payment services publish for tests: eight digits and the check digit
  /// follow.
  fileprivate var testPrefixes: [String] {
    switch self {
    case .visa: ["4000000", "4012888", "4111111", "4242424"]
    case .mastercard: ["5105105", "5200828", "5454545", "5555555"]
    case .amex: ["371449", "378282", "378734"]
    case .discover: ["6011000", "6011111"]
    case .jcb: ["3530111", "3566002"]
    }
  }

  /// The beginnings of any card of the brand.
  fileprivate var prefixes: [String] {
    switch self {
    case .visa: (0...999).map { "4\(padded($0, to: 3))000" }
    case .mastercard: (5100...5599).map { "\($0)000" }
    case .amex: (340...349).map { "\($0)000" } + (370...379).map { "\($0)000" }
    case .discover: (6440...6599).map { "\($0)000" }
    case .jcb: (3528...3589).map { "\($0)000" }
    }
  }
}

/// `4242 4248 1739 2055`, and its brand.
private struct CreditCard: Provider {
  private let prefixes: [(brand: CardBrand, digits: String)]

  init(brands: [CardBrand], isRealistic: Bool) {
    prefixes = brands.flatMap { brand in
      (isRealistic ? brand.prefixes : brand.testPrefixes).map { (brand, $0) }
    }
  }

  var count: UInt128? { product(100_000_000, prefixes.count) }

  func value(at rank: UInt128) -> Datum {
    var rank = Rank(rank)
    let free = rank.take(digits: 8)
    let (brand, prefix) = rank.take(prefixes)
    let body = prefix + free
    let number = "\(body)\(CheckDigits.luhn(body.digits))"
    let text = brand == .amex ? number.grouped([4, 6, 5]) : number.grouped(by: 4)
    return .record([
      Datum.Member("text", .text(text)), Datum.Member("number", .text(number)),
      Datum.Member("brand", .text(brand.name)),
    ])
  }
}
