import Bytes
package import Labels

/// SNIPS' JSON: intents with their utterances in pieces, and the entities that they name; a file a split.
///
/// ```
/// <split>.json
/// {"language":"en","intents":{"book":{"utterances":[
/// {"data":[{"text":"fly to "},{"text":"New York","entity":"CITY","slot_name":"CITY_to"}]}]}},
/// "entities":{"CITY":{"data":[],"use_synonyms":true,"automatically_extensible":true,"matching_strictness":1.0}}}
/// ```
///
/// Needs one text a sample, with an intent. The pieces of an utterance put together are the text. A slot is called like its entity,
/// with `_` and the role behind it where the span has the attribute `role` (and more `_` where an entity is called so). Values of entities are left to be learned from the
/// utterances. Lost: spans in others, values and other attributes (both counted), the order of samples, fields.
package struct SNIPS: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "snips", summary: "SNIPS' JSON: intents with utterances in pieces; one file a split",
    holds: [.text, .label, .spans, .roles], units: "pieces of the text",
    reader: "Python json, by the rules of snips-nlu", options: [])

  private let frame: TextFrame
  private let labels: WrittenNames

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    frame = try TextFrame(options, for: dataset, Self.sheet, needs: [.oneText, .textLabels])
    labels = WrittenNames(json: dataset.spanLabels)
  }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    let text = sample.texts[try sample.onlyText()]
    let intent = try frame.labelNumber(of: sample)
    let folder = frame.folder(of: sample)
    fragment.count(folder)
    let outer = text.spans.filter { $0.parent == nil }
    fragment.count(.nestedSpans, by: text.spans.count - outer.count)
    fragment.count(.values, by: outer.count(where: Self.hasMore))
    fragment.append(to: TextFrame.stream(folder, intent, "utterances")) { record in
      record.append(",\n{\"data\":[")
      var (place, isFirst) = (0, true)
      for span in outer {
        append(text, place..<span.bytes.lowerBound, &isFirst, to: &record)
        record.append(isFirst ? "{\"text\":" : ",{\"text\":")
        isFirst = false
        record.append(json: text, span.bytes)
        record.append(",\"entity\":")
        labels.append(span.label, to: &record)
        record.append(",\"slot_name\":")
        if let role = Self.role(of: span) {
          record.append(json: slotName(span.label, role))
        } else {
          labels.append(span.label, to: &record)
        }
        record.append("}")
        place = span.bytes.upperBound
      }
      append(text, place..<text.utf8.count, &isFirst, to: &record)
      record.append("]}")
    }
  }

  /// Appends a piece outside of spans, if it holds anything.
  private func append(
    _ text: borrowing LabeledText, _ bytes: Range<Int>, _ isFirst: inout Bool, to record: inout ByteWriter
  ) {
    guard !bytes.isEmpty else { return }
    record.append(isFirst ? "{\"text\":" : ",{\"text\":")
    isFirst = false
    record.append(json: text, bytes)
    record.append("}")
  }

  private static func role(of span: EntitySpan) -> String? {
    span.attributes.first { $0.name == "role" }?.value.plainText
  }

  /// A slot's name for a role. A slot has one entity for SNIPS, so it is never called like another one.
  private func slotName(_ label: Int, _ role: String) -> String {
    var name = "\(frame.dataset.spanLabels[label])_\(role)"
    while frame.dataset.spanLabels.contains(name) { name += "_" }
    return name
  }

  /// Whether the span has a value, or attributes besides its role.
  private static func hasMore(_ span: EntitySpan) -> Bool {
    if case .absent = span.value { return span.attributes.count > (role(of: span) == nil ? 0 : 1) }
    return true
  }

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    let streams = Set(whole.streamNames)
    for (_, name) in frame.folders.all {
      try folder.create("\(name).json") { write throws(FormatError) in
        var file = ByteWriter(capacity: 320 << 10)
        file.append("{\"language\":")
        file.append(json: frame.dataset.locale)
        file.append(",\"intents\":{")
        var isFirst = true
        for (number, intent) in frame.dataset.textLabels.enumerated() {
          let stream = TextFrame.stream(name, number, "utterances")
          guard streams.contains(stream) else { continue }
          file.append(isFirst ? "\n" : ",\n")
          isFirst = false
          file.append(json: intent)
          file.append(":{\"utterances\":[")
          try file.join(recordsOf: stream, in: whole, write)
          file.append("\n]}")
        }
        file.append("},\n\"entities\":{")
        for place in frame.dataset.spanLabels.indices {
          file.append(place == 0 ? "\n" : ",\n")
          labels.append(place, to: &file)
          file.append(
            ":{\"data\":[],\"use_synonyms\":true,\"automatically_extensible\":true,\"matching_strictness\":1.0}")
        }
        file.append("}}\n")
        try write(file)
      }
    }
    try frame.writeCard(
      whole, into: folder, title: "SNIPS NLU",
      layout: [("<split>.json", "intents with their utterances, and entities")],
      notes: ["The pieces of an utterance, put together, are the text."],
      snippet: """
        import json
        data = json.load(open("\(frame.firstFolder).json", encoding="utf-8"))
        texts = [("".join(piece["text"] for piece in utterance["data"]), intent)
                 for intent, content in data["intents"].items() for utterance in content["utterances"]]
        """)
  }
}
