import Specification

let ordinalEntry = ProviderEntry(
  "ordinal", "a place in a row: 3rd, 3., 3e, 3.º", example: "{ordinal: [1, 31]}",
  keys: [
    KeyKind("from", .number(.integer(1...999_999_999)), "the lowest", fallback: "1"),
    KeyKind("to", .number(.integer(1...999_999_999)), "the highest", fallback: "31"),
    .word(
      "gender", [Word("masculine", "1er, 3.º"), Word("feminine", "1re, 3.ª")], "of what stands in the row (fr, es)",
      fallback: "masculine"), .locale,
  ],
  members: .text("text") + .number("value")
) { arguments throws(ProviderFault) in
  Ordinal(
    range: try arguments.scaledRange(1, 31, decimals: 0), language: arguments.language,
    isFeminine: arguments.text("gender") == "feminine")
}

private struct Ordinal: Provider {
  let range: ScaledRange
  let language: Language
  let isFeminine: Bool

  var count: UInt128? { range.count }

  func value(at rank: UInt128) -> Datum {
    let number = range.scaled(at: rank)
    return .record([
      Datum.Member("text", .text("\(number)\(suffix(number))")), Datum.Member("value", .number(Double(number))),
    ])
  }

  private func suffix(_ number: Int) -> String {
    switch language {
    case .german: return "."
    case .french: return number == 1 ? (isFeminine ? "re" : "er") : "e"
    case .spanish: return isFeminine ? ".ª" : ".º"
    case .english:
      if 11...13 ~= number % 100 { return "th" }
      return [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
    }
  }
}
