import Bytes
package import Labels

/// Figment's own lines of JSON for texts: everything that training wants of a sample, in one flat record.
///
/// ```
/// <split>.jsonl                    a line a sample
/// images/<split>/000000000005.png  its picture, where it has one
/// {"id":5,"index":4,"split":"train","text":"fly to Paris","label":"book","spans":[
///  {"start":7,"end":12,"label":"CITY","text":"Paris"}],"phrase":"template.say.book.text.0","rank":"17"}
/// ```
///
/// Members in this order: `id` (index + 1), `index`, `split`, `image` (its path) where there is a picture, `text`, `label` where the sample has one, `spans`, the sample's
/// own fields, `targets`, `tags`, `phrase` and `rank` where a template made it. A span has `start` and `end` (exclusive; code
/// points unless `offsets` says otherwise), `label`, `text`, and where there is one `parent` (the place in the list of the
/// span around it), `value`, and its attributes by name. Instead of `text` and `spans`, a sample of other texts has `texts`,
/// or `turns` where any has a role: a list of `{"name", "role", "text", "spans"}`, the role only where there is one.
///
/// A field or attribute called like a member of ours gets `_` behind its name. Lost: factors.
package struct JSONL: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "jsonl", summary: "a line of JSON a text, with label, spans and fields: one file a split",
    holds: [.text, .label, .spans, .nestedSpans, .values, .roles, .attributes],
    units: "code points from 0, end exclusive", reader: "Python json",
    options: [
      .init(
        name: "offsets", values: Offsets.allCases.map(\.rawValue),
        summary: "what start and end count: code points, UTF-16 units, or bytes of UTF-8")
    ])

  enum Offsets: String, CaseIterable { case points, utf16, bytes }

  private static let reserved: Set<String> = [
    "image", "id", "index", "split", "text", "texts", "turns", "label", "spans", "targets", "tags", "phrase", "rank",
  ]
  static let reservedOfSpans: Set<String> = ["start", "end", "label", "text", "parent", "value"]

  private let frame: TextFrame
  let offsets: Offsets
  /// Each label from the comma before it to the colon before the span's text.
  let labels: WrittenNames
  /// How many bytes the longest of `labels` has.
  let longestLabel: Int

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    frame = try TextFrame(options, for: dataset, Self.sheet)
    offsets = frame.choice("offsets", default: .points)
    labels = WrittenNames(dataset.spanLabels) { line, name in
      line.append(",\"label\":")
      line.append(json: name)
      line.append(",\"text\":")
    }
    longestLabel = dataset.spanLabels.indices.map { [labels] in labels[$0].count }.max() ?? 0
  }

  package func imagePath(of sample: borrowing Sample) -> String? {
    guard let image = sample.image else { return nil }
    return "images/\(frame.folder(of: sample))/\(sample.stem).\(image.fileExtension)"
  }

  /// The safe name of a split, which is its stream's and its file's.
  func folder(of split: String) -> String { frame.folders.folder(of: split) }

  // MARK: Samples

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    guard !sample.texts.isEmpty || sample.image != nil else {
      throw .cannotHold("a sample without a text", index: sample.index)
    }
    let folder = frame.folder(of: sample)
    fragment.count(folder)
    fragment.append(to: folder) { line in
      if !appendPlainly(sample, to: &line) { append(sample, to: &line) }
    }
  }

  private func append(_ sample: borrowing Sample, to line: inout ByteWriter) {
    line.append("{\"id\":")
    line.append(integer: sample.id)
    line.append(",\"index\":")
    line.append(integer: sample.index)
    line.append(",\"split\":")
    line.append(json: sample.split)
    if let path = imagePath(of: sample) {
      line.append(",\"image\":")
      line.append(json: path)
    }
    let isPlain = sample.texts.count == 1 && sample.texts[0].role == nil && sample.texts[0].name == "text"
    if isPlain {
      line.append(",\"text\":")
      line.append(json: sample.texts[0])
    }
    if let label = sample.label {
      line.append(",\"label\":")
      line.append(json: label)
    }
    if isPlain { append(spansOf: sample.texts[0], to: &line) } else { append(textsOf: sample, to: &line) }
    append(sample.fields, besides: Self.reserved, to: &line)
    if !sample.targets.isEmpty {
      line.append(",\"targets\":")
      line.append(json: sample.targets)
    }
    if !sample.tags.isEmpty {
      line.append(",\"tags\":")
      line.append(json: sample.tags)
    }
    append(sample.origin, to: &line)
    line.append("}\n")
  }

  private func append(textsOf sample: borrowing Sample, to line: inout ByteWriter) {
    line.append(sample.texts.contains { $0.role != nil } ? ",\"turns\":[" : ",\"texts\":[")
    for place in sample.texts.indices {
      line.append(place == 0 ? "{\"name\":" : ",{\"name\":")
      line.append(json: sample.texts[place].name)
      if let role = sample.texts[place].role {
        line.append(",\"role\":")
        line.append(json: role)
      }
      line.append(",\"text\":")
      line.append(json: sample.texts[place])
      append(spansOf: sample.texts[place], to: &line)
      line.append("}")
    }
    line.append("]")
  }

  private func append(spansOf text: borrowing LabeledText, to line: inout ByteWriter) {
    line.append(",\"spans\":[")
    let wide = offsets == .utf16 ? text.utf16Ranges : []
    for place in text.spans.indices {
      line.append(place == 0 ? "{\"start\":" : ",{\"start\":")
      let range =
        switch offsets {
        case .points: text.spans[place].points
        case .bytes: text.spans[place].bytes
        case .utf16: wide[place]
        }
      line.append(integer: range.lowerBound)
      line.append(",\"end\":")
      line.append(integer: range.upperBound)
      labels.append(text.spans[place].label, to: &line)
      line.append(json: text, text.spans[place].bytes)
      appendRest(of: text.spans[place], to: &line)
      line.append("}")
    }
    line.append("]")
  }

  private func appendRest(of span: borrowing EntitySpan, to line: inout ByteWriter) {
    if let parent = span.parent {
      line.append(",\"parent\":")
      line.append(integer: parent)
    }
    if case .absent = span.value {
    } else {
      line.append(",\"value\":")
      line.append(json: span.value)
    }
    append(span.attributes, besides: Self.reservedOfSpans, to: &line)
  }

  /// Appends members under their names, made free where one is taken.
  func append(_ fields: [LabelValue.Field], besides reserved: Set<String>, to line: inout ByteWriter) {
    guard !fields.isEmpty else { return }
    var taken = reserved
    for field in fields {
      var name = field.name
      while !taken.insert(name).inserted { name += "_" }
      line.append(",")
      line.append(json: name)
      line.append(":")
      line.append(json: field.value)
    }
  }

  private func append(_ origin: TextOrigin?, to line: inout ByteWriter) {
    guard let origin else { return }
    line.append(",\"phrase\":")
    line.append(json: origin.phrase)
    guard !origin.rank.isEmpty else { return }
    line.append(",\"rank\":")
    line.append(json: origin.rank)
  }

  // MARK: Files

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    try frame.writeSplits(of: whole, into: folder) { "\($0).jsonl" }
    let unit =
      switch offsets {
      case .points: "Unicode code points, as Python's strings do"
      case .utf16: "UTF-16 code units, as JavaScript's and Java's strings do"
      case .bytes: "bytes of UTF-8"
      }
    try frame.writeCard(
      whole, into: folder, title: "labeled texts",
      layout: [("<split>.jsonl", "a line of JSON for each sample")],
      notes: ["`start` and `end` of a span count \(unit), from 0; `end` is exclusive."],
      snippet: """
        import json
        for line in open("\(frame.firstFolder).jsonl", encoding="utf-8", newline="\\n"):
            sample = json.loads(line)
            for span in sample.get("spans", []):
                print(span["label"], span["text"])
        """)
  }
}
