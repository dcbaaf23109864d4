import Bytes
import Formats
import Foundation
import Labels
import Testing

@Suite("Small formats of texts") struct SmallTextFormatTests {
  private let hostile = [
    Marked.sample(0, [Marked.text("🦄 [[New|PERSON] York|CITY]", labels: TextDataset.labels)], label: "book"),
    Marked.sample(1, [Marked.text("a\t\"b\"\n\u{2028}c\\", labels: [])], label: "no"),
    Marked.sample(2, [Marked.text("NA", labels: [])], label: "say \"hi\""),
    Marked.sample(3, [Marked.text(" [日|日本]", labels: TextDataset.labels)], label: "no"),
  ]

  private func files(_ type: any DatasetFormat.Type, _ options: [String: String] = [:]) throws -> [String: String] {
    try dataset(of: hostile, by: type.init(FormatOptions(options), for: TextDataset().description))
      .mapValues { String(decoding: $0, as: UTF8.self) }
  }

  @Test("doccano")
  func doccano() throws {
    #expect(
      try files(Doccano.self)["train.jsonl"] == #"{"id":1,"text":"🦄 New York","label":[[2,10,"CITY"],[2,5,"PERSON"]]}"#
        + "\n" + #"{"id":2,"text":"a\t\"b\"\n\u2028c\\","label":[]}"# + "\n" + #"{"id":3,"text":"NA","label":[]}"#
        + "\n"
        + #"{"id":4,"text":" 日","label":[[1,2,"日本"]]}"# + "\n")
    let classes = try files(Doccano.self, ["task": "classification"])
    #expect(classes["train.jsonl"]?.contains(#"{"id":3,"text":"NA","label":["say \"hi\""]}"#) == true)
    #expect(classes["README.md"]?.contains("no place for them: 3 spans.") == true)
  }

  @Test("Hugging Face tokens")
  func tokens() throws {
    let made = try files(HFTokens.self)
    #expect(
      made["train.jsonl"] == #"{"id":"1","tokens":["🦄","New","York"],"ner_tags":[0,1,2]}"# + "\n"
        + #"{"id":"2","tokens":["a","\"","b","\"","c","\\"],"ner_tags":[0,0,0,0,0,0]}"# + "\n"
        + #"{"id":"3","tokens":["NA"],"ner_tags":[0]}"# + "\n" + #"{"id":"4","tokens":["日"],"ner_tags":[11]}"# + "\n")
    #expect(made["README.md"]?.hasPrefix("---\ntask_categories:\n- token-classification\nlanguage:\n- en\n") == true)
    #expect(made["README.md"]?.contains("          '1': \"B-CITY\"\n          '2': \"I-CITY\"\n") == true)
    let named = try files(HFTokens.self, ["tags": "names", "scheme": "bioes"])
    #expect(named["train.jsonl"]?.contains(#""ner_tags":["O","B-CITY","E-CITY"]"#) == true)
    #expect(named["train.jsonl"]?.contains(#""ner_tags":["S-日本"]"#) == true)
  }

  @Test("CSV and TSV")
  func tables() throws {
    let csv = try files(CSVTexts.self)
    #expect(
      csv["train.csv"]
        == "id,label,text\n1,book,🦄 New York\n2,no,\"a\t\"\"b\"\"\n\u{2028}c\\\"\n3,\"say \"\"hi\"\"\",NA\n"
        + "4,no,\" 日\"\n")
    #expect(csv["README.md"]?.contains("take for missing: 1.") == true)
    let tsv = try files(TSVTexts.self)
    #expect(
      tsv["train.tsv"]
        == "id\tlabel\ttext\n1\tbook\t🦄 New York\n2\tno\ta\\t\"b\"\\n c\\\\\n3\tsay \"hi\"\tNA\n4\tno\t 日\n")
    #expect(tsv["README.md"]?.contains("became blanks in 1 texts.") == true)
  }

  @Test("refuse several texts where they hold one", arguments: ["doccano", "hf_tokens"])
  func several(_ name: String) throws {
    let type = try #require(datasetFormat(named: name))
    do throws(FormatError) {
      _ = try type.init(FormatOptions(), for: TextDataset(names: ["premise", "hypothesis"]).description)
      Issue.record("took them")
    } catch {
      #expect(
        error.description == "the format '\(name)' holds one text a sample, and here are 2: 'premise', 'hypothesis'")
      #expect(error.suggestion == "'jsonl' holds any number of texts")
    }
  }
}
