import Bytes
package import Labels

/// ShareGPT's JSON: a list of conversations, a file a split.
///
/// ```
/// <split>.json
/// [
/// {"id":"5","conversations":[{"from":"human","value":"Hi"},{"from":"gpt","value":"Hello!"}]}
/// ]
/// ```
///
/// Needs turns as `chat` does, and refuses what it refuses; a tool's turns too. Lost: spans, the label of the whole (both counted),
/// fields.
package struct ShareGPT: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "sharegpt", summary: "ShareGPT's JSON: conversations of human and gpt; one file a split",
    holds: [.text, .roles], units: "whole texts", reader: "Python json", options: [])

  private let frame: TextFrame

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    frame = try TextFrame(options, for: dataset, Self.sheet, needs: [.conversation(tools: false)])
  }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    let speakers = try sample.conversation()
    guard !speakers.contains(.tool) else { throw .cannotHold("a turn of a tool", index: sample.index) }
    sample.countWholeTextLosses(in: &fragment)
    let folder = frame.folder(of: sample)
    fragment.count(folder)
    fragment.append(to: folder) { record in
      record.append(",\n{\"id\":\"")
      record.append(integer: sample.id)
      record.append("\",\"conversations\":[")
      for (place, speaker) in speakers.enumerated() {
        record.append(place == 0 ? "{\"from\":\"" : ",{\"from\":\"")
        record.append(speaker == .user ? "human" : speaker == .assistant ? "gpt" : "system")
        record.append("\",\"value\":")
        record.append(json: sample.texts[place])
        record.append("}")
      }
      record.append("]}")
    }
  }

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    try frame.writeSplits(of: whole, into: folder, in: .jsonList) { "\($0).json" }
    try frame.writeCard(
      whole, into: folder, title: "ShareGPT conversations",
      layout: [("<split>.json", "a list of conversations")],
      notes: ["`human` asks, `gpt` answers; a `system` message, if any, is the first."],
      snippet: """
        import json
        chats = json.load(open("\(frame.firstFolder).json", encoding="utf-8"))
        """)
  }
}
