import Specification

private let decimalKeys = [
  KeyKind("from", .number(.any), "the lowest", fallback: "0"),
  KeyKind("to", .number(.any), "the highest", fallback: "100"),
  KeyKind("decimals", .number(.integer(0...9)), "how many digits behind the sign", fallback: "2; of percentages 0"),
  KeyKind.locale,
]

let decimalEntry = ProviderEntry(
  "decimal", "a number, written as the language does",
  example: "{decimal: {from: 0, to: 5000, decimals: 2, locale: de}}",
  keys: decimalKeys, members: .text("text") + .number("value")
) { arguments throws(ProviderFault) in
  FormattedNumber(
    range: try arguments.scaledRange(0, 100, decimals: 2), style: NumberStyle(language: arguments.language), suffix: "")
}

let percentageEntry = ProviderEntry(
  "percentage", "a number of hundredths with its sign",
  example: "{percentage: {from: 0, to: 100, decimals: 1, locale: fr}}",
  keys: decimalKeys, members: .text("text") + .number("value")
) { arguments throws(ProviderFault) in
  let style = NumberStyle(language: arguments.language)
  return FormattedNumber(
    range: try arguments.scaledRange(0, 100, decimals: 0), style: style, suffix: style.beforePercent + "%")
}

/// `1.234,50`, and the number itself.
private struct FormattedNumber: Provider {
  let range: ScaledRange
  let style: NumberStyle
  let suffix: String

  var count: UInt128? { range.count }

  func value(at rank: UInt128) -> Datum {
    let scaled = range.scaled(at: rank)
    return .record([
      Datum.Member("text", .text(style.text(scaled, decimals: range.decimals) + suffix)),
      Datum.Member("value", .number(range.number(scaled))),
    ])
  }
}
