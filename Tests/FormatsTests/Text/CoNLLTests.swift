import Bytes
import Formats
import Foundation
import Labels
import Testing

@Suite("CoNLL") struct CoNLLTests {
  private let labels = ["CITY", "PERSON", "A B", "x:y", "GPE", "日本", "<i>"]

  private func file(_ samples: [Sample], _ options: [String: String] = [:]) throws -> (text: String, readme: String) {
    let files = try dataset(of: samples, by: CoNLL(FormatOptions(options), for: TextDataset().description))
    return (
      String(decoding: try #require(files["train.conll"]), as: UTF8.self),
      String(decoding: try #require(files["README.md"]), as: UTF8.self)
    )
  }

  private func lines(_ markup: String, _ options: [String: String] = [:]) throws -> [String] {
    var options = options
    options["columns"] = "2"
    options["documents"] = "none"
    return try file([Marked.sample(0, [Marked.text(markup, labels: labels)])], options).text
      .split(separator: "\n").map(String.init)
  }

  @Test("writes these bytes")
  func bytes() throws {
    let samples = [
      Marked.sample(0, [Marked.text("fly to [New York|CITY]!", labels: labels)]), Marked.sample(1, [LabeledText()]),
      Marked.sample(2, [Marked.text(" [Bo|PERSON][Ann|PERSON]", labels: labels), Marked.text("x", labels: labels)]),
    ]
    #expect(
      try file(samples).text == """
        -DOCSTART- -X- O O

        fly -X- O O
        to -X- O O
        New -X- O B-CITY
        York -X- O I-CITY
        ! -X- O O

        Bo -X- O B-PERSON
        Ann -X- O B-PERSON

        x -X- O O


        """)
    #expect(try file(samples).readme.contains("they hold no token: 1 texts."))
  }

  @Test(
    "tags spans by scheme, cuts tokens as asked",
    arguments: [
      ("[a b c|CITY] [d|CITY]", ["scheme": "bioes"], ["a B-CITY", "b I-CITY", "c E-CITY", "d S-CITY"]),
      ("[a [b|PERSON] c|CITY]", [:], ["a B-CITY", "b I-CITY", "c I-CITY"]),
      ("in [Paris|CITY]'s", [:], ["in O", "Paris B-CITY", "'s O"]),
      ("in [Paris|CITY]'s", ["cut": "widen"], ["in O", "Paris's B-CITY"]),
      ("in [Paris|CITY]'s", ["cut": "drop"], ["in O", "Paris's O"]),
      ("[ab|CITY][cd|PERSON]", ["cut": "widen"], ["abcd B-CITY"]),
      ("un[do|CITY]ne", [:], ["un O", "do B-CITY", "ne O"]),
      ("[ |CITY]x", [:], ["x O"]), ("x[ |CITY]", [:], ["x O"]),
      ("[a\u{2028}b|A B]", [:], ["a B-A_B", "b I-A_B"]), ("[שלום|日本] 🇩🇪🇫🇷", [:], ["שלום B-日本", "🇩🇪 O", "🇫🇷 O"]),
      ("⟦[a|CITY]⟧", [:], ["[ O", "a B-CITY", "] O"]),
    ] as [(String, [String: String], [String])])
  func tags(_ markup: String, _ options: [String: String], _ wanted: [String]) throws {
    #expect(try lines(markup, options) == wanted)
  }

  @Test(
    "tells what was lost or changed",
    arguments: [
      ("[a [b|PERSON] c|CITY]", [:], "1 spans inside others."), ("[Paris|CITY]'s", [:], "within them: 1 tokens."),
      ("[Paris|CITY]'s", ["cut": "widen"], "Widened to whole tokens: 1 spans."),
      ("[Paris|CITY]'s", ["cut": "drop"], "within a token: 1 spans."), ("x[ |CITY]", [:], "no token: 1 spans."),
      ("[ab|CITY][cd|PERSON]", ["cut": "widen"], "within a token: 1 spans."),
    ] as [(String, [String: String], String)])
  func losses(_ markup: String, _ options: [String: String], _ wanted: String) throws {
    #expect(try file([Marked.sample(0, [Marked.text(markup, labels: labels)])], options).readme.contains(wanted))
  }

  @Test("rebuilds every text but its white space, and every outermost span")
  func random() throws {
    let set = TextDataset(splits: ["train"])
    let samples = set.samples(300)
    let text = try file(samples, ["columns": "2", "documents": "none"]).text
    let blocks = text.components(separatedBy: "\n\n").dropLast()
    let kept = samples.filter { !$0.texts[0].string.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
    #expect(blocks.count == kept.count)
    for (sample, block) in zip(kept, blocks) {
      let rows = block.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
      #expect(rows.allSatisfy { $0.count == 2 })
      let wanted = sample.texts[0].string.unicodeScalars.filter { !$0.properties.isWhitespace }
      #expect(rows.flatMap { Array($0[0].unicodeScalars) } == Array(wanted))
      let outer = sample.texts[0].spans.filter { $0.parent == nil }
      let begun = rows.filter { $0[1].hasPrefix("B-") }
      #expect(begun.count == outer.count)
      var found: [String] = []
      for row in rows where row[1] != "O" {
        if row[1].hasPrefix("B-") { found.append(row[0]) } else { found[found.count - 1] += row[0] }
      }
      #expect(
        found.map { Array($0.unicodeScalars) }
          == outer.map { span in
            String(decoding: sample.texts[0].utf8[span.bytes], as: UTF8.self).unicodeScalars
              .filter { !$0.properties.isWhitespace }
          })
    }
  }
}
