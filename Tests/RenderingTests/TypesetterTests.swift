import Foundation
import Labels
import Scenes
import Testing

@testable import Rendering

@Suite("Text") struct TypesetterTests {
  private static let folder = "/usr/share/fonts/truetype/dejavu"
  private let sans = FontRequest(source: .file("DejaVuSans.ttf"), size: 100)

  private func typesetter() -> FontTypesetter { FontTypesetter(FontCatalogue.scan(), root: Self.folder) }

  @Test("is as wide as the font's own advances say, in every size")
  func advances() throws {
    // DejaVu Sans: 2048 units an em; H 1540, i 569, space 651; hhea ascender 1901, descender -483.
    for size in [1.0, 16, 100, 2048] {
      let line = try typesetter().set("Hi H", in: FontRequest(source: sans.source, size: size))
      #expect(abs(line.advance - Double(1540 + 569 + 651 + 1540) * size / 2048) < 1e-9 * size)
      #expect(
        abs(line.ascent - 1901 * size / 2048) < 1e-9 * size && abs(line.descent - 483 * size / 2048) < 1e-9 * size)
    }
  }

  @Test("has outlines that stand on the baseline, y down")
  func outlines() throws {
    let line = try typesetter().set("H", in: sans)
    let box = try #require(line.outline.bounds)
    // The H of DejaVu Sans: from 201 to 1339, 0 to 1493 units.
    let unit = 100.0 / 2048
    #expect(abs(box.minX - 201 * unit) < 1e-9 && abs(box.maxX - 1339 * unit) < 1e-9)
    #expect(abs(box.minY + 1493 * unit) < 1e-9 && abs(box.maxY) < 1e-9)
    #expect(try typesetter().set(" ", in: sans).outline.elements.isEmpty)
  }

  @Test("has holes: the ring of an o covers less than its hull")
  func holes() throws {
    let line = try typesetter().set("o", in: sans)
    let layer = Layer(line.outline, at: .pose(x: 20, y: 80), owner: 0)
    let frame = try Renderer().render(Scene(100, 100, [layer]))
    let box = frame.instances[0].box
    let middle = (Int((box.minX + box.maxX) / 2), Int((box.minY + box.maxY) / 2))
    #expect(frame.canvas[middle.0, middle.1] == 0xff00_0000)
    #expect(Double(frame.instances[0].area) > 0.3 * box.width * box.height)
  }

  @Test("has one cluster a grapheme, whose bytes and ways join")
  func clusters() throws {
    let text = "Aé!ﬁ e\u{301}"
    let line = try typesetter().set(text, in: sans)
    #expect(
      line.clusters.map {
        String(
          text.utf8[
            text.utf8.index(
              text.startIndex, offsetBy: $0.utf8Range.lowerBound)..<text.utf8.index(
                text.startIndex, offsetBy: $0.utf8Range.upperBound)]) ?? "?"
      } == ["A", "é", "!", "ﬁ", " ", "e\u{301}"])
    #expect(line.clusters[0].start == 0 && line.clusters.last?.end == line.advance)
    for (a, b) in zip(line.clusters, line.clusters.dropFirst()) { #expect(a.end == b.start) }
  }

  @Test("in a right-to-left script runs from the right")
  func rightToLeft() throws {
    let line = try typesetter().set("אב", in: sans)
    #expect(line.clusters.map(\.utf8Range) == [2..<4, 0..<2])
  }

  @Test(
    "with a character that the font lacks is an error that names it",
    arguments: [("漢", "漢"), ("A\nB", "\n"), ("ok 🐟", "🐟"), ("a\u{E000}", "\u{E000}")])
  func missing(text: String, character: String) throws {
    let scalar = try #require(character.unicodeScalars.first)
    #expect(throws: TypesettingError.missingGlyph(scalar, font: "DejaVuSans.ttf")) {
      _ = try typesetter().set(text, in: sans)
    }
  }

  @Test(
    "finds faces of a family by weight and slant, never condensed ones unasked",
    arguments: [
      (400, FontRequest.Slant.upright, "DejaVuSans.ttf"), (700, .upright, "DejaVuSans-Bold.ttf"),
      (900, .upright, "DejaVuSans-Bold.ttf"), (200, .upright, "DejaVuSans-ExtraLight.ttf"),
      (400, .italic, "DejaVuSans-Oblique.ttf"), (700, .italic, "DejaVuSans-BoldOblique.ttf"),
    ])
  func families(weight: Int, slant: FontRequest.Slant, name: String) throws {
    let request = FontRequest(source: .family("dejavu sans"), weight: weight, slant: slant, size: 10)
    #expect(try typesetter().file(for: request) == Self.folder + "/" + name)
    _ = try typesetter().set("abc", in: request)
  }

  @Test("of an unknown family is an error that names the known ones")
  func unknown() throws {
    let error = #expect(throws: TypesettingError.self) {
      _ = try typesetter().set("a", in: FontRequest(source: .family("DejaVu Sand"), size: 10))
    }
    guard case .unknownFamily("DejaVu Sand", let known) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(known.contains("DejaVu Sans") && known == known.sorted())
  }

  @Test("from broken files is an error, never a crash")
  func broken() throws {
    let folder = NSTemporaryDirectory() + "figment-fonts-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let whole = try Data(contentsOf: URL(fileURLWithPath: Self.folder + "/DejaVuSans.ttf"))
    var numbers = Numbers(state: 3)
    func fresh() -> FontTypesetter { FontTypesetter(FontCatalogue([]), root: folder) }
    func set(_ data: Data, _ name: String) throws {
      try data.write(to: URL(fileURLWithPath: folder + "/" + name))
      // Whether it sets or throws is the font's affair; only a crash would be wrong.
      _ = try? fresh().set("Hamburg", in: FontRequest(source: .file(name), size: 10))
    }
    for length in [0, 1, 11, 12, 100, 1000, 20_000, 300_000, whole.count - 1] {
      try set(whole.prefix(length), "cut.ttf")
    }
    for round in 0..<40 {
      var bent = whole
      for _ in 0..<(1 << (round % 10)) {
        bent[numbers.below(round % 2 == 0 ? 400 : bent.count)] = UInt8(numbers.below(256))
      }
      try set(bent, "bent.ttf")
    }
    try set(Data("not a font at all, but long enough to look at".utf8), "text.ttf")
    #expect(mkfifo(folder + "/pipe.ttf", 0o600) == 0)
    for name in [".", "pipe.ttf", "none.ttf", "text.ttf"] {
      #expect(throws: TypesettingError.self) {
        _ = try fresh().set("a", in: FontRequest(source: .file(name), size: 1))
      }
    }
    // A folder with broken fonts and a pipe is scanned over.
    #expect(FontCatalogue.scan([folder, folder + "/nowhere"]).entries.allSatisfy { !$0.path.hasSuffix("text.ttf") })
  }
}
