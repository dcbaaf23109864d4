import Specification

let timeEntry = ProviderEntry(
  "time", "a time of day, written as the language does, and as ISO 8601",
  example: "{time: {from: \"08:00\", to: \"18:00\", step: 15}}",
  keys: [
    KeyKind("from", .text, "the first time", fallback: "00:00"),
    KeyKind("to", .text, "the last time", fallback: "23:59"),
    KeyKind("step", .number(.integer(1...720)), "minutes from one to the next", fallback: "1"),
    .word("format", TimeFormat.allCases.map { Word($0.rawValue, $0.summary) }, "how it is written", fallback: "local"),
    .locale,
  ],
  members: .text("text", "iso") + .number("hour", "minute")
) { arguments throws(ProviderFault) in
  let first = try arguments.minutes("from", or: "00:00")
  let last = try arguments.minutes("to", or: "23:59")
  guard first <= last else { throw ProviderFault("'from' must not be after 'to'") }
  let format = arguments.text("format").flatMap(TimeFormat.init(rawValue:)) ?? .local
  guard format != .twelve || [.english, .spanish].contains(arguments.language) else {
    throw ProviderFault("nobody writes times by twelve hours in \(arguments.language.name)")
  }
  return TimeProvider(
    first: first, last: last, step: arguments.integer("step") ?? 1, format: format, language: arguments.language)
}

enum TimeFormat: String, Sendable, CaseIterable {
  case local, twelve = "12h", twentyFour = "24h", spoken

  var summary: String {
    switch self {
    case .local: "2:30 PM, 14:30 Uhr, 14 h 30, 14:30"
    case .twelve: "2:30 PM, 2:30 p. m."
    case .twentyFour: "14:30"
    case .spoken: "half past two, halb drei, deux heures et demie, las dos y media; of quarters of an hour"
    }
  }
}

extension ProviderArguments {
  /// Minutes from midnight of a time such as `08:30`.
  /// - Throws: if it is none.
  fileprivate func minutes(_ name: String, or fallback: String) throws(ProviderFault) -> Int {
    let text = text(name) ?? fallback
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, 1...2 ~= parts[0].utf8.count, parts[1].utf8.count == 2, let hour = Int(parts[0]),
      let minute = Int(parts[1]), 0...23 ~= hour, 0...59 ~= minute
    else { throw ProviderFault("'\(text)' is no time; write it as 08:30") }
    return hour * 60 + minute
  }
}

private struct TimeProvider: Provider {
  let format: TimeFormat
  let language: Language
  /// Minutes from midnight.
  private let times: [Int]

  init(first: Int, last: Int, step: Int, format: TimeFormat, language: Language) {
    self.format = format
    self.language = language
    let all = Array(stride(from: first, through: last, by: step))
    let quarters = all.filter { $0.isMultiple(of: 15) }
    times = format == .spoken && !quarters.isEmpty ? quarters : all
  }

  var count: UInt128? { UInt128(times.count) }

  /// Morning and afternoon sound alike where they are spoken.
  var texts: UInt128? { UInt128(format == .spoken ? Set(times.map(text)).count : times.count) }

  func value(at rank: UInt128) -> Datum {
    let time = times[Int(rank)]
    return .record([
      Datum.Member("text", .text(text(time))),
      Datum.Member("iso", .text("\(padded(time / 60, to: 2)):\(padded(time % 60, to: 2))")),
      Datum.Member("hour", .number(Double(time / 60))), Datum.Member("minute", .number(Double(time % 60))),
    ])
  }

  private func text(_ time: Int) -> String {
    let (hour, minute) = (time / 60, time % 60)
    let minutes = padded(minute, to: 2)
    switch (format, language) {
    case (.spoken, _) where minute.isMultiple(of: 15): return SpokenTime(language: language).text(hour, minute)
    case (.twentyFour, _): return "\(padded(hour, to: 2)):\(minutes)"
    case (.twelve, .spanish): return "\(twelve(hour)):\(minutes) \(hour < 12 ? "a." : "p.")\u{A0}m."
    case (.twelve, _), (_, .english): return "\(twelve(hour)):\(minutes) \(hour < 12 ? "AM" : "PM")"
    case (_, .german): return "\(hour):\(minutes) Uhr"
    case (_, .french): return minute == 0 ? "\(hour)\u{A0}h" : "\(hour)\u{A0}h\u{A0}\(minutes)"
    case (_, .spanish): return "\(hour):\(minutes)"
    }
  }

  private func twelve(_ hour: Int) -> Int { hour % 12 == 0 ? 12 : hour % 12 }
}

/// Quarters of an hour as people say them, without saying whether before or after noon.
private struct SpokenTime {
  let language: Language

  func text(_ hour: Int, _ minute: Int) -> String {
    switch (language, minute) {
    case (.english, 0): "\(name(hour)) o’clock"
    case (.english, 15): "a quarter past \(name(hour))"
    case (.english, 30): "half past \(name(hour))"
    case (.english, _): "a quarter to \(name(hour + 1))"
    case (.german, 0): "\(hour % 12 == 1 ? "ein" : name(hour)) Uhr"
    case (.german, 15): "Viertel nach \(name(hour))"
    case (.german, 30): "halb \(name(hour + 1))"
    case (.german, _): "Viertel vor \(name(hour + 1))"
    case (.french, 0): french(hour)
    case (.french, 15): "\(french(hour)) et quart"
    case (.french, 30): "\(french(hour)) et demi\(hour % 12 == 0 ? "" : "e")"
    case (.french, _): "\(french(hour + 1)) moins le quart"
    case (.spanish, 0): spanish(hour) + " en punto"
    case (.spanish, 15): "\(spanish(hour)) y cuarto"
    case (.spanish, 30): "\(spanish(hour)) y media"
    case (.spanish, _): "\(spanish(hour + 1)) menos cuarto"
    }
  }

  private func french(_ hour: Int) -> String {
    switch hour % 24 {
    case 0: "minuit"
    case 12: "midi"
    case 1, 13: "une heure"
    default: "\(name(hour)) heures"
    }
  }

  private func spanish(_ hour: Int) -> String { "\(hour % 12 == 1 ? "la" : "las") \(name(hour))" }

  private func name(_ hour: Int) -> String {
    let names =
      switch language {
      case .english:
        ["twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
      case .german: ["zwölf", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf"]
      case .french: ["douze", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze"]
      case .spanish:
        ["doce", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once"]
      }
    return names[hour % 12]
  }
}
