import Bytes
package import Labels

/// Label Studio's tasks: a list of texts with their labels, a file a split, and the interface that shows them.
///
/// ```
/// config.xml
/// <split>.json
/// [
/// {"id":5,"data":{"text":"fly to Paris"},"annotations":[{"result":[
///  {"id":"1","from_name":"label","to_name":"text","type":"labels",
///   "value":{"start":7,"end":12,"text":"Paris","labels":["CITY"]}},
///  {"id":"0","from_name":"class","to_name":"text","type":"choices","value":{"choices":["book"]}}]}]}
/// ]
/// ```
///
/// Offsets are code points, end exclusive. Spans have the ids 1, 2 … in their order, nested ones too; the class of the whole has 0.
/// The field `relations` (`SpanRelations`) becomes relations. Lost: values and attributes, relations without ends (both counted),
/// other fields.
package struct LabelStudio: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "label_studio", summary: "Label Studio's tasks with their labeling interface; one file a split",
    holds: [.text, .label, .spans, .nestedSpans], units: "code points from 0, end exclusive",
    reader: "Python json, ElementTree", options: [])

  private let frame: TextFrame
  private let labels: WrittenNames

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    frame = try TextFrame(options, for: dataset, Self.sheet, needs: [.oneText])
    labels = WrittenNames(json: dataset.spanLabels)
    for label in dataset.spanLabels + dataset.textLabels where !ByteWriter.isXML(label) {
      throw .unfit(.badLabel(label, reason: "XML has no word for a control character"), format: Self.sheet.name)
    }
  }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    let text = sample.texts[try sample.onlyText()]
    let folder = frame.folder(of: sample)
    fragment.count(folder)
    fragment.count(.values, by: text.detailedSpanCount)
    let relations = SpanRelations(of: sample, in: text)
    fragment.count(.relations, by: relations.lost)
    fragment.append(to: folder) { task in
      task.append(",\n{\"id\":")
      task.append(integer: sample.id)
      task.append(",\"data\":{\"text\":")
      task.append(json: text)
      task.append("},\"annotations\":[{\"result\":[")
      var isFirst = true
      for place in text.spans.indices {
        task.append(isFirst ? "{\"id\":\"" : ",{\"id\":\"")
        isFirst = false
        append(place, of: text, to: &task)
      }
      if let label = sample.label {
        task.append(isFirst ? "" : ",")
        isFirst = false
        task.append(
          "{\"id\":\"0\",\"from_name\":\"class\",\"to_name\":\"text\",\"type\":\"choices\",\"value\":{\"choices\":[")
        task.append(json: label)
        task.append("]}}")
      }
      for relation in relations.all {
        task.append(
          text: ",{\"from_id\":\"\(relation.from + 1)\",\"to_id\":\"\(relation.to + 1)\",\"type\":\"relation\",")
        task.append("\"direction\":\"right\",\"labels\":[")
        task.append(json: relation.label)
        task.append("]}")
      }
      task.append("]}]}")
    }
  }

  private func append(_ place: Int, of text: borrowing LabeledText, to task: inout ByteWriter) {
    task.append(integer: place + 1)
    task.append("\",\"from_name\":\"label\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":{\"start\":")
    task.append(integer: text.spans[place].points.lowerBound)
    task.append(",\"end\":")
    task.append(integer: text.spans[place].points.upperBound)
    task.append(",\"text\":")
    task.append(json: text, text.spans[place].bytes)
    task.append(",\"labels\":[")
    labels.append(text.spans[place].label, to: &task)
    task.append("]}}")
  }

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    try frame.writeSplits(of: whole, into: folder, in: .jsonList) { "\($0).json" }
    try folder.create("config.xml") { write throws(FormatError) in
      var file = ByteWriter()
      file.append("<View>\n")
      Self.append("Labels name=\"label\" toName=\"text\"", "Label", frame.dataset.spanLabels, to: &file)
      Self.append(
        "Choices name=\"class\" toName=\"text\" choice=\"single\"", "Choice", frame.dataset.textLabels, to: &file)
      file.append("  <Text name=\"text\" value=\"$text\"/>\n</View>\n")
      try write(file)
    }
    try frame.writeCard(
      whole, into: folder, title: "Label Studio tasks",
      layout: [("config.xml", "the labeling interface"), ("<split>.json", "a list of tasks")],
      notes: ["Offsets count Unicode code points from 0; the end is exclusive."],
      snippet: """
        import json
        tasks = json.load(open("\(frame.firstFolder).json", encoding="utf-8"))
        """)
  }

  /// Appends a control with its values, if it has any.
  private static func append(_ control: String, _ member: String, _ values: [String], to file: inout ByteWriter) {
    guard !values.isEmpty, let name = control.split(separator: " ").first else { return }
    file.append(text: "  <\(control)>\n")
    for value in values {
      file.append(text: "    <\(member) value=\"")
      file.append(xml: value)
      file.append("\"/>\n")
    }
    file.append(text: "  </\(name)>\n")
  }
}
