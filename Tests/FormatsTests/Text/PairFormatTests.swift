import Formats
import Foundation
import Labels
import Testing

/// The formats whose samples are several texts with names.
@Suite("Formats of named texts") struct PairFormatTests {
  private func files(
    _ type: any DatasetFormat.Type, _ samples: [Sample], _ options: [String: String] = [:], names: [String]
  ) throws -> [String: String] {
    try dataset(of: samples, by: type.init(FormatOptions(options), for: TextDataset(names: names).description))
      .mapValues { String(decoding: $0, as: UTF8.self) }
  }

  private func sample(_ index: UInt64, _ texts: KeyValuePairs<String, String>, label: String? = nil) -> Sample {
    Marked.sample(index, texts.map { Marked.text($1, labels: TextDataset.labels, name: $0) }, label: label)
  }

  private let odd = "a\t\"b\"\n\u{2028}\u{1}c\\"
  private let oddJSON = #""a\t\"b\"\n\u2028\u0001c\\""#

  @Test("snli")
  func snli() throws {
    let made = try files(
      SNLI.self,
      [
        sample(4, ["premise": "[A|CITY] dog", "hypothesis": odd], label: "book"),
        sample(5, ["hypothesis": "h", "premise": ""], label: "no"),
      ],
      names: ["premise", "hypothesis"])
    #expect(
      made["train.jsonl"]
        == #"{"pairID":"5","gold_label":"book","annotator_labels":["book"],"sentence1":"A dog","sentence2":\#(oddJSON)}"#
        + "\n" + #"{"pairID":"6","gold_label":"no","annotator_labels":["no"],"sentence1":"","sentence2":"h"}"# + "\n")
    #expect(made["README.md"]?.contains("no place for them: 1 spans.") == true)
    var description = TextDataset(names: ["premise", "hypothesis"]).description
    description.textLabels = ["-"]
    let thrown = #expect(throws: FormatError.self) { _ = try SNLI(FormatOptions(), for: description) }
    #expect(thrown?.description == "the format 'snli' can't spell the label '-': readers drop its pairs")
  }

  @Test("squad")
  func squad() throws {
    let samples = [
      sample(0, ["context": "🦄 in [Rome|ANSWER] or [[New|ANSWER] York|CITY]", "question": odd]),
      sample(1, ["context": odd, "question": "Where?"]),
    ]
    let names = ["context", "question"]
    let made = try files(SQuAD.self, samples, names: names)
    #expect(
      made["train.json"] == #"{"version":"v2.0","data":[{"title":"synthetic","paragraphs":["# + "\n"
        + #"{"context":"🦄 in Rome or New York","qas":[{"id":"1","question":\#(oddJSON),"is_impossible":false,"#
        + #""answers":[{"text":"Rome","answer_start":5},{"text":"New","answer_start":13}]}]},"# + "\n"
        + #"{"context":\#(oddJSON),"qas":[{"id":"2","question":"Where?","is_impossible":true,"answers":[]}]}"#
        + "\n]}]}\n")
    let old = try files(SQuAD.self, samples, ["version": "1.1"], names: names)
    #expect(old["train.json"]?.contains("is_impossible") == false)
    #expect(old["train.json"]?.contains("Where?") == false)
    #expect(old["README.md"]?.contains("questions without an answer: 1.") == true)
    #expect(old["README.md"]?.contains("no place for them: 1 spans.") == true)
    #expect(try files(SQuAD.self, [], names: names)["val.json"]?.hasSuffix("\"paragraphs\":[\n]}]}\n") == true)
  }

  @Test("parallel")
  func parallel() throws {
    let samples = [
      sample(
        0,
        ["en": "from [New York|CITY] to [Bonn|CITY], [Ann|PERSON]", "de": "[Ann|PERSON]: [New York|CITY]-[Bonn|CITY]"]),
      sample(1, ["de": odd, "en": ""]),
    ]
    let names = ["en", "de"]
    let made = try files(Parallel.self, samples, names: names)
    #expect(made["train.en"] == "from New York to Bonn, Ann\n\n")
    #expect(made["train.de"] == "Ann: New York-Bonn\na \"b\"   c\\\n")
    #expect(made["train.align"] == nil && made["val.en"]?.isEmpty == true)
    #expect(made["README.md"]?.contains("became blanks in 1 texts.") == true)
    #expect(made["README.md"]?.contains("no place for them: 6 spans.") == true)
    let aligned = try files(Parallel.self, samples, ["align": "spans"], names: names)
    #expect(aligned["train.align"] == "1-1 1-2 2-1 2-2 4-2 5-0\n\n")
  }

  @Test("parallel: spans correspond by id, then by value, then by order")
  func correspondence() throws {
    var pair = sample(0, ["en": "[a|CITY]\t[b|CITY] [c|CITY]", "de": "[x|CITY] [y|CITY] [z|CITY] [w|PERSON]"])
    pair.texts[0].spans[0].attributes = [.init("id", .text("1"))]
    pair.texts[1].spans[2].attributes = [.init("id", .text("1"))]
    pair.texts[0].spans[1].value = .number(7)
    pair.texts[1].spans[1].value = .number(7)
    let made = try files(Parallel.self, [pair], ["align": "spans"], names: ["en", "de"])
    #expect(made["train.align"] == "0-2 1-1 2-0\n")
  }

  @Test("parallel needs two texts")
  func alone() {
    let thrown = #expect(throws: FormatError.self) {
      _ = try Parallel(FormatOptions(), for: TextDataset().description)
    }
    #expect(thrown?.description == "the format 'parallel' holds several texts a sample, and here is only 'text'")
    #expect(thrown?.suggestion == "name the texts of a phrase under 'texts'")
  }

  @Test("preference")
  func preference() throws {
    let samples = [
      sample(0, ["prompt": odd, "chosen": "[yes|CITY]", "rejected": "no"], label: "book"),
      sample(1, ["prompt": "p", "chosen": "same", "rejected": "same"]),
    ]
    let names = ["prompt", "chosen", "rejected"]
    let made = try files(Preference.self, samples, names: names)
    #expect(made["train.jsonl"] == #"{"prompt":\#(oddJSON),"chosen":"yes","rejected":"no"}"# + "\n")
    for loss in ["is the rejected one: 1 pairs.", "labels of 1 texts.", ": 1 spans."] {
      #expect(made["README.md"]?.contains(loss) == true)
    }
    let messages = try files(Preference.self, samples, ["form": "messages"], names: names)
    #expect(
      messages["train.jsonl"] == #"{"prompt":[{"role":"user","content":\#(oddJSON)}],"#
        + #""chosen":[{"role":"assistant","content":"yes"}],"rejected":[{"role":"assistant","content":"no"}]}"# + "\n")
  }

  @Test("alpaca")
  func alpaca() throws {
    let samples = [
      sample(0, ["instruction": odd, "input": "2 and 3", "output": "5"]),
      sample(1, ["instruction": "Go", "output": ""]),
    ]
    let made = try files(Alpaca.self, samples, names: ["instruction", "input", "output"])
    #expect(
      made["train.json"] == "[\n" + #"{"instruction":\#(oddJSON),"input":"2 and 3","output":"5"},"# + "\n"
        + #"{"instruction":"Go","input":"","output":""}"# + "\n]\n")
  }

  @Test(
    "are refused for texts of other names", arguments: ["snli", "squad", "preference", "alpaca", "chat", "sharegpt"])
  func names(_ name: String) throws {
    let type = try #require(datasetFormat(named: name))
    let thrown = #expect(throws: FormatError.self) {
      _ = try type.init(FormatOptions(), for: TextDataset(names: ["left", "right"]).description)
    }
    #expect(thrown?.description.hasPrefix("the format '\(name)' needs texts of the names '") == true)
    #expect(thrown?.description.hasSuffix("', and here are 'left', 'right'") == true)
  }
}
