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
    lines += TextLines(spanLabels: loaded.plan.description.spanLabels, isColored: isColored).lines(of: sample.texts)
    for field in sample.fields { lines.append("  \(field.name) = \(field.value.json)".shown(lines: false)) }
    if let origin = sample.origin {
      lines.append("  phrase \(origin.phrase)\(origin.rank.isEmpty ? "" : ", rank \(origin.rank)")")
    }
    if !derivation.isEmpty { lines.append(("  chosen: " + derivation.joined(separator: ", ")).shown(lines: false)) }
    return lines.joined(separator: "\n")
  }
}
