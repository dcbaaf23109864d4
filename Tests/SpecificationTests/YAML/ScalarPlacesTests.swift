import Diagnostics
import Specification
import Testing

/// Writes one scalar in one style, and notes by itself where each character of the text goes.
private struct ScalarWriter {
  private(set) var source = ""
  /// Of each scalar of the text, and of its end.
  private(set) var positions: [SourcePosition] = []
  private(set) var text = ""
  private var line = 1
  private var column = 1
  let lineEnd: String
  let indent: Int
  var random: TestRandom

  init(lineEnd: String, indent: Int, random: TestRandom) {
    self.lineEnd = lineEnd
    self.indent = indent
    self.random = random
  }

  var position: SourcePosition { SourcePosition(line: line, column: column) }

  /// Writes what is no character of the text.
  mutating func put(_ characters: String) {
    source += characters
    column += characters.unicodeScalars.count
  }

  mutating func endLine() {
    source += lineEnd
    line += 1
    column = 1
  }

  mutating func startLine() { put(String(repeating: " ", count: indent)) }

  /// Writes `scalar` of the text, as `characters`.
  mutating func write(_ scalar: Unicode.Scalar, as characters: String? = nil) {
    text.unicodeScalars.append(scalar)
    positions.append(position)
    put(characters ?? String(scalar))
  }

  /// Writes a line end of the text as a line end.
  mutating func writeLineEnd() {
    text.unicodeScalars.append("\n")
    positions.append(position)
    endLine()
  }

  /// Writes a blank or line ends of the text as a folded line.
  mutating func fold(_ emptyLines: Int) {
    if emptyLines == 0 { write(" ", as: "") }
    if random.chance(20) { put("  ") }
    endLine()
    for _ in 0..<emptyLines {
      if random.chance(20) { put(" ") }
      writeLineEnd()
    }
    startLine()
    if random.chance(20) { put(" ") }
  }

  mutating func finish() { positions.append(position) }
}

@Suite("The characters of a scalar") struct ScalarPlacesTests {
  private static let letters: [Unicode.Scalar] = Array("abcz09.,;/()+*=|%@~^$ßéЖ漢😀🇩\u{301}".unicodeScalars)
  private static let awkward: [Unicode.Scalar] = Array("'\"\\#:&!{}[]?-<>".unicodeScalars)

  private static func word(_ random: inout TestRandom, _ letters: [Unicode.Scalar]) -> [Unicode.Scalar] {
    (0...random.below(5)).map { _ in letters[random.below(letters.count)] }
  }

  /// Puts the scalar into a file, reads it, and asks for every character.
  private func check(
    _ seed: UInt64, _ style: Scalar.Style, _ body: (inout ScalarWriter) -> Void
  ) throws {
    var random = TestRandom(seed: seed)
    let lineEnd = ["\n", "\r\n", "\r"][random.below(3)]
    let isBlock = style == .literal || style == .folded
    var writer = ScalarWriter(lineEnd: lineEnd, indent: 6, random: random)
    if random.chance(50) {
      writer.put("'ключ': x")
      writer.endLine()
    }
    writer.put("a:")
    writer.endLine()
    let inFlow = !isBlock && random.chance(50)
    writer.put(inFlow ? "  - {b: 1,\t\"ü\": " : "  - b: ")
    if random.chance(20) { writer.put("&anchor  ") }
    let start = writer.position
    body(&writer)
    if inFlow { writer.put(" }") }
    if !isBlock { writer.endLine() }
    writer.put("c: 1")
    let (root, diagnostics) = read(writer.source)
    #expect(
      !diagnostics.hasErrors, "seed \(seed): \(diagnostics.all.map(\.rendered)) in \(writer.source.debugDescription)")
    let scalar = try #require(root?["a"]?.items?.first?[inFlow ? "ü" : "b"]?.scalar, "seed \(seed)")
    #expect(scalar.style == style)
    #expect(
      Array(scalar.text.unicodeScalars) == Array(writer.text.unicodeScalars),
      "seed \(seed): \(writer.source.debugDescription)")
    for offset in writer.positions.indices.dropLast() {
      let range = scalar.source.range(of: offset..<offset + 1)
      #expect(
        range.start == writer.positions[offset] && range.end == writer.positions[offset + 1],
        "seed \(seed), offset \(offset): \(writer.source.debugDescription)")
    }
    #expect(scalar.source.whole.start == start, "seed \(seed)")
  }

  @Test("are found in plain text")
  func plain() throws {
    for seed in 0..<400 as Range<UInt64> {
      try check(seed, .plain) { writer in
        let letters = Array("abcz.;/()+=~^$ßéЖ漢😀".unicodeScalars)
        writer.write("a")
        for _ in 0..<writer.random.below(8) {
          if writer.random.chance(40) { writer.fold(writer.random.below(3)) } else { writer.write(" ") }
          for letter in Self.word(&writer.random, letters) { writer.write(letter) }
        }
        writer.finish()
      }
    }
  }

  @Test("are found in single quotes")
  func singleQuoted() throws {
    for seed in 0..<400 as Range<UInt64> {
      try check(seed, .singleQuoted) { writer in
        writer.put("'")
        if writer.random.chance(20) { writer.write(" ") }
        for _ in 0..<writer.random.below(8) {
          for letter in Self.word(&writer.random, Self.letters + Self.awkward) {
            writer.write(letter, as: letter == "'" ? "''" : nil)
          }
          if writer.random.chance(40) { writer.fold(writer.random.below(3)) } else { writer.write(" ") }
        }
        writer.finish()
        writer.put("'")
      }
    }
  }

  @Test("are found in double quotes")
  func doubleQuoted() throws {
    let named: [(Unicode.Scalar, String)] = [
      ("\0", "0"), ("\u{7}", "a"), ("\u{8}", "b"), ("\t", "t"), ("\n", "n"), ("\u{B}", "v"), ("\u{C}", "f"),
      ("\r", "r"),
      ("\u{1B}", "e"), (" ", " "), ("\"", "\""), ("/", "/"), ("\\", "\\"), ("\u{85}", "N"), ("\u{A0}", "_"),
      ("\u{2028}", "L"), ("\u{2029}", "P"), ("A", "x41"), ("é", "u00e9"), ("😀", "U0001F600"),
    ]
    for seed in 0..<400 as Range<UInt64> {
      try check(seed, .doubleQuoted) { writer in
        writer.put("\"")
        for _ in 0..<writer.random.below(8) {
          for letter in Self.word(&writer.random, Self.letters + Self.awkward) {
            writer.write(letter, as: letter == "\"" || letter == "\\" ? "\\\(letter)" : nil)
          }
          switch writer.random.below(4) {
          case 0: writer.fold(writer.random.below(3))
          case 1:
            let (scalar, name) = named[writer.random.below(named.count)]
            writer.write(scalar, as: "\\" + name)
          case 2:
            // An escaped line end is no part of the text.
            writer.write(" ")
            writer.put("\\")
            writer.endLine()
            writer.startLine()
          default: writer.write(" ")
          }
        }
        writer.finish()
        writer.put("\"")
      }
    }
  }

  /// Writes `|` or `>`, and tells how the end is chomped: -1, 0 or 1.
  private static func header(_ letter: String, _ writer: inout ScalarWriter, needsIndentation: Bool) -> Int {
    let chomping = writer.random.below(3) - 1
    let sign = ["-", "", "+"][chomping + 1]
    // The mapping around it is indented by 4, the block by 6.
    let indentation = needsIndentation || writer.random.chance(30) ? "2" : ""
    writer.put(letter + (writer.random.chance(50) ? sign + indentation : indentation + sign))
    if writer.random.chance(30) { writer.put("  # comment") }
    writer.endLine()
    return chomping
  }

  /// Ends the last line, with empty lines behind it; one line end of the text is dropped.
  private static func end(_ writer: inout ScalarWriter, _ chomping: Int) {
    let empty = writer.random.below(3)
    if chomping < 1 || empty == 0 {
      writer.finish()
      writer.endLine()
      for _ in 0..<empty { writer.endLine() }
    } else {
      for _ in 0..<empty { writer.writeLineEnd() }
      writer.finish()
      writer.endLine()
    }
  }

  @Test("are found in a literal block")
  func literal() throws {
    for seed in 0..<400 as Range<UInt64> {
      try check(seed, .literal) { writer in
        let blank = writer.random.chance(30)
        let chomping = Self.header("|", &writer, needsIndentation: blank)
        let lines = 1 + writer.random.below(4)
        for line in 0..<lines {
          if line > 0 {
            writer.writeLineEnd()
            if writer.random.chance(30) { writer.writeLineEnd() }
          }
          writer.startLine()
          if blank && line == 0 || line > 0 && writer.random.chance(30) { writer.write(" ") }
          if writer.random.chance(20), line > 0 { writer.write("\t") }
          for letter in Self.word(&writer.random, Self.letters + Self.awkward + [" "]) where letter != " " || line > 0 {
            writer.write(letter)
          }
          writer.write("x")
        }
        Self.end(&writer, chomping)
      }
    }
  }

  @Test("are found in a folded block")
  func folded() throws {
    for seed in 0..<400 as Range<UInt64> {
      try check(seed, .folded) { writer in
        let chomping = Self.header(">", &writer, needsIndentation: false)
        let lines = 1 + writer.random.below(5)
        var wasIndented = false
        for line in 0..<lines {
          let isIndented = line > 0 && writer.random.chance(30)
          if line > 0 {
            let empty = writer.random.below(3)
            if wasIndented || isIndented {
              // Line ends beside an indented line stay.
              for _ in 0...empty { writer.writeLineEnd() }
            } else if empty == 0 {
              writer.write(" ", as: "")
              writer.endLine()
            } else {
              writer.endLine()
              for _ in 0..<empty { writer.writeLineEnd() }
            }
          }
          writer.startLine()
          if isIndented { writer.write(" ") }
          writer.write("x")
          for letter in Self.word(&writer.random, Self.letters + Self.awkward + [" "]) { writer.write(letter) }
          wasIndented = isIndented
        }
        Self.end(&writer, chomping)
      }
    }
  }

  @Test(
    "lose exactly one line end at the end of a block",
    arguments: [
      ("|\n a\n", "a"), ("|-\n a\n", "a"), ("|+\n a\n", "a"), ("|+\n a\n\n\n", "a\n\n"), ("|-\n a\n\n", "a"),
      ("|\n a\n\n", "a"), ("|\n a", "a"), (">\n a\n b\n", "a b"), (">+\n a\n\n", "a\n"), ("|\n", ""),
      ("|+\n\n\n", "\n"),
      ("|2\n  a\n   b", "a\n b"), ("|\n \n a\n", "\na"), (">\n a\n\n  b\n\n c\n", "a\n\n b\n\nc"),
    ])
  func lastLineEnd(_ source: String, _ text: String) {
    #expect(read(source).root?.scalar?.text == text)
  }

  @Test("stand at the whole scalar, if an offset is not the text's")
  func beyond() throws {
    let source = try #require(read("a: \"xy\"").root?["a"]?.scalar?.source)
    #expect(source.range(of: 0..<2).short == "1:5-1:7")
    #expect(source.range(of: 2..<2).short == "1:7-1:7")
    #expect(source.range(of: 0..<3) == source.whole)
    #expect(source.whole.short == "1:4-1:8")
  }

  @Test("can be given one by one")
  func given() {
    let file = SourceFile(name: "f", text: "abc\ndef")
    let places = [(1, 1), (1, 3), (2, 1), (2, 2)].map { SourcePosition(line: $0.0, column: $0.1) }
    let whole = SourceRange(file, places[0], places[3])
    let text = SourceText("acd", whole: whole, positions: places)
    for offset in 0...3 { #expect(text.range(of: offset..<offset).start == places[offset]) }
    #expect(SourceText("acd", whole: whole, positions: nil).range(of: 1..<2) == whole)
  }
}
