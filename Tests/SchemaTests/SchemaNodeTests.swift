import Foundation
import Specification
import Testing

@testable import Scenes

@Suite("A node of the schema") struct SchemaNodeTests {
  @Test("is written on one line where it fits")
  func flat() {
    let node: SchemaNode = ["type": "array", "items": [1, true, "a \"b\""], "empty": [:]]
    #expect(node.written == #"{"type": "array", "items": [1, true, "a \"b\""], "empty": {}}"#)
  }

  @Test("is written on lines of its own where it doesn't fit, and means the same")
  func long() throws {
    let words = SchemaNode.list((0..<40).map { .text("word \($0)") })
    let node: SchemaNode = ["words": words, "number": .number(0.5)]
    let lines = node.written.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "{" && lines.last == "}" && lines.count == 45)
    #expect(lines[1] == "  \"words\": [" && lines[2] == "    \"word 0\",")
    let read = try JSONSerialization.jsonObject(with: Data(node.written.utf8)) as? [String: Any]
    #expect((read?["words"] as? [String])?.count == 40)
    #expect(read?["number"] as? Double == 0.5)
  }

  @Test("is read from the YAML of a table's example")
  func yaml() {
    #expect(
      SchemaNode(yaml: "{uniform: [20, 80], f: 0.5, t: yes}")?.written
        == #"{"uniform": [20, 80], "f": 0.5, "t": "yes"}"#)
    #expect(SchemaNode(yaml: "[1, 2")?.written == nil)
  }

  @Test(
    "takes the words of a default for a value only if they are one",
    arguments: [
      ("1", .number(.any), "1"), ("[center, center]", .any, #"["center", "center"]"#), ("black", .color, #""black""#),
      ("black, unless there is a stroke", .color, nil), ("always", .boolean, nil), ("", .text, nil),
    ] as [(String, Kind, String?)])
  func fallback(words: String, kind: Kind, written: String?) {
    #expect(SchemaNode(fallback: words, of: kind)?.written == written)
  }
}
