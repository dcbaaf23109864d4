import Diagnostics
import Specification
import Templates
import Testing

/// Draws a phrase as a picture's text would be, for many indices.
private func texts(_ phrase: String, template: String = "", lets: String = "", count: UInt64 = 400) throws -> [String] {
  var diagnostics = Diagnostics()
  let text = "let: {\(lets)}\ntemplate: {\(template)}\n"
  let root = try #require(YAMLReader.read(Array(text.utf8), file: "test.yaml", recording: &diagnostics))
  let reader = SpecReader(seed: 5, files: SpecFiles(root: "."))
  let vocabularyReader = VocabularyReader(reader)
  let vocabulary = vocabularyReader.vocabulary(of: root.entries)
  let book = PhraseBook(vocabulary.templates, reader: reader)
  let source = SourceText(phrase, whole: root.range, positions: nil)
  let node = Node(.scalar(Scalar(source: source, style: .doubleQuoted, value: .text)), root.range)
  let place = Place(path: SitePath.root.appending("text"), scope: vocabulary.scope)
  let value = reader.value(node, as: .phrase, at: place)
  withExtendedLifetime(book) {}
  let rendered = reader.diagnostics.sorted.map(\.rendered).joined(separator: "\n")
  try #require(!reader.diagnostics.hasErrors, "\(rendered)")
  let body = Body(
    slots: reader.values(of: vocabularyReader.slots, at: root.range), keys: [], attributes: [], lists: [], when: nil,
    members: [:])
  return try (0..<count).map { index in
    let sample = SampleContext(
      index: index, count: count, split: "train", references: reader.references, wheels: reader.sweepWheels(),
      factors: FactorRecorder())
    guard case .text(let text)? = try value?.evaluate(in: Frame.root(body, of: sample)) else { return "" }
    return text
  }
}

/// How often each text came, as a share.
private func shares(_ texts: [String]) -> [String: Double] {
  texts.reduce(into: [:]) { $0[$1, default: 0] += 1 / Double(texts.count) }
}

@Suite("A phrase") struct PhraseDrawingTests {
  @Test("is its text, where nothing varies") func literal() throws {
    #expect(try texts("TOTAL \\{EUR\\}", count: 2) == ["TOTAL {EUR}", "TOTAL {EUR}"])
  }

  @Test("picks alternatives by weight") func alternatives() throws {
    let shares = shares(try texts("(a*3|b)", count: 2000))
    #expect(Set(shares.keys) == ["a", "b"])
    #expect(abs((shares["a"] ?? 0) - 0.75) < 0.04)
  }

  @Test("has an option in half of all samples, or as often as it says") func options() throws {
    #expect(abs((shares(try texts("x[y]", count: 2000))["xy"] ?? 0) - 0.5) < 0.04)
    #expect(abs((shares(try texts("x[y]*0.2", count: 2000))["xy"] ?? 0) - 0.2) < 0.04)
  }

  @Test("expands rules, lists and values, and filters them") func references() throws {
    let found = Set(
      try texts(
        "{greet} {city|upper} {integer(1, 3)} {= n * 2} {n}",
        template:
          "rules: {greet: [hello, 'hi[ there]']}, lists: {city: [Rome, {text: Oslo, weight: 2, country: Norway}]}",
        lets: "n: 4"))
    let expected = ["hello", "hi", "hi there"].flatMap { greeting in
      ["ROME", "OSLO"].flatMap { city in ["1", "2", "3"].map { "\(greeting) \(city) \($0) 8 4" } }
    }
    #expect(found == Set(expected))
  }

  @Test("draws each of its parts anew") func independence() throws {
    let pairs = Set(try texts("{city}-{city}", template: "lists: {city: [a, b]}"))
    #expect(pairs == ["a-a", "a-b", "b-a", "b-b"])
  }

  @Test("takes list items with all they carry through a name") func items() throws {
    let found = Set(
      try texts(
        "{c} in {= c.country}",
        template: "lists: {city: [{text: Oslo, country: Norway}, {text: Rome, country: Italy}]}",
        lets: "c: {list: city}"))
    #expect(found == ["Oslo in Norway", "Rome in Italy"])
  }
}
