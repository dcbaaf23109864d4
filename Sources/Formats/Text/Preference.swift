import Bytes
package import Labels

/// Preference pairs in JSONL, as trainers by direct preference read them: a file a split.
///
/// ```
/// <split>.jsonl
/// {"prompt":"Say hello.","chosen":"Hello!","rejected":"No."}
/// ```
///
/// Needs texts `prompt`, `chosen` and `rejected`. With `form: messages` each is a list of messages, the prompt's the user's, the
/// others the assistant's. A pair of equal texts teaches nothing: it is left out and counted. Lost: ids, spans, the label of the
/// whole (both counted), other texts, fields.
package struct Preference: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "preference", summary: "preference pairs in JSONL: prompt, chosen and rejected; one file a split",
    holds: [.text], units: "whole texts", reader: "Python json",
    options: [.init(name: "form", values: ["texts", "messages"], summary: "plain texts, or lists of chat messages")])

  private let frame: TextFrame
  private let isMessages: Bool
  private static let names = ["prompt", "chosen", "rejected"]

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    frame = try TextFrame(options, for: dataset, Self.sheet, needs: [.texts(Self.names)])
    isMessages = frame.options.values["form"] == "messages"
  }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    var places: [Int] = []
    for name in Self.names { places.append(try sample.text(named: name)) }
    guard sample.texts[places[1]].utf8 != sample.texts[places[2]].utf8 else { return fragment.count(.equalPairs) }
    sample.countWholeTextLosses(in: &fragment)
    fragment.append(to: frame.folder(of: sample)) { line in
      for (number, name) in Self.names.enumerated() {
        line.append(number == 0 ? "{\"" : ",\"")
        line.append(text: name)
        line.append("\":")
        if isMessages {
          line.append(number == 0 ? "[{\"role\":\"user\",\"content\":" : "[{\"role\":\"assistant\",\"content\":")
        }
        line.append(json: sample.texts[places[number]])
        if isMessages { line.append("}]") }
      }
      line.append("}\n")
    }
  }

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    let counts = try frame.writeLines(of: whole, into: folder) { "\($0).jsonl" }
    try frame.writeCard(
      whole, into: folder, counts: counts, title: "preference pairs",
      layout: [("<split>.jsonl", "a line of JSON for each pair")],
      notes: ["`chosen` is better than `rejected`; neither repeats the prompt."],
      snippet: """
        import json
        pairs = [json.loads(line) for line in open("\(frame.firstFolder).jsonl", encoding="utf-8", newline="\\n")]
        """)
  }
}
