import Bytes
package import Labels

/// doccano's JSONL: `{"id":1,"text":"fly to Paris","label":[[7,12,"CITY"]]}`, a file a split.
///
/// Offsets are code points, end exclusive; nested spans are told as they are. `task: classification` has the label of the whole
/// text as `"label":["book"]` instead. Lost: values, attributes, fields, roles.
package struct Doccano: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "doccano", summary: "doccano's JSONL for sequence labeling or classification: one file a split",
    holds: [.text, .label, .spans, .nestedSpans], units: "code points from 0, end exclusive", reader: "Python json",
    options: [
      .init(
        name: "task", values: Task.allCases.map(\.rawValue),
        summary: "spans: what stands where; classification: what it is")
    ])

  private enum Task: String, CaseIterable { case spans, classification }

  private let frame: TextFrame
  private let task: Task
  private let labels: WrittenNames

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    let isClassification = options.values["task"] == Task.classification.rawValue
    frame = try TextFrame(
      options, for: dataset, Self.sheet, needs: isClassification ? [.oneText, .textLabels] : [.oneText])
    task = frame.choice("task", default: .spans)
    labels = WrittenNames(json: dataset.spanLabels)
  }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    let place = try sample.onlyText()
    let whole = task == .classification ? try sample.wholeLabel() : ""
    let folder = frame.folder(of: sample)
    if task == .classification { fragment.count(.spans, by: sample.texts[place].spans.count) }
    fragment.append(to: folder) { line in
      line.append("{\"id\":")
      line.append(integer: sample.id)
      line.append(",\"text\":")
      line.append(json: sample.texts[place])
      line.append(",\"label\":[")
      if task == .classification { line.append(json: whole) } else { append(sample.texts[place].spans, to: &line) }
      line.append("]}\n")
    }
  }

  private func append(_ spans: [EntitySpan], to line: inout ByteWriter) {
    for (place, span) in spans.enumerated() {
      line.append(place == 0 ? "[" : ",[")
      line.append(integer: span.points.lowerBound)
      line.append(",")
      line.append(integer: span.points.upperBound)
      line.append(",")
      labels.append(span.label, to: &line)
      line.append("]")
    }
  }

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    let counts = try frame.writeLines(of: whole, into: folder) { "\($0).jsonl" }
    try frame.writeCard(
      whole, into: folder, counts: counts, title: "doccano JSONL",
      layout: [("<split>.jsonl", "a line of JSON for each text")],
      notes: ["Offsets count Unicode code points from 0; the end is exclusive."],
      snippet: """
        import json
        texts = [json.loads(line) for line in open("\(frame.firstFolder).jsonl", encoding="utf-8", newline="\\n")]
        """)
  }
}
