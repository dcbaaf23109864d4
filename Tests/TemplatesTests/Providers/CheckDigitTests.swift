import Specification
import Testing

@testable import Templates

// Each check is written here from its published rule, in another way than the product has it, and proves itself first on
// numbers that others published.

/// Divisible by 97 when the first four characters stand last and letters count as 10 … 35, by long division.
private func isIBAN(_ text: String) -> Bool {
  let plain = text.filter { $0 != " " }
  let moved = plain.dropFirst(4) + plain.prefix(4)
  let digits = moved.compactMap { Int(String($0), radix: 36) }.map(String.init).joined()
  return digits.reduce(0) { ($0 * 10 + ($1.wholeNumberValue ?? 0)) % 97 } == 1
}

/// Luhn by a table of doubled digits.
private func isLuhn(_ text: String) -> Bool {
  let doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]
  let digits = text.compactMap(\.wholeNumberValue)
  let parity = digits.count % 2
  return digits.indices.reduce(0) { $0 + ($1 % 2 == parity ? doubled[digits[$1]] : digits[$1]) } % 10 == 0
}

private func weighted(_ text: some StringProtocol, _ weights: [Int]) -> Int {
  zip(text.compactMap(\.wholeNumberValue), weights).map(*).reduce(0, +)
}

/// The key of a French account by the weights that banks use: 89, 15 and 3.
private func isRIB(_ iban: String) -> Bool {
  let plain = Array(iban.filter { $0 != " " })
  func number(_ range: Range<Int>) -> Int {
    // Letters as digits: A and J are 1, B, K and S are 2, …
    let table: [Character: Int] = Dictionary(
      uniqueKeysWithValues: zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ", [1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5, 6, 7, 8, 9]))
    return plain[range].reduce(0) { $0 * 10 + ($1.wholeNumberValue ?? table[$1] ?? 0) }
  }
  return (89 * number(4..<9) + 15 * number(9..<14) + 3 * number(14..<25) + number(25..<27)) % 97 == 0
}

/// Spanish control digits by the powers of two modulo 11.
private func isCCC(_ iban: String) -> Bool {
  let plain = Array(iban.filter { $0 != " " }).compactMap(\.wholeNumberValue)
  // The two digits of the country's check stand first, as the letters are no digits.
  let (office, control, account) = (plain[2..<10], plain[10..<12], plain[12..<22])
  func digit(_ digits: ArraySlice<Int>, from power: Int) -> Int {
    var (weight, sum) = (power, 0)
    for digit in digits {
      sum += digit * weight
      weight = weight * 2 % 11
    }
    let rest = (11 - sum % 11) % 11
    return rest == 10 ? 1 : rest
  }
  return Array(control) == [digit(office, from: 4), digit(account, from: 1)]
}

/// The Italian CIN by the table as the ABI prints it, for digits and letters.
private func isCIN(_ iban: String) -> Bool {
  let plain = Array(iban.filter { $0 != " " })
  let odd: [Character: Int] = [
    "0": 1, "1": 0, "2": 5, "3": 7, "4": 9, "5": 13, "6": 15, "7": 17, "8": 19, "9": 21,
  ]
  var sum = 0
  for (position, character) in plain[5...].enumerated() {
    sum += position % 2 == 0 ? odd[character] ?? 0 : character.wholeNumberValue ?? 0
  }
  return plain[4] == Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")[sum % 26]
}

private func isDutchAccount(_ iban: String) -> Bool {
  weighted(iban.filter { $0 != " " }.suffix(10), [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
}

private func isBelgianAccount(_ iban: String) -> Bool {
  let digits = iban.filter { $0 != " " }.suffix(12)
  let rest = (Int(digits.prefix(10)) ?? 0) % 97
  return Int(digits.suffix(2)) == (rest == 0 ? 97 : rest)
}

/// ISO 7064, MOD 11,10 as the sum that must end as 1.
private func isMod11And10(_ digits: [Int]) -> Bool {
  var carry = 10
  for digit in digits.dropLast() {
    carry = (carry + digit) % 10
    carry = (carry == 0 ? 10 : carry) * 2 % 11
  }
  return (carry + (digits.last ?? 0)) % 10 == 1
}

private func isSteuerID(_ text: String) -> Bool {
  let digits = text.compactMap(\.wholeNumberValue)
  let times = Dictionary(grouping: digits.dropLast(), by: { $0 }).mapValues(\.count)
  let repeated = times.values.filter { $0 > 1 }
  return digits.count == 11 && repeated.count == 1 && repeated[0] <= 3 && isMod11And10(digits)
}

private func isNIR(_ text: String) -> Bool {
  let plain = text.filter { $0 != " " }
  let digits = plain.replacing("2A", with: "19").replacing("2B", with: "18")
  guard plain.count == 15, let number = Int(digits.prefix(13)), let key = Int(digits.suffix(2)) else { return false }
  return (number + key) % 97 == 0
}

private func isDNI(_ text: String) -> Bool {
  let digits = text.dropLast().map { ["X": "0", "Y": "1", "Z": "2"][$0] ?? String($0) }.joined()
  let letters = "TRWAGMYFPDXBNJZSQVHLCKE"
  guard let number = Int(digits), text.count == 9 else { return false }
  return text.last == letters[letters.index(letters.startIndex, offsetBy: number % 23)]
}

private func isNHS(_ text: String) -> Bool {
  weighted(text.filter { $0 != " " }, Array((1...10).reversed())) % 11 == 0
}

/// Divisible by 10 with weights 1 and 3, so that the check digit's is 1.
private func isGS1(_ text: String) -> Bool {
  let digits = text.compactMap(\.wholeNumberValue).reversed()
  return digits.enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 3) } % 10 == 0
}

private func isISBN10(_ text: String) -> Bool {
  let values = text.filter { $0 != "-" }.map { $0 == "X" ? 10 : $0.wholeNumberValue ?? 0 }
  return values.count == 10 && zip(values, (1...10).reversed()).map(*).reduce(0, +) % 11 == 0
}

private func isVAT(_ text: String) -> Bool {
  let body = text.dropFirst(2)
  let digits = body.compactMap(\.wholeNumberValue)
  switch text.prefix(2) {
  case "DE": return digits.count == 9 && isMod11And10(digits)
  case "FR":
    // The whole, key last, is divisible by 97 where 12 is added as the country code's share.
    let siren = Int(body.suffix(9)) ?? 0
    return body.count == 11 && isLuhn(String(body.suffix(9))) && Int(body.prefix(2)) == (siren * 100 + 12) % 97
  case "ES":
    let sums = digits.dropLast().enumerated().map { position, digit in
      position % 2 == 0 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit] : digit
    }
    return digits.count == 8 && (sums.reduce(0, +) + digits[7]) % 10 == 0
  case "IT": return digits.count == 11 && isLuhn(String(body))
  case "GB":
    return digits.count == 9 && (weighted(body, [8, 7, 6, 5, 4, 3, 2]) + (Int(body.suffix(2)) ?? 0)) % 97 == 0
  case "BE": return digits.count == 10 && ((Int(body.prefix(8)) ?? 0) + (Int(body.suffix(2)) ?? 0)) % 97 == 0
  case "NL":
    return body.count == 12 && (weighted(body, [9, 8, 7, 6, 5, 4, 3, 2]) - digits[8]) % 11 == 0
      && Array(body)[9] == "B"
  case "AT":
    let sum = digits.dropLast().enumerated().reduce(0) {
      $0 + [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][$1.element] * ($1.offset % 2) + $1.element * (1 - $1.offset % 2)
    }
    return digits.count == 8 && (96 - sum) % 10 == digits[7]
  default: return false
  }
}

@Suite("Check digits") struct CheckDigitTests {
  @Test("are what others published, by the tests' own rules")
  func published() {
    for iban in [
      "DE89370400440532013000", "FR1420041010050500013M02606", "ES9121000418450200051332", "BE68539007547034",
      "IT60X0542811101000000123456", "NL91ABNA0417164300", "GB29NWBK60161331926819", "AT611904300234573201",
      "CH9300762011623852957",
    ] { #expect(isIBAN(iban), "\(iban)") }
    #expect(isRIB("FR1420041010050500013M02606"))
    #expect(isCCC("ES9121000418450200051332"))
    #expect(isCIN("IT60X0542811101000000123456"))
    #expect(isBelgianAccount("BE68539007547034"))
    #expect(isDutchAccount("NL91ABNA0417164300"))
    for card in ["4111111111111111", "5555555555554444", "378282246310005", "6011000990139424", "3530111333300000"] {
      #expect(isLuhn(card), "\(card)")
    }
    for id in ["36574261809", "86095742719", "47036892816"] { #expect(isSteuerID(id), "\(id)") }
    #expect(isNIR("2 95 10 99 126 111 93"))
    #expect(isDNI("12345678Z") && isDNI("X1234567L") && !isDNI("12345678A"))
    #expect(isNHS("943 476 5919") && !isNHS("943 476 5918"))
    #expect(isGS1("4006381333931") && isGS1("036000291452") && isGS1("73513537") && isGS1("978-0-306-40615-7"))
    #expect(isISBN10("0-306-40615-2") && isISBN10("0-8044-2957-X") && !isISBN10("0-306-40615-3"))
    for vat in [
      "DE136695976", "FR40303265045", "ESA13585625", "IT00743110157", "GB980780684", "BE0428759497",
      "NL004495445B01", "ATU13585627",
    ] { #expect(isVAT(vat), "\(vat)") }
  }

  private func all(
    _ name: String, _ arguments: [String: Argument], _ claim: (String) -> Bool,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    for realistic in [false, true] {
      var arguments = arguments
      arguments["realistic"] = .boolean(realistic)
      for text in try made(name, arguments).texts(3_000) where !claim(text) {
        Issue.record("\(text)", sourceLocation: location)
        return
      }
    }
  }

  @Test("are right in bank accounts, outside", arguments: ["AT", "BE", "CH", "DE", "ES", "FR", "GB", "IT", "NL"])
  func iban(_ country: String) throws {
    let lengths = ["AT": 20, "BE": 16, "CH": 21, "DE": 22, "ES": 24, "FR": 27, "GB": 22, "IT": 27, "NL": 18]
    try all("iban", ["country": .text(country)]) {
      isIBAN($0) && $0.hasPrefix(country) && $0.filter { $0 != " " }.count == lengths[country]
    }
  }

  @Test("are right in bank accounts, inside")
  func nationalAccounts() throws {
    try all("iban", ["country": "FR"], isRIB)
    try all("iban", ["country": "ES"], isCCC)
    try all("iban", ["country": "IT"], isCIN)
    try all("iban", ["country": "BE"], isBelgianAccount)
    try all("iban", ["country": "NL"], isDutchAccount)
  }

  @Test("are right on cards, by every brand", arguments: ["visa", "mastercard", "amex", "discover", "jcb"])
  func cards(_ brand: String) throws {
    try all("credit_card", ["brand": .text(brand)]) {
      isLuhn($0) && $0.filter(\.isNumber).count == (brand == "amex" ? 15 : 16)
    }
  }

  @Test("are right in numbers of persons")
  func persons() throws {
    try all("national_id", ["country": "DE"], isSteuerID)
    try all("national_id", ["country": "FR"], isNIR)
    try all("national_id", ["country": "ES"], isDNI)
    try all("national_id", ["country": "ES", "kind": "nie"]) { isDNI($0) && "XYZ".contains($0.prefix(1)) }
    try all("national_id", ["country": "GB", "kind": "nhs"], isNHS)
    try all("medical_record_number", ["digits": 10]) { isLuhn($0) && $0.count == 10 }
  }

  @Test("are right in numbers of firms", arguments: ["AT", "BE", "DE", "ES", "FR", "GB", "IT", "NL"])
  func firms(_ country: String) throws {
    try all("vat_id", ["country": .text(country)]) { $0.hasPrefix(country) && isVAT($0) }
  }

  @Test("are right on goods and books")
  func goods() throws {
    for digits in ["8", "12", "13"] as [Argument] { try all("ean", ["digits": digits], isGS1) }
    for locale in ["en", "de", "fr", "es"] as [Argument] {
      try all("isbn", ["locale": locale]) { isGS1($0) && $0.filter { $0 == "-" }.count == 4 && $0.count == 17 }
      try all("isbn", ["locale": locale, "digits": "10"]) { isISBN10($0) && $0.count == 13 }
    }
  }
}
