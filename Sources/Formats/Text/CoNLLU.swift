import Bytes
package import Labels

/// CoNLL-U: ten columns a token, a blank line behind each text, a file a split.
///
/// ```
/// <split>.conllu
/// # sent_id = 5
/// # label = book
/// # text = Go to Rome!
/// 1  Go    _  _  _  _  _  _  _  _
/// 2  to    _  _  _  _  _  _  _  _
/// 3  Rome  _  _  _  _  _  _  _  Entity=B-CITY|SpaceAfter=No
/// 4  !     _  _  _  _  _  _  _  _
/// ```
///
/// Columns are parted by tabs. Only ID, FORM and MISC say something: nothing is parsed here. Tokens are those of `TokenIterator`.
/// White space that isn't one blank is told as `SpacesAfter`, before the first token as `SpacesBefore`, with `\s \t \n \r` and
/// `\u…`; `# text` has one blank for it. White space and `|` in a label become `_`.
///
/// Only the outermost of nested spans is told; texts without a token have no block; both are counted. Of several texts in a
/// sample each is a block, `5.1`, `5.2` …. Lost: values and attributes of spans (counted), fields.
package struct CoNLLU: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "conllu", summary: "CoNLL-U columns, spans in MISC: one file a split", holds: [.text, .label, .spans],
    units: "tokens by Unicode's word rules, from 1", reader: "conllu 6.0.0",
    options: [TagScheme.option, TokenCut.option])

  private let frame: TextFrame
  private let scheme: TagScheme
  private let cut: TokenCut
  private let labels: [String]

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    frame = try TextFrame(options, for: dataset, Self.sheet)
    scheme = frame.choice("scheme", default: .bio)
    cut = frame.choice("cut", default: .split)
    labels = SpacelessNames.make(dataset.spanLabels) { scalar in
      scalar != "|" && !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
    }
  }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    guard !sample.texts.isEmpty else { throw .cannotHold("a sample without a text", index: sample.index) }
    let folder = frame.folder(of: sample)
    fragment.count(folder)
    for place in sample.texts.indices {
      let tagged = TaggedTokens(sample.texts[place], cut)
      tagged.countLosses(in: &fragment)
      fragment.count(.values, by: sample.texts[place].detailedSpanCount)
      guard !tagged.tokens.isEmpty else {
        fragment.count(.emptyTexts)
        continue
      }
      fragment.append(to: folder) { lines in
        lines.append("# sent_id = ")
        lines.append(integer: sample.id)
        if sample.texts.count > 1 { lines.append(text: ".\(place + 1)") }
        if let label = sample.label { lines.append(text: "\n# label = \(LineEnds.blanked(label) ?? label)") }
        lines.append("\n# text = ")
        append(tagged, sample.texts[place], to: &lines)
      }
    }
  }

  private func append(_ tagged: borrowing TaggedTokens, _ text: borrowing LabeledText, to lines: inout ByteWriter) {
    for place in tagged.tokens.indices {
      lines.append(text, tagged.tokens[place].bytes)
      if place + 1 < tagged.tokens.count, !gap(behind: place, tagged, text).isEmpty { lines.append(" ") }
    }
    lines.append("\n")
    for place in tagged.tokens.indices {
      lines.append(integer: place + 1)
      lines.append("\t")
      lines.append(text, tagged.tokens[place].bytes)
      lines.append("\t_\t_\t_\t_\t_\t_\t_\t")
      let notes = notes(at: place, tagged, text)
      lines.append(text: notes.isEmpty ? "_\n" : "\(notes.joined(separator: "|"))\n")
    }
    lines.append("\n")
  }

  /// The white space behind a token.
  private func gap(
    behind place: Int, _ tagged: borrowing TaggedTokens, _ text: borrowing LabeledText
  ) -> ArraySlice<UInt8> {
    let end = place + 1 < tagged.tokens.count ? tagged.tokens[place + 1].bytes.lowerBound : text.utf8.count
    return text.utf8[tagged.tokens[place].bytes.upperBound..<end]
  }

  /// What MISC says of a token, in the order of names.
  private func notes(at place: Int, _ tagged: borrowing TaggedTokens, _ text: borrowing LabeledText) -> [String] {
    var notes: [String] = []
    if let (span, isFirst, isLast) = tagged.position(place) {
      let letter = Unicode.Scalar(scheme.letter(isFirst: isFirst, isLast: isLast))
      notes.append("Entity=\(letter)-\(labels[text.spans[span].label])")
    }
    let gap = gap(behind: place, tagged, text)
    let isEnd = place + 1 == tagged.tokens.count
    if gap.isEmpty, !isEnd { notes.append("SpaceAfter=No") }
    if !gap.isEmpty, isEnd || Array(gap) != [0x20] { notes.append("SpacesAfter=\(Self.escaped(gap))") }
    let start = text.utf8[..<tagged.tokens[place].bytes.lowerBound]
    if place == 0, !start.isEmpty { notes.append("SpacesBefore=\(Self.escaped(start))") }
    return notes
  }

  /// White space as MISC may have it.
  private static func escaped(_ space: ArraySlice<UInt8>) -> String {
    String(decoding: space, as: UTF8.self).unicodeScalars.map { scalar in
      switch scalar {
      case " ": "\\s"
      case "\t": "\\t"
      case "\n": "\\n"
      case "\r": "\\r"
      default:
        "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).utf8.count)
          + String(scalar.value, radix: 16)
      }
    }.joined()
  }

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    try frame.writeSplits(of: whole, into: folder) { "\($0).conllu" }
    try frame.writeCard(
      whole, into: folder, title: "CoNLL-U",
      layout: [("<split>.conllu", "a line a token, a blank line behind each text")],
      notes: ["Spans are `Entity=B-…` and so on in MISC. Lemmas, parts of speech and syntax are not known."],
      snippet: """
        import conllu
        sentences = conllu.parse(open("\(frame.firstFolder).conllu", encoding="utf-8", newline="\\n").read())
        """)
  }
}
