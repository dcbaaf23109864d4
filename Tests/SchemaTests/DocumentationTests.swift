import Diagnostics
import Foundation
import Generation
import Specification
import Templates
import Testing

@testable import Scenes

@Suite("The documentation") struct DocumentationTests {
  @Test("shows specs that can be made", arguments: Example.all.filter(\.isSpec))
  func spec(_ example: Example) throws {
    let folder = try ScratchFolder()
    try link(into: folder)
    // The other files of the page, by the names on their fences.
    for other in Example.all where other.page == example.page && other.mark.hasPrefix("file ") {
      _ = try folder.write(other.text, to: String(other.mark.dropFirst(5)))
    }
    let file = try folder.write(example.text, to: "example.yaml")
    do throws(SpecFailure) {
      let loaded = try LoadedSpec.load(SpecRequest(file.path))
      #expect(loaded.warnings.all.isEmpty, "\(loaded.warnings.sorted.map { $0.rendered }.joined(separator: "\n"))")
      do throws(SampleFailure) {
        _ = try loaded.look(at: 0)
      } catch {
        throw .sample(index: 0, error)
      }
    } catch {
      Issue.record("\(error.story)")
    }
  }

  @Test("shows fragments that can be read", arguments: Example.all.filter { !$0.isSpec })
  func fragment(_ example: Example) {
    var diagnostics = Diagnostics()
    let node = YAMLReader.read(Array(example.text.utf8), file: example.page, recording: &diagnostics)
    #expect(node != nil)
    #expect(diagnostics.all.isEmpty, "\(diagnostics.sorted.map(\.rendered).joined(separator: "\n"))")
  }

  @Test("marks what is no whole spec", arguments: Example.all.filter { !$0.isSpec })
  func mark(_ example: Example) {
    #expect(["fragment", "broken"].contains(example.mark) || example.mark.hasPrefix("file "))
  }

  @Test("shows what is said of a broken spec", arguments: Example.all.filter { $0.mark == "broken" })
  func broken(_ example: Example) throws {
    let folder = try ScratchFolder()
    let file = try folder.write(example.text, to: "broken.yaml")
    let page = try String(contentsOf: SourceTree.root.appending(path: example.page), encoding: .utf8)
    do throws(SpecFailure) {
      _ = try LoadedSpec.load(SpecRequest(file.path))
      Issue.record("it is not broken")
    } catch {
      #expect(page.contains(error.story.replacing(folder.url.path + "/", with: "")))
    }
  }

  @Test("leads to pages and pictures that are there", arguments: ["README.md", "CONTRIBUTING.md"])
  func links(page: String) throws { try checkLinks(of: SourceTree.root.appending(path: page)) }

  @Test("leads from page to page", arguments: SourceTree.files(in: "docs", endingIn: ".md"))
  func links(page: URL) throws { try checkLinks(of: page) }

  /// Every name of a table, and the page that must show it.
  private static let named: [(page: String, names: [String])] = [
    ("root", rootKeys.map(\.name)),
    ("values", valueForms.map { "{\($0.name): " }),
    ("providers", providerForms.map(\.name)),
    ("expressions", expressionFunctions.map { "\($0.name)(" }),
    ("objects", (elementKeys + stageObject.keys).map(\.name)),
    ("shapes", shapeForms.map(\.name) + [textKey.name]),
    ("paints", paintForms.map(\.name)),
    ("strokes", strokeRecord.keys.map(\.name)),
    ("text", fontRecord.keys.map(\.name) + textFilters.map(\.name)),
  ]

  @Test("names everything that a spec may use", arguments: named)
  func names(_ page: (page: String, names: [String])) throws {
    let file = SourceTree.root.appending(path: "docs/language/\(page.page).md")
    let text = try String(contentsOf: file, encoding: .utf8)
    for name in page.names { #expect(text.contains("`\(name)"), "\(page.page).md doesn't show '\(name)'") }
  }

  private func checkLinks(of page: URL) throws {
    // What stands in code is no link: some formats write `[two](PEOPLE)`.
    let text = try String(contentsOf: page, encoding: .utf8)
      .replacing(/```[\s\S]*?```/, with: "").replacing(/`[^`\n]*`/, with: "")
    for match in text.matches(of: /(?:\]\(|src=")([^)"#:]+)(#[^)]*)?(?:\)|")/) {
      let target = page.deletingLastPathComponent().appending(path: String(match.1)).standardized
      #expect(FileManager.default.fileExists(atPath: target.path), "\(match.1)")
    }
  }

  /// What examples may use: the pictures and lists beside the ready-made scenes, copied.
  private func link(into folder: ScratchFolder) throws {
    let assets = SourceTree.root.appending(path: "scenes/assets")
    guard FileManager.default.fileExists(atPath: assets.path) else { return }
    try FileManager.default.copyItem(at: assets, to: folder.url.appending(path: "assets"))
  }
}
