import Bytes
package import Labels

/// Rasa's NLU YAML: examples under their intents, entities inline, a file a split.
///
/// ```
/// <split>.yml
/// version: "3.1"
///
/// nlu:
/// - intent: book
///   examples: |
///     - fly to [New York](city)
///     - fly to [NYC]{"entity": "city", "value": "New York", "role": "to"}
/// ```
///
/// Needs one text a sample, with an intent. A span with a value, a `role` or a `group` is written with braces; Rasa makes a
/// synonym of each value. Texts with line ends or controls stand in a list of their own, as quoted scalars. Blanks at the ends of
/// a text, which Rasa strips, are left out and counted.
///
/// Rasa has no escapes: each example is read back by Rasa's own rule, and one that would give other entities (`[x](y)` in the
/// text, `]` in an entity) is left out and counted. So are empty texts. Lost: spans in others, other attributes (both counted),
/// the order of samples, fields.
package struct Rasa: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "rasa", summary: "Rasa's NLU YAML: intents with their examples, entities inline; one file a split",
    holds: [.text, .label, .spans, .values, .roles], units: "inline marks", reader: "PyYAML and Rasa's entity rule",
    options: [])

  private let frame: TextFrame

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    frame = try TextFrame(options, for: dataset, Self.sheet, needs: [.oneText, .textLabels])
  }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  // MARK: Samples

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    let text = sample.texts[try sample.onlyText()]
    let intent = try frame.labelNumber(of: sample)
    var line = RasaLine(text, labels: frame.dataset.spanLabels)
    if line.trim() { fragment.count(.trimmedTexts) }
    guard line.isReadBack, !line.bytes.isEmpty else { return fragment.count(.unwritableTexts) }
    fragment.count(.nestedSpans, by: line.nested)
    fragment.count(.values, by: line.stripped)
    let folder = frame.folder(of: sample)
    fragment.count(folder)
    let string = String(decoding: line.bytes, as: UTF8.self)
    let isPlain = string.unicodeScalars.allSatisfy(Self.mayStand)
    fragment.append(to: TextFrame.stream(folder, intent, isPlain ? "lines" : "list")) { lines in
      lines.append(isPlain ? "    - " : "  - text: ")
      if isPlain { lines.append(text: string) } else { lines.append(yaml: string) }
      lines.append("\n")
    }
  }

  /// Whether the sign may stand in a block of YAML and ends no line there.
  private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: false
    default: scalar.value & 0xFFFE != 0xFFFE
    }
  }

  // MARK: Files

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    let streams = Set(whole.streamNames)
    for (_, name) in frame.folders.all {
      try folder.create("\(name).yml") { write throws(FormatError) in
        var file = ByteWriter(capacity: 320 << 10)
        file.append("version: \"3.1\"\n\nnlu:")
        var isEmpty = true
        for (number, intent) in frame.dataset.textLabels.enumerated() {
          for kind in ["lines", "list"] {
            let stream = TextFrame.stream(name, number, kind)
            guard streams.contains(stream) else { continue }
            isEmpty = false
            file.append("\n- intent: ")
            file.append(yaml: intent)
            file.append(kind == "lines" ? "\n  examples: |\n" : "\n  examples:\n")
            try file.join(stream, in: whole, write)
          }
        }
        file.append(isEmpty ? " []\n" : "")
        try write(file)
      }
    }
    try frame.writeCard(
      whole, into: folder, title: "Rasa NLU",
      layout: [("<split>.yml", "intents with their examples")],
      notes: ["Entities are marked inline; a `value` in braces makes a synonym."],
      snippet: """
        import yaml
        data = yaml.safe_load(open("\(frame.firstFolder).yml", encoding="utf-8"))
        examples = [(item["intent"], item["examples"]) for item in data["nlu"]]
        """)
  }
}
