import Specification

let durationEntry = ProviderEntry(
  "duration", "a length of time: 2 hours 15 minutes; and as ISO 8601",
  example: "{duration: {from: 15, to: 480, unit: minutes, step: 15}}",
  keys: [
    KeyKind("from", .number(.integer(0...1_000_000)), "the shortest", fallback: "5"),
    KeyKind("to", .number(.integer(0...1_000_000)), "the longest", fallback: "240"),
    .word(
      "unit", DurationUnit.allCases.map { Word($0.rawValue, $0.summary) }, "in what it is given", fallback: "minutes"),
    KeyKind("step", .number(.integer(1...1_000_000)), "from one to the next", fallback: "5"),
    .word(
      "format", [Word("long", "2 hours 15 minutes"), Word("short", "2 h 15 min")], "how it is written",
      fallback: "long"),
    .locale,
  ],
  members: .text("text", "iso") + .number("value", "seconds")
) { arguments throws(ProviderFault) in
  let from = arguments.integer("from") ?? 5
  let to = arguments.integer("to") ?? 240
  guard from <= to else { throw .beyond(Double(from), Double(to)) }
  return DurationProvider(
    from: from, to: to, step: arguments.integer("step") ?? 5,
    unit: arguments.text("unit").flatMap(DurationUnit.init(rawValue:)) ?? .minutes,
    isShort: arguments.text("format") == "short", language: arguments.language)
}

enum DurationUnit: String, Sendable, CaseIterable {
  case seconds, minutes, hours, days, weeks, months, years

  var summary: String {
    switch self {
    case .seconds: "seconds; those that make minutes, hours and days are written so"
    case .minutes: "minutes; those that make hours and days are written so"
    case .hours: "hours; those that make days are written so"
    case .days, .weeks, .months, .years: "\(rawValue), written as such"
    }
  }
}

private struct DurationProvider: Provider {
  let from: Int
  let to: Int
  let step: Int
  let unit: DurationUnit
  let isShort: Bool
  let language: Language

  var count: UInt128? { UInt128((to - from) / step + 1) }

  func value(at rank: UInt128) -> Datum {
    let number = from + Int(rank) * step
    let parts = parts(of: number)
    let texts = parts.map { "\($0.number)\(isShort ? "\u{A0}" : " ")\(name(of: $0.unit, $0.number))" }
    return .record([
      Datum.Member("text", .text(texts.joined(separator: " "))), Datum.Member("iso", .text(iso(parts))),
      Datum.Member("value", .number(Double(number))), Datum.Member("seconds", .number(Double(number * seconds))),
    ])
  }

  /// Of the unit; a month counts as 30 days, a year as 365.
  private var seconds: Int {
    switch unit {
    case .seconds: 1
    case .minutes: 60
    case .hours: 3_600
    case .days: 86_400
    case .weeks: 604_800
    case .months: 2_592_000
    case .years: 31_536_000
    }
  }

  /// The number in as large units as there are, without those of which there is none.
  private func parts(of number: Int) -> [(number: Int, unit: DurationUnit)] {
    let ladder: [(DurationUnit, Int)] = [(.days, 86_400), (.hours, 3_600), (.minutes, 60), (.seconds, 1)]
    guard number > 0, [.seconds, .minutes, .hours].contains(unit) else { return [(number, unit)] }
    var rest = number * seconds
    var parts: [(Int, DurationUnit)] = []
    for (unit, size) in ladder where rest >= size {
      parts.append((rest / size, unit))
      rest %= size
    }
    return parts
  }

  private func iso(_ parts: [(number: Int, unit: DurationUnit)]) -> String {
    var (days, times) = ("", "")
    for (number, unit) in parts {
      switch unit {
      case .seconds: times += "\(number)S"
      case .minutes: times += "\(number)M"
      case .hours: times += "\(number)H"
      case .days: days += "\(number)D"
      case .weeks: days += "\(number)W"
      case .months: days += "\(number)M"
      case .years: days += "\(number)Y"
      }
    }
    return times.isEmpty ? "P\(days)" : "P\(days)T\(times)"
  }

  private func name(of unit: DurationUnit, _ number: Int) -> String {
    if isShort { return shortName(of: unit, number) }
    // French counts none as one.
    let isOne = number == 1 || (number == 0 && language == .french)
    let names = isOne ? singular : plural
    return names[DurationUnit.allCases.firstIndex(of: unit) ?? 0]
  }

  private var singular: [String] {
    switch language {
    case .english: ["second", "minute", "hour", "day", "week", "month", "year"]
    case .german: ["Sekunde", "Minute", "Stunde", "Tag", "Woche", "Monat", "Jahr"]
    case .french: ["seconde", "minute", "heure", "jour", "semaine", "mois", "an"]
    case .spanish: ["segundo", "minuto", "hora", "día", "semana", "mes", "año"]
    }
  }

  private var plural: [String] {
    switch language {
    case .english: ["seconds", "minutes", "hours", "days", "weeks", "months", "years"]
    case .german: ["Sekunden", "Minuten", "Stunden", "Tage", "Wochen", "Monate", "Jahre"]
    case .french: ["secondes", "minutes", "heures", "jours", "semaines", "mois", "ans"]
    case .spanish: ["segundos", "minutos", "horas", "días", "semanas", "meses", "años"]
    }
  }

  private func shortName(of unit: DurationUnit, _ number: Int) -> String {
    switch unit {
    case .seconds: language == .german ? "Sek." : "s"
    case .minutes: language == .german ? "Min." : "min"
    case .hours: language == .german ? "Std." : "h"
    case .days: language == .german ? (number == 1 ? "Tag" : "Tage") : language == .french ? "j" : "d"
    default: name(long: unit, number)
    }
  }

  private func name(long unit: DurationUnit, _ number: Int) -> String {
    (number == 1 ? singular : plural)[DurationUnit.allCases.firstIndex(of: unit) ?? 0]
  }
}
