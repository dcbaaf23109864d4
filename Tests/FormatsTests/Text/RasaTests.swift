import Formats
import Foundation
import Labels
import Testing

@Suite("Rasa") struct RasaTests {
  private let labels = TextDataset.labels

  private func files(_ samples: [Sample]) throws -> (yaml: String, readme: String) {
    let files = try dataset(of: samples, by: Rasa(FormatOptions(), for: TextDataset().description))
    return (
      String(decoding: try #require(files["train.yml"]), as: UTF8.self),
      String(decoding: try #require(files["README.md"]), as: UTF8.self)
    )
  }

  private func text(_ markup: String) -> LabeledText { Marked.text(markup, labels: labels) }

  @Test("writes these bytes")
  func bytes() throws {
    var valued = text("to [NYC|CITY] [}|PERSON]")
    valued.spans[0].value = .text("New {York}")
    valued.spans[0].attributes = [.init("role", .text("to"))]
    valued.spans[1].value = .number(2)
    let made = try files([
      Marked.sample(0, [text("fly to [[New|PERSON] York|CITY]")], label: "book"),
      Marked.sample(1, [text("é: # 'no'")], label: "no"), Marked.sample(2, [valued], label: "book"),
      Marked.sample(3, [text("a\u{2028}[b\nc|x:y]\u{85}")], label: "book"),
      Marked.sample(4, [text(" yes ")], label: "say \"hi\""),
    ])
    #expect(
      made.yaml == #"""
        version: "3.1"

        nlu:
        - intent: book
          examples: |
            - fly to [New York](CITY)
            - to [NYC]{"entity": "CITY", "value": "New {York\u007d", "role": "to"} [}]{"entity": "PERSON", "value": "2"}

        - intent: book
          examples:
          - text: "a\u2028[b\nc]{\"entity\": \"x:y\"}\x85"

        - intent: "say \"hi\""
          examples: |
            - yes

        - intent: "no"
          examples: |
            - é: # 'no'

        """#)
    #expect(made.readme.contains("can be told: 1 spans inside others."))
    #expect(made.readme.contains("Without the blanks at their ends: 1 texts."))
  }

  @Test(
    "leaves out what Rasa would misread",
    arguments: [
      "see ⟦this⟧(link)", "⟦x⟧{y}", "⟦x⟧⟦y⟧", "⟦a [b|CITY]", "[a⟧b|CITY]", "[⟦x⟧(y)|CITY]", "", " \n",
      "[a|CITY] ⟦x⟧(y:z)",
    ])
  func misread(_ markup: String) throws {
    let made = try files([Marked.sample(0, [text(markup)], label: "book")])
    #expect(made.yaml == "version: \"3.1\"\n\nnlu: []\n")
    #expect(made.readme.contains("nothing escapes them: 1 texts."))
  }

  @Test(
    "keeps brackets that Rasa takes as they are",
    arguments: [
      ("⟦x⟧", "[x]"), ("⟦⟧(y)", "[](y)"), ("⟦x⟧ (y)", "[x] (y)"), ("⟦x⟧(:y)", "[x](:y)"), ("⟦x⟧(y:)", "[x](y:)"),
      ("⟦x⟧()", "[x]()"), ("⟦x⟧{}", "[x]{}"), ("a⟧(b)", "a](b)"), ("[⟦a|CITY]", "[[a](CITY)"), ("⟦x⟧(y", "[x](y"),
      ("[x|CITY](y)", "[x](CITY)(y)"),
    ])
  func brackets(_ markup: String, _ line: String) throws {
    let made = try files([Marked.sample(0, [text(markup)], label: "book")])
    #expect(made.yaml.hasSuffix("examples: |\n    - \(line)\n"))
  }

  @Test("refuses what it can't order by intent")
  func refusals() throws {
    var description = TextDataset().description
    description.textLabels = []
    let thrown = #expect(throws: FormatError.self) { _ = try Rasa(FormatOptions(), for: description) }
    #expect(
      thrown?.description
        == "the format 'rasa' tells what each text is, and this dataset's texts have no label or intent")
    let other = #expect(throws: FormatError.self) { _ = try files([Marked.sample(3, [text("x")], label: "?")]) }
    #expect(
      other?.description == "the format cannot hold the label '?', which the template doesn't name, (sample 3)")
  }
}
