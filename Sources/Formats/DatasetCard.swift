import Bytes

/// What every format's folder says about itself to people: `README.md`, and `LICENSE` if the spec names one.
struct DatasetCard {
  private let dataset: DatasetDescription
  private let title: String
  private let layout: [(path: String, content: String)]
  private let counts: [(split: String, images: UInt64, objects: UInt64)]
  private let notes: [String]
  private let snippet: String
  /// What the numbers of `counts` are of: two, or the first alone.
  private let units: [String]
  private let tables: [(title: String, names: [String])]
  /// YAML for readers of the card, written between lines of `---`.
  private let frontMatter: String

  /// A card under the format's `title` in the words of its users: files and folders with what is in them, what each split
  /// holds, sentences in Markdown on units and losses, and Python that loads the folder when run in it.
  init(
    _ dataset: DatasetDescription, title: String, layout: [(path: String, content: String)],
    counts: [(split: String, images: UInt64, objects: UInt64)], notes: [String], snippet: String
  ) {
    self.dataset = dataset
    self.title = title
    self.layout = layout
    self.counts = counts
    self.notes = notes
    self.snippet = snippet
    units = ["images", "objects"]
    tables = [("Classes", dataset.classes)]
    frontMatter = ""
  }

  /// The same for texts: `counts` are of samples.
  init(
    texts dataset: DatasetDescription, title: String, layout: [(path: String, content: String)],
    counts: [(split: String, samples: UInt64)], notes: [String], snippet: String,
    frontMatter: String = ""
  ) {
    self.dataset = dataset
    self.title = title
    self.layout = layout
    self.counts = counts.map { ($0.split, $0.samples, 0) }
    self.notes = notes
    self.snippet = snippet
    units = ["samples"]
    tables = [("Labels of texts", dataset.textLabels), ("Labels of spans", dataset.spanLabels)].filter {
      !$0.1.isEmpty
    }
    self.frontMatter = frontMatter
  }

  func write(into folder: borrowing some FormatFolder) throws(FormatError) {
    let readme = readme
    try folder.create("README.md") { write throws(FormatError) in try write(readme) }
    guard !dataset.license.isEmpty else { return }
    var license = ByteWriter()
    license.append("SPDX-License-Identifier: ")
    license.append(text: onOneLine(dataset.license))
    license.append("\n")
    if !dataset.licenseAddress.isEmpty {
      license.append("\nThe text of this license: <")
      license.append(text: dataset.licenseAddress)
      license.append(">\n")
    }
    try folder.create("LICENSE") { write throws(FormatError) in try write(license) }
  }

  private var readme: ByteWriter {
    var text = frontMatter.isEmpty ? "" : "---\n\(frontMatter)---\n\n"
    text += "# \(markdown(dataset.name)): \(title)\n\n"
    if !dataset.summary.isEmpty { text += markdown(dataset.summary) + "\n\n" }
    text += "| | |\n|---|---|\n"
    text += "| made by | \(markdown(dataset.generator)) |\n| seed | \(dataset.seed) |\n"
    text += "| spec digest | \(markdown(dataset.specDigest)) |\n"
    if let date = dataset.date { text += "| date | \(markdown(date)) |\n" }
    text += "| license | \(dataset.license.isEmpty ? "none given" : markdown(dataset.license)) |\n\n"
    for (path, content) in layout { text += "- `\(path)`: \(content)\n" }
    text += "\n| split | \(units.joined(separator: " | ")) |\n|---|\(units.map { _ in "---|" }.joined())\n"
    for (split, images, objects) in counts {
      text += "| \(markdown(split)) | \(images) |\(units.count > 1 ? " \(objects) |" : "")\n"
    }
    text += "\n" + notes.joined(separator: "\n") + "\n"
    for (title, names) in tables {
      text += "\n## \(title)\n\n| number | name |\n|---|---|\n"
      for (place, name) in names.enumerated() { text += "| \(place) | \(markdown(name)) |\n" }
    }
    text += "\n## Loading\n\nIn this folder:\n\n```python\n\(snippet)\n```\n"
    var writer = ByteWriter()
    writer.append(text: text)
    return writer
  }

  /// User text within a line of Markdown: all that could be markup is escaped.
  private func markdown(_ text: String) -> String {
    onOneLine(text).reduce(into: "") { escaped, character in
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~": escaped += "\\\(character)"
      default: escaped.append(character)
      }
    }
  }

  /// Line ends and other controls become blanks.
  private func onOneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .lineSeparator, .paragraphSeparator: " "
          default: scalar
          }
        }))
  }
}
