import Bytes
package import Labels

/// Hugging Face token classification: `{"id":"1","tokens":["fly","to","Paris"],"ner_tags":[0,0,1]}`, a file a split.
///
/// The card's header names the files, and the tags of the numbers: `O` is 0, then `B-` and `I-` (or `B- I- E- S-`) of each label
/// in the order of the template. `tags: names` writes the names themselves. Only outermost spans are told; texts without a
/// token are left out; both are counted. Lost: labels of texts, values and attributes (counted), the space between tokens, fields.
package struct HFTokens: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "hf_tokens", summary: "Hugging Face token classification: JSONL with a dataset card", holds: [.text, .spans],
    units: "tokens by Unicode's word rules; tag 0 is O", reader: "Python json, by the card's features",
    options: [
      TagScheme.option, TokenCut.option,
      .init(name: "tags", values: ["numbers", "names"], summary: "numbers that the card explains, or names"),
    ])

  private let frame: TextFrame
  private let scheme: TagScheme
  private let cut: TokenCut
  private let isNamed: Bool
  private let names: [String]
  private let tags: WrittenNames

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    frame = try TextFrame(options, for: dataset, Self.sheet, needs: [.oneText])
    let scheme = frame.choice("scheme", default: TagScheme.bio)
    self.scheme = scheme
    cut = frame.choice("cut", default: .split)
    isNamed = frame.options.values["tags"] == "names"
    names = ["O"] + dataset.spanLabels.flatMap { label in scheme.letters.map { "\($0)-\(label)" } }
    tags = WrittenNames(json: names)
  }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    let text = sample.texts[try sample.onlyText()]
    let tagged = TaggedTokens(text, cut)
    tagged.countLosses(in: &fragment)
    fragment.count(.values, by: text.detailedSpanCount)
    if sample.label != nil { fragment.count(.labels) }
    guard !tagged.tokens.isEmpty else { return fragment.count(.emptyTexts) }
    let folder = frame.folder(of: sample)
    fragment.append(to: folder) { line in
      line.append("{\"id\":\"")
      line.append(integer: sample.id)
      line.append("\",\"tokens\":[")
      for place in tagged.tokens.indices {
        if place > 0 { line.append(",") }
        line.append(json: text, tagged.tokens[place].bytes)
      }
      line.append("],\"ner_tags\":[")
      for place in tagged.tokens.indices {
        if place > 0 { line.append(",") }
        append(number(at: place, of: tagged, text), to: &line)
      }
      line.append("]}\n")
    }
  }

  private func number(at place: Int, of tagged: borrowing TaggedTokens, _ text: borrowing LabeledText) -> Int {
    guard let (span, isFirst, isLast) = tagged.position(place) else { return 0 }
    let letter = scheme.letter(isFirst: isFirst, isLast: isLast)
    let letters = Array(scheme.letters.utf8)
    return 1 + text.spans[span].label * letters.count + (letters.firstIndex(of: letter) ?? 0)
  }

  private func append(_ tag: Int, to line: inout ByteWriter) {
    if isNamed { tags.append(tag, to: &line) } else { line.append(integer: tag) }
  }

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    let counts = try frame.writeLines(of: whole, into: folder) { "\($0).jsonl" }
    try frame.writeCard(
      whole, into: folder, counts: counts, title: "token classification",
      layout: [("<split>.jsonl", "a line of JSON for each text")],
      notes: ["`ner_tags` are \(isNamed ? "names" : "numbers, named in this card's header")."],
      snippet: """
        import json
        texts = [json.loads(line) for line in open("\(frame.firstFolder).jsonl", encoding="utf-8", newline="\\n")]
        """, frontMatter: header)
  }

  /// The card's header, which `datasets` reads.
  private var header: String {
    var yaml = ByteWriter()
    yaml.append("task_categories:\n- token-classification\nlanguage:\n- ")
    yaml.append(yaml: frame.dataset.locale)
    yaml.append("\nconfigs:\n- config_name: default\n  data_files:\n")
    for (split, name) in frame.folders.all {
      yaml.append("  - split: ")
      yaml.append(yaml: split)
      yaml.append("\n    path: ")
      yaml.append(yaml: "\(name).jsonl")
      yaml.append("\n")
    }
    yaml.append("dataset_info:\n  features:\n  - name: id\n    dtype: string\n  - name: tokens\n    sequence: string\n")
    yaml.append("  - name: ner_tags\n    sequence:")
    guard !isNamed else {
      yaml.append(" string\n")
      return String(decoding: yaml.bytes, as: UTF8.self)
    }
    yaml.append("\n      class_label:\n        names:\n")
    for (place, name) in names.enumerated() {
      yaml.append("          '")
      yaml.append(integer: place)
      yaml.append("': ")
      yaml.append(yaml: name)
      yaml.append("\n")
    }
    return String(decoding: yaml.bytes, as: UTF8.self)
  }
}
