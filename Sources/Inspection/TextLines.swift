import Diagnostics
import Labels

/// Texts for a person's eyes: each with its spans in colour, or in brackets, and a line a span.
struct TextLines {
  let spanLabels: [String]
  let isColored: Bool

  func lines(of texts: [LabeledText]) -> [String] {
    var lines: [String] = []
    for text in texts {
      let isOnly = texts.count == 1 && text.name == "text" && text.role == nil
      let heading = isOnly ? "  " : "  \(text.role ?? text.name): "
      lines.append(heading.shown(lines: false) + marked(text).replacing("\n", with: "\n  "))
      for span in text.spans { lines.append(line(of: span, in: text)) }
    }
    return lines
  }

  private func line(of span: EntitySpan, in text: LabeledText) -> String {
    let piece = String(decoding: text.utf8[span.bytes], as: UTF8.self).shown(lines: false)
    let label = spanLabels[span.label]
    let name = isColored ? "\(color(of: span.label))\(label)\(TextLines.plain)" : label
    var line = "    \(span.points.lowerBound)–\(span.points.upperBound)  \(name)  \(piece)"
    if span.value != .absent { line += "  = \(span.value.json.shown(lines: false))" }
    for attribute in span.attributes { line += "  \(attribute.name)=\(attribute.value.json)".shown(lines: false) }
    return line
  }

  /// The text with a colour for each label, or with brackets: `[New York:CITY]`.
  private func marked(_ text: LabeledText) -> String {
    var marked = ""
    var open: [EntitySpan] = []
    var done = 0
    func copy(to end: Int) {
      // The terminal's own commands come from us alone.
      marked += String(decoding: text.utf8[done..<end], as: UTF8.self).shown(lines: true)
      done = end
    }
    func close(_ span: EntitySpan) {
      copy(to: span.bytes.upperBound)
      open.removeLast()
      let outer = open.last.map { color(of: $0.label) } ?? ""
      marked += isColored ? TextLines.plain + outer : ":\(spanLabels[span.label])]"
    }
    for span in text.spans {
      while let last = open.last, last.bytes.upperBound <= span.bytes.lowerBound { close(last) }
      copy(to: span.bytes.lowerBound)
      marked += isColored ? color(of: span.label) : "["
      open.append(span)
    }
    while let last = open.last { close(last) }
    copy(to: text.utf8.count)
    return marked
  }

  private static let plain = "\u{1B}[0m"

  private func color(of label: Int) -> String { "\u{1B}[1;\([36, 33, 35, 32, 34, 31][label % 6])m" }
}
