import Diagnostics
import Formats
import Generation
import Labels

/// A text sample for a person's eyes: each text with its spans in colour, and what made it.
struct TextLook {
  private let sample: Sample
  private let derivation: [String]
  private let loaded: LoadedSpec

  init(_ sample: Sample, _ derivation: [String], of loaded: LoadedSpec) {
    self.sample = sample
    self.derivation = derivation
    self.loaded = loaded
  }

  var view: SampleView {
    SampleView(
      files: [labelsFile(of: sample, loaded.plan.description)], summary: summary(isColored: false),
      coloredSummary: summary(isColored: true), isText: true, warnings: loaded.warnings)
  }

  private func summary(isColored: Bool) -> String {
    let label = sample.label.map { ", label \($0.shown(lines: false))" } ?? ""
    var lines = ["sample \(sample.index), split \(sample.split)\(label)"]
    for text in sample.texts {
      lines += [
        heading(of: text).shown(lines: false) + marked(text, isColored: isColored).replacing("\n", with: "\n  ")
      ]
      for span in text.spans { lines.append(line(of: span, in: text, isColored: isColored)) }
    }
    for field in sample.fields { lines.append("  \(field.name) = \(field.value.json)".shown(lines: false)) }
    if let origin = sample.origin {
      lines.append("  phrase \(origin.phrase)\(origin.rank.isEmpty ? "" : ", rank \(origin.rank)")")
    }
    if !derivation.isEmpty { lines.append(("  chosen: " + derivation.joined(separator: ", ")).shown(lines: false)) }
    return lines.joined(separator: "\n")
  }

  private func heading(of text: LabeledText) -> String {
    if let role = text.role { return "  \(role): " }
    return sample.texts.count == 1 && text.name == "text" ? "  " : "  \(text.name): "
  }

  private func line(of span: EntitySpan, in text: LabeledText, isColored: Bool) -> String {
    let piece = String(decoding: text.utf8[span.bytes], as: UTF8.self).shown(lines: false)
    var line = "    \(span.points.lowerBound)–\(span.points.upperBound)  \(name(of: span, isColored))  \(piece)"
    if span.value != .absent { line += "  = \(span.value.json.shown(lines: false))" }
    for attribute in span.attributes { line += "  \(attribute.name)=\(attribute.value.json)" }
    return line
  }

  private func name(of span: EntitySpan, _ isColored: Bool) -> String {
    let label = loaded.plan.description.spanLabels[span.label]
    return isColored ? "\(color(of: span.label))\(label)\(TextLook.plain)" : label
  }

  /// The text with a colour for each label, or with brackets: `[New York:CITY]`.
  private func marked(_ text: LabeledText, isColored: Bool) -> String {
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
      marked += isColored ? TextLook.plain + outer : ":\(loaded.plan.description.spanLabels[span.label])]"
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
