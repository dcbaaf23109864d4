import Specification

let vatNumberEntry = ProviderEntry(
  "vat_id", "a firm's number for value added tax, with its check digits", example: "{vat_id: {country: FR}}",
  keys: [
    Country.key([.austria, .belgium, .germany, .spain, .france, .unitedKingdom, .italy, .netherlands]), .locale,
    .realistic,
  ]
) { arguments in
  VATNumber(country: arguments.country(english: .unitedKingdom), isRealistic: arguments.isRealistic)
}

/// `DE912345678`. By default from parts of each country's range that are not in use as far as is published: Germany 9…,
/// France SIREN 000…, Spain A00…, Italy offices 101 … 119, United Kingdom 9999…, Belgium 00…, the Netherlands 000…,
/// Austria U00….
private struct VATNumber: TextProvider {
  let country: Country
  let isRealistic: Bool

  /// How many digits are chosen freely.
  private var free: Int {
    switch country {
    case .germany: 7
    case .france: isRealistic ? 8 : 5
    case .spain: isRealistic ? 7 : 5
    case .italy: 7
    case .unitedKingdom: isRealistic ? 6 : 3
    case .belgium: isRealistic ? 7 : 6
    case .netherlands: isRealistic ? 7 : 5
    default: isRealistic ? 7 : 5
    }
  }

  var count: UInt128? {
    switch country {
    case .italy: product(9_999_999, isRealistic ? 100 : 19)
    case .spain: product(powerOfTen(free), isRealistic ? 8 : 2)
    case .germany: product(powerOfTen(free), isRealistic ? 3 : 1)
    case .netherlands: product(powerOfTen(free), 99)
    default: product(powerOfTen(free))
    }
  }

  func text(at rank: UInt128) -> String {
    var rank = Rank(rank)
    switch country {
    case .germany: return german(&rank)
    case .france: return french(&rank)
    case .spain: return spanish(&rank)
    case .italy: return italian(&rank)
    case .unitedKingdom: return british(&rank)
    case .belgium: return belgian(&rank)
    case .netherlands: return dutch(&rank)
    default: return austrian(&rank)
    }
  }

  private func german(_ rank: inout Rank) -> String {
    let body = (isRealistic ? String(rank.take(1...3)) : "9") + rank.take(digits: free)
    return "DE\(body)\(CheckDigits.mod11And10(body.digits))"
  }

  /// Two digits from the remainder of the SIREN, and the SIREN, which has a check digit itself.
  private func french(_ rank: inout Rank) -> String {
    let body = (isRealistic ? "" : "000") + rank.take(digits: free)
    let siren = "\(body)\(CheckDigits.luhn(body.digits))"
    let number = Int(siren) ?? 0
    return "FR\(padded((12 + 3 * (number % 97)) % 97, to: 2))\(siren)"
  }

  /// A letter for the legal form, seven digits, and a digit whose sum is made as Luhn's.
  private func spanish(_ rank: inout Rank) -> String {
    let form = isRealistic ? rank.take(["A", "B", "C", "D", "E", "F", "G", "H"]) : rank.take(["A", "B"])
    let body = (isRealistic ? "" : "00") + rank.take(digits: free)
    return "ES\(form)\(body)\(CheckDigits.luhn(body.digits))"
  }

  /// The number of the firm, never 0, that of the office, and a check digit.
  private func italian(_ rank: inout Rank) -> String {
    let office = isRealistic ? rank.take(1...100) : rank.take(101...119)
    let body = padded(rank.take(1...9_999_999), to: 7) + padded(office, to: 3)
    return "IT\(body)\(CheckDigits.luhn(body.digits))"
  }

  /// Seven digits with weights 8 … 2, from which 97 is taken until nothing is left.
  private func british(_ rank: inout Rank) -> String {
    let body = (isRealistic ? "1" : "9999") + rank.take(digits: free)
    let rest = CheckDigits.sum(body.digits, [8, 7, 6, 5, 4, 3, 2]) % 97
    return "GB\(body)\(padded(97 - rest, to: 2))"
  }

  private func belgian(_ rank: inout Rank) -> String {
    let body = (isRealistic ? "0" : "00") + rank.take(digits: free)
    let number = Int(body) ?? 0
    return "BE\(padded(number, to: 8))\(padded(97 - number % 97, to: 2))"
  }

  /// Nine digits of which the last is their check digit by weights 9 … 2 (modulo 11), `B` and a serial from 01.
  private func dutch(_ rank: inout Rank) -> String {
    let serial = padded(rank.take(1...99), to: 2)
    let front = (isRealistic ? "" : "00") + rank.take(digits: free)
    // Where the remainder is 10 the eighth digit, which is 0 else, is 1: its weight of 2 makes that 1 more by one.
    let sum = CheckDigits.sum(front.digits, [9, 8, 7, 6, 5, 4, 3])
    return sum % 11 == 10 ? "NL\(front)1\((sum + 2) % 11)B\(serial)" : "NL\(front)0\(sum % 11)B\(serial)"
  }

  private func austrian(_ rank: inout Rank) -> String {
    let body = (isRealistic ? "" : "00") + rank.take(digits: free)
    // Luhn's digit, 4 less: weights 1 and 2 from the left, as seven digits have it.
    let sum = body.digits.enumerated().reduce(4) { sum, digit in
      let value = digit.offset.isMultiple(of: 2) ? digit.element : digit.element * 2
      return sum + value / 10 + value % 10
    }
    return "ATU\(body)\((10 - sum % 10) % 10)"
  }
}
