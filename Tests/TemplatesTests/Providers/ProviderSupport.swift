import Randomness
import Specification
import Testing

@testable import Templates

/// The provider of a row of the table with its arguments, as a spec would have them.
func made(_ name: String, _ arguments: [String: Argument] = [:]) throws -> any Provider {
  let entry = try #require(provider(named: name), "there is no provider '\(name)'")
  let members = arguments.sorted { $0.key < $1.key }.map { Datum.Member($0.key, $0.value.datum) }
  return try entry.make(ProviderArguments(members))
}

/// The table's row of a provider.
func tableEntry(_ name: String) throws -> ProviderEntry {
  let found = provider(named: name)
  return try #require(found)
}

/// A fresh stream of a site that belongs to tests.
func testStream(_ index: UInt64 = 0) -> Stream { Stream(key: SiteKey(seed: 7, path: "tests"), index: index) }

extension Provider {
  /// Values by chance, all from one stream.
  func draws(_ number: Int) -> [Datum] {
    var stream = testStream()
    return (0..<number).map { _ in draw(from: &stream) }
  }

  func texts(_ number: Int) -> [String] { draws(number).map(\.asText) }
}

extension Datum {
  /// The text itself, or a record's.
  var asText: String {
    switch self {
    case .text(let text): text
    case .record: self["text"].asText
    default: ""
    }
  }

  subscript(name: String) -> Datum {
    guard case .record(let members) = self else { return .absent }
    return members.first { $0.name == name }?.value ?? .absent
  }

  var asNumber: Double? {
    guard case .number(let number) = self else { return nil }
    return number
  }
}

/// An argument as tests write it: a literal in place of a datum.
struct Argument: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, CustomTestStringConvertible
{
  let datum: Datum

  init(_ datum: Datum) { self.datum = datum }
  init(stringLiteral text: String) { self.init(.text(text)) }
  init(integerLiteral number: Int) { self.init(.number(Double(number))) }
  init(floatLiteral number: Double) { self.init(.number(number)) }
  init(booleanLiteral flag: Bool) { self.init(.boolean(flag)) }
  init(arrayLiteral items: Argument...) { self.init(.list(items.map(\.datum))) }

  static func text(_ text: String) -> Argument { Argument(.text(text)) }
  static func boolean(_ flag: Bool) -> Argument { Argument(.boolean(flag)) }

  var testDescription: String { "\(datum)" }
}

/// A provider and arguments that a person would name.
struct ProviderCase: CustomTestStringConvertible {
  let name: String
  let arguments: [String: Argument]

  init(_ name: String, _ arguments: [String: Argument] = [:]) {
    self.name = name
    self.arguments = arguments
  }

  var testDescription: String {
    "\(name) \(arguments.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.datum)" })"
  }
}

/// Every row of the table in every language, and with arguments that change what it makes.
let providerCases: [ProviderCase] = {
  var cases: [ProviderCase] = []
  for entry in providers {
    cases.append(ProviderCase(entry.name))
    guard entry.usesLocale else { continue }
    for language in Language.allCases { cases.append(ProviderCase(entry.name, ["locale": .text(language.rawValue)])) }
  }
  for entry in providers where entry.keys.contains(where: { $0.name == "realistic" }) {
    cases.append(ProviderCase(entry.name, ["realistic": true]))
  }
  for entry in providers {
    for key in entry.keys where key.name != "locale" {
      guard case .word(let words) = key.kind else { continue }
      for word in words {
        for realistic in entry.keys.contains(where: { $0.name == "realistic" }) ? [false, true] : [false] {
          let arguments: [String: Argument] = [key.name: .text(word.name), "realistic": .boolean(realistic)]
          guard (try? made(entry.name, arguments)) != nil else { continue }
          cases.append(ProviderCase(entry.name, arguments))
        }
      }
    }
  }
  cases += [
    ProviderCase("national_id", ["country": "ES", "kind": "nie"]),
    ProviderCase("national_id", ["country": "ES", "kind": "nie", "realistic": true]),
    ProviderCase("national_id", ["country": "GB", "kind": "nhs"]),
    ProviderCase("national_id", ["country": "GB", "kind": "nhs", "realistic": true]),
    ProviderCase("decimal", ["from": -3, "to": 3, "decimals": 1]),
    ProviderCase("date", ["from": "2023-02-20", "to": "2024-03-02", "format": "day_month"]),
    ProviderCase("date", ["format": "day_month"]),
    ProviderCase("time", ["format": "12h", "locale": "es"]),
    ProviderCase("time", ["format": "spoken", "locale": "de"]),
    ProviderCase("time", ["format": "spoken", "locale": "fr"]),
    ProviderCase("time", ["format": "spoken", "locale": "es"]),
    ProviderCase("duration", ["unit": "seconds", "from": 0, "to": 90_000, "step": 7]),
    ProviderCase("token", ["length": 3]), ProviderCase("token", ["length": 40]), ProviderCase("filler", ["words": 40]),
    ProviderCase("filler", ["words": 1]), ProviderCase("isbn", ["digits": "10", "locale": "es"]),
    ProviderCase("person", ["female": ["Ada"], "male": ["Al", "Alan"], "last": ["Ay", "Bee", "Ay"]]),
    ProviderCase("drug", ["drugs": ["ozil|5+10|mg|tablet|qd+bid"]]),
    ProviderCase("color_name", ["colors": ["mud", "ash"]]),
    ProviderCase("filler", ["words": 40, "vocabulary": ["la", "lo", "li"]]),
    ProviderCase("place", ["cities": ["Ulm|89073-89081|BW", "Bonn|53111+53113|NRW"], "streets": ["Am Markt"]]),
  ]
  return cases
}()
