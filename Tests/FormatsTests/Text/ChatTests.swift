import Formats
import Foundation
import Labels
import Testing

@Suite("Conversations") struct ChatTests {
  private func sample(_ turns: [(role: String, text: String)]) -> Sample {
    Marked.sample(4, turns.map { Marked.text($0.text, labels: TextDataset.labels, name: "turns", role: $0.role) })
  }

  private func files(_ type: any DatasetFormat.Type, _ samples: [Sample]) throws -> [String: String] {
    try dataset(of: samples, by: type.init(FormatOptions(), for: TextDataset(names: ["turns"]).description))
      .mapValues { String(decoding: $0, as: UTF8.self) }
  }

  @Test("are written as chat messages")
  func chat() throws {
    let turns = [("system", "Be \"brief\"."), ("human", "[Rome|CITY]?\n"), ("gpt", ""), ("tool", "42"), ("bot", "🦄")]
    let made = try files(Chat.self, [sample(turns)])
    #expect(
      made["train.jsonl"]
        == #"{"messages":[{"role":"system","content":"Be \"brief\"."},{"role":"user","content":"Rome?\n"},"#
        + #"{"role":"assistant","content":""},{"role":"tool","content":"42"},{"role":"assistant","content":"🦄"}]}"#
        + "\n")
    #expect(made["README.md"]?.contains("no place for them: 1 spans.") == true)
  }

  @Test("are written as ShareGPT has them")
  func shareGPT() throws {
    let made = try files(ShareGPT.self, [sample([("system", "s"), ("user", "a"), ("assistant", "b\\")])])
    #expect(
      made["train.json"] == "[\n" + #"{"id":"5","conversations":[{"from":"system","value":"s"},"#
        + #"{"from":"human","value":"a"},{"from":"gpt","value":"b\\"}]}"# + "\n]\n")
    let thrown = #expect(throws: FormatError.self) {
      _ = try files(ShareGPT.self, [sample([("user", ""), ("assistant", ""), ("tool", ""), ("assistant", "")])])
    }
    #expect(thrown?.description == "the format cannot hold a turn of a tool (sample 4)")
  }

  @Test(
    "are refused where chat templates would refuse them",
    arguments: [
      ([], "a conversation whose last turn isn't the assistant's"),
      (["user"], "a conversation whose last turn isn't the assistant's"),
      (["assistant"], "a turn of assistant at the front"),
      (["user", "system", "assistant"], "a turn of system behind one of user"),
      (["user", "user", "assistant"], "a turn of user behind one of user"),
      (["user", "assistant", "assistant"], "a turn of assistant behind one of assistant"),
      (["user", "tool", "assistant"], "a turn of tool behind one of user"),
      (["narrator"], "a turn of 'narrator': roles are system, user, assistant and tool"),
    ] as [([String], String)])
  func refusals(_ roles: [String], _ reason: String) {
    let thrown = #expect(throws: FormatError.self) { _ = try files(Chat.self, [sample(roles.map { ($0, "x") })]) }
    #expect(thrown?.description == "the format cannot hold \(reason) (sample 4)")
  }
}
