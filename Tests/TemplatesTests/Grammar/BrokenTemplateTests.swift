import Foundation
import Specification
import Templates
import Testing

/// A broken template beside the diagnostics that it has to give, word for word.
struct BrokenTemplate: CustomTestStringConvertible, Sendable {
  let name: String

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "broken")

  var testDescription: String { name }

  var expected: String {
    get throws { try String(contentsOf: Self.folder.appending(path: "\(name).expected"), encoding: .utf8) }
  }

  var rendered: String {
    get throws {
      let file = Self.folder.appending(path: "\(name).yaml")
      let text = try String(contentsOf: file, encoding: .utf8)
      do {
        return try ReadTemplate(text, file: "\(name).yaml", root: Self.folder.path).rendered
          .replacingOccurrences(of: Self.folder.path + "/", with: "")
      } catch let fault as ReadTemplate.Unreadable {
        return fault.text + "\n"
      }
    }
  }

  static var all: [BrokenTemplate] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }.sorted()
        .map { BrokenTemplate(name: String($0.dropLast(5))) }
    }
  }
}

@Suite("A broken template") struct BrokenTemplateTests {
  @Test("gives exactly these diagnostics", arguments: try BrokenTemplate.all)
  func diagnostics(of template: BrokenTemplate) throws {
    let rendered = try template.rendered
    if let output = ProcessInfo.processInfo.environment["RENDERED_DIAGNOSTICS"] {
      try rendered.write(toFile: "\(output)/\(template.name).expected", atomically: false, encoding: .utf8)
    }
    #expect(rendered == (try template.expected))
  }

  @Test("stands beside at least forty others") func count() throws {
    #expect(try BrokenTemplate.all.count >= 40)
  }
}
