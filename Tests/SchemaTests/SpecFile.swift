import Diagnostics
import Foundation
import Generation
import Testing

/// The source tree, and the specs in it.
enum SourceTree {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The files of `folder` that end in `suffix`, sorted; the folders below it too.
  static func files(in folder: String, endingIn suffix: String) -> [URL] {
    let found = FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil)
    let files = (found?.allObjects as? [URL] ?? []).filter { $0.lastPathComponent.hasSuffix(suffix) }
    return files.sorted { $0.path < $1.path }
  }

  /// Specs that anyone may begin with.
  static let readyMade =
    files(in: "scenes", endingIn: ".yaml").filter { !$0.path.contains("/library/") }
    + files(in: "templates", endingIn: ".yaml")
    + files(in: "Benchmarks", endingIn: ".yaml")
}

/// A YAML block of a page: what stands between ```` ```yaml ```` and ```` ``` ````.
struct Example: Sendable, CustomTestStringConvertible {
  let page: String
  let line: Int
  /// What stands behind `yaml` on the fence: `fragment`, `broken`, `file NAME`, or nothing for a whole spec.
  let mark: String
  let text: String

  var testDescription: String { "\(page):\(line)" }

  /// Whether it is a whole spec.
  var isSpec: Bool { mark.isEmpty && text.hasPrefix("figment: 1") }

  /// Every YAML block of README.md and docs.
  static let all: [Example] = {
    let pages = [SourceTree.root.appending(path: "README.md")] + SourceTree.files(in: "docs", endingIn: ".md")
    return pages.flatMap(examples)
  }()

  private static func examples(of page: URL) -> [Example] {
    guard let text = try? String(contentsOf: page, encoding: .utf8) else { return [] }
    let name = page.path.replacing(SourceTree.root.path + "/", with: "")
    var examples: [Example] = []
    var open: (line: Int, mark: String, lines: [Substring])?
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if let block = open, line == "```" {
        let text = block.lines.joined(separator: "\n") + "\n"
        examples.append(Example(page: name, line: block.line, mark: block.mark, text: text))
        open = nil
      } else if open != nil {
        open?.lines.append(line)
      } else if line.hasPrefix("```yaml") {
        open = (number + 2, line.dropFirst(7).trimmingCharacters(in: .whitespaces), [])
      }
    }
    return examples
  }
}

/// A folder that goes when it is no longer held.
final class ScratchFolder {
  let url = FileManager.default.temporaryDirectory.appending(path: "figment-schema-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to name: String) throws -> URL {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file
  }
}

extension SpecFailure {
  /// The failure as a user reads it.
  var story: String {
    guard case .spec(let diagnostics) = self else { return String(describing: self) }
    return diagnostics.sorted.map(\.rendered).joined(separator: "\n")
  }
}
