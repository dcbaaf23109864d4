import Specification

let isbnEntry = ProviderEntry(
  "isbn", "a book's number, hyphens where they belong", example: "{isbn: {digits: 10, locale: fr}}",
  keys: [
    .word("digits", [Word("10", "as until 2006"), Word("13", "as since")], "how long it is", fallback: "13"),
    KeyKind("compact", .boolean, "whether the number is written without hyphens", fallback: "false"), .locale,
  ]
) { arguments in
  ISBN(isLong: arguments.text("digits") != "10", isCompact: arguments.flag("compact"), language: arguments.language)
}

/// `978-3-85123-412-6`: language area, publisher, title, check digit. Publishers are those of five digits, 85000 … 89999
/// (French area: 84000 … 89999), which keeps the hyphens right in all four areas.
private struct ISBN: TextProvider {
  let isLong: Bool
  let isCompact: Bool
  let language: Language

  private var area: String {
    switch language {
    case .english: "0"
    case .french: "2"
    case .german: "3"
    case .spanish: "84"
    }
  }

  private var publishers: ClosedRange<Int> { (language == .french ? 84_000 : 85_000)...89_999 }
  private var titleDigits: Int { 4 - area.count }

  var count: UInt128? { product(publishers.count, powerOfTen(titleDigits)) }

  func text(at rank: UInt128) -> String {
    var rank = Rank(rank)
    let title = rank.take(digits: titleDigits)
    let publisher = rank.take(publishers)
    let digits = "\(area)\(publisher)\(title)".digits
    let check: String
    if isLong {
      check = String(CheckDigits.gs1([9, 7, 8] + digits))
    } else {
      let last = (11 - CheckDigits.sum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11
      check = last == 10 ? "X" : String(last)
    }
    let parts = (isLong ? ["978"] : []) + [area, String(publisher), title, check]
    return parts.joined(separator: isCompact ? "" : "-")
  }
}

let eanEntry = ProviderEntry(
  "ean", "an article's number below its bar code", example: "{ean: {digits: 13}}",
  keys: [
    .word(
      "digits", [Word("8", "for small goods"), Word("12", "UPC-A, in America"), Word("13", "the usual one")],
      "how long it is", fallback: "13"), .realistic,
  ]
) { arguments in
  ArticleNumber(length: arguments.text("digits").flatMap { Int($0) } ?? 13, isRealistic: arguments.isRealistic)
}

/// `2012345678900`. By default it begins with 2 (UPC-A: 4), which shops use inside and no maker has.
private struct ArticleNumber: TextProvider {
  let length: Int
  let isRealistic: Bool

  private var first: ClosedRange<Int> {
    if isRealistic { return length == 12 ? 0...1 : 4...9 }
    return length == 12 ? 4...4 : 2...2
  }

  var count: UInt128? { product(first.count, powerOfTen(length - 2)) }

  func text(at rank: UInt128) -> String {
    var rank = Rank(rank)
    let rest = rank.take(digits: length - 2)
    let body = "\(rank.take(first))\(rest)"
    return "\(body)\(CheckDigits.gs1(body.digits))"
  }
}
