import Foundation
import Templates
import Testing

/// The examples of the documentation, as they stand there.
@Suite("A template of the documentation") struct ExampleTests {
  private static let assistant = """
    figment: 1
    name: assistant
    seed: 7
    count: 10000
    split: {train: 80, val: 10, test: 10}
    template:
      lists:
        city: [Paris, Berlin, {text: New York, weight: 3, synonyms: [NYC, the Big Apple]}]
        cuisine: {file: lists/cuisines.txt}
      rules:
        please: ["", "please ", "could you "]
        party: "{integer(1, 12):PEOPLE} (people|guests)"
      say:
        - intent: book_table
          weight: 2
          text:
            - "{please}book a {cuisine:CUISINE} place in {city:CITY}[ for {party}]"
            - "[hey, ]table for {party} in {city:CITY}?"
        - intent: goodbye
          text: ["bye", "see you[ later]"]
    formats: [rasa, conll, spacy, jsonl]
    """

  private static let german = """
    figment: 1
    name: assistant_de
    seed: 7
    count: 10000
    template:
      locale: de
      lists:
        city: [Berlin, {text: München, weight: 3, synonyms: [Minga]}, New York]
        device:
          - {text: Lampe, gender: feminine, forms: {plural: Lampen}}
          - {text: Licht, gender: neuter, forms: {plural: Lichter}}
        state: [{text: an, value: true}, {text: aus, value: false}]
      rules:
        please: ["", "bitte "]
        den: {forms: {masculine: den, feminine: die, neuter: das, plural: die}}
        target: "{den|agree=d} {device as d:DEVICE}[ im {room:ROOM}]"
        room: [Bad, Flur]
      say:
        - intent: switch
          text:
            - "[hey, ]schalte {please}{target:TARGET} {state:STATE}"
            - {text: "mach {integer(2, 9) as n:COUNT} {device|number=n:DEVICE} {state:STATE}", weight: 0.5}
        - intent: travel
          when: "= a != b"
          text: "von {city as a:CITY role=from} nach {city as b:CITY role=to}"
    formats: [rasa, {conll: {scheme: bioes}}, jsonl]
    """

  @Test("reads without a fault: the assistant") func assistant() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "figment-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder.appending(path: "lists"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try "Thai\nItalian\n".write(to: folder.appending(path: "lists/cuisines.txt"), atomically: false, encoding: .utf8)
    let read = try ReadTemplate(Self.assistant, root: folder.path)
    #expect(read.rendered.isEmpty, "\(read.rendered)")
    let grammar = try #require(read.grammar)
    #expect(
      grammar.tops.map(\.site) == [
        "template.say.book_table.text.0", "template.say.book_table.text.1", "template.say.goodbye.text.0",
        "template.say.goodbye.text.1",
      ])
    let weights: [Double] = [1 / 3.0, 1 / 3.0, 1 / 6.0, 1 / 6.0]
    #expect(grammar.tops.map { $0.weight } == weights)
    #expect(grammar.labels == ["CUISINE", "CITY", "PEOPLE"])
    #expect(grammar.rules.map(\.name).sorted() == ["party", "please"])
    let sentences = Sentences(grammar, read.references)
    // 3 pleas, 2 cuisines, 5 ways to write the cities, 1 + 12 * 2 parties; 2 * 24 * 5; 1; 2.
    let (booked, tables): (Int, Int) = (3 * 2 * 5 * 25, 2 * 24 * 5)
    #expect(sentences.count == booked + tables + 1 + 2)
    let one = "book_table> could you book a [CUISINE: Thai] place in [CITY=New York: NYC] for [PEOPLE=3: 3] guests"
    // Phrase, plea, cuisine, city, spelling, party, number and noun.
    let factors: [Double] = [1 / 3.0, 1 / 3.0, 1 / 2.0, 3 / 5.0, 1 / 3.0, 1 / 2.0, 1 / 12.0, 1 / 2.0]
    #expect(abs((sentences.probabilities[one] ?? 0) - factors.reduce(1, *)) < 1e-12)
  }

  @Test("reads without a fault: the German assistant") func german() throws {
    let read = try ReadTemplate(Self.german)
    #expect(read.rendered.isEmpty, "\(read.rendered)")
    let sentences = Sentences(try #require(read.grammar), read.references)
    let switched = 2 * 2 * 2 * 3 * 2
    let several = 8 * 2 * 2
    // Of four spellings, all pairs but those of one city.
    let travels = 4 * 4 - 1 - 4 - 1
    #expect(sentences.count == switched + several + travels)
    let wanted = [
      "switch> hey, schalte bitte [TARGET: das [DEVICE=Licht: Licht] im [ROOM: Flur]] [STATE=true: an]",
      "switch> schalte [TARGET: die [DEVICE=Lampe: Lampe]] [STATE=false: aus]",
      "switch> mach [COUNT=2: 2] [DEVICE=Lampe: Lampen] [STATE=true: an]",
      "travel> von [CITY role=from: Berlin] nach [CITY=München role=to: Minga]",
    ]
    for sentence in wanted { #expect(sentences.texts.contains(sentence)) }
    #expect(!sentences.texts.contains("travel> von [CITY role=from: München] nach [CITY=München role=to: Minga]"))
  }

  @Test("reads without a fault: a receipt's words, which say nothing") func receipt() throws {
    let read = try ReadTemplate(
      "figment: 1\ntemplate:\n  rules: {thanks: \"THANK YOU[ (AND SEE YOU|FOR SHOPPING)]\"}\nscene: {size: [8, 8]}\n")
    #expect(read.rendered.isEmpty && read.grammar == nil && !read.reader.hasSay)
  }
}
