import Diagnostics
import Foundation
import Specification
import Testing

/// A broken source beside the diagnostics that it has to give, word for word.
struct BrokenFile: CustomTestStringConvertible, Sendable {
  let name: String
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "broken")

  var testDescription: String { name }
  var bytes: [UInt8] { get throws { [UInt8](try Data(contentsOf: Self.folder.appending(path: "\(name).yaml"))) } }
  var expected: String {
    get throws { try String(contentsOf: Self.folder.appending(path: "\(name).expected"), encoding: .utf8) }
  }

  static var all: [BrokenFile] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }.sorted()
        .map { BrokenFile(name: String($0.dropLast(5))) }
    }
  }
}

@Suite("A broken file") struct BrokenFileTests {
  @Test("gives exactly these diagnostics", arguments: try BrokenFile.all)
  func diagnostics(of file: BrokenFile) throws {
    var diagnostics = Diagnostics()
    let root = YAMLReader.read(try file.bytes, file: "\(file.name).yaml", recording: &diagnostics)
    if let root {
      // What a reader asks who expected text everywhere, or who makes texts of texts.
      if file.name.hasPrefix("misread") { Self.ask(root, isRoot: true, recording: &diagnostics) }
      if file.name.hasPrefix("lost") { Self.askForBlanks(root, recording: &diagnostics) }
    }
    #expect(root != nil || diagnostics.hasErrors)
    let rendered = diagnostics.sorted.map { $0.rendered + "\n" }.joined()
    if let folder = ProcessInfo.processInfo.environment["RENDERED_DIAGNOSTICS"] {
      try rendered.write(toFile: "\(folder)/\(file.name).expected", atomically: false, encoding: .utf8)
    }
    #expect(rendered == (try file.expected))
  }

  private static func ask(_ node: Node, isRoot: Bool, recording diagnostics: inout Diagnostics) {
    if let fault = (isRoot ? nil : node.misreading()) ?? node.misreadMapping() { diagnostics.record(fault) }
    for index in node.entries.indices {
      if let fault = node.misreading(ofEntry: index) { diagnostics.record(fault) }
      ask(node.entries[index].value, isRoot: false, recording: &diagnostics)
    }
    for item in node.items ?? [] { ask(item, isRoot: false, recording: &diagnostics) }
  }

  private static func askForBlanks(_ node: Node, recording diagnostics: inout Diagnostics) {
    if let fault = node.lostBlank() { diagnostics.record(fault) }
    for child in node.entries.map(\.value) + (node.items ?? []) { askForBlanks(child, recording: &diagnostics) }
  }

  @Test("comes in at least forty kinds") func kinds() throws {
    var codes: Set<String> = []
    for file in try BrokenFile.all {
      var diagnostics = Diagnostics()
      _ = YAMLReader.read(try file.bytes, file: file.name, recording: &diagnostics)
      codes.formUnion(diagnostics.all.map(\.code))
    }
    #expect(codes.count >= 40)
  }
}
