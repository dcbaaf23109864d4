import Bytes
import Labels
import Testing

@testable import Formats

/// What spaCy itself finds in the binary files is checked by `InteropTests`; here are the parts.
@Suite("spaCy's documents") struct SpaCyTests {
  private func text(_ markup: String) -> LabeledText { Marked.text(markup, labels: TextDataset.labels) }

  private func files(_ samples: [Sample], _ options: [String: String] = [:]) throws -> [String: [UInt8]] {
    try dataset(of: samples, by: SpaCy(FormatOptions(options), for: TextDataset().description))
  }

  @Test(
    "have the numbers that spaCy gives to texts",
    arguments: [
      ("", 0), ("a", 11_901_859_001_352_538_922), ("coffee", 3_197_928_453_018_144_401),
      ("12345678", 9_871_996_032_675_327_904), ("123456789", 2_056_675_840_866_671_865),
      ("日本語", 1_998_301_522_555_383_300), ("GPE", 384), ("_", 456), ("root", 449), ("FLAG63", 63),
      ("DEPRECATED276", 379), ("IS_ALPHA", 1), ("X", 101), ("gpe", 12_919_179_860_960_381_430),
    ] as [(String, UInt64)])
  func numbers(_ text: String, _ number: UInt64) { #expect(SpaCyStrings.id(text) == number) }

  @Test("stand in JSONL with tokens, entities, the group of all spans, and categories")
  func lines() throws {
    let made = try files([
      Marked.sample(0, [text(" 🦄  to [Rome |CITY]\n")], label: "no"), Marked.sample(1, [text("[ |CITY]")]),
      Marked.sample(2, [text("")]),
    ])
    let lines = String(decoding: try #require(made["train.jsonl"]), as: UTF8.self)
    #expect(
      lines
        == joined(
          #"{"text":" 🦄  to Rome \n","ents":[{"start":7,"end":11,"label":"CITY"}],"tokens":["#,
          #"{"id":0,"start":0,"end":1},{"id":1,"start":1,"end":2},{"id":2,"start":3,"end":4},{"id":3,"start":4,"end":6},"#,
          #"{"id":4,"start":7,"end":11},{"id":5,"start":12,"end":13}],"#,
          #""spans":{"sc":[{"start":7,"end":11,"label":"CITY","kb_id":""}]},"#,
          #""cats":{"book":0.0,"say \"hi\"":0.0,"no":1.0}}"#,
          "\n",
          #"{"text":" ","ents":[],"tokens":[{"id":0,"start":0,"end":1}],"spans":{"sc":[]}}"#,
          "\n",
          #"{"text":"","ents":[],"tokens":[],"spans":{"sc":[]}}"#,
          "\n"))
    let readme = String(decoding: try #require(made["README.md"]), as: UTF8.self)
    #expect(readme.contains("blanks at their ends: 1 spans."))
    #expect(readme.contains("they hold no token: 1 spans."))
    #expect(made["train.spacy"]?.starts(with: [0x78, 0x01]) == true)
  }

  @Test("keep nested spans, and cut words where any span begins or ends")
  func nesting() throws {
    let sample = text("x[re[form|A B]ing [1|x:y]|CITY]s")
    let made = SpaCyTokens(sample)
    let words = made.tokens.map { String(decoding: sample.utf8[$0.bytes], as: UTF8.self) }
    #expect(words == ["x", "re", "form", "ing", "1", "s"])
    #expect(made.groups.map(\.span) == [0, 1, 2])
    #expect(made.groups.map(\.tokens) == [1..<5, 2..<3, 4..<5])
    #expect(made.split == 3 && made.trimmed == 0 && made.empty == 0)
  }

  @Test("are written into the files that were asked for")
  func options() throws {
    let samples = [Marked.sample(0, [text("to [Rome|CITY]")])]
    func names(_ options: [String: String]) throws -> [String] {
      try files(samples, options).keys.filter { $0.hasPrefix("train") }.sorted()
    }
    #expect(try names([:]) == ["train.jsonl", "train.spacy"])
    #expect(try names(["files": "docbin"]) == ["train.spacy"])
    #expect(try names(["files": "jsonl"]) == ["train.jsonl"])
  }
}

@Suite("MessagePack") struct MessagePackTests {
  @Test("has the shortest heads, as its specification gives them")
  func heads() {
    func bytes(_ write: (inout ByteWriter) -> Void) -> [UInt8] {
      var writer = ByteWriter()
      write(&writer)
      return Array(writer.bytes.prefix(5))
    }
    func text(_ count: Int) -> String { String(repeating: "a", count: count) }
    #expect(bytes { $0.append(packed: text(2)) } == [0xA2, 0x61, 0x61])
    #expect(bytes { $0.append(packed: text(31)) }.first == 0xBF)
    #expect(bytes { $0.append(packed: text(32)) }.starts(with: [0xD9, 32, 0x61]))
    #expect(bytes { $0.append(packed: text(256)) }.starts(with: [0xDA, 1, 0, 0x61]))
    #expect(bytes { $0.append(packed: text(65_536)) } == [0xDB, 0, 1, 0, 0])
    #expect(bytes { $0.append(packedByteCount: 1) } == [0xC4, 1])
    #expect(bytes { $0.append(packedByteCount: 256) } == [0xC5, 1, 0])
    #expect(bytes { $0.append(packedByteCount: 65_536) } == [0xC6, 0, 1, 0, 0])
    #expect(bytes { $0.append(packedListOf: 15) } == [0x9F])
    #expect(bytes { $0.append(packedListOf: 16) } == [0xDC, 0, 16])
    #expect(bytes { $0.append(packedListOf: 65_536) } == [0xDD, 0, 1, 0, 0])
    #expect(bytes { $0.append(packedMapOf: 15) } == [0x8F])
    #expect(bytes { $0.append(packedMapOf: 16) } == [0xDE, 0, 16])
    #expect(bytes { $0.append(packed: 127 as UInt16) } == [127])
    #expect(bytes { $0.append(packed: 452 as UInt16) } == [0xCD, 1, 0xC4])
    #expect(bytes { $0.append(packed: 1.0) } == [0xCB, 0x3F, 0xF0, 0, 0])
  }
}
