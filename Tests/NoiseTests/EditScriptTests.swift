import Labels
import Templates
import Testing

@Suite("A script of edits") struct EditScriptTests {
  private func script(_ text: String, _ yaml: String, _ spans: [Range<Int>] = []) throws -> (EditScript, LabeledText) {
    var noisy = labeled(text, spans)
    var desk = NoiseDesk()
    try noise(yaml).apply(to: &noisy, index: 0, at: &desk)
    return (desk.script, noisy)
  }

  @Test("is recorded as place, old text, new text and kind")
  func record() throws {
    let (script, _) = try script("Das heiße Müsli", "{casing: {to: upper}}")
    #expect(
      script.record
        == .list([
          .list([.number(1), .text("as"), .text("AS"), .text("casing")]),
          .list([.number(4), .text("heiße"), .text("HEISSE"), .text("casing")]),
          .list([.number(11), .text("üsli"), .text("ÜSLI"), .text("casing")]),
        ]))
  }

  @Test("names all kinds where operations met, and forgets what was taken back")
  func meetings() throws {
    let both = try script("é", "[diacritics, {casing: {to: upper}}]").0
    #expect(try Noted.all(in: both) == [Noted(start: 0, removed: "é", inserted: "E", kind: "casing+diacritic")])
    let none = try script("abc d", "[{casing: {to: upper}}, {casing: {to: lower}, name: back}]").0
    #expect(none.edits.isEmpty)
    let (apart, text) = try script("rn é", "[{ocr: {rate: 1, confusions: {rn: m}}}, diacritics]")
    #expect(text.string == "m e")
    #expect(try Noted.all(in: apart).map(\.start) == [0, 3])
    #expect(try Noted.all(in: apart).map(\.kind) == ["ocr", "diacritic"])
  }

  @Test("maps nested spans through changes of length")
  func spans() throws {
    let (script, noisy) = try script("im Café Größe, Weg 1", "{casing: {to: upper}}", [3..<20, 3..<7, 8..<13])
    #expect(noisy.string == "IM CAFÉ GRÖSSE, WEG 1")
    #expect(noisy.spans.map(\.points) == [3..<21, 3..<7, 8..<14])
    #expect(noisy.spans.map(\.bytes) == [3..<23, 3..<8, 9..<16])
    #expect(noisy.spans.map(\.parent) == [nil, 0, 0])
    #expect(script.image(of: labeled("im Café Größe, Weg 1", [8..<13]).spans[0]).points == 8..<14)
  }

  @Test("tells of what is gone at an edge from which spans it was taken")
  func edges() throws {
    // The first letter of both spans, the blank between two, and the last letters of the inner one alone.
    let yaml = "[{ocr: {rate: 1, confusions: {P: \"\", x: \"\", ' ': \"\"}}}]"
    let (script, noisy) = try script("in Paris Saux yes", yaml, [3..<13, 3..<8, 9..<13])
    #expect(noisy.string == "inarisSauyes")
    #expect(noisy.spans.map(\.points) == [2..<9, 2..<6, 6..<9])
    #expect(
      script.held.map { [$0.edit, $0.span] } == [[1, 0], [1, 1], [3, 0], [3, 2]], "\(script.record)")
    #expect(script.origin(of: noisy.spans).map(\.points) == [3..<13, 3..<8, 9..<13])
    let read = try #require(EditScript(script.record, of: noisy.utf8))
    #expect(read.origin(of: noisy.spans).map(\.points) == [3..<13, 3..<8, 9..<13])
    guard case .list(let entries) = script.record, case .list(let second) = entries[1] else {
      Issue.record("no record")
      return
    }
    #expect(
      second == [.number(3), .text("P"), .text(""), .text("ocr"), .list([.number(0), .number(1)])])
  }

  @Test("refuses texts and records that are not its own")
  func foreign() throws {
    let (script, noisy) = try script("Straße", "{casing: {to: upper}}")
    #expect(script.undo(Array("STRAsE".utf8)) == nil)
    #expect(script.undo([]) == nil)
    #expect(script.apply(to: Array("Strasse".utf8)) == nil)
    func entry(_ start: Double, _ old: String, _ new: String, _ kind: String = "casing") -> LabelValue {
      .list([.number(start), .text(old), .text(new), .text(kind)])
    }
    let faults: [LabelValue] = [
      .text("x"), .list([.text("x")]), .list([entry(0.5, "a", "b", "ocr")]),
      .list([entry(1, "traße", "TRASSE", "nothing")]), .list([entry(1, "", "TRASSE")]),
      .list([entry(2, "traße", "TRASSE")]), .list([entry(-1, "traße", "TRASSE")]),
      .list([.list([.number(1), .text("traße"), .text("TRASSE"), .text("casing"), .list([.number(0)])])]),
      .list([entry(900, "traße", "TRASSE")]), .list([entry(3, "a", "A"), entry(1, "t", "T")]),
    ]
    for fault in faults { #expect(EditScript(fault, of: noisy.utf8) == nil, "\(fault)") }
    #expect(EditScript(.list([]), of: noisy.utf8)?.undo(noisy.utf8) == noisy.utf8)
  }

  @Test("gives a sample the clean text and the edits, by the text's name")
  func fields() throws {
    var (text, desk) = (labeled("ein Café"), NoiseDesk())
    try noise("diacritics").apply(to: &text, index: 0, at: &desk)
    let edits = LabelValue.list([.list([.number(7), .text("é"), .text("e"), .text("diacritic")])])
    #expect(desk.fields() == [LabelValue.Field("clean", .text("ein Café")), LabelValue.Field("edits", edits)])
    #expect(desk.fields(ofText: "premise").map(\.name) == ["clean_premise", "edits_premise"])
  }
}
