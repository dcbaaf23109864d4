import Bytes
package import Labels

/// Alpaca's JSON: a list of instructions with what to answer, a file a split.
///
/// ```
/// <split>.json
/// [
/// {"instruction":"Add the numbers.","input":"2 and 3","output":"5"}
/// ]
/// ```
///
/// Needs texts `instruction` and `output`; `input` is the text of that name, or `""` where a sample has none. Lost: ids, spans,
/// the label of the whole (both counted), other texts, fields.
package struct Alpaca: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "alpaca", summary: "Alpaca's JSON: instruction, input and output; one file a split", holds: [.text],
    units: "whole texts", reader: "Python json", options: [])

  private let frame: TextFrame

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    frame = try TextFrame(options, for: dataset, Self.sheet, needs: [.texts(["instruction", "output"])])
  }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    let (instruction, output) = (try sample.text(named: "instruction"), try sample.text(named: "output"))
    sample.countWholeTextLosses(in: &fragment)
    let folder = frame.folder(of: sample)
    fragment.count(folder)
    fragment.append(to: folder) { record in
      record.append(",\n{\"instruction\":")
      record.append(json: sample.texts[instruction])
      record.append(",\"input\":")
      if let input = sample.place(ofText: "input") {
        record.append(json: sample.texts[input])
      } else {
        record.append("\"\"")
      }
      record.append(",\"output\":")
      record.append(json: sample.texts[output])
      record.append("}")
    }
  }

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    try frame.writeSplits(of: whole, into: folder, in: .jsonList) { "\($0).json" }
    try frame.writeCard(
      whole, into: folder, title: "Alpaca instructions",
      layout: [("<split>.json", "a list of instructions with their answers")],
      notes: ["`input` is empty where the instruction says all."],
      snippet: """
        import json
        pairs = json.load(open("\(frame.firstFolder).json", encoding="utf-8"))
        """)
  }
}
