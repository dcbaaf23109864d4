import Specification

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
