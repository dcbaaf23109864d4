import Bytes
package import Labels

/// CSV for classification: columns `id`, `label` and one for each text; a file a split, a header in each.
///
/// RFC 4180 with line feeds: a field is quoted if it holds `,` `"` a line end or outer blanks; quotes are doubled; an empty text
/// is `""`, a missing label nothing. Texts such as `NA`, which pandas takes for missing, are counted. Lost: spans (counted),
/// fields, roles.
package struct CSVTexts: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "csv", summary: "a table for classification: id, label and text; one file a split", holds: [.text, .label],
    units: "whole texts", reader: "Python csv", options: [])

  private let frame: TextFrame

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    frame = try TextFrame(options, for: dataset, Self.sheet, needs: [.sameTexts])
  }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    let columns = TextColumns(frame.dataset)
    let texts = try columns.texts(of: sample)
    columns.countLosses(of: sample, texts, in: &fragment)
    let folder = frame.folder(of: sample)
    fragment.count(folder)
    fragment.append(to: folder) { row in
      row.append(csvRow: [String(sample.id), sample.label] + texts)
    }
  }

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    var envelope = TextFrame.Envelope()
    envelope.head.append(csvRow: ["id", "label"] + TextColumns(frame.dataset).names)
    try frame.writeSplits(of: whole, into: folder, in: envelope) { "\($0).csv" }
    try frame.writeCard(
      whole, into: folder, title: "a table of texts",
      layout: [("<split>.csv", "a row for each sample, under a header")],
      notes: ["UTF-8, line feeds, quotes doubled (RFC 4180)."],
      snippet: """
        import csv
        rows = list(csv.DictReader(open("\(frame.firstFolder).csv", encoding="utf-8", newline="")))
        """)
  }
}

/// TSV for classification: the columns of `csv`, parted by tabs; a file a split, a header in each.
///
/// Nothing is quoted: a tab is `\t`, a line feed `\n`, a carriage return `\r`, a backslash `\\`; other line ends that Python's
/// `splitlines` knows become blanks and are counted. Lost: spans (counted), fields, roles.
package struct TSVTexts: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "tsv", summary: "a table parted by tabs: id, label and text; one file a split", holds: [.text, .label],
    units: "whole texts; \\t, \\n, \\r and \\\\ are escapes", reader: "own rules", options: [])

  private let frame: TextFrame

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    frame = try TextFrame(options, for: dataset, Self.sheet, needs: [.sameTexts])
  }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    let columns = TextColumns(frame.dataset)
    let texts = try columns.texts(of: sample)
    columns.countLosses(of: sample, texts, in: &fragment)
    fragment.count(.lineBreaks, by: texts.count { $0.unicodeScalars.contains(where: Self.isOddLineEnd) })
    let folder = frame.folder(of: sample)
    fragment.count(folder)
    fragment.append(to: folder) { row in
      Self.append([String(sample.id), sample.label ?? ""] + texts, to: &row)
    }
  }

  private static func append(_ fields: [String], to row: inout ByteWriter) {
    for (place, field) in fields.enumerated() {
      if place > 0 { row.append("\t") }
      for scalar in field.unicodeScalars {
        switch scalar {
        case "\t": row.append("\\t")
        case "\n": row.append("\\n")
        case "\r": row.append("\\r")
        case "\\": row.append("\\\\")
        default: if isOddLineEnd(scalar) { row.append(" ") } else { row.append(bytes: UTF8.encode(scalar) ?? .init()) }
        }
      }
    }
    row.append("\n")
  }

  private static func isOddLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xB, 0xC, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    var envelope = TextFrame.Envelope()
    Self.append(["id", "label"] + TextColumns(frame.dataset).names, to: &envelope.head)
    try frame.writeSplits(of: whole, into: folder, in: envelope) { "\($0).tsv" }
    try frame.writeCard(
      whole, into: folder, title: "a table of texts",
      layout: [("<split>.tsv", "a row for each sample, under a header")],
      notes: ["Nothing is quoted; `\\t`, `\\n`, `\\r` and `\\\\` are escapes."],
      snippet: """
        rows = [line.rstrip("\\n").split("\\t") for line in open("\(frame.firstFolder).tsv", encoding="utf-8", newline="\\n")]
        """)
  }
}

/// The columns of texts in a table.
private struct TextColumns {
  let names: [String]
  private static let lookalikes: Set<String> = [
    "", "NA", "N/A", "n/a", "#N/A", "<NA>", "nan", "NaN", "-nan", "-NaN", "null", "NULL", "None", "1.#IND", "1.#QNAN",
    "-1.#IND", "-1.#QNAN", "#NA", "#N/A N/A",
  ]

  init(_ dataset: DatasetDescription) { names = dataset.textNames.isEmpty ? ["text"] : dataset.textNames }

  func texts(of sample: borrowing Sample) throws(FormatError) -> [String] {
    if names.count == 1 { return [sample.texts[try sample.onlyText()].string] }
    var texts: [String] = []
    for name in names { texts.append(sample.texts[try sample.text(named: name)].string) }
    return texts
  }

  func countLosses(of sample: borrowing Sample, _ texts: [String], in fragment: inout Fragment) {
    fragment.count(.spans, by: sample.texts.reduce(0) { $0 + $1.spans.count })
    fragment.count(.missingLookalikes, by: texts.count(where: Self.lookalikes.contains))
  }
}
