import Bytes
import Formats
import Foundation
import Labels
import Testing

@Suite("JSONL") struct JSONLTests {
  private func lines(_ samples: [Sample], _ options: [String: String] = [:], _ set: TextDataset = TextDataset()) throws
    -> [String]
  {
    let format = try JSONL(FormatOptions(options), for: set.description)
    let files = try dataset(of: samples, by: format)
    return String(decoding: try #require(files["train.jsonl"]), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("writes these lines")
  func bytes() throws {
    var text = Marked.text("🦄 to [[New|PERSON] York|CITY]", labels: TextDataset.labels)
    text.spans[0].value = .text("NYC")
    text.spans[0].attributes = [.init("role", .text("from")), .init("value", .number(1))]
    var first = Marked.sample(4, [text], label: "book")
    first.origin = TextOrigin(phrase: "template.say.book.text.0", rank: "17")
    first.fields = [.init("answer", .list([.number(1)])), .init("text", .absent), .init("text_", .boolean(true))]
    let empty = Marked.sample(5, [LabeledText()])
    let several = Marked.sample(
      6,
      [
        Marked.text("a \"b\"", labels: [], name: "premise"),
        Marked.text("[c|CITY]", labels: ["CITY"], name: "hypothesis"),
      ])
    let turn = Marked.sample(7, [Marked.text("hi", labels: [], name: "turn", role: "user")])
    #expect(
      try lines([first, empty, several, turn]) == [
        #"{"id":5,"index":4,"split":"train","text":"🦄 to New York","label":"book","spans":["#
          + #"{"start":5,"end":13,"label":"CITY","text":"New York","value":"NYC","role":"from","value_":1},"#
          + #"{"start":5,"end":8,"label":"PERSON","text":"New","parent":0}],"#
          + #""answer":[1],"text_":null,"text__":true,"phrase":"template.say.book.text.0","rank":"17"}"#,
        #"{"id":6,"index":5,"split":"train","text":"","spans":[]}"#,
        #"{"id":7,"index":6,"split":"train","texts":[{"name":"premise","text":"a \"b\"","spans":[]},"#
          + #"{"name":"hypothesis","text":"c","spans":[{"start":0,"end":1,"label":"CITY","text":"c"}]}]}"#,
        #"{"id":8,"index":7,"split":"train","turns":[{"name":"turn","role":"user","text":"hi","spans":[]}]}"#, "",
      ])
  }

  @Test("counts in the unit that is asked for", arguments: [("points", 2, 4), ("utf16", 3, 5), ("bytes", 5, 11)])
  func units(_ unit: String, _ start: Int, _ end: Int) throws {
    let sample = Marked.sample(0, [Marked.text("🦄 [日本|CITY]", labels: ["CITY"])])
    #expect(try lines([sample], ["offsets": unit])[0].contains("\"start\":\(start),\"end\":\(end)"))
  }

  @Test("slices every text by its offsets to the span's text, and splits at no odd line end")
  func slices() throws {
    let set = TextDataset(splits: ["train"])
    let samples = set.samples(200)
    let lines = try lines(samples, [:], set)
    #expect(lines.count == 201)
    for (sample, line) in zip(samples, lines) {
      for end in ["\u{2028}", "\u{85}"] { #expect(!line.unicodeScalars.contains(Unicode.Scalar(end)!)) }
      let record = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let text = try #require(record["text"] as? String)
      #expect(Array(text.utf8) == sample.texts[0].utf8)
      let spans = try #require(record["spans"] as? [[String: Any]])
      #expect(spans.count == sample.texts[0].spans.count)
      for (span, truth) in zip(spans, sample.texts[0].spans) {
        let (start, end) = (try #require(span["start"] as? Int), try #require(span["end"] as? Int))
        let slice = Array(text.unicodeScalars)[start..<end]
        #expect(Array(try #require(span["text"] as? String).unicodeScalars) == Array(slice))
        #expect(span["label"] as? String == TextDataset.labels[truth.label] && span["parent"] as? Int == truth.parent)
      }
    }
  }
}
