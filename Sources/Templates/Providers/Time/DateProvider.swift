import Specification

let dateEntry = ProviderEntry(
  "date", "a day, written as the language does, and as ISO 8601",
  example: "{date: {from: 2024-01-01, to: 2024-12-31, format: long, locale: fr}}",
  keys: [
    KeyKind("from", .text, "the first day", fallback: "2000-01-01"),
    KeyKind("to", .text, "the last day", fallback: "2029-12-31"),
    .word(
      "format", DateStyle.Format.allCases.map { Word($0.rawValue, $0.summary) }, "how it is written", fallback: "long"),
    .locale,
  ],
  members: .text("text", "iso") + .number("year", "month", "day") + .text("weekday")
) { arguments throws(ProviderFault) in
  let first = try arguments.day("from", or: "2000-01-01")
  let last = try arguments.day("to", or: "2029-12-31")
  guard first <= last else { throw ProviderFault("'from' (\(first.iso)) must not be after 'to' (\(last.iso))") }
  return DateProvider(
    first: first, last: last, format: arguments.text("format").flatMap(DateStyle.Format.init(rawValue:)) ?? .long,
    style: DateStyle(language: arguments.language))
}

private struct DateProvider: Provider {
  let first: CalendarDay
  let last: CalendarDay
  let format: DateStyle.Format
  let style: DateStyle

  var count: UInt128? { UInt128(last.number - first.number + 1) }

  /// Days of several years are written alike where the year is not.
  var texts: UInt128? {
    guard format == .dayMonth else { return count }
    // Eight years and a day hold every day of the year, also around a century without its leap day.
    let days = (first.number...min(last.number, first.number + 3_000)).map { CalendarDay(number: $0) }
    return UInt128(Set(days.map { $0.month * 31 + $0.day }).count)
  }

  func value(at rank: UInt128) -> Datum {
    let day = first.adding(Int(rank))
    return .record([
      Datum.Member("text", .text(style.text(day, format))), Datum.Member("iso", .text(day.iso)),
      Datum.Member("year", .number(Double(day.year))), Datum.Member("month", .number(Double(day.month))),
      Datum.Member("day", .number(Double(day.day))), Datum.Member("weekday", .text(style.weekday(day))),
    ])
  }
}
