import Randomness
import Specification
import Testing

@testable import Templates

@Suite("Every provider") struct ProviderLawTests {
  /// Ranks from both ends and from all over.
  private func ranks(below count: UInt128?) -> [UInt128] {
    let end = count ?? .max
    guard end > 2_000 else { return Array(0..<end) }
    var ranks = Set((0..<300).flatMap { [UInt128($0), end - 1 - UInt128($0)] })
    var stream = testStream(1)
    for _ in 0..<700 { ranks.insert(stream.integer(below: end)) }
    return ranks.sorted()
  }

  @Test("gives each rank a value of its own", arguments: providerCases)
  func distinct(_ example: ProviderCase) throws {
    let provider = try made(example.name, example.arguments)
    var seen: [Datum: UInt128] = [:]
    for rank in ranks(below: provider.count) {
      let value = provider.value(at: rank)
      if let twin = seen[value] { Issue.record("ranks \(twin) and \(rank) both give \(value)") }
      seen[value] = rank
    }
  }

  @Test("counts its texts", arguments: providerCases)
  func texts(_ example: ProviderCase) throws {
    let provider = try made(example.name, example.arguments)
    guard let count = provider.count, count <= 12_000 else {
      // Too many to list: no more texts than values, at least.
      if let texts = provider.texts, let count = provider.count { #expect(texts <= count) }
      return
    }
    var texts: Set<String> = []
    for rank in 0..<count { texts.insert(provider.value(at: rank).asText) }
    if let stated = provider.texts { #expect(stated == UInt128(texts.count)) }
    #expect(!texts.contains(""))
  }

  @Test("draws the same from the same stream, and other things from others", arguments: providerCases)
  func determinism(_ example: ProviderCase) throws {
    let provider = try made(example.name, example.arguments)
    var (one, other) = (testStream(5), testStream(5))
    for _ in 0..<20 { #expect(provider.draw(from: &one) == provider.draw(from: &other)) }
    if (provider.count ?? .max) > 100 { #expect(Set(provider.draws(50)).count > 20) }
  }

  @Test("gives records with the members that its row names, and nothing empty", arguments: providerCases)
  func members(_ example: ProviderCase) throws {
    let entry = try tableEntry(example.name)
    for value in try made(example.name, example.arguments).draws(30) {
      guard case .record(let members) = value else {
        #expect(entry.members.isEmpty)
        continue
      }
      #expect(members.map(\.name) == entry.members.map(\.name))
      for member in members { #expect(member.value != .text(""), "\(member.name)") }
    }
  }

  @Test("numbers its records by what is shown of them", arguments: ["person", "place", "company"], Language.allCases)
  func showing(_ name: String, _ language: Language) throws {
    let provider = try made(name, ["locale": .text(language.rawValue)])
    // Where a record shows one thing only, as many values as there are of it, each once.
    let alone = ["first", "last", "gender", "title", "street", "city", "region", "short", "form", "trade", "phone"]
    let entry = try tableEntry(name)
    for member in alone where entry.members.contains(where: { $0.name == member }) {
      let shown = provider.showing([member])
      let count = try #require(shown.count)
      // First names of both women and men are two people, and phones and second family names are many.
      guard count <= 5_000, !(name == "person" && member == "first") else { continue }
      var seen: Set<String> = []
      for rank in 0..<count { seen.insert(shown.value(at: rank)[member].asText) }
      #expect(UInt128(seen.count) == count, "\(member)")
    }
    #expect(provider.showing([]).count == 1)
    #expect(provider.showing(Set(entry.members.map(\.name))).count == provider.count)
    if name == "person" {
      let first = provider.showing(["first"])
      let names = try made("first_name", ["locale": .text(language.rawValue)])
      #expect(first.texts == names.count)
      #expect(provider.showing(["text"]).texts == provider.texts)
      #expect(provider.showing(["pronouns"]).count == 2)
    }
  }

  @Test("has a name, a summary and an example of its own")
  func table() {
    #expect(Set(providers.map(\.name)).count == providers.count)
    #expect(Set(providerForms.map(\.name)).isDisjoint(with: valueForms.map(\.name)))
    for entry in providers {
      #expect(entry.example.hasPrefix("{\(entry.name): "), "\(entry.name)")
      #expect(!entry.summary.isEmpty && entry.summary.first?.isLowercase == true, "\(entry.name)")
    }
  }

  @Test("draws every one of few values about as often")
  func uniform() throws {
    let provider = try made("ordinal", ["from": 1, "to": 10])
    var tally: [String: Int] = [:]
    for text in provider.texts(10_000) { tally[text, default: 0] += 1 }
    // Nine degrees of freedom: 33.7 is exceeded once in ten thousand times.
    let chi = tally.values.reduce(0.0) { $0 + (Double($1) - 1_000) * (Double($1) - 1_000) / 1_000 }
    #expect(tally.count == 10)
    #expect(chi < 33.7)
  }

  @Test("draws below bounds of more than 64 bits without favour")
  func wide() {
    // Three times 2¹²⁶: without rejection, ranks below 2¹²⁶ would come twice as often as the others.
    let bound = UInt128(3) << 126
    var stream = testStream(2)
    var low = 0
    for _ in 0..<3_000 where stream.integer(below: bound) < UInt128(1) << 126 { low += 1 }
    #expect(850...1_150 ~= low)
  }
}
