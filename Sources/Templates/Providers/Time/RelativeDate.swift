import Specification

let relativeDateEntry = ProviderEntry(
  "relative_date", "a day as seen from another: tomorrow, in three days, last Friday; and which day that is",
  example: "{relative_date: {reference: 2025-01-15, from: -14, to: 14, locale: de}}",
  keys: [
    KeyKind("reference", .text, "the day from which it is seen", fallback: "2025-01-15, a Wednesday; never the clock"),
    KeyKind("from", .number(.integer(-366...366)), "the first day, counted from there", fallback: "-14"),
    KeyKind("to", .number(.integer(-366...366)), "the last day, counted from there", fallback: "14"), .locale,
  ],
  members: .text("text", "iso") + .number("days") + .text("reference")
) { arguments throws(ProviderFault) in
  let from = arguments.integer("from") ?? -14
  let to = arguments.integer("to") ?? 14
  guard from <= to else { throw .beyond(Double(from), Double(to)) }
  return RelativeDate(
    reference: try arguments.day("reference", or: "2025-01-15"), from...to, language: arguments.language)
}

/// Each text means one day. `this Friday` is in the week of the reference, `next Friday` in the following one and `last
/// Friday` in the one before; weeks begin on Monday.
private struct RelativeDate: Provider {
  private let reference: CalendarDay
  private let phrases: [(text: String, days: Int)]

  init(reference: CalendarDay, _ days: ClosedRange<Int>, language: Language) {
    self.reference = reference
    let words = RelativeWords(language: language)
    phrases = days.flatMap { days in words.phrases(for: days, from: reference).map { ($0, days) } }
  }

  var count: UInt128? { UInt128(phrases.count) }

  func value(at rank: UInt128) -> Datum {
    let (text, days) = phrases[Int(rank)]
    return .record([
      Datum.Member("text", .text(text)), Datum.Member("iso", .text(reference.adding(days).iso)),
      Datum.Member("days", .number(Double(days))), Datum.Member("reference", .text(reference.iso)),
    ])
  }
}

/// What a language says of days near by.
struct RelativeWords: Sendable {
  let language: Language

  /// All ways to say the day that lies `days` after `reference`.
  func phrases(for days: Int, from reference: CalendarDay) -> [String] {
    var phrases: [String] = []
    if let name = name(of: days) { phrases.append(name) }
    if abs(days) >= 2 {
      phrases.append(distance(abs(days), isPast: days < 0, weeks: false))
      if days % 7 == 0, abs(days) <= 84 { phrases.append(distance(abs(days) / 7, isPast: days < 0, weeks: true)) }
    }
    // The number of the day's week, counted from the reference's.
    let fromMonday = reference.weekday - 1 + days
    let week = fromMonday >= 0 ? fromMonday / 7 : (fromMonday - 6) / 7
    if -1...1 ~= week, days != 0 { phrases.append(inWeek(week, reference.adding(days))) }
    return phrases
  }

  private func name(of days: Int) -> String? {
    guard -2...2 ~= days else { return nil }
    let names: [String?] =
      switch language {
      case .english: ["the day before yesterday", "yesterday", "today", "tomorrow", "the day after tomorrow"]
      case .german: ["vorgestern", "gestern", "heute", "morgen", "übermorgen"]
      case .french: ["avant-hier", "hier", "aujourd’hui", "demain", "après-demain"]
      case .spanish: ["anteayer", "ayer", "hoy", "mañana", "pasado mañana"]
      }
    return names[days + 2]
  }

  private func distance(_ number: Int, isPast: Bool, weeks: Bool) -> String {
    let count = spelled(number, ofWeeks: weeks)
    switch language {
    case .english:
      let unit = (weeks ? "week" : "day") + (number == 1 ? "" : "s")
      return isPast ? "\(count) \(unit) ago" : "in \(count) \(unit)"
    case .german:
      let unit = weeks ? (number == 1 ? "Woche" : "Wochen") : "Tagen"
      return "\(isPast ? "vor" : "in") \(count) \(unit)"
    case .french:
      let unit = (weeks ? "semaine" : "jour") + (number == 1 ? "" : "s")
      return "\(isPast ? "il y a" : "dans") \(count) \(unit)"
    case .spanish:
      let unit = weeks ? (number == 1 ? "semana" : "semanas") : "días"
      return "\(isPast ? "hace" : "dentro de") \(count) \(unit)"
    }
  }

  /// Small numbers as words, as the languages want it in running text; the others in digits.
  private func spelled(_ number: Int, ofWeeks weeks: Bool) -> String {
    let words =
      switch language {
      case .english: ["a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
      case .german: ["einer", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"]
      case .french: ["une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"]
      case .spanish: ["una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"]
      }
    return number <= words.count ? words[number - 1] : String(number)
  }

  private func inWeek(_ week: Int, _ day: CalendarDay) -> String {
    let name = DateStyle(language: language).weekday(day)
    switch language {
    case .english: return "\(["last", "this", "next"][week + 1]) \(name)"
    case .german: return "\(["letzte Woche", "diese Woche", "nächste Woche"][week + 1]) \(name)"
    case .french:
      return "\(name) \(["de la semaine dernière", "de cette semaine", "de la semaine prochaine"][week + 1])"
    case .spanish: return "el \(name) \(["de la semana pasada", "de esta semana", "de la semana que viene"][week + 1])"
    }
  }
}
