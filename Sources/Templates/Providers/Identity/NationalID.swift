import Specification

let nationalIDEntry = ProviderEntry(
  "national_id", "a person's number with the state, with its check digits; by default one that is never given out",
  example: "{national_id: {country: ES, kind: nie}}",
  keys: [
    Country.key([.germany, .spain, .france, .unitedKingdom, .unitedStates]),
    .word(
      "kind", NationalIDKind.allCases.map { Word($0.rawValue, $0.summary) }, "which of the country's numbers",
      fallback: "ssn, steuer_id, nir, dni, nino"),
    .locale, .realistic,
  ]
) { arguments throws(ProviderFault) in
  let country = arguments.country()
  let kinds = NationalIDKind.allCases.filter { $0.country == country }
  guard let asked = arguments.text("kind") else { return kinds[0].provider(isRealistic: arguments.isRealistic) }
  guard let kind = NationalIDKind(rawValue: asked), kind.country == country else {
    throw ProviderFault(
      "\(country.name) has no '\(asked)'; it has \(kinds.map { "'\($0.rawValue)'" }.joined(separator: " and "))")
  }
  return kind.provider(isRealistic: arguments.isRealistic)
}

/// The numbers that we know; the first of a country is its usual one.
private enum NationalIDKind: String, CaseIterable {
  case ssn, steuerID = "steuer_id", nir, dni, nie, nino, nhs

  var country: Country {
    switch self {
    case .ssn: .unitedStates
    case .steuerID: .germany
    case .nir: .france
    case .dni, .nie: .spain
    case .nino, .nhs: .unitedKingdom
    }
  }

  var summary: String {
    switch self {
    case .ssn: "social security number (US)"
    case .steuerID: "tax number (DE)"
    case .nir: "social security number (FR)"
    case .dni: "identity card of citizens (ES)"
    case .nie: "identity number of foreigners (ES)"
    case .nino: "national insurance number (GB)"
    case .nhs: "number of the health service (GB)"
    }
  }

  func provider(isRealistic: Bool) -> any Provider {
    switch self {
    case .ssn: SocialSecurityNumber(isRealistic: isRealistic)
    case .steuerID: GermanTaxNumber(isRealistic: isRealistic)
    case .nir: FrenchSecurityNumber(isRealistic: isRealistic)
    case .dni: SpanishIdentity(isForeigner: false, isRealistic: isRealistic)
    case .nie: SpanishIdentity(isForeigner: true, isRealistic: isRealistic)
    case .nino: InsuranceNumber(isRealistic: isRealistic)
    case .nhs: HealthServiceNumber(isRealistic: isRealistic)
    }
  }
}

/// `912-34-5678`: area, group and serial, no check digit.
///
/// Areas from 900 on are never issued. Some taxpayer numbers (ITIN) look like that, but their groups are 50 and above;
/// ours are 01 … 49.
private struct SocialSecurityNumber: TextProvider {
  let isRealistic: Bool

  private var areas: ClosedRange<Int> { isRealistic ? 1...898 : 900...999 }
  private var groups: ClosedRange<Int> { isRealistic ? 1...99 : 1...49 }

  var count: UInt128? { product(areas.count, groups.count, 9999) }

  func text(at rank: UInt128) -> String {
    var rank = Rank(rank)
    let serial = rank.take(1...9999)
    let group = rank.take(groups)
    var area = rank.take(areas)
    if isRealistic, area >= 666 { area += 1 }
    return "\(padded(area, to: 3))-\(padded(group, to: 2))-\(padded(serial, to: 4))"
  }
}

/// `08 264 735 910`: ten digits, of which exactly one stands twice, and a check digit (ISO 7064, MOD 11,10).
///
/// A first digit of 0 marks numbers for tests: the tax office never gives one out.
private struct GermanTaxNumber: TextProvider {
  let isRealistic: Bool

  /// Numbers whose first digit is also the one that stands twice, and the others.
  private let withFirstTwice = 9 * 9 * 40_320
  private let withOtherTwice = 9 * 8 * 36 * 5_040

  var count: UInt128? { UInt128((withFirstTwice + withOtherTwice) * (isRealistic ? 9 : 1)) }

  func text(at rank: UInt128) -> String {
    var rank = Rank(rank)
    let first = isRealistic ? rank.take(1...9) : 0
    var digits = tail(at: rank.take(withFirstTwice + withOtherTwice))
    digits.insert(0, at: 0)
    // Made with 0 in front; another first digit changes places with it.
    if first > 0 { digits = digits.map { $0 == 0 ? first : $0 == first ? 0 : $0 } }
    digits.append(CheckDigits.mod11And10(digits))
    return digits.map(String.init).joined().grouped([2, 3, 3, 3])
  }

  /// The nine digits behind a 0.
  private func tail(at number: Int) -> [Int] {
    if number < withFirstTwice {
      // The second 0, and eight of the other nine digits in any order.
      var rank = Rank(UInt128(number))
      var pool = Array(1...9)
      pool.remove(at: rank.take(9))
      let place = rank.take(9)
      var digits = shuffled(&pool, &rank)
      digits.insert(0, at: place)
      return digits
    }
    // Two of one digit, and seven of the other eight.
    var rank = Rank(UInt128(number - withFirstTwice))
    var pool = Array(1...9)
    let twice = pool.remove(at: rank.take(9))
    pool.remove(at: rank.take(8))
    let (one, other) = pair(rank.take(36))
    var digits = shuffled(&pool, &rank)
    digits.insert(twice, at: one)
    digits.insert(twice, at: other)
    return digits
  }

  /// The digits of `pool` in the order that the next choices of `rank` say.
  private func shuffled(_ pool: inout [Int], _ rank: inout Rank) -> [Int] {
    var order: [Int] = []
    while !pool.isEmpty { order.append(pool.remove(at: rank.take(pool.count))) }
    return order
  }

  /// The pairs 0 ≤ one < other < 9 in a row.
  private func pair(_ number: Int) -> (Int, Int) {
    var rest = number
    for one in 0..<8 {
      if rest < 8 - one { return (one, one + 1 + rest) }
      rest -= 8 - one
    }
    return (7, 8)
  }
}

/// `2 87 04 75 112 000 36`: sex, year and month of birth, department and commune, order, and a key of two digits.
///
/// Orders begin at 001 in each month and commune: 000 is given to nobody. In the key, Corsica's 2A and 2B count as 19
/// and 18.
private struct FrenchSecurityNumber: TextProvider {
  let isRealistic: Bool

  private static let departments: [String] =
    (1...95).flatMap { $0 == 20 ? ["2A", "2B"] : [padded($0, to: 2)] }

  var count: UInt128? { product(2, 100, 12, Self.departments.count, 990, isRealistic ? 999 : 1) }

  func text(at rank: UInt128) -> String {
    var rank = Rank(rank)
    let sex = rank.take(1...2)
    let year = rank.take(digits: 2)
    let month = padded(rank.take(1...12), to: 2)
    let department = rank.take(Self.departments)
    let commune = padded(rank.take(1...990), to: 3)
    let order = isRealistic ? padded(rank.take(1...999), to: 3) : "000"
    let corsican = department == "2A" ? "19" : department == "2B" ? "18" : department
    let number = Int("\(sex)\(year)\(month)\(corsican)\(commune)\(order)") ?? 0
    return "\(sex) \(year) \(month) \(department) \(commune) \(order) \(padded(97 - number % 97, to: 2))"
  }
}

/// `99123456Z`, or for a foreigner `Z9123456A`: a number and the letter that its remainder by 23 gives; X, Y and Z count
/// as 0, 1 and 2 in front.
///
/// Numbers are handed to police stations in blocks, and those from 99,000,000, or Z9000000, are far above all blocks.
private struct SpanishIdentity: TextProvider {
  let isForeigner: Bool
  let isRealistic: Bool

  var count: UInt128? {
    if isForeigner { return product(isRealistic ? 3 : 1, isRealistic ? 10_000_000 : 1_000_000) }
    return product(isRealistic ? 80_000_000 : 1_000_000)
  }

  func text(at rank: UInt128) -> String {
    var rank = Rank(rank)
    guard isForeigner else {
      let number = isRealistic ? rank.take(80_000_000) : 99_000_000 + rank.take(1_000_000)
      return "\(padded(number, to: 8))\(CheckDigits.spanishLetter(number))"
    }
    let front = isRealistic ? rank.take(3) : 2
    let number = isRealistic ? rank.take(10_000_000) : 9_000_000 + rank.take(1_000_000)
    let letter = CheckDigits.spanishLetter(front * 10_000_000 + number)
    return "\(["X", "Y", "Z"][front])\(padded(number, to: 7))\(letter)"
  }
}

/// `QQ 12 34 56 C`: two letters, six digits and a letter A to D; no check digit. QQ is never allocated; the state's own
/// forms show it as an example.
private struct InsuranceNumber: TextProvider {
  let isRealistic: Bool

  /// The pairs of letters that are given out: neither D F I Q U V nor, in second place, O; and not these seven.
  private static let pairs: [String] = {
    let first = Array("ABCEGHJKLMNOPRSTWXYZ")
    let barred: Set<String> = ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"]
    return first.flatMap { one in first.filter { $0 != "O" }.map { "\(one)\($0)" } }.filter { !barred.contains($0) }
  }()

  var count: UInt128? { product(isRealistic ? Self.pairs.count : 1, 1_000_000, 4) }

  func text(at rank: UInt128) -> String {
    var rank = Rank(rank)
    let suffix = rank.take(["A", "B", "C", "D"])
    let digits = rank.take(digits: 6).grouped(by: 2)
    return "\(isRealistic ? rank.take(Self.pairs) : "QQ") \(digits) \(suffix)"
  }
}

/// `999 123 4567`: nine digits and a check digit (weights 10 … 2, modulo 11; 10 can't be written, such numbers are
/// left out). Numbers from 999 000 0000 on are kept for tests.
private struct HealthServiceNumber: TextProvider {
  let isRealistic: Bool

  var count: UInt128? { product(isRealistic ? 60_000_000 : 100_000, 9) }

  func text(at rank: UInt128) -> String {
    var rank = Rank(rank)
    let choice = rank.take(9)
    let front = isRealistic ? String(40_000_000 + rank.take(60_000_000)) : "999" + rank.take(digits: 5)
    // Of the ten last digits at most one has the remainder 10; nine are numbered, so that each front has as many.
    let sum = CheckDigits.sum(front.digits, [10, 9, 8, 7, 6, 5, 4, 3])
    let last = (0...9).filter { (sum + $0 * 2) % 11 != 1 }[choice]
    let check = (11 - (sum + last * 2) % 11) % 11
    return "\(front)\(last)\(check)".grouped([3, 3, 4])
  }
}
