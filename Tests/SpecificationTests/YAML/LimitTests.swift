import Diagnostics
import Specification
import Testing

@Suite("A limit") struct LimitTests {
  private func limits(_ change: (inout YAMLLimits) -> Void) -> YAMLLimits {
    var limits = YAMLLimits()
    change(&limits)
    return limits
  }

  /// What is at the limit is read; one more is refused, by name.
  private func check(_ code: String, _ limits: YAMLLimits, fits: String, exceeds: String, at place: String) {
    #expect(read(fits, limits: limits).diagnostics.codes == [])
    let (root, diagnostics) = read(exceeds, limits: limits)
    #expect(root == nil)
    #expect(diagnostics.codes == [code])
    #expect(diagnostics.all.first?.range.short == place)
  }

  @Test("bounds the bytes of a file")
  func bytes() {
    check("yaml-size-limit", limits { $0.bytes = 4 }, fits: "a: 1", exceeds: "a: 12", at: "1:1-1:1")
    #expect(read([UInt8](repeating: 0x20, count: 8 << 20 | 1)).diagnostics.codes == ["yaml-size-limit"])
  }

  @Test("bounds the depth")
  func depth() {
    let limits = limits { $0.depth = 3 }
    check("yaml-depth-limit", limits, fits: "a: [[1]]", exceeds: "a: [[[1]]]", at: "1:6-1:7")
    check("yaml-depth-limit", limits, fits: "- - - a", exceeds: "- - - - a", at: "1:7-1:7")
    check("yaml-depth-limit", limits, fits: "[&a [1], [*a]]", exceeds: "[&a [1], [[*a]]]", at: "1:12-1:14")
    let deep = String(repeating: "[", count: 100)
    #expect(read(deep + String(repeating: "]", count: 100)).diagnostics.codes == [])
    #expect(read(deep + "[").diagnostics.all.first?.range.short == "1:101-1:102")
  }

  @Test("bounds the values, with what aliases copy")
  func nodes() {
    let limits = limits { $0.nodes = 6 }
    check("yaml-nodes-limit", limits, fits: "[1, 2, 3, 4, 5]", exceeds: "[1, 2, 3, 4, 5, 6]", at: "1:17-1:18")
    check("yaml-nodes-limit", limits, fits: "{a: 1, b: }", exceeds: "{a: 1, b: , c: 1}", at: "1:16-1:17")
    check("yaml-nodes-limit", limits, fits: "[&a [1], *a, 1]", exceeds: "[&a [1, 2], *a]", at: "1:13-1:15")
  }

  @Test("bounds the aliases")
  func aliases() {
    let limits = limits { $0.aliases = 2 }
    check("yaml-aliases-limit", limits, fits: "[&a 1, *a, *a]", exceeds: "[&a 1, *a, *a, *a]", at: "1:16-1:18")
  }

  @Test("bounds the length of a key")
  func keys() {
    let key = String(repeating: "é", count: 1_000)
    #expect(read("\(key): 1").diagnostics.codes == [])
    let double = key + key
    for long in ["\(key)x: 1", "? \(key)x\n: 1", "\(double): 1", "b: 1\n\(double): 1", "{\(key)x: 1}", "'\(key)x': 1"] {
      #expect(read(long).diagnostics.codes == ["yaml-key-limit"])
    }
  }

  @Test("bounds the text, with what aliases copy")
  func text() {
    let limits = limits { $0.expandedBytes = 12 }
    check("yaml-text-limit", limits, fits: "[&a abcd, *a, *a]", exceeds: "[&a abcd, *a, *a, *a]", at: "1:19-1:21")
  }

  @Test("bounds runs of blanks and of empty lines")
  func runs() {
    let (blanks, lines) = (String(repeating: " ", count: 1_000), String(repeating: "\r\n", count: 1_001))
    #expect(read("a:\(blanks)1").diagnostics.codes == [])
    #expect(read("a: \(blanks)1").diagnostics.codes == ["yaml-blanks-limit"])
    #expect(read("a: 1\(lines)b: 1").diagnostics.codes == [])
    #expect(read("a: 1\r\n\(lines)b: 1").diagnostics.codes == ["yaml-lines-limit"])
  }

  @Test("bounds the faults")
  func faults() {
    let source = (0..<1_000).map { "a: \($0)\n" }.joined()
    let (root, diagnostics) = read(source)
    #expect(root == nil)
    #expect(diagnostics.all.count == 101)
    #expect(diagnostics.sorted.last?.code == "yaml-faults-limit")
  }
}

/// What must not happen takes minutes, or forever: the time limit is for that. The bench measures.
@Suite("A hostile file", .timeLimit(.minutes(5))) struct HostileFileTests {
  private func ends(_ source: String, _ codes: [String], _ comment: Comment? = nil) {
    #expect(read(source).diagnostics.codes == codes, comment)
  }

  @Test("of a billion laughs ends at its limit")
  func laughs() {
    var source = "a: &a [\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\",\"lol\"]\n"
    for (name, part) in zip("bcdefghi", "abcdefgh") {
      source += "\(name): &\(name) [\((0..<9).map { _ in "*\(part)" }.joined(separator: ","))]\n"
    }
    ends(source, ["yaml-nodes-limit"])
    var mapping = "a0: &a0 {k: v}\n"
    for level in 1..<40 { mapping += "a\(level): &a\(level) {x: *a\(level - 1), y: *a\(level - 1)}\n" }
    ends(mapping, ["yaml-nodes-limit"])
  }

  @Test("of a chain of 100,000 aliases ends at its limit")
  func chain() {
    var nested = "- &a0 x\n"
    var flat = "- &a0 x\n"
    for link in 1...100_000 {
      nested += "- &a\(link) [*a\(link - 1)]\n"
      flat += "- *a0\n"
    }
    ends(nested, ["yaml-depth-limit"])
    ends(flat, ["yaml-aliases-limit"])
  }

  @Test("that copies a large text many times ends at its limit")
  func texts() {
    let text = String(repeating: "lol ", count: 1 << 18)
    ends("a: &a '\(text)'\nb: [\((0..<5_000).map { _ in "*a" }.joined(separator: ","))]", ["yaml-text-limit"])
  }

  @Test("that names itself ends at once", arguments: ["&a [*a]", "&a {k: *a}", "&a [[[*a, *a], *a]]", "&a {*a : 1}"])
  func itself(_ source: String) { ends(source, ["yaml-alias-inside-itself"]) }

  @Test(
    "of a million brackets, dashes or marks ends at its limit",
    arguments: [
      "[", "{", "[\n", "- ", "? ", "{a: ", "[[{",
    ])
  func deep(_ part: String) {
    ends(String(repeating: part, count: 1_000_000 / part.count), ["yaml-depth-limit"], "\(part)")
  }

  @Test("of many small things is read at once")
  func many() {
    ends("[\((0..<999_999).map { String($0 % 10) }.joined(separator: ","))]", [])
    ends((0..<200_000).map { "k\($0): [x, \"y\"]\n" }.joined(), [])
    ends("a: \"" + String(repeating: "x\\n y\n", count: 500_000) + "\"", [])
    ends("a: |\n" + String(repeating: "  x\n", count: 1_000_000), [])
    ends("a: >\n" + String(repeating: "  x\n\n", count: 1_000_000), [])
    ends(String(repeating: "# c\n", count: 1_000_000) + "a: 1", [])
    ends("a: " + String(repeating: "x", count: 8_000_000), [])
  }

  @Test("that folds after long gaps is read at once")
  func gaps() {
    let gap = String(repeating: "\n", count: 1_000)
    ends("a: b\(gap)  " + String(repeating: "x\n  ", count: 1_000_000), [])
    let blanks = String(repeating: " ", count: 1_000)
    ends("a: b\(blanks)" + String(repeating: "x ", count: 2_000_000), [])
  }

  @Test("of many guesses on one line is read at once")
  func guesses() {
    ends("[" + String(repeating: "= (, ", count: 900_000) + "a]", [])
    ends("[" + String(repeating: "&a x , ", count: 200_000) + "a]", Array(repeating: "yaml-anchor-unused", count: 100))
    let tags = Array(repeating: "yaml-tag", count: 100) + ["yaml-faults-limit"]
    #expect(read("[" + String(repeating: "!a x, ", count: 1_000_000)).diagnostics.all.map(\.code) == tags)
  }

  @Test("of many faults is read at once")
  func faults() {
    ends("{a: [" + String(repeating: "[1, 2], ", count: 100_000) + "(\n", ["yaml-bracket-unclosed"])
    ends(String(repeating: "&a ", count: 1_000_000), ["yaml-text-start"])
    ends((0..<100_000).map { "- &a\($0) x\n" }.joined(), Array(repeating: "yaml-anchor-unused", count: 100))
    ends("a: \"" + String(repeating: "x", count: 4_000_000), ["yaml-quote-unclosed"])
    ends("a: " + String(repeating: "x", count: 4_000_000) + ": b", ["yaml-colon-in-text"])
  }
}
