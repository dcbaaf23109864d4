import Formats
import Foundation
import Labels
import Testing

@Suite("MultiWOZ") struct MultiWOZTests {
  private let labels = ["hotel-area", "taxi-to", "NAME"]

  private func files(_ samples: [Sample]) throws -> [String: String] {
    var description = TextDataset(splits: ["train"], names: ["turns"]).description
    description.spanLabels = labels
    description.textLabels = ["find"]
    return try dataset(of: samples, by: MultiWOZ(FormatOptions(), for: description))
      .mapValues { String(decoding: $0, as: UTF8.self) }
  }

  private func turn(_ role: String, _ markup: String) -> LabeledText {
    Marked.text(markup, labels: labels, name: "turns", role: role)
  }

  private var dialogue: Sample {
    var first = turn("user", "🦄 [north|hotel-area]")
    first.spans[0].value = .text("NORTH")
    return Marked.sample(
      4, [first, turn("system", "[Bo|NAME] \"?\""), turn("user", "[south|hotel-area], [Rome|taxi-to]")], label: "find")
  }

  @Test("writes turns, frames and a state that grows")
  func bytes() throws {
    let made = try files([dialogue, Marked.sample(5, [turn("bot", "")])])
    #expect(
      made["train/dialogues_001.json"]
        == joined(
          "[\n",
          #"{"dialogue_id":"5","services":["hotel","dialogue","taxi"],"turns":["#,
          #"{"turn_id":"0","speaker":"USER","utterance":"🦄 north","frames":[{"service":"hotel","actions":[],"#,
          #""slots":[{"slot":"hotel-area","value":"NORTH","start":2,"exclusive_end":7}],"#,
          #""state":{"active_intent":"find","requested_slots":[],"slot_values":{"hotel-area":["NORTH"]}}}]},"#,
          #"{"turn_id":"1","speaker":"SYSTEM","utterance":"Bo \"?\"","frames":[{"service":"dialogue","actions":[],"#,
          #""slots":[{"slot":"dialogue-NAME","value":"Bo","start":0,"exclusive_end":2}]}]},"#,
          #"{"turn_id":"2","speaker":"USER","utterance":"south, Rome","frames":[{"service":"hotel","actions":[],"#,
          #""slots":[{"slot":"hotel-area","value":"south","start":0,"exclusive_end":5}],"#,
          #""state":{"active_intent":"find","requested_slots":[],"slot_values":{"hotel-area":["south"]}}},"#,
          #"{"service":"taxi","actions":[],"slots":[{"slot":"taxi-to","value":"Rome","start":7,"exclusive_end":11}],"#,
          #""state":{"active_intent":"find","requested_slots":[],"slot_values":{"taxi-to":["Rome"]}}}]}]},"#,
          "\n",
          #"{"dialogue_id":"6","services":[],"turns":[{"turn_id":"0","speaker":"SYSTEM","utterance":"","frames":[]}]}"#,
          "\n]\n"))
    #expect(
      made["schema.json"]?.hasPrefix(
        #"[{"service_name":"hotel","description":"","slots":[{"name":"hotel-area","description":"","#
          + #""is_categorical":false,"possible_values":[]}],"intents":[{"name":"find","#) == true)
    #expect(made["dialog_acts.json"] == nil)
  }

  @Test("tells acts with the slots of their service")
  func acts() throws {
    var sample = dialogue
    sample.fields = [.init("acts", .list([.text("Hotel-Inform"), .list([.text("a"), .text("b")]), .absent]))]
    #expect(
      try files([sample])["dialog_acts.json"]
        == joined(
          "{\n",
          #""5":{"0":{"dialog_act":{"Hotel-Inform":[["area","NORTH"]]},"#,
          #""span_info":[["Hotel-Inform","area","NORTH",2,7]]},"#,
          #""1":{"dialog_act":{"a":[["NAME","Bo"]],"b":[["NAME","Bo"]]},"#,
          #""span_info":[["a","NAME","Bo",0,2],["b","NAME","Bo",0,2]]},"2":{"dialog_act":{},"span_info":[]}}"#,
          "\n}\n"))
    sample.fields = [.init("acts", .list([]))]
    let thrown = #expect(throws: FormatError.self) { _ = try files([sample]) }
    #expect(
      thrown?.description
        == "the format cannot hold a field 'acts' that isn't a list with an entry for each turn (sample 4)")
  }

  @Test("refuses speakers that it doesn't know", arguments: ["tool", "narrator"])
  func speakers(_ role: String) {
    let thrown = #expect(throws: FormatError.self) { _ = try files([Marked.sample(0, [turn(role, "x")])]) }
    #expect(
      thrown?.description == "the format cannot hold a turn of '\(role)': roles are user and system (sample 0)")
  }
}
