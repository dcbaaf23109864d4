import Bytes
package import Labels

/// CoNLL-2003 columns: a line a token, a blank line behind each text.
///
/// ```
/// <split>.conll
/// -DOCSTART- -X- O O
///
/// New -X- O B-CITY
/// York -X- O I-CITY
/// ! -X- O O
/// ```
///
/// Columns are token, part of speech (`-X-`: not known), chunk (`O`: not known) and tag, or with `columns: 2` token and tag.
/// Tokens are those of `TokenIterator`, so none holds white space. Of several texts in a sample each is a block of its own.
/// White space in a label becomes `_`.
///
/// Only the outermost of nested spans is told; texts without a token have no block; both are counted. Lost: the space
/// between tokens, labels of texts, values, attributes, fields.
package struct CoNLL: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "conll", summary: "CoNLL-2003 columns with BIO or BIOES tags: one file a split", holds: [.text, .spans],
    units: "tokens by Unicode's word rules", reader: "seqeval 1.2.2",
    options: [
      TagScheme.option, TokenCut.option,
      .init(
        name: "columns", values: ["4", "2"], summary: "token, part of speech, chunk and tag; or token and tag alone"),
      .init(
        name: "documents", values: Documents.allCases.map(\.rawValue),
        summary: "where a -DOCSTART- line stands: at the head of each file, before each sample, or nowhere"),
    ])

  enum Documents: String, CaseIterable { case file, sample, none }

  let frame: TextFrame
  let scheme: TagScheme
  private let cut: TokenCut
  let documents: Documents
  private let isNarrow: Bool
  /// What stands between a token and the tag's letter, and what stands for no tag.
  let middle: [UInt8]
  let outside: [UInt8]
  private let labels: WrittenNames
  private static let documentLine: StaticString = "-DOCSTART- -X- O O\n\n"

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    frame = try TextFrame(options, for: dataset, Self.sheet)
    scheme = frame.choice("scheme", default: .bio)
    cut = frame.choice("cut", default: .split)
    documents = frame.choice("documents", default: .file)
    isNarrow = frame.options.values["columns"] == "2"
    middle = Array((isNarrow ? " " : " -X- O ").utf8)
    outside = middle + Array("O\n".utf8)
    labels = WrittenNames(SpacelessNames.make(dataset.spanLabels)) { line, name in
      line.append("-")
      line.append(text: name)
      line.append("\n")
    }
  }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    guard !sample.texts.isEmpty else { throw .cannotHold("a sample without a text", index: sample.index) }
    let folder = frame.folder(of: sample)
    fragment.count(folder)
    for place in sample.texts.indices {
      guard let tagged = tagged(sample.texts[place], countingIn: &fragment) else { continue }
      fragment.append(to: folder) { append(tagged, sample.texts[place], isFirst: place == 0, to: &$0) }
    }
  }

  /// A text's tokens; nil, and counted, where it has none.
  func tagged(_ text: borrowing LabeledText, countingIn fragment: inout Fragment) -> TaggedTokens? {
    let tagged = TaggedTokens(text, cut)
    tagged.countLosses(in: &fragment)
    if tagged.tokens.isEmpty { fragment.count(.emptyTexts) }
    return tagged.tokens.isEmpty ? nil : tagged
  }

  /// Appends the block of a text, which may be its sample's first.
  func append(
    _ tagged: borrowing TaggedTokens, _ text: borrowing LabeledText, isFirst: Bool, to lines: inout ByteWriter
  ) {
    if documents == .sample, isFirst { append(documentTo: &lines) }
    text.utf8.withUnsafeBytes { utf8 in
      for place in tagged.tokens.indices {
        lines.append(buffer: UnsafeRawBufferPointer(rebasing: utf8[tagged.tokens[place].bytes]))
        guard let (span, isFirst, isLast) = tagged.position(place) else {
          outside.withUnsafeBytes { lines.append(buffer: $0) }
          continue
        }
        append(tag: scheme.letter(isFirst: isFirst, isLast: isLast), text.spans[span].label, to: &lines)
      }
    }
    lines.append(byte: UInt8(ascii: "\n"))
  }

  /// Appends what stands behind a token in a span.
  func append(tag letter: UInt8, _ label: Int, to lines: inout ByteWriter) {
    middle.withUnsafeBytes { lines.append(buffer: $0) }
    lines.append(byte: letter)
    labels.append(label, to: &lines)
  }

  func append(documentTo lines: inout ByteWriter) {
    lines.append(isNarrow ? "-DOCSTART- O\n\n" : Self.documentLine)
  }

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    var envelope = TextFrame.Envelope()
    if documents == .file { append(documentTo: &envelope.head) }
    try frame.writeSplits(of: whole, into: folder, in: envelope) { "\($0).conll" }
    try frame.writeCard(
      whole, into: folder, title: "CoNLL-2003 columns",
      layout: [("<split>.conll", "a line a token, a blank line behind each text")],
      notes: [
        scheme == .bio
          ? "Tags are BIO (IOB2): `B-` begins every span." : "Tags are BIOES: `S-` is a span of one token."
      ],
      snippet: """
        sentences = [[]]
        for line in open("\(frame.firstFolder).conll", encoding="utf-8", newline="\\n"):
            columns = line.rstrip("\\n").split(" ")
            if columns == [""]:
                sentences.append([])
            elif columns[0] != "-DOCSTART-":
                sentences[-1].append((columns[0], columns[-1]))
        sentences = [sentence for sentence in sentences if sentence]
        """)
  }
}
