import Diagnostics
import Foundation
import Generation
import Specification
import Templates
import Testing

@testable import Scenes

@Suite("The JSON Schema") struct SpecSchemaTests {
  private static let broken = SourceTree.files(in: "Tests/SchemaTests/broken", endingIn: ".yaml")
  private static let valid = SourceTree.files(in: "Tests/SchemaTests/valid", endingIn: ".yaml")

  private func schema() throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(specSchemaText.utf8))
    return try #require(object as? [String: Any])
  }

  @Test("is JSON, and the same bytes at every call")
  func bytes() throws {
    #expect(specSchemaText == specSchemaText)
    let schema = try schema()
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema["required"] as? [String] == ["figment"])
    #expect(schema["additionalProperties"] as? Bool == false)
  }

  @Test("has all definitions that it refers to, and no others")
  func references() throws {
    let schema = try schema()
    let definitions = try #require(schema["$defs"] as? [String: Any])
    let used = Set(specSchemaText.matches(of: /"#\/\$defs\/([^"]+)"/).map { String($0.1) })
    #expect(used.subtracting(definitions.keys).isEmpty)
    #expect(Set(definitions.keys).subtracting(used) == ["included_file"])
  }

  @Test("knows every key of the tables, with a sentence about it")
  func keys() throws {
    let schema = try schema()
    try check(schema, rootKeys)
    try check(definition("scene", of: schema), sceneKeys)
    try check(definition("object", of: schema), elementKeys + stageObject.keys)
    try check(definition("definition", of: schema), stageObject.keys)
    try check(definition("alternative", of: schema), stageObject.keys)
    try check(definition("stroke_keys", of: schema, choice: 0), strokeRecord.keys)
    try check(definition("font_keys", of: schema, choice: 0), fontRecord.keys)
    try check(definition("shape", of: schema, choice: 0), shapeForms.map(\.key) + [textKey])
    try check(definition("paint", of: schema, choice: 0), paintForms.map(\.key))
    try check(
      definition("any_form", of: schema),
      (valueForms + providerForms).map { KeyKind($0.name, $0.arguments, $0.summary) })
  }

  @Test("says more of every key than that there is something")
  func kinds() throws {
    let schema = try schema()
    for (name, value) in try #require(schema["properties"] as? [String: [String: Any]]) {
      let isOpen = value["$ref"] as? String == "#/$defs/value"
      #expect(!isOpen, "the root's '\(name)' may be anything")
    }
    let forms = try #require(definition("any_form", of: schema)["properties"] as? [String: [String: Any]])
    for (name, value) in forms { #expect(value["$ref"] as? String != "#/$defs/value", "'\(name)' takes anything") }
  }

  @Test("agrees with the reader that a spec is right", arguments: valid + SourceTree.readyMade)
  func readerAccepts(_ file: URL) throws {
    do throws(SpecFailure) {
      _ = try LoadedSpec.load(SpecRequest(file.path))
    } catch {
      Issue.record("\(error.story)")
    }
  }

  @Test("agrees with the reader that a spec is broken", arguments: broken)
  func readerRefuses(_ file: URL) throws {
    #expect { try LoadedSpec.load(SpecRequest(file.path)) } throws: { error in
      if case .spec(let diagnostics) = error as? SpecFailure { diagnostics.hasErrors } else { false }
    }
  }

  /// `make test` says where the Python with jsonschema is.
  private static let python = ProcessInfo.processInfo.environment["FIGMENT_PYTHON"]

  @Test("passes what is right, and nothing broken", .enabled(if: python != nil))
  func validator() throws {
    let folder = try ScratchFolder()
    let schema = try folder.write(specSchemaText, to: "schema.json")
    var right = Self.valid + SourceTree.readyMade
    for (number, example) in Example.all.filter(\.isSpec).enumerated() {
      right.append(try folder.write(example.text, to: "example-\(number)-line-\(example.line).yaml"))
    }
    #expect(Self.broken.count >= 12)
    let script = SourceTree.root.appending(path: "Tests/Interop/check_schema.py")
    let process = Process()
    process.executableURL = URL(filePath: try #require(Self.python))
    process.arguments =
      ["-B", script.path, schema.path, "--valid"] + right.map(\.path) + ["--broken"] + Self.broken.map(\.path)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(output)")
    #expect(output.contains("\(right.count) specs pass"), "\(output)")
  }

  // MARK: looking into the schema

  private func definition(_ name: String, of schema: [String: Any], choice: Int? = nil) throws -> [String: Any] {
    let definitions = try #require(schema["$defs"] as? [String: Any])
    let definition = try #require(definitions[name] as? [String: Any], "\(name)")
    guard let choice else { return definition }
    return try #require(definition["anyOf"] as? [[String: Any]])[choice]
  }

  private func check(_ object: [String: Any], _ keys: [KeyKind]) throws {
    let properties = try #require(object["properties"] as? [String: [String: Any]])
    for key in keys {
      let property = try #require(properties[key.name], "\(key.name)")
      let sentence = try #require(property["description"] as? String)
      #expect(sentence.lowercased().hasPrefix(key.summary.lowercased()))
      if !key.fallback.isEmpty { #expect(sentence.hasSuffix(" Default: \(key.fallback).")) }
    }
  }
}
