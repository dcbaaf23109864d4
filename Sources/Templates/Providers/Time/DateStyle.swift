/// How a language writes days: names and orders, from the Unicode CLDR, version 45.
struct DateStyle: Sendable {
  enum Format: String, Sendable, CaseIterable {
    case iso, numeric, short, long, full
    case dayMonth = "day_month"

    var summary: String {
      switch self {
      case .iso: "2024-03-14"
      case .numeric: "3/14/2024, 14.03.2024, 14/03/2024, 14/3/2024"
      case .short: "Mar 14, 2024"
      case .long: "March 14, 2024"
      case .full: "Thursday, March 14, 2024"
      case .dayMonth: "March 14"
      }
    }
  }

  let language: Language

  func text(_ day: CalendarDay, _ format: Format) -> String {
    switch format {
    case .iso: day.iso
    case .numeric: numeric(day)
    case .short: short(day)
    case .long: joined(day, months[day.month - 1], withYear: true)
    case .full: weekday(day) + (language == .french ? " " : ", ") + joined(day, months[day.month - 1], withYear: true)
    case .dayMonth: joined(day, months[day.month - 1], withYear: false)
    }
  }

  private func numeric(_ date: CalendarDay) -> String {
    switch language {
    case .english: "\(date.month)/\(date.day)/\(date.year)"
    case .german: "\(padded(date.day, to: 2)).\(padded(date.month, to: 2)).\(date.year)"
    case .french: "\(padded(date.day, to: 2))/\(padded(date.month, to: 2))/\(date.year)"
    case .spanish: "\(date.day)/\(date.month)/\(date.year)"
    }
  }

  private func short(_ date: CalendarDay) -> String {
    let month = shortMonths[date.month - 1]
    return language == .spanish ? "\(date.day) \(month) \(date.year)" : joined(date, month, withYear: true)
  }

  private func joined(_ date: CalendarDay, _ month: String, withYear: Bool) -> String {
    switch language {
    case .english: "\(month) \(date.day)" + (withYear ? ", \(date.year)" : "")
    case .german: "\(date.day). \(month)" + (withYear ? " \(date.year)" : "")
    case .french: "\(date.day == 1 ? "1er" : String(date.day)) \(month)" + (withYear ? " \(date.year)" : "")
    case .spanish: "\(date.day) de \(month)" + (withYear ? " de \(date.year)" : "")
    }
  }

  func weekday(_ date: CalendarDay) -> String { weekdays[date.weekday - 1] }

  /// From Monday.
  var weekdays: [String] {
    switch language {
    case .english: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    case .german: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
    case .french: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
    case .spanish: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]
    }
  }

  private var months: [String] {
    switch language {
    case .english:
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
      ]
    case .german:
      [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
        "Dezember",
      ]
    case .french:
      [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
      ]
    case .spanish:
      [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
        "diciembre",
      ]
    }
  }

  private var shortMonths: [String] {
    switch language {
    case .english: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    case .german:
      ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."]
    case .french:
      ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]
    case .spanish: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"]
    }
  }
}
