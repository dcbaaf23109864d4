import Bytes
package import Labels

/// brat's standoff: for each text a file of it and one of what stands where, a folder a split.
///
/// ```
/// annotation.conf
/// <split>/000000000005.txt     the text, as it is
/// <split>/000000000005.ann     T1<TAB>CITY 7 15<TAB>New York
///                              R1<TAB>LIVES_IN Arg1:T2 Arg2:T1
///                              #1<TAB>AnnotatorNotes T1<TAB>{"value":"NYC"}
/// ```
///
/// Offsets are code points, end exclusive. Spans are `T1`, `T2` … in their order, nested ones too; where a line ends inside of one
/// it is cut into fragments. The field `relations` (`SpanRelations`) becomes `R` lines; value and attributes of a span become a
/// note in JSON. In labels everything but ASCII letters, digits, `_` and `-` becomes `_`.
///
/// Lost: spans of line ends alone, relations without ends, the label of the whole (counted), other fields.
package struct Brat: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "brat", summary: "brat's standoff: a text and an annotation file a sample",
    holds: [.text, .spans, .nestedSpans, .values, .attributes], units: "code points from 0, end exclusive",
    reader: "own rules of brat's parser", options: [])

  private let frame: TextFrame
  private let labels: [String]
  /// Streams of this prefix say by their names which relations there are.
  private static let relationPrefix = "relation/"

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    frame = try TextFrame(options, for: dataset, Self.sheet, needs: [.oneText])
    labels = SpacelessNames.make(dataset.spanLabels, SpacelessNames.isPlain)
  }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  // MARK: Samples

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    let text = sample.texts[try sample.onlyText()]
    let folder = frame.folder(of: sample)
    fragment.count(folder)
    if sample.label != nil { fragment.count(.labels) }
    var lines = ByteWriter()
    var told: Set<Int> = []
    for place in text.spans.indices {
      if append(place, of: text, to: &lines) { told.insert(place) } else { fragment.count(.emptySpans) }
    }
    let relations = SpanRelations(of: sample, in: text)
    fragment.count(.relations, by: relations.lost)
    var number = 0
    for relation in relations.all {
      guard told.contains(relation.from), told.contains(relation.to) else {
        fragment.count(.relations)
        continue
      }
      number += 1
      let type = SpacelessNames.make([relation.label], SpacelessNames.isPlain)[0]
      lines.append(text: "R\(number)\t\(type) Arg1:T\(relation.from + 1) Arg2:T\(relation.to + 1)\n")
      fragment.append(to: Self.relationPrefix + type) { if $0.count == 0 { $0.append("+") } }
    }
    appendNotes(of: text, told, to: &lines)
    fragment.addFile("\(folder)/\(sample.stem).txt", text.utf8)
    fragment.addFile("\(folder)/\(sample.stem).ann", lines.bytes)
  }

  /// Appends the line of one span; false if it holds nothing but line ends.
  private func append(_ place: Int, of text: borrowing LabeledText, to lines: inout ByteWriter) -> Bool {
    let span = text.spans[place]
    var pieces: [(points: Range<Int>, text: String)] = []
    var (start, point) = (span.points.lowerBound, span.points.lowerBound)
    var piece = String.UnicodeScalarView()
    func close() {
      if start < point { pieces.append((start..<point, String(piece))) }
      piece = String.UnicodeScalarView()
    }
    for scalar in String(decoding: text.utf8[span.bytes], as: UTF8.self).unicodeScalars {
      if LineEnds.contains(scalar) {
        close()
        start = point + 1
      } else {
        piece.append(scalar)
      }
      point += 1
    }
    close()
    guard !pieces.isEmpty else { return false }
    lines.append(text: "T\(place + 1)\t\(labels[span.label]) ")
    lines.append(text: pieces.map { "\($0.points.lowerBound) \($0.points.upperBound)" }.joined(separator: ";"))
    lines.append(text: "\t\(pieces.map(\.text).joined(separator: " "))\n")
    return true
  }

  private func appendNotes(of text: borrowing LabeledText, _ told: Set<Int>, to lines: inout ByteWriter) {
    var number = 0
    for (place, span) in text.spans.enumerated() where told.contains(place) {
      var members = span.attributes
      if case .absent = span.value {} else { members.insert(.init("value", span.value), at: 0) }
      guard !members.isEmpty else { continue }
      number += 1
      var note = ByteWriter()
      note.append(json: members)
      let line = String(decoding: note.bytes, as: UTF8.self)
      lines.append(text: "#\(number)\tAnnotatorNotes T\(place + 1)\t\(LineEnds.blanked(line) ?? line)\n")
    }
  }

  // MARK: Files

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    let relations = whole.streamNames.filter { $0.hasPrefix(Self.relationPrefix) }
      .map { $0.dropFirst(Self.relationPrefix.count) }
    try folder.create("annotation.conf") { write throws(FormatError) in
      var file = ByteWriter()
      file.append("[entities]\n")
      for label in labels { file.append(text: "\(label)\n") }
      file.append("\n[relations]\n")
      for relation in relations { file.append(text: "\(relation)\tArg1:<ENTITY>, Arg2:<ENTITY>\n") }
      file.append("<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n[events]\n\n[attributes]\n")
      try write(file)
    }
    try frame.writeCard(
      whole, into: folder, title: "brat standoff",
      layout: [
        ("annotation.conf", "the types of spans and relations"), ("<split>/<id>.txt", "a text"),
        ("<split>/<id>.ann", "what stands where in it"),
      ],
      notes: ["Offsets count Unicode code points from 0; the end is exclusive."],
      snippet: """
        from pathlib import Path
        spans = {path.stem: [line.split("\\t") for line in path.read_text(encoding="utf-8").split("\\n") if line[:1] == "T"]
                 for path in sorted(Path("\(frame.firstFolder)").glob("*.ann"))}
        """)
  }
}
