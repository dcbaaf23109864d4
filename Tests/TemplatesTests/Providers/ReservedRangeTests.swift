import Specification
import Testing

@testable import Templates

@Suite("By default nobody is hit") struct ReservedRangeTests {
  private func isReserved(host: some StringProtocol) -> Bool {
    let labels = host.split(separator: ".")
    guard let last = labels.last else { return false }
    if ["example", "test", "invalid"].contains(last) { return true }
    return labels.count >= 2 && labels[labels.count - 2] == "example" && ["com", "net", "org"].contains(last)
  }

  @Test("by mail, or on the net", arguments: ["en", "de", "fr", "es"] as [Argument])
  func net(_ locale: Argument) throws {
    for address in try made("mail", ["locale": locale]).texts(5_000) {
      let parts = address.split(separator: "@", omittingEmptySubsequences: false)
      #expect(parts.count == 2 && isReserved(host: parts[1]), "\(address)")
      #expect(address.utf8.allSatisfy { $0 < 128 && $0 != 32 } && !address.hasPrefix("."), "\(address)")
    }
    for person in try made("person", ["locale": locale]).draws(3_000) {
      let address = person["mail"].asText
      #expect(isReserved(host: address.drop { $0 != "@" }.dropFirst()), "\(address)")
    }
    for company in try made("company", ["locale": locale]).draws(2_000) {
      let domain = company["domain"].asText
      #expect(isReserved(host: domain) && domain.utf8.allSatisfy { $0 < 128 }, "\(domain)")
    }
  }

  @Test("by domains and addresses of pages")
  func pages() throws {
    for domain in try made("domain").texts(5_000) { #expect(isReserved(host: domain), "\(domain)") }
    for url in try made("url").texts(5_000) {
      #expect(url.hasPrefix("https://"))
      #expect(isReserved(host: url.dropFirst(8).prefix { $0 != "/" }), "\(url)")
    }
  }

  @Test("by addresses of machines")
  func machines() throws {
    for address in try made("ip").texts(3_000) {
      let networks = ["192.0.2.", "198.51.100.", "203.0.113."]
      #expect(networks.contains { address.hasPrefix($0) }, "\(address)")
    }
    for address in try made("ip", ["version": "6"]).texts(3_000) {
      #expect(address.hasPrefix("2001:db8:"), "\(address)")
    }
    for address in try made("mac").texts(300) { #expect(address.hasPrefix("00:00:5e:00:53:"), "\(address)") }
    for address in try made("mac", ["range": "local"]).texts(3_000) {
      // The second lowest bit of the first byte says so; the lowest would be a group's.
      #expect(Int(address.prefix(2), radix: 16).map { $0 & 3 } == 2, "\(address)")
    }
  }

  @Test("by telephone")
  func phones() throws {
    for number in try made("phone", ["country": "US"]).texts(3_000) {
      #expect(number.wholeMatch(of: /\([2-9]\d\d\) 555-01\d\d/) != nil, "\(number)")
    }
    // Ofcom, "Telephone numbers for use in TV and radio drama programmes".
    let ofcom = [
      "0113496", "0114496", "0115496", "0116496", "0117496", "0118496", "0121496", "0131496", "0141496", "0151496",
      "0161496", "0191498", "0207946", "02896496", "02920180", "01632960", "07700900", "03069990",
    ]
    for number in try made("phone", ["country": "GB"]).texts(3_000) {
      let digits = number.filter(\.isNumber)
      #expect(digits.count == 11 && ofcom.contains { digits.hasPrefix($0) }, "\(number)")
    }
    let germany = ["03023125", "04066969", "06990009", "02214710", "08999998"]
    for number in try made("phone", ["country": "DE"]).texts(3_000) {
      let digits = number.filter(\.isNumber)
      #expect(germany.contains { digits.hasPrefix($0) && digits.count == $0.count + 3 }, "\(number)")
    }
    let france = ["019900", "026191", "035301", "046571", "053649", "063998"]
    for number in try made("phone", ["country": "FR"]).texts(3_000) {
      let digits = number.filter(\.isNumber)
      #expect(digits.count == 10 && france.contains { digits.hasPrefix($0) }, "\(number)")
    }
    for number in try made("phone", ["country": "ES"]).texts(1_000) {
      #expect(number.wholeMatch(of: /555 \d{3} \d{3}/) != nil, "\(number)")
    }
  }

  @Test("by the state's numbers for persons")
  func states() throws {
    for number in try made("national_id", ["country": "US"]).texts(3_000) {
      let parts = number.split(separator: "-").compactMap { Int($0) }
      #expect(parts.count == 3 && 900...999 ~= parts[0] && 1...49 ~= parts[1] && parts[2] > 0, "\(number)")
    }
    for number in try made("national_id", ["country": "DE"]).texts(3_000) {
      #expect(number.hasPrefix("0"), "\(number)")
    }
    for number in try made("national_id", ["country": "FR"]).texts(3_000) {
      #expect(number.split(separator: " ")[5] == "000", "\(number)")
    }
    for number in try made("national_id", ["country": "ES"]).texts(1_000) {
      #expect(number.hasPrefix("99"), "\(number)")
    }
    for number in try made("national_id", ["country": "ES", "kind": "nie"]).texts(1_000) {
      #expect(number.hasPrefix("Z9"), "\(number)")
    }
    for number in try made("national_id", ["country": "UK"]).texts(1_000) {
      #expect(number.hasPrefix("QQ "), "\(number)")
    }
    for number in try made("national_id", ["country": "UK", "kind": "nhs"]).texts(1_000) {
      #expect(number.hasPrefix("999 "), "\(number)")
    }
  }

  @Test("by cars")
  func cars() throws {
    func plates(_ country: Argument) throws -> [String] { try made("licence_plate", ["country": country]).texts(2_000) }
    for plate in try plates("DE") {
      #expect(plate.wholeMatch(of: /[QX][A-Z]-[A-Z]{1,2} [1-9]\d{0,2}/) != nil, "\(plate)")
    }
    for plate in try plates("FR") { #expect(plate.wholeMatch(of: /[XYZ][A-Z]-\d{3}-[A-Z]{2}/) != nil, "\(plate)") }
    for plate in try plates("ES") { #expect(plate.wholeMatch(of: /\d{4} [XYZ][B-Z]{2}/) != nil, "\(plate)") }
    for plate in try plates("IT") { #expect(plate.wholeMatch(of: /[XY][A-Z] \d{3} [A-Z]{2}/) != nil, "\(plate)") }
    for plate in try plates("GB") { #expect(plate.wholeMatch(of: /[A-Z]{2}[34]\d [A-Z]{3}/) != nil, "\(plate)") }
    for plate in try plates("US") { #expect(plate.wholeMatch(of: /[4-9][IOQ][A-Z]{2}\d{3}/) != nil, "\(plate)") }
    for plate in try plates("DE") {
      for pair in ["-SS ", "-SA ", "-KZ ", "-HJ ", "-NS "] { #expect(!plate.contains(pair)) }
    }
  }

  @Test("by cards: the beginnings are those of published test numbers")
  func cards() throws {
    let published = [
      "4000000000000002", "4012888888881881", "4111111111111111", "4242424242424242", "5105105105105100",
      "5200828282828210", "5454545454545454", "5555555555554444", "371449635398431", "378282246310005",
      "378734493671000", "6011000990139424", "6011111111111117", "3530111333300000", "3566002020360505",
    ]
    for card in try made("credit_card").draws(5_000) {
      let number = card["number"].asText
      #expect(published.contains { $0.prefix(6) == number.prefix(6) }, "\(number)")
    }
  }

  @Test("but by whom it is asked for, where it is")
  func realistic() throws {
    let addresses = try made("mail", ["realistic": true]).texts(500)
    #expect(addresses.allSatisfy { !isReserved(host: $0.drop { $0 != "@" }.dropFirst()) })
    #expect(try made("phone", ["realistic": true]).texts(500).contains { !$0.contains("555-01") })
  }
}
