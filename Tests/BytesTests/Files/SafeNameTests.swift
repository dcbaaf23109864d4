import Bytes
import Testing

@Suite("A safe name") struct SafeNameTests {
  @Test(
    "keeps what is harmless and replaces the rest",
    arguments: [
      ("car", "car"), ("traffic light", "traffic light"), ("Straße-2_b.c", "Straße-2_b.c"), ("日本", "日本"),
      ("C++", "C++"),
      ("C#", "C_"), ("", "_"), (".", "_"), ("..", "_"), ("...", "_"), ("../x", "_x"), ("/etc/passwd", "_etc_passwd"),
      ("a/b", "a_b"),
      ("a\\b:c*d?e\"f<g>h|i", "a_b_c_d_e_f_g_h_i"), ("a\0b", "a_b"), ("\n\t", "_"), (".hidden", "_hidden"),
      ("-rf", "_rf"),
      ("~root", "_root"), ("@list", "_list"), ("a.", "a_"), ("a ", "a_"), ("a. . .", "a_"), (" a", "_a"),
      ("<b>bold</b>", "_b_bold_b_"),
      ("con", "con_"), ("CON", "CON_"), ("Aux.txt", "Aux_.txt"), ("nul .tar.gz", "nul_.tar.gz"), ("com1", "com1_"),
      ("lpt¹", "lpt¹_"),
      ("console", "console"), ("com10", "com10"), ("\u{202E}gnp.exe", "_gnp.exe"), ("a\u{200B}b", "a_b"),
      ("\u{3164}", "_"),
      ("\u{301}a", "_a"), ("e\u{301}", "e\u{301}"), ("🚗", "_"), ("$(rm)", "_(rm)"), ("`x`", "_x_"),
      ("%2e%2e", "_2e_2e"),
    ])
  func examples(text: String, name: String) {
    #expect(SafeName.make(from: text) == name)
  }

  @Test("of any text is one component that every system takes")
  func anyText() {
    var words = Words(seed: 12)
    let special = Array("/\\.:-~ \0\n*?\"<>|aAcon1é\u{301}\u{200D}🚗").map(String.init)
    for _ in 0..<cases(100_000) {
      var text = ""
      for _ in 0..<words.below(words.below(20) == 0 ? 300 : 8) {
        if words.below(3) == 0, let scalar = UnicodeScalar(UInt32(words.below(0x110000))) {
          text.unicodeScalars.append(scalar)
        } else {
          text += special[words.below(special.count)]
        }
      }
      let name = SafeName.make(from: text)
      #expect(!name.isEmpty && name.utf8.count <= SafeName.lengthLimit)
      #expect(
        !name.unicodeScalars.contains {
          "/\\:*?\"<>|".unicodeScalars.contains($0) || $0.value < 0x20 || $0.value == 0x7F
        })
      #expect(![".", "-", "~", " "].contains(name.first) && ![".", " "].contains(name.last), "\(name)")
      #expect(SafeName.make(from: name) == name, "made safe twice: \(name)")
    }
  }

  @Test("that is too long is cut and keeps different texts apart")
  func long() {
    let one = SafeName.make(from: String(repeating: "é", count: 300))
    let other = SafeName.make(from: String(repeating: "é", count: 301))
    #expect(one.hasPrefix("ééé") && one.utf8.count <= SafeName.lengthLimit)
    #expect(one != other)
    #expect(SafeName.make(from: String(repeating: "a", count: 100)) == String(repeating: "a", count: 100))
    #expect(SafeName.make(from: String(repeating: "a", count: 101)).hasPrefix(String(repeating: "a", count: 91) + "-"))
  }

  @Test("keeps the letter that a hundred marks stand on")
  func manyMarks() {
    let name = SafeName.make(from: "a" + String(repeating: "\u{301}", count: 100) + "b")
    #expect(name.hasPrefix("a") || name.unicodeScalars.first == "a")
    #expect(name.utf8.count <= SafeName.lengthLimit && name.utf8.count > 90)
    #expect(name.unicodeScalars.dropLast(9).dropFirst().allSatisfy { $0 == "\u{301}" })
  }

  @Test("has no twin among its set, case and normalisation ignored")
  func distinct() {
    let texts = ["A", "a", "A", "b/c", "b:c", "é", "e\u{301}", "É", "con", "CON", "", "..", "straße", "STRASSE", "x"]
    let names = SafeName.makeDistinct(texts)
    #expect(names[0] == "A" && names[2] == "A" && names[14] == "x" && names[3] == "b_c" && names[10] == "_")
    #expect(names[1].hasPrefix("a-") && names[1].count == 10)
    let different = Set(texts.map { Array($0.utf8) }).count
    #expect(Set(names.map { $0.lowercased() }).count == different)
  }

  @Test("stays when texts are added behind, and is safe from texts that look like tags")
  func stable() {
    var words = Words(seed: 13)
    let tagged = SafeName.makeDistinct(["A", "a"])[1]
    #expect(SafeName.makeDistinct(["A", "a", tagged]).count == 3)
    #expect(Set(SafeName.makeDistinct(["A", "a", tagged]).map { $0.lowercased() }).count == 3)
    #expect(SafeName.makeDistinct([tagged, "A", "a"])[0] == tagged)
    for _ in 0..<cases(3_000) {
      let texts = (0..<(1 + words.below(20))).map { _ in
        (0..<words.below(4)).map { _ in ["a", "A", "/", "b", ".", "é", "E\u{301}"][words.below(7)] }.joined()
      }
      let names = SafeName.makeDistinct(texts)
      #expect(Set(names.map { $0.lowercased() }).count == Set(texts.map { Array($0.utf8) }).count)
    }
  }

  @Test("is made for a hundred thousand twins in no time")
  func many() {
    let names = SafeName.makeDistinct(
      (0..<cases(100_000)).map { "/" + String(repeating: "*", count: $0 % 50) + "\($0 % 7):\($0)" })
    #expect(Set(names.map { $0.lowercased() }).count == names.count)
  }
}
