import Specification

let ibanEntry = ProviderEntry(
  "iban", "a bank account's international number, right inside and out, at a bank that does not exist",
  example: "{iban: {country: FR}}",
  keys: [
    Country.key([
      .austria, .belgium, .switzerland, .germany, .spain, .france, .unitedKingdom, .italy, .netherlands,
    ]),
    KeyKind("compact", .boolean, "whether the number is written without blanks", fallback: "false"), .locale,
    .realistic,
  ]
) { arguments in
  IBAN(
    country: arguments.country(english: .unitedKingdom), isCompact: arguments.flag("compact"),
    isRealistic: arguments.isRealistic)
}

/// `DE12 9345 6789 0123 4567 89`: country, two check digits (ISO 7064, MOD 97-10), and the national number with check
/// digits of its own in Belgium, Spain, France, Italy and the Netherlands.
///
/// Bank codes are invented: they lie where the national lists have none as far as is published (Germany 9…, Spain 99..,
/// France and Italy 99..., Austria and Switzerland 99..., Belgium 999), and are letters that no bank has in the United
/// Kingdom and the Netherlands. A validator that looks banks up will not find them.
private struct IBAN: TextProvider {
  let country: Country
  let isCompact: Bool
  let isRealistic: Bool

  /// Bank codes in Britain and the Netherlands: four letters. The first are nobody's.
  private var banks: [String] {
    switch (isRealistic, country) {
    case (true, .netherlands): ["ABNA", "INGB", "RABO", "SNSB", "TRIO"]
    case (true, _): ["BARC", "HBUK", "LOYD", "NWBK", "SRLG"]
    default: ["XDOC", "XFIC", "XTST", "ZZFG", "ZZQA"]
    }
  }

  /// How many digits of the bank code, and of what follows it, are free.
  private var free: (bank: Int, rest: Int) {
    switch country {
    case .austria, .switzerland: (isRealistic ? 5 : 3, country == .austria ? 11 : 12)
    case .belgium: (isRealistic ? 3 : 0, 7)
    case .germany: (7, 10)
    case .spain: (isRealistic ? 4 : 2, 14)
    case .france: (isRealistic ? 5 : 3, 16)
    case .italy: (isRealistic ? 5 : 3, 17)
    case .netherlands: (0, 8)
    default: (0, isRealistic ? 14 : 12)
    }
  }

  var count: UInt128? {
    switch country {
    case .netherlands, .unitedKingdom: product(banks.count, powerOfTen(free.rest))
    default: product(powerOfTen(free.bank), powerOfTen(free.rest), country == .germany && isRealistic ? 8 : 1)
    }
  }

  func text(at rank: UInt128) -> String {
    let national = nationalNumber(at: rank)
    let rest = CheckDigits.remainder97(national + country.rawValue + "00")
    let whole = "\(country.rawValue)\(padded(98 - rest, to: 2))\(national)"
    return isCompact ? whole : whole.grouped(by: 4)
  }

  private func nationalNumber(at rank: UInt128) -> String {
    var rank = Rank(rank)
    let rest = rank.take(digits: free.rest)
    switch country {
    case .netherlands: return rank.take(banks) + dutch(rest)
    case .unitedKingdom: return rank.take(banks) + (isRealistic ? "" : "00") + rest
    default: break
    }
    let nines = String(repeating: "9", count: isRealistic ? 0 : 2)
    let bank = free.bank == 0 ? "" : rank.take(digits: free.bank)
    switch country {
    case .germany: return (isRealistic ? String(rank.take(1...8)) : "9") + bank + rest
    case .belgium: return belgian((isRealistic ? "" : "999") + bank + rest)
    case .spain: return spanish(bank: nines + bank, rest)
    case .france: return french(bank: nines + bank, rest)
    case .italy: return "\(CheckDigits.italianControl((nines + bank + rest).digits))\(nines)\(bank)\(rest)"
    default: return nines + bank + rest
    }
  }

  /// Ten digits, and what they leave by 97; 97 where that is nothing.
  private func belgian(_ digits: String) -> String {
    let rest = (Int(digits) ?? 0) % 97
    return digits + padded(rest == 0 ? 97 : rest, to: 2)
  }

  /// Bank and branch, two check digits (for these and for the account), account.
  private func spanish(bank: String, _ rest: String) -> String {
    let branch = rest.prefix(4)
    let account = String(rest.dropFirst(4))
    let first = CheckDigits.spanishAccount("00\(bank)\(branch)".digits)
    return "\(bank)\(branch)\(first)\(CheckDigits.spanishAccount(account.digits))\(account)"
  }

  /// Bank, branch, account and the key, which makes all of them together divisible by 97.
  private func french(bank: String, _ rest: String) -> String {
    let key = 97 - CheckDigits.remainder97("\(bank)\(rest)00")
    return bank + rest + padded(key, to: 2)
  }

  /// Ten digits whose sum, with weights 10 … 1, 11 divides. Where that would need a last digit of 10, a 1 in front, which
  /// counts as -1, makes it 0.
  private func dutch(_ digits: String) -> String {
    let last = (11 - CheckDigits.sum(digits.digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11
    return last == 10 ? "1\(digits)0" : "0\(digits)\(last)"
  }
}
