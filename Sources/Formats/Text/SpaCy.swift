import Bytes
package import Labels

/// spaCy's JSON of documents, one a line, a file a split: what `Doc.from_json` reads.
///
/// ```
/// <split>.jsonl
/// {"text":"fly to Paris","ents":[{"start":7,"end":12,"label":"CITY"}],"tokens":[{"id":0,"start":0,"end":3} …],
///  "cats":{"book":1.0,"greet":0.0}}
/// ```
///
/// Offsets are code points, end exclusive. Tokens are those of `TokenIterator`, cut where spans begin and end, with white space
/// as spaCy has it: a word owns one blank behind it, all further white space before the next word is a token. Blanks at the ends
/// of a span, which no entity may have, are left out and counted. Lost: spans in others, spans of white space alone, values and
/// attributes (counted), fields.
package struct SpaCy: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "spacy", summary: "spaCy's documents in JSONL, with tokens, entities and categories; one file a split",
    holds: [.text, .label, .spans],
    units: "code points from 0, end exclusive", reader: "the rules of spaCy 3.8.18", options: [])

  private let frame: TextFrame
  private let labels: WrittenNames
  private let classes: WrittenNames

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    frame = try TextFrame(options, for: dataset, Self.sheet, needs: [.oneText])
    labels = WrittenNames(json: dataset.spanLabels)
    classes = WrittenNames(json: dataset.textLabels)
  }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    let text = sample.texts[try sample.onlyText()]
    let label = sample.label == nil ? nil : try frame.labelNumber(of: sample)
    let tagged = TaggedTokens(text, .split)
    tagged.countLosses(in: &fragment)
    fragment.count(.values, by: text.detailedSpanCount)
    var trimmed = 0
    fragment.append(to: frame.folder(of: sample)) { line in
      line.append("{\"text\":")
      line.append(json: text)
      line.append(",\"ents\":[")
      trimmed = append(entitiesOf: tagged, in: text, to: &line)
      line.append("],\"tokens\":[")
      append(tokensOf: tagged, in: text, to: &line)
      line.append("]")
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
    fragment.count(.trimmedSpans, by: trimmed)
  }

  /// - Returns: how many spans have blanks at their ends.
  private func append(
    entitiesOf tagged: borrowing TaggedTokens, in text: borrowing LabeledText, to line: inout ByteWriter
  ) -> Int {
    var (trimmed, isFirst, start) = (0, true, 0)
    for place in tagged.tokens.indices {
      guard let (span, begins, ends) = tagged.position(place) else { continue }
      if begins { start = tagged.tokens[place].points.lowerBound }
      guard ends else { continue }
      let points = start..<tagged.tokens[place].points.upperBound
      if points != text.spans[span].points { trimmed += 1 }
      line.append(isFirst ? "{\"start\":" : ",{\"start\":")
      isFirst = false
      line.append(integer: points.lowerBound)
      line.append(",\"end\":")
      line.append(integer: points.upperBound)
      line.append(",\"label\":")
      labels.append(text.spans[span].label, to: &line)
      line.append("}")
    }
    return trimmed
  }

  private func append(
    tokensOf tagged: borrowing TaggedTokens, in text: borrowing LabeledText, to line: inout ByteWriter
  ) {
    var (number, point) = (0, 0)
    func append(_ start: Int, _ end: Int) {
      guard start < end else { return }
      line.append(number == 0 ? "{\"id\":" : ",{\"id\":")
      line.append(integer: number)
      line.append(",\"start\":")
      line.append(integer: start)
      line.append(",\"end\":")
      line.append(integer: end)
      line.append("}")
      number += 1
    }
    for token in tagged.tokens {
      append(point, token.points.lowerBound)
      append(token.points.lowerBound, token.points.upperBound)
      let isOwned = token.bytes.upperBound < text.utf8.count && text.utf8[token.bytes.upperBound] == UInt8(ascii: " ")
      point = token.points.upperBound + (isOwned ? 1 : 0)
    }
    append(point, text.pointCount)
  }

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    let counts = try frame.writeLines(of: whole, into: folder) { "\($0).jsonl" }
    try frame.writeCard(
      whole, into: folder, counts: counts, title: "spaCy documents",
      layout: [("<split>.jsonl", "a line of JSON for each document")],
      notes: ["Offsets count Unicode code points from 0; the end is exclusive."],
      snippet: """
        import json, spacy
        from spacy.tokens import Doc, DocBin
        vocab = spacy.blank("\(frame.dataset.locale.prefix { $0.isLetter })").vocab
        lines = open("\(frame.firstFolder).jsonl", encoding="utf-8", newline="\\n")
        DocBin(docs=[Doc(vocab).from_json(json.loads(line)) for line in lines], store_user_data=True).to_disk("train.spacy")
        """)
  }
}
