import Specification

let phoneEntry = ProviderEntry(
  "phone", "a telephone number out of the ranges that are kept for fiction", example: "{phone: {country: GB}}",
  keys: [
    Country.key([.germany, .spain, .france, .unitedKingdom, .unitedStates]),
    KeyKind("international", .boolean, "whether the number begins with + and the country", fallback: "false"), .locale,
    .realistic,
  ]
) { arguments in
  PhoneNumber(
    country: arguments.country(), isRealistic: arguments.isRealistic,
    isInternational: arguments.flag("international"))
}

/// `(212) 555-0142`, `030 23125 482`.
///
/// Ranges that nobody has: 555-0100 … 555-0199 in any American area; Ofcom's numbers for drama; the Bundesnetzagentur's
/// for media productions (five cities with 1,000 each); Arcep's for audiovisual works (10,000 each). Spain keeps none:
/// there it is numbers that begin with 555, a prefix that the national plan leaves free.
struct PhoneNumber: TextProvider {
  let country: Country
  let isRealistic: Bool
  let isInternational: Bool
  /// What stands before the free digits, with the national prefix 0 where there is one.
  private let prefixes: [String]
  /// How many digits are free: as many behind each prefix.
  private let free: Int

  init(country: Country, isRealistic: Bool, isInternational: Bool) {
    self.country = country
    self.isRealistic = isRealistic
    self.isInternational = isInternational
    switch (country, isRealistic) {
    case (.unitedStates, false):
      let areas = englishCities.all.map { $0[3] }.distinct { $0 }
      (prefixes, free) = (areas.map { "(\($0)) 555-01" }, 2)
    case (.unitedStates, true):
      let areas = englishCities.all.map { $0[3] }.distinct { $0 }
      (prefixes, free) = (areas.flatMap { area in (2...9).map { "(\(area)) \($0)" } }, 6)
    case (.unitedKingdom, false): (prefixes, free) = (Self.britishDrama, 3)
    case (.unitedKingdom, true): (prefixes, free) = ((1...9).map { "07\($0)" }, 8)
    case (.germany, false): (prefixes, free) = (Self.germanDrama, 3)
    case (.germany, true): (prefixes, free) = (["0151 ", "0160 ", "0170 ", "0171 ", "0172 ", "0176 "], 7)
    case (.france, false): (prefixes, free) = (Self.frenchDrama, 4)
    case (.france, true): (prefixes, free) = (["01", "02", "03", "04", "05", "06", "07"], 8)
    case (_, false): (prefixes, free) = (["555"], 6)
    case (_, true):
      (prefixes, free) = (
        ["60", "61", "62", "63", "64", "65", "66", "67", "68", "69", "71", "72", "91", "93", "95", "96"], 7
      )
    }
  }

  private static let britishDrama: [String] = [
    "0113 496 0", "0114 496 0", "0115 496 0", "0116 496 0", "0117 496 0", "0118 496 0", "0121 496 0", "0131 496 0",
    "0141 496 0", "0151 496 0", "0161 496 0", "0191 498 0", "020 7946 0", "028 9649 6", "029 2018 0", "01632 960",
    "07700 900", "0306 999 0",
  ]

  private static let germanDrama: [String] = ["030 23125 ", "040 66969 ", "069 90009 ", "0221 4710 ", "089 99998 "]

  private static let frenchDrama: [String] = ["019900", "026191", "035301", "046571", "053649", "063998"]

  var count: UInt128? { product(prefixes.count, powerOfTen(free)) }

  func spelling(of member: String?) -> Spelling? {
    guard country == .unitedStates, !isRealistic, !isInternational else { return nil }
    return .sequence([.any(prefixes), .digits(free)])
  }

  func text(at rank: UInt128) -> String {
    var rank = Rank(rank)
    let prefix = rank.take(prefixes)
    let text = grouped(prefix + rank.take(digits: free))
    guard isInternational else { return text }
    switch country {
    case .unitedStates: return "+1 \(text.digits.map(String.init).joined().grouped([3, 3, 4], with: "-"))"
    case .unitedKingdom: return "+44 \(text.dropFirst())"
    case .germany: return "+49 \(text.dropFirst())"
    case .france: return "+33 \(text.dropFirst())"
    default: return "+34 \(text)"
    }
  }

  /// The blanks that people write where the prefix does not have them.
  private func grouped(_ text: String) -> String {
    switch country {
    case .france: text.grouped(by: 2)
    case .spain: text.grouped(by: 3)
    case .unitedStates where isRealistic: "\(text.prefix(9))-\(text.dropFirst(9))"
    case .unitedKingdom where isRealistic: text.grouped([5, 6])
    default: text
    }
  }
}
