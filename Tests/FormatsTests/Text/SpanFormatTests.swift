import Formats
import Foundation
import Labels
import Testing

/// The formats whose samples are one text with spans.
@Suite("Formats of spans") struct SpanFormatTests {
  private func files(
    _ type: any DatasetFormat.Type, _ samples: [Sample], _ options: [String: String] = [:]
  ) throws -> [String: String] {
    try dataset(of: samples, by: type.init(FormatOptions(options), for: TextDataset().description))
      .mapValues { String(decoding: $0, as: UTF8.self) }
  }

  private func text(_ markup: String) -> LabeledText { Marked.text(markup, labels: TextDataset.labels) }

  /// Two spans with ids, a relation between them and one to nowhere.
  private var related: Sample {
    var text = text("🦄 [Ann|PERSON] in [[New|x:y]\nYork|CITY]")
    text.spans[0].attributes = [.init("id", .text("p"))]
    text.spans[1].attributes = [.init("id", .number(7))]
    text.spans[1].value = .text("N\u{2028}Y")
    var sample = Marked.sample(4, [text], label: "book")
    sample.fields = [
      .init(
        "relations",
        .list([
          .list([.text("lives in"), .text("p"), .number(7)]),
          .record([.init("label", .text("r")), .init("from", .text("p")), .init("to", .text("q"))]),
        ]))
    ]
    return sample
  }

  @Test("brat")
  func brat() throws {
    let made = try files(Brat.self, [related, Marked.sample(5, [text("\n[\n|CITY]a\t")])])
    #expect(made["train/000000000005.txt"] == "🦄 Ann in New\nYork")
    #expect(
      made["train/000000000005.ann"] == """
        T1\tPERSON 2 5\tAnn
        T2\tCITY 9 12;13 17\tNew York
        T3\tx_y 9 12\tNew
        R1\tlives_in Arg1:T1 Arg2:T2
        #1\tAnnotatorNotes T1\t{"id":"p"}
        #2\tAnnotatorNotes T2\t{"value":"N Y","id":7}

        """)
    #expect(made["train/000000000006.txt"] == "\n\na\t" && made["train/000000000006.ann"]?.isEmpty == true)
    #expect(
      made["annotation.conf"] == """
        [entities]
        CITY
        PERSON
        A_B
        x_y
        GPE
        _
        _i_
        ANSWER

        [relations]
        lives_in\tArg1:<ENTITY>, Arg2:<ENTITY>
        <OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

        [events]

        [attributes]

        """)
    #expect(made["README.md"]?.contains("join are not there: 1 relations.") == true)
    #expect(made["README.md"]?.contains("they hold no token: 1 spans.") == true)
  }

  @Test("snips")
  func snips() throws {
    var valued = text("[Rome|CITY]")
    valued.spans[0].attributes = [.init("role", .text("to"))]
    let made = try files(
      SNIPS.self,
      [
        Marked.sample(0, [text("a\n[[New|PERSON] York|CITY] \"")], label: "no"),
        Marked.sample(1, [valued], label: "book"),
        Marked.sample(2, [text("")], label: "no"),
      ])
    #expect(
      made["train.json"]?.hasPrefix(
        joined(
          #"{"language":"en","intents":{"#,
          "\n",
          #""book":{"utterances":["#,
          "\n",
          #"{"data":[{"text":"Rome","entity":"CITY","slot_name":"CITY_to"}]}"#,
          "\n]},\n",
          #""no":{"utterances":["#,
          "\n",
          #"{"data":[{"text":"a\n"},{"text":"New York","entity":"CITY","slot_name":"CITY"},{"text":" \""}]},"#,
          "\n",
          #"{"data":[]}"#,
          "\n]}},\n",
          #""entities":{"#,
          "\n",
          #""CITY":{"data":[],"use_synonyms":true,"automatically_extensible":true,"matching_strictness":1.0},"#))
        == true)
    #expect(made["val.json"]?.hasPrefix("{\"language\":\"en\",\"intents\":{},\n") == true)
    #expect(made["README.md"]?.contains("1 spans inside others.") == true)
    #expect(made["README.md"]?.contains("values or attributes") == false)
  }

  @Test("Label Studio")
  func labelStudio() throws {
    let made = try files(LabelStudio.self, [related, Marked.sample(5, [LabeledText()])])
    let name = #""from_name":"label","to_name":"text","type":"labels","value""#
    #expect(
      made["train.json"]
        == joined(
          "[\n",
          #"{"id":5,"data":{"text":"🦄 Ann in New\nYork"},"annotations":[{"result":["#,
          #"{"id":"1",\#(name):{"start":2,"end":5,"text":"Ann","labels":["PERSON"]}},"#,
          #"{"id":"2",\#(name):{"start":9,"end":17,"text":"New\nYork","labels":["CITY"]}},"#,
          #"{"id":"3",\#(name):{"start":9,"end":12,"text":"New","labels":["x:y"]}},"#,
          #"{"id":"0","from_name":"class","to_name":"text","type":"choices","value":{"choices":["book"]}},"#,
          #"{"from_id":"1","to_id":"2","type":"relation","direction":"right","labels":["lives in"]}]}]},"#,
          "\n",
          #"{"id":6,"data":{"text":""},"annotations":[{"result":[]}]}"#,
          "\n]\n"))
    #expect(made["config.xml"]?.contains("    <Label value=\"&lt;i&gt;\"/>\n") == true)
    #expect(made["config.xml"]?.contains("    <Choice value=\"say &quot;hi&quot;\"/>\n") == true)
    #expect(made["README.md"]?.contains("values or attributes of 2 spans.") == true)
    var description = TextDataset().description
    description.spanLabels = ["a\u{1}"]
    let thrown = #expect(throws: FormatError.self) { _ = try LabelStudio(FormatOptions(), for: description) }
    #expect(thrown?.description.hasSuffix("XML has no word for a control character") == true)
  }

  @Test("CoNLL-U")
  func conllu() throws {
    let samples = [
      Marked.sample(4, [text(" Go to [New  York|A B]!\u{2028}")], label: "a\nb"),
      Marked.sample(5, [text("_ [#|CITY]"), text(" "), text("x")]),
    ]
    let made = try files(CoNLLU.self, samples)
    let none = "\t_\t_\t_\t_\t_\t_\t_\t"
    #expect(
      made["train.conllu"] == """
        # sent_id = 5
        # label = a b
        # text = Go to New York!
        1\tGo\(none)SpacesBefore=\\s
        2\tto\(none)_
        3\tNew\(none)Entity=B-A_B|SpacesAfter=\\s\\s
        4\tYork\(none)Entity=I-A_B|SpaceAfter=No
        5\t!\(none)SpacesAfter=\\u2028

        # sent_id = 6.1
        # text = _ #
        1\t_\(none)_
        2\t#\(none)Entity=B-CITY

        # sent_id = 6.3
        # text = x
        1\tx\(none)_


        """)
    #expect(made["README.md"]?.contains("they hold no token: 1 texts.") == true)
    #expect(try files(CoNLLU.self, samples, ["scheme": "bioes"])["train.conllu"]?.contains("E-A_B|SpaceAfter") == true)
  }
}
