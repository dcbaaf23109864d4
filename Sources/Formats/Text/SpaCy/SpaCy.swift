import Bytes
package import Labels

/// spaCy's documents: a binary file a split as `spacy train` reads it, and the same in JSONL, as `Doc.from_json` reads it.
///
/// ```
/// <split>.spacy    a `DocBin`
/// <split>.jsonl
/// {"text":"fly to Paris","ents":[{"start":7,"end":12,"label":"CITY"}],"tokens":[{"id":0,"start":0,"end":3} …],
///  "spans":{"sc":[{"start":7,"end":12,"label":"CITY","kb_id":""}]},"cats":{"book":1.0,"greet":0.0}}
/// ```
///
/// Tokens are those of `SpaCyTokens`. Outermost spans are entities; all spans, nested ones too, are the group `sc` of spans, which
/// spaCy's span categorizer reads. Blanks at the ends of a span, which no entity may have, are left out and counted; so are spans
/// of white space alone. Offsets in JSONL are code points, end exclusive. Lost: values and attributes (counted), fields.
package struct SpaCy: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "spacy",
    summary: "spaCy's documents, binary and in JSONL, with entities, span groups and categories; one file a split",
    holds: [.text, .label, .spans, .nestedSpans],
    units: "tokens; in JSONL code points from 0, end exclusive", reader: "spaCy 3.8.18",
    options: [
      .init(
        name: "files", values: Files.allCases.map(\.rawValue),
        summary: "docbin: binary files for spacy train; jsonl: JSON lines for Doc.from_json; or both")
    ])

  private enum Files: String, CaseIterable { case both, docbin, jsonl }

  private let frame: TextFrame
  private let files: Files
  private let bin: DocBin
  private let names: [String: DocBin.Names]
  private let labels: WrittenNames
  private let classes: WrittenNames

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    frame = try TextFrame(options, for: dataset, Self.sheet, needs: [.oneText])
    files = frame.choice("files", default: .both)
    bin = DocBin(dataset)
    let folders = frame.folders.all.map(\.folder)
    names = Dictionary(folders.map { ($0, DocBin.Names($0)) }) { first, _ in first }
    labels = WrittenNames(json: dataset.spanLabels)
    classes = WrittenNames(json: dataset.textLabels)
  }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  // MARK: Samples

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    let text = sample.texts[try sample.onlyText()]
    let label = sample.label == nil ? nil : try frame.labelNumber(of: sample)
    let made = SpaCyTokens(text)
    made.countLosses(in: &fragment)
    fragment.count(.values, by: text.detailedSpanCount)
    let folder = frame.folder(of: sample)
    fragment.count(folder)
    if files != .jsonl { bin.append(text, made, label: label, to: &fragment, names[folder] ?? DocBin.Names(folder)) }
    if files != .docbin { fragment.append(to: folder) { append(text, made, label, to: &$0) } }
  }

  private func append(
    _ text: borrowing LabeledText, _ made: borrowing SpaCyTokens, _ label: Int?, to line: inout ByteWriter
  ) {
    line.append("{\"text\":")
    line.append(json: text)
    line.append(",\"ents\":[")
    append(made, text.spans, isEntity: true, to: &line)
    line.append("],\"tokens\":[")
    for (number, token) in made.tokens.enumerated() {
      line.append(number == 0 ? "{\"id\":" : ",{\"id\":")
      line.append(integer: number)
      line.append(",\"start\":")
      line.append(integer: token.points.lowerBound)
      line.append(",\"end\":")
      line.append(integer: token.points.upperBound)
      line.append("}")
    }
    line.append("],\"spans\":{\"sc\":[")
    append(made, text.spans, isEntity: false, to: &line)
    line.append("]}")
    if let label {
      line.append(",\"cats\":{")
      for place in frame.dataset.textLabels.indices {
        if place > 0 { line.append(",") }
        classes.append(place, to: &line)
        line.append(place == label ? ":1.0" : ":0.0")
      }
      line.append("}")
    }
    line.append("}\n")
  }

  /// Appends the outermost spans as entities, or all of them as members of a group.
  private func append(
    _ made: borrowing SpaCyTokens, _ spans: [EntitySpan], isEntity: Bool, to line: inout ByteWriter
  ) {
    var isFirst = true
    for group in made.groups where !isEntity || spans[group.span].parent == nil {
      line.append(isFirst ? "{\"start\":" : ",{\"start\":")
      isFirst = false
      line.append(integer: made.tokens[group.tokens.lowerBound].points.lowerBound)
      line.append(",\"end\":")
      line.append(integer: made.tokens[group.tokens.upperBound - 1].points.upperBound)
      line.append(",\"label\":")
      labels.append(spans[group.span].label, to: &line)
      line.append(isEntity ? "}" : ",\"kb_id\":\"\"}")
    }
  }

  // MARK: Files

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    if files != .docbin { try frame.writeSplits(of: whole, into: folder) { "\($0).jsonl" } }
    if files != .jsonl {
      for (_, name) in frame.folders.all {
        try bin.write("\(name).spacy", of: whole, DocBin.Names(name), count: whole.total(name), into: folder)
      }
    }
    var layout: [(path: String, content: String)] = []
    if files != .jsonl { layout.append(("<split>.spacy", "the documents as `spacy train` reads them")) }
    if files != .docbin { layout.append(("<split>.jsonl", "a line of JSON for each document")) }
    try frame.writeCard(
      whole, into: folder, title: "spaCy documents", layout: layout,
      notes: [
        "Outermost spans are entities; all spans, nested ones too, are the group `sc` of `doc.spans`.",
        "Offsets in JSONL count Unicode code points from 0; the end is exclusive.",
      ],
      snippet: snippet)
  }

  private var snippet: String {
    let vocab = "vocab = spacy.blank(\"\(frame.dataset.locale.prefix { $0.isLetter })\").vocab"
    guard files == .jsonl else {
      return """
        import spacy
        from spacy.tokens import DocBin
        \(vocab)
        docs = list(DocBin().from_disk("\(frame.firstFolder).spacy").get_docs(vocab))
        """
    }
    return """
      import json, spacy
      from spacy.tokens import Doc
      \(vocab)
      lines = open("\(frame.firstFolder).jsonl", encoding="utf-8", newline="\\n")
      docs = [Doc(vocab).from_json(json.loads(line)) for line in lines]
      """
  }
}
