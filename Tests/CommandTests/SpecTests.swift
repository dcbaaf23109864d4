import CommandRunner
import Foundation
import Testing

@Suite("Specs on the command line") struct SpecTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "figment-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  private func dot(_ keys: String = "") -> String {
    "figment: 1\ncount: 4\n\(keys)scene: {size: [8, 8], objects: [{class: dot, draw: {circle: {radius: 1}}}]}\n"
  }

  @Test("larger than 8 MiB are wrong specs, not files that can't be read")
  func large() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("large.yaml", dot() + "#" + String(repeating: "x", count: 8 << 20))
    let command = try Command(["plan", "large.yaml"], in: folder.path)
    #expect(command.status == 65)
    #expect(
      command.error == "large.yaml:1:1: error: the file is larger than 8 MiB; keep long lists in files of their own\n")
  }

  @Test(
    "make the same from every folder: sweeps of included files move faster than those of the file that includes them")
  func sweeps() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let body =
      "scene: {size: [8, 8], objects: [{class: dot, draw: {circle: {radius: 1}}, attributes: {x: = x, a: = a}}]}\n"
    for name in ["a.yaml", "zoo.yaml"] {
      try write(name, "let: {a: {sweep: [p, q]}}\n")
      try write("main.yaml", "figment: 1\ncount: 4\ninclude: \(name)\nlet: {x: {sweep: [1, 2]}}\n\(body)")
      let here = folder.path
      for (spec, place) in [("main.yaml", here), ("./main.yaml", here), ("\(here)/main.yaml", "/")] {
        let command = try Command(["generate", spec, "-o", "\(here)/out", "--overwrite"], in: place)
        #expect(command.status == 0, "\(command.error)")
        let truth = try String(contentsOf: folder.appending(path: "out/truth.jsonl"), encoding: .utf8)
        let swept = truth.split(separator: "\n").map { line in
          (line.contains("\"let.x\":1") ? "1" : "2") + (line.contains("\"let.a\":\"p\"") ? "p" : "q")
        }
        #expect(swept == ["1p", "1q", "2p", "2q"], "\(spec) with \(name)")
      }
    }
  }

  @Test("tell all that is wrong with any of them, and that one is missing")
  func faults() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("good.yaml", dot())
    try write("bad.yaml", dot("colour: red\n"))
    let command = try Command(["generate", "none.yaml", "bad.yaml", "good.yaml", "nor.yaml"], in: folder.path)
    #expect(command.status == 65)
    #expect(command.error.hasPrefix("bad.yaml:3:1: error: "), "\(command.error)")
    for name in ["none", "nor"] {
      #expect(command.error.contains("figment: can't open '\(name).yaml': there is no such file or folder (ENOENT)\n"))
    }
    let missing = try Command(["generate", "none.yaml", "good.yaml", "nor.yaml"], in: folder.path)
    #expect(missing.status == 74 && missing.error.split(separator: "\n").count == 2, "\(missing.error)")
    let json = try Command(["generate", "none.yaml", "bad.yaml", "--json"], in: folder.path)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect((object["diagnostics"] as? [Any])?.count == 1)
    #expect(object["error"] as? String == "can't open 'none.yaml': there is no such file or folder (ENOENT)")
  }

  @Test("that would write one folder are refused, the first such folder by name")
  func twins() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = (0..<8).map { "s\($0)" }
    for name in names {
      try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
      for twin in ["one", "two"] { try write("\(name)/\(twin).yaml", dot("name: \(name)\n")) }
    }
    let specs = names.map { "\($0)/one.yaml" } + names.reversed().map { "\($0)/two.yaml" }
    let command = try Command(["generate"] + specs + ["-o", "out"], in: folder.path)
    #expect(command.status == 64)
    #expect(command.error == "figment: two specs would write 'out/s7'; give one of them another name\n")
  }

  @Test("tell what is doubtful in their JSON too", arguments: ["plan", "generate"])
  func warnings(command: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("spec.yaml", dot("let: &unused {x: 1}\n"))
    let result = try Command([command, "spec.yaml", "--json"], in: folder.path)
    #expect(result.status == 0 && result.error.isEmpty, "\(result.error)")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let warnings = try #require(object["warnings"] as? [[String: Any]])
    #expect(warnings.map { $0["code"] as? String } == ["yaml-anchor-unused"])
    #expect(warnings[0]["severity"] as? String == "warning" && warnings[0]["line"] as? Int == 3)
  }
}
