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
