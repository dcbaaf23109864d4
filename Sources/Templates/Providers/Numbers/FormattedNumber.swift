import Specification

/// What decimal numbers and percentages take.
let formattedNumberKeys = [
  KeyKind("from", .number(.any), "the lowest", fallback: "0"),
  KeyKind("to", .number(.any), "the highest", fallback: "100"),
  KeyKind("decimals", .number(.integer(0...9)), "how many digits behind the sign", fallback: "2; of percentages 0"),
  KeyKind.locale,
]

/// `1.234,50`, and the number itself.
struct FormattedNumber: Provider {
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
