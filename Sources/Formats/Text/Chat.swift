import Bytes
package import Labels

/// Chat messages in JSONL, as trainers of chat models read them: a conversation a line, a file a split.
///
/// ```
/// <split>.jsonl
/// {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello! How can I help?"}]}
/// ```
///
/// Needs turns with roles: `system`, `user` (`human`), `assistant` (`gpt`, `bot`, `agent`), `tool`; texts without a role count by
/// their name. Refused, since chat templates refuse it: a system's turn that isn't the first, sides that don't take turns, a last
/// turn that isn't the assistant's. Lost: spans, the label of the whole (both counted), fields.
package struct Chat: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "chat", summary: "chat messages in JSONL: roles and contents; one file a split", holds: [.text, .roles],
    units: "whole texts", reader: "Python json", options: [])

  private let frame: TextFrame

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    frame = try TextFrame(options, for: dataset, Self.sheet, needs: [.conversation(tools: true)])
  }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    let speakers = try sample.conversation()
    sample.countWholeTextLosses(in: &fragment)
    fragment.append(to: frame.folder(of: sample)) { line in
      line.append("{\"messages\":[")
      for (place, speaker) in speakers.enumerated() {
        line.append(place == 0 ? "{\"role\":\"" : ",{\"role\":\"")
        line.append(text: speaker.rawValue)
        line.append("\",\"content\":")
        line.append(json: sample.texts[place])
        line.append("}")
      }
      line.append("]}\n")
    }
  }

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    let counts = try frame.writeLines(of: whole, into: folder) { "\($0).jsonl" }
    try frame.writeCard(
      whole, into: folder, counts: counts, title: "chat messages",
      layout: [("<split>.jsonl", "a line of JSON for each conversation")],
      notes: ["The system's message, if any, is the first; the assistant's is the last."],
      snippet: """
        import json
        chats = [json.loads(line)["messages"]
                 for line in open("\(frame.firstFolder).jsonl", encoding="utf-8", newline="\\n")]
        """)
  }
}
