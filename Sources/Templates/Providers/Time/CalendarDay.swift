/// A day of the Gregorian calendar, by its number from 1970-01-01 on. No clock and no time zone: a day is a day.
struct CalendarDay: Sendable, Hashable, Comparable {
  let number: Int

  init(number: Int) { self.number = number }

  /// Nil if there is no such day. Howard Hinnant, "chrono-compatible low-level date algorithms" (2013).
  init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month, day >= 1 else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
    guard self.month == month, self.day == day else { return nil }
  }

  /// From `2024-03-14`.
  init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  var year: Int { parts.year }
  /// 1 … 12.
  var month: Int { parts.month }
  /// 1 … 31.
  var day: Int { parts.day }

  /// 1 … 7, from Monday.
  var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  /// `2024-03-14`.
  var iso: String {
    let (year, month, day) = parts
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }

  static func < (one: CalendarDay, other: CalendarDay) -> Bool { one.number < other.number }

  func adding(_ days: Int) -> CalendarDay { CalendarDay(number: number + days) }
}

extension ProviderArguments {
  /// The day that is given under `name` as `2024-03-14`.
  /// - Throws: if it is none.
  func day(_ name: String, or fallback: String) throws(ProviderFault) -> CalendarDay {
    let text = text(name) ?? fallback
    guard let day = CalendarDay(iso: text) else {
      throw ProviderFault("'\(text)' is no day; write it as 2024-03-14")
    }
    return day
  }
}
