import Bytes
package import Labels

/// SNLI's JSONL: pairs of sentences and what follows from the first, a file a split.
///
/// ```
/// <split>.jsonl
/// {"pairID":"5","gold_label":"entailment","annotator_labels":["entailment"],"sentence1":"A dog runs.","sentence2":"It moves."}
/// ```
///
/// Needs texts `premise` and `hypothesis`, and a label; SNLI's own are entailment, neutral and contradiction. `-` is refused:
/// readers drop its pairs. Parse trees are left out. Lost: spans (counted), fields.
package struct SNLI: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "snli", summary: "SNLI's JSONL: premise, hypothesis and label; one file a split", holds: [.text, .label],
    units: "whole texts", reader: "Python json", options: [])

  private let frame: TextFrame

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    frame = try TextFrame(options, for: dataset, Self.sheet, needs: [.texts(["premise", "hypothesis"]), .textLabels])
    if dataset.textLabels.contains("-") {
      throw .unfit(.badLabel("-", reason: "readers drop its pairs"), format: Self.sheet.name)
    }
  }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    let (premise, hypothesis) = (try sample.text(named: "premise"), try sample.text(named: "hypothesis"))
    let label = try sample.wholeLabel()
    sample.countWholeTextLosses(labels: false, in: &fragment)
    fragment.append(to: frame.folder(of: sample)) { line in
      line.append("{\"pairID\":\"")
      line.append(integer: sample.id)
      line.append("\",\"gold_label\":")
      line.append(json: label)
      line.append(",\"annotator_labels\":[")
      line.append(json: label)
      line.append("],\"sentence1\":")
      line.append(json: sample.texts[premise])
      line.append(",\"sentence2\":")
      line.append(json: sample.texts[hypothesis])
      line.append("}\n")
    }
  }

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    let counts = try frame.writeLines(of: whole, into: folder) { "\($0).jsonl" }
    try frame.writeCard(
      whole, into: folder, counts: counts, title: "natural-language inference",
      layout: [("<split>.jsonl", "a line of JSON for each pair")],
      notes: ["`sentence1` is the premise, `sentence2` the hypothesis; there are no parse trees."],
      snippet: """
        import json
        pairs = [json.loads(line) for line in open("\(frame.firstFolder).jsonl", encoding="utf-8", newline="\\n")]
        """)
  }
}
