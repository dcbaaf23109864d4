import Foundation
import Specification
import Testing

@testable import Templates

// Expected texts are written by hand, as a reader of the language would; blanks that do not break stand as such.

@Suite("Numbers and times") struct FormatTests {
  private func first(_ name: String, _ arguments: [String: Argument]) throws -> Datum {
    try made(name, arguments).value(at: 0)
  }

  @Test(
    "are written as the language does",
    arguments: [
      ("en", "1,234,567.50", "$1,234.50", "12.5%"), ("de", "1.234.567,50", "1.234,50\u{A0}€", "12,5\u{A0}%"),
      ("fr", "1\u{202F}234\u{202F}567,50", "1\u{202F}234,50\u{A0}€", "12,5\u{202F}%"),
      ("es", "1.234.567,50", "1234,50\u{A0}€", "12,5\u{A0}%"),
    ])
  func numbers(_ locale: String, _ decimal: String, _ money: String, _ percentage: String) throws {
    let locale = Argument.text(locale)
    #expect(try first("decimal", ["from": 1234567.5, "to": 1234568, "locale": locale]).asText == decimal)
    #expect(try first("money", ["from": 1234.5, "to": 2000, "locale": locale]).asText == money)
    #expect(try first("percentage", ["from": 12.5, "to": 13, "decimals": 1, "locale": locale]).asText == percentage)
  }

  @Test("keep the amount in cents, exactly")
  func cents() throws {
    for value in try made("money", ["from": 0, "to": 1000]).draws(2_000) {
      let cents = try #require(value["cents"].asNumber)
      #expect(value.asText == "$" + String(format: "%d.%02d", Int(cents) / 100, Int(cents) % 100).grouped)
      #expect(value["value"].asNumber == cents / 100)
    }
    #expect(try first("money", ["from": 1500, "to": 1600, "currency": "JPY"]).asText == "¥1,500")
    #expect(try first("money", ["from": 1500, "to": 1600, "currency": "JPY"])["cents"].asNumber == 150_000)
    #expect(try first("decimal", ["from": -0.5, "to": 1, "decimals": 1]).asText == "-0.5")
  }

  @Test("of places in a row")
  func ordinals() throws {
    func all(_ arguments: [String: Argument]) throws -> [String] {
      let provider = try made("ordinal", arguments)
      return (0..<(provider.count ?? 0)).map { provider.value(at: $0).asText }
    }
    #expect(try all(["from": 1, "to": 4]) == ["1st", "2nd", "3rd", "4th"])
    #expect(try all(["from": 10, "to": 13]) == ["10th", "11th", "12th", "13th"])
    #expect(try all(["from": 21, "to": 23]) == ["21st", "22nd", "23rd"])
    #expect(try all(["from": 111, "to": 112]) == ["111th", "112th"])
    #expect(try all(["from": 1, "to": 2, "locale": "de"]) == ["1.", "2."])
    #expect(try all(["from": 1, "to": 2, "locale": "fr"]) == ["1er", "2e"])
    #expect(try all(["from": 1, "to": 1, "locale": "fr", "gender": "feminine"]) == ["1re"])
    #expect(try all(["from": 3, "to": 3, "locale": "es", "gender": "feminine"]) == ["3.ª"])
  }

  @Test("of days, in every format")
  func days() throws {
    let expected: [(String, [String])] = [
      ("en", ["2024-03-01", "3/1/2024", "Mar 1, 2024", "March 1, 2024", "Friday, March 1, 2024", "March 1"]),
      ("de", ["2024-03-01", "01.03.2024", "1. März 2024", "1. März 2024", "Freitag, 1. März 2024", "1. März"]),
      ("fr", ["2024-03-01", "01/03/2024", "1er mars 2024", "1er mars 2024", "vendredi 1er mars 2024", "1er mars"]),
      (
        "es",
        [
          "2024-03-01", "1/3/2024", "1 mar 2024", "1 de marzo de 2024", "viernes, 1 de marzo de 2024",
          "1 de marzo",
        ]
      ),
    ]
    for (locale, texts) in expected {
      for (format, text) in zip(["iso", "numeric", "short", "long", "full", "day_month"], texts) {
        let day = try first(
          "date", ["from": "2024-03-01", "to": "2024-03-02", "format": .text(format), "locale": .text(locale)])
        #expect(day.asText == text)
        #expect(day["iso"].asText == "2024-03-01")
      }
    }
  }

  @Test("of days are those of Foundation's calendar")
  func calendar() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for value in try made("date", ["from": "1583-01-01", "to": "2400-12-31"]).draws(3_000) {
      let parts = DateComponents(
        year: value["year"].asNumber.map { Int($0) }, month: value["month"].asNumber.map { Int($0) },
        day: value["day"].asNumber.map { Int($0) })
      let date = try #require(calendar.date(from: parts))
      let back = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
      #expect(back.year == parts.year && back.month == parts.month && back.day == parts.day)
      let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
      #expect(value["weekday"].asText == weekdays[(back.weekday ?? 1) - 1])
    }
    // From the first to the last day of a leap year and of one that is none.
    #expect(try made("date", ["from": "2024-01-01", "to": "2024-12-31"]).count == 366)
    #expect(try made("date", ["from": "1900-01-01", "to": "1900-12-31"]).count == 365)
  }

  @Test("of days near by: what each phrase means")
  func near() throws {
    // The reference is a Wednesday.
    let meanings: [(String, [String: Int])] = [
      (
        "en",
        [
          "today": 0, "tomorrow": 1, "yesterday": -1, "the day after tomorrow": 2, "in three days": 3,
          "three days ago": -3, "in a week": 7, "two weeks ago": -14, "this Friday": 2, "next Friday": 9,
          "last Friday": -5, "next Monday": 5, "last Monday": -9, "this Monday": -2,
        ]
      ),
      (
        "de",
        [
          "übermorgen": 2, "vor einer Woche": -7, "in zwei Wochen": 14, "nächste Woche Montag": 5,
          "vor zehn Tagen": -10,
        ]
      ),
      ("fr", ["après-demain": 2, "il y a une semaine": -7, "dans 11 jours": 11, "lundi de la semaine prochaine": 5]),
      (
        "es",
        ["pasado mañana": 2, "hace una semana": -7, "dentro de dos semanas": 14, "el lunes de la semana que viene": 5]
      ),
    ]
    for (locale, expected) in meanings {
      let provider = try made("relative_date", ["locale": .text(locale)])
      var days: [String: Int] = [:]
      for rank in 0..<(provider.count ?? 0) {
        let value = provider.value(at: rank)
        #expect(days[value.asText] == nil, "\(value.asText)")
        days[value.asText] = value["days"].asNumber.map { Int($0) }
        #expect(value["reference"].asText == "2025-01-15")
      }
      for (text, day) in expected { #expect(days[text] == day, "\(text)") }
    }
    let leap = try made("relative_date", ["reference": "2024-02-28", "from": 2, "to": 2])
    #expect(leap.value(at: 0)["iso"].asText == "2024-03-01")
  }

  @Test("of day, as written and as spoken")
  func times() throws {
    func time(_ text: String, _ arguments: [String: Argument]) throws -> String {
      let all = arguments.merging(["from": .text(text), "to": .text(text)]) { one, _ in one }
      return try first("time", all).asText
    }
    #expect(try time("14:30", [:]) == "2:30 PM")
    #expect(try time("00:05", [:]) == "12:05 AM")
    #expect(try time("12:00", [:]) == "12:00 PM")
    #expect(try time("09:05", ["format": "24h"]) == "09:05")
    #expect(try time("09:05", ["locale": "de"]) == "9:05 Uhr")
    #expect(try time("14:30", ["locale": "fr"]) == "14\u{A0}h\u{A0}30")
    #expect(try time("14:00", ["locale": "fr"]) == "14\u{A0}h")
    #expect(try time("14:30", ["locale": "es"]) == "14:30")
    #expect(try time("14:30", ["locale": "es", "format": "12h"]) == "2:30 p.\u{A0}m.")
    let spoken: [(String, String, String)] = [
      ("en", "14:30", "half past two"), ("en", "11:45", "a quarter to twelve"), ("en", "23:00", "eleven o’clock"),
      ("de", "14:30", "halb drei"), ("de", "13:00", "ein Uhr"), ("de", "12:45", "Viertel vor eins"),
      ("fr", "12:30", "midi et demi"), ("fr", "14:30", "deux heures et demie"),
      ("fr", "23:45", "minuit moins le quart"),
      ("es", "13:15", "la una y cuarto"), ("es", "12:45", "la una menos cuarto"), ("es", "14:30", "las dos y media"),
    ]
    for (locale, clock, text) in spoken {
      #expect(try time(clock, ["locale": .text(locale), "format": "spoken"]) == text)
    }
  }

  @Test("of lengths of time")
  func durations() throws {
    func duration(_ number: Int, _ unit: String, _ locale: String, _ format: String = "long") throws -> [String] {
      let value = try first(
        "duration",
        [
          "from": Argument(.number(Double(number))), "to": Argument(.number(Double(number))), "unit": .text(unit),
          "locale": .text(locale), "format": .text(format),
        ])
      return [value.asText, value["iso"].asText]
    }
    #expect(try duration(135, "minutes", "en") == ["2 hours 15 minutes", "PT2H15M"])
    #expect(try duration(61, "minutes", "en") == ["1 hour 1 minute", "PT1H1M"])
    #expect(try duration(26, "hours", "de") == ["1 Tag 2 Stunden", "P1DT2H"])
    #expect(try duration(90, "minutes", "de", "short") == ["1\u{A0}Std. 30\u{A0}Min.", "PT1H30M"])
    #expect(try duration(0, "minutes", "en") == ["0 minutes", "PT0M"])
    #expect(try duration(0, "minutes", "fr") == ["0 minute", "PT0M"])
    #expect(try duration(3, "weeks", "es") == ["3 semanas", "P3W"])
    #expect(try duration(1, "years", "es") == ["1 año", "P1Y"])
  }
}

extension String {
  /// With commas between groups of three of the digits before the point.
  fileprivate var grouped: String {
    let whole = prefix { $0 != "." }
    guard whole.count > 3 else { return self }
    return "\(whole.dropLast(3)),\(suffix(count - whole.count + 3))"
  }
}
