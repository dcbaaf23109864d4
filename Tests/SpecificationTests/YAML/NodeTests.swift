import Bytes
import Diagnostics
import Specification
import Testing

@Suite("A node") struct NodeTests {
  @Test(
    "stands where its content stands",
    arguments: [
      ("a: b", "1:1-1:5"),
      ("# c\na:\n  b: 1\n\n\n# end\n", "2:1-3:7"),
      ("- a\n-  bc  # d\n", "1:1-2:6"),
      ("{a: 1,\n b: 2 }\n\n", "1:1-2:8"),
      ("  [a , b]  ", "1:3-1:10"),
      ("a:\n", "1:1-1:3"),
      ("- ", "1:1-1:2"),
      ("a: |\n  b\n\n\n", "1:1-2:4"),
      ("a: &x {b: 1}\nc: *x\n", "1:1-2:6"),
      ("&x\na: 1\nb: *x\n", "x"),
    ])
  func range(_ source: String, _ range: String) {
    let (root, diagnostics) = read(source)
    guard range != "x" else {
      #expect(diagnostics.codes == ["yaml-alias-inside-itself"])
      return
    }
    #expect(diagnostics.all.isEmpty)
    #expect(root?.range.short == range)
  }

  @Test("inside another ends before what follows")
  func inner() throws {
    let source = """
      scene:
        size: [512,
          512]   # pixels
        objects:
        - name: car

        - wheel

      let: &l # anchor
        x: {y: [1, p: 2], z}
      list:
        - - 1
          - 2
        -
      """
    let (root, diagnostics) = read(source)
    #expect(diagnostics.codes == ["yaml-anchor-unused"])
    let scene = try #require(root?["scene"])
    #expect(scene.range.short == "2:3-7:10")
    #expect(scene["size"]?.range.short == "2:9-3:9")
    #expect(scene["objects"]?.range.short == "5:3-7:10")
    #expect(scene["objects"]?.items?.first?.range.short == "5:5-5:14")
    #expect(root?["let"]?.range.short == "10:3-10:23")
    let x = try #require(root?["let"]?["x"])
    #expect(x.range.short == "10:6-10:23")
    #expect(x.entry(named: "y")?.key.range.short == "10:7-10:8")
    #expect(x["y"]?.range.short == "10:10-10:19")
    #expect(x["y"]?.items?.last?.range.short == "10:14-10:18")
    #expect(x["z"]?.range.short == "10:22-10:22")
    #expect(root?["list"]?.range.short == "12:3-14:4")
    #expect(root?["list"]?.items?.map(\.range.short) == ["12:5-13:8", "14:4-14:4"])
  }

  @Test(
    "of nothing stands where the value was left out",
    arguments: [
      ("a:   # comment\nb: 1", "1:3-1:3"), ("{a: , b: 1}", "1:4-1:4"), ("{a, b: 1}", "1:3-1:3"),
      ("{a:\n\n}", "1:4-1:4"),
      ("? a\n", "1:4-1:4"), ("{\"a\":,\n b: 1}", "1:6-1:6"), ("a: &x\nb: *x", "1:6-1:6"), ("a: ~", "1:4-1:5"),
    ])
  func nothing(_ source: String, _ range: String) throws {
    let value = try #require(read(source).root?["a"])
    #expect(value.isNull)
    #expect(value.range.short == range)
  }

  @Test("counts columns in code points, and lines by each kind of line end")
  func columns() throws {
    let root = try #require(read("\u{FEFF}é😀: ü\u{301}\r\nb:\t\t[漢, 字]\rc: 1\n").root)
    #expect(root.entries.map { $0.key.range.short } == ["1:1-1:3", "2:1-2:2", "3:1-3:2"])
    #expect(root.entries.map { $0.value.range.short } == ["1:5-1:7", "2:5-2:11", "3:4-3:5"])
  }

  @Test("that an alias copies stands at the alias, its content at the anchor")
  func alias() throws {
    let (root, diagnostics) = read("a: &x {k: [1, two]}\nb: *x\nc: &y 'text'\n*y : *y\n")
    #expect(diagnostics.all.isEmpty)
    let (original, copy) = (try #require(root?["a"]), try #require(root?["b"]))
    #expect(copy.range.short == "2:4-2:6")
    #expect(copy["k"] === original["k"])
    let text = try #require(root?["text"])
    #expect(text.range.short == "4:6-4:8")
    #expect(text.scalar?.source.range(of: 1..<2).short == "3:9-3:10")
    #expect(root?.entry(named: "text")?.key.range.short == "4:1-4:3")
  }

  @Test("has the anchor that was named last")
  func anchors() {
    let (root, diagnostics) = read("- &a 1\n- *a\n- &a 2\n- *a\n")
    #expect(diagnostics.all.isEmpty)
    #expect(root?.items?.compactMap(\.scalar?.value) == [.integer(1), .integer(1), .integer(2), .integer(2)])
  }

  @Test("names its kind in words")
  func words() {
    let root = read("[{}, [], x, 1, 1.5, true, ~]").root
    #expect(
      root?.items?.map(\.kindInWords) == [
        "a mapping", "a list", "text", "a number", "a number", "true or false", "nothing",
      ])
    #expect(root?.kindInWords == "a list")
  }

  @Test("finds entries by their key's text")
  func lookup() {
    let root = read("1: a\n'1.0': b\ntrue: c\n~: d\n? long\n: e\n").root
    #expect(root?.entries.map(\.key.value) == ["1", "1.0", "true", "~", "long"])
    #expect(root?["1"]?.scalar?.text == "a")
    #expect(root?["2"] == nil)
    #expect(root?["1"]?["x"] == nil)
    #expect(root?.items == nil)
  }

  @Test("keeps what is readable beside a fault")
  func beside() {
    let (root, diagnostics) = read("a: 1\na: 2\n<<: {x: 1}\n[b]: 3\nc: !t 4\nd: = f(1)\n")
    #expect(diagnostics.codes == ["yaml-duplicate-key", "yaml-merge-key", "yaml-key-not-text", "yaml-tag"])
    #expect(root?.entries.map(\.key.value) == ["a", "c", "d"])
    #expect(root?["a"]?.scalar?.value == .integer(1))
    #expect(read("{a: = f(1, 2), b: [= g(1, [2, 3]), 4]}").root?["b"] == nil)
  }
}

@Suite("The canonical form of a node") struct CanonicalFormTests {
  private func form(_ source: String) throws -> String {
    let root = try #require(read(source).root)
    var writer = ByteWriter()
    root.writeCanonically(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test("is written as kind, length and text")
  func known() throws {
    #expect(try form("a: [1, x, 'true', true, ~, '']") == "m1:t1:al6:n1:1t1:xt4:trueb4:truez1:~t0:")
  }

  @Test(
    "is the same however it is laid out",
    arguments: [
      "{a: {b: 1, c: [x y, 'z']}, d: 'it''s'}",
      "# comment\n'a':\n  b: 1   # one\n  c:\n  - x\n    y\n  - \"\\x7a\"\nd: |-\n  it's\n",
      "---\na: &n {b: 1, \"c\": [x y, z]}\nd: >\n  it's\n...\n",
    ])
  func layout(_ source: String) throws {
    #expect(try form(source) == form("a:\n  b: 1\n  c: [x y, z]\nd: it's"))
  }

  @Test("writes out what aliases copy")
  func aliases() throws {
    #expect(try form("a: &x [1, 2]\nb: *x") == form("a: [1, 2]\nb: [1, 2]"))
  }

  @Test(
    "is another for another content",
    arguments: [
      ("a: 1", "a: '1'"), ("a: 1", "a: 01"), ("a: 1", "b: 1"), ("[a, b]", "[b, a]"), ("{a: 1, b: 2}", "{b: 2, a: 1}"),
      ("[a, b]", "['a, b']"), ("[[a], b]", "[[a, b]]"), ("[{a: b}]", "[[a, b]]"), ("a: ''", "a:"),
      ("a: true", "a: 'true'"),
      ("[t1, a]", "['t1:a']"), ("a: |+\n x\n\n", "a: x"),
    ])
  func content(_ one: String, _ other: String) throws {
    #expect(try form(one) != form(other))
  }
}

@Suite("The value of a --set") struct SettingTests {
  private func read(_ value: String) -> (root: Node?, diagnostics: Diagnostics) {
    var diagnostics = Diagnostics()
    let root = YAMLReader.read(setting: "scene.size", to: value, recording: &diagnostics)
    return (root, diagnostics)
  }

  @Test("is what could stand behind a key")
  func values() {
    #expect(read("12").root?.scalar?.value == .integer(12))
    #expect(read("").root?.scalar?.value == .null)
    #expect(read("''").root?.scalar?.value == .text)
    #expect(read("hello, world").root?.scalar?.text == "hello, world")
    #expect(read("= min(1, 2)").root?.scalar?.text == "= min(1, 2)")
    #expect(read("{uniform: [1, 2]}").root?["uniform"]?.items?.count == 2)
    #expect(read("{uniform: [1, 2]}").root?["uniform"]?.range.short == "1:11-1:17")
    for value in ["12", "", "{a: b}", "[1, 2]"] { #expect(read(value).diagnostics.all.isEmpty) }
  }

  @Test("is reported at its own columns")
  func faults() {
    let (root, diagnostics) = read("{a: [1, 2}")
    #expect(root == nil)
    #expect(
      diagnostics.all.map(\.rendered) == [
        """
        --set scene.size:10: error: '}' does not close what is open here; write ']'
          {a: [1, 2}
                   ^
        --set scene.size:5: note: opened here
          {a: [1, 2}
              ^
        """
      ])
  }

  @Test("cannot be a block", arguments: ["a: b", "- a", "-", "? a"])
  func blocks(_ value: String) {
    #expect(read(value).root == nil)
    #expect(read(value).diagnostics.codes == ["yaml-block-in-set"])
  }

  @Test("may be misread, too")
  func misread() throws {
    let root = try #require(read("{city}").root)
    #expect(root.misreading()?.suggestion == "if it is text, quote this: '{city}'")
  }
}
