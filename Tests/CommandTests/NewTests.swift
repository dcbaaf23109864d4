import CommandRunner
import Foundation
import Testing

@Suite("figment new") struct NewTests {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "figment-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  @Test("writes a spec and says how to go on", arguments: ["shapes", "dot"])
  func writes(template: String) throws {
    let command = try Command(["new", "first", "--template", template], in: folder.path)
    #expect(command.status == 0 && command.error.isEmpty)
    #expect(command.output.contains("figment generate first.yaml"))
    let text = try String(contentsOf: folder.appending(path: "first.yaml"), encoding: .utf8)
    #expect(text.contains("\nname: first\n") && text.hasSuffix("]\n"))
  }

  @Test("never overwrites")
  func keeps() throws {
    let file = folder.appending(path: "mine.yaml")
    try Data("mine".utf8).write(to: file)
    let command = try Command(["new", "mine"], in: folder.path)
    #expect(command.status == 64)
    #expect(command.error == "figment: 'mine.yaml' is there already; give another name, or remove it\n")
    #expect(try Data(contentsOf: file) == Data("mine".utf8))
  }
}
