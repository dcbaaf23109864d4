import Bytes
package import Labels

/// Parallel files as Moses has them: a file for each text of a sample, line by line the same samples.
///
/// ```
/// <split>.en       a line a sample
/// <split>.de
/// <split>.align    with `align: spans`: 0-0 2-1 2-2
/// ```
///
/// Needs at least two texts a sample, named after their languages. Line ends, tabs and controls become blanks and are counted; an
/// empty text is an empty line. With `align: spans` the words (what stands between blanks, from 0) of the first two texts are
/// joined where spans correspond: those of equal label and equal `id`, or else equal value, the first with the first and so on;
/// each word of one span with each of the other.
///
/// Lost: the label of the whole, spans (both counted), fields.
package struct Parallel: DatasetFormat {
  package static let sheet = FormatSheet(
    name: "parallel", summary: "parallel files, a line a sentence: one file a split and language", holds: [.text],
    units: "lines; words from 0 in alignments", reader: "none: expected bytes",
    options: [
      .init(
        name: "align", values: Align.allCases.map(\.rawValue),
        summary: "none: texts alone; spans: also a file of words that stand in corresponding spans")
    ])

  private enum Align: String, CaseIterable { case none, spans }

  private let frame: TextFrame
  private let align: Align
  private let names: [String]
  private let endings: [String]

  package init(_ options: FormatOptions, for dataset: DatasetDescription) throws(FormatError) {
    frame = try TextFrame(options, for: dataset, Self.sheet, needs: [.sameTexts])
    align = frame.choice("align", default: .none)
    names = dataset.textNames
    guard names.count > 1 else { throw .unfit(.oneText(names), format: Self.sheet.name) }
    // Without dots, so that no split and ending make the name of another's file.
    let plain = names.map { String($0.map { $0 == "." ? "_" : $0 }) }
    endings = Array(SafeName.makeDistinct(["align", "md"] + plain).dropFirst(2))
  }

  package func imagePath(of sample: borrowing Sample) -> String? { nil }

  package func add(_ sample: borrowing Sample, to fragment: inout Fragment) throws(FormatError) {
    var places: [Int] = []
    for name in names { places.append(try sample.text(named: name)) }
    let folder = frame.folder(of: sample)
    fragment.count(folder)
    if sample.label != nil { fragment.count(.labels) }
    if align == .none { fragment.count(.spans, by: sample.texts.reduce(0) { $0 + $1.spans.count }) }
    for (place, ending) in zip(places, endings) {
      let string = sample.texts[place].string
      let clean = LineEnds.blanked(string)
      if clean != nil { fragment.count(.lineBreaks) }
      fragment.append(to: "\(folder)/\(ending)") { line in
        line.append(text: clean ?? string)
        line.append("\n")
      }
    }
    guard align == .spans else { return }
    let pairs = SpanAlignment(sample.texts[places[0]], sample.texts[places[1]]).pairs
    fragment.append(to: "\(folder)/align") { line in
      for (number, pair) in pairs.enumerated() {
        if number > 0 { line.append(" ") }
        line.append(integer: pair.first)
        line.append("-")
        line.append(integer: pair.second)
      }
      line.append("\n")
    }
  }

  package func finish(_ whole: some JoinedFragments, into folder: borrowing some FormatFolder) throws(FormatError) {
    for ending in endings + (align == .spans ? ["align"] : []) {
      try frame.writeSplits(of: whole, into: folder, stream: { "\($0)/\(ending)" }, path: { "\($0).\(ending)" })
    }
    let first = "\(frame.firstFolder).\(endings[0])"
    try frame.writeCard(
      whole, into: folder, title: "parallel texts",
      layout: zip(names, endings).map { ("<split>.\($1)", "the texts '\($0)', a line each") }
        + (align == .spans ? [("<split>.align", "words of the first two that correspond")] : []),
      notes: ["Line by line the files hold the same samples."],
      snippet: """
        first = open("\(first)", encoding="utf-8", newline="\\n").read().split("\\n")[:-1]
        second = open("\(frame.firstFolder).\(endings[1])", encoding="utf-8", newline="\\n").read().split("\\n")[:-1]
        pairs = list(zip(first, second))
        """)
  }
}
