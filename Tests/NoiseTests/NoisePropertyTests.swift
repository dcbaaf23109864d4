import Labels
import Templates
import Testing

/// Plans in which every operation does a lot, alone and after others.
private let plans = [
  "{typing: 0.3}", "{typing: {rate: 1, mistakes: {omission: 1}}}", "{typing: {rate: 0.6, mistakes: {swap: 1}}}",
  "{typing: {rate: 0.9, keyboard: azerty, mistakes: {doubling: 1, insertion: 1}}}", "{ocr: 0.5}", "{ocr: 1}",
  "{ocr: {rate: 1, confusions: {a: \"\", e: \" \", ' ': '', t: \"\\u0301\", n: \"\\U0001F1E9\", o: \"\\u200D\"}}}",
  "{casing: {to: upper}}", "{casing: {to: lower}}", "{casing: {to: title}}", "{casing: {to: swap, rate: 0.5}}",
  "{casing: {to: swap, of: letter, rate: 0.5}}", "{punctuation: 0.7}", "{punctuation: {rate: 1, mistakes: {lost: 1}}}",
  "diacritics", "{diacritics: {as: letters, rate: 0.7}}", "{spaces: 0.6}", "{spaces: {rate: 1, mistakes: {lost: 1}}}",
  "{abbreviations: 1}", "{typing: {rate: 0.5}, where: spans}", "{typing: {rate: 0.5}, where: outside}",
  "{typing: {edits: 3}}", "[{typing: 0.2}, {ocr: 0.3}, {spaces: 0.2}, {typing: 0.2, name: again}]",
  "[diacritics, {casing: {to: upper}, chance: 0.5}, {ocr: 0.4}, {punctuation: 0.5}, {spaces: 0.5}]",
  "[{typing: {rate: 0.8, mistakes: {omission: 1}}}, {typing: {rate: 0.8, mistakes: {omission: 1}}, name: b},"
    + " {spaces: {rate: 1, mistakes: {lost: 1}}}, {typing: {rate: 0.8, mistakes: {swap: 1}}, name: c}]",
  "[{casing: {to: upper}}, {casing: {to: lower}, name: back}, {typing: 0.3}]",
  "[{abbreviations: {style: chat, rate: 1}}, {typing: 0.3}, diacritics, {casing: {to: swap, rate: 0.3}}]",
]

@Suite("Noise on any text") struct NoisePropertyTests {
  @Test("can be undone, and keeps spans whole, filled and true", arguments: plans)
  func properties(_ yaml: String) throws {
    let plan = try noise(yaml)
    var desk = NoiseDesk()
    var texts = RandomTexts(seed: 11)
    var text = LabeledText()
    for index in 0..<700 as Range<UInt64> {
      let clean = texts.next()
      text = clean
      plan.apply(to: &text, index: index, at: &desk)
      try check(text, clean, desk, "\(yaml) \(index): \(clean.string.debugDescription)")
    }
  }

  private func check(_ noisy: LabeledText, _ clean: LabeledText, _ desk: NoiseDesk, _ place: String) throws {
    let script = desk.script
    let string = try #require(String(validating: noisy.utf8, as: UTF8.self), "\(place)")
    #expect(noisy.pointCount == string.unicodeScalars.count, "\(place)")
    #expect(noisy.isPlainJSON == labeled(string).isPlainJSON, "\(place)")
    #expect(desk.clean == clean.utf8, "\(place)")
    // Both ways, and by way of the record.
    #expect(script.undo(noisy.utf8) == clean.utf8, "\(place)")
    #expect(script.apply(to: clean.utf8) == noisy.utf8, "\(place)")
    #expect(EditScript(script.record, of: noisy.utf8) == script, "\(place)")
    #expect(script.image(of: clean.spans) == noisy.spans, "\(place)")
    #expect(script.origin(of: noisy.spans) == clean.spans, "\(place)")
    #expect(EditScript(script.record, of: noisy.utf8)?.origin(of: noisy.spans) == clean.spans, "\(place)")
    #expect(!script.edits.isEmpty || noisy.utf8 == clean.utf8, "\(place)")
    #expect(script.edits.allSatisfy { script.removed(by: $0) != script.inserted(by: $0) }, "\(place)")
    try checkSpans(noisy, clean, Noted.all(in: script), place)
  }

  /// By an alignment of its own: every code point of the noisy text knows from which of the clean one it came.
  private func checkSpans(_ noisy: LabeledText, _ clean: LabeledText, _ edits: [Noted], _ place: String) {
    let old = Array(clean.string.unicodeScalars)
    var origins: [Range<Int>] = []
    var new = String.UnicodeScalarView()
    var point = 0
    for edit in edits {
      while point < edit.start {
        new.append(old[point])
        origins.append(point..<(point + 1))
        point += 1
      }
      let count = edit.removed.unicodeScalars.count
      for scalar in edit.inserted.unicodeScalars {
        new.append(scalar)
        origins.append(point..<(point + count))
      }
      point += count
    }
    for rest in point..<max(point, old.count) {
      new.append(old[rest])
      origins.append(rest..<(rest + 1))
    }
    let string = String(new)
    #expect(string.utf8.elementsEqual(noisy.utf8), "\(place)")
    var edges: Set = [0]
    var end = 0
    for character in string {
      end += character.unicodeScalars.count
      edges.insert(end)
    }
    #expect(noisy.spans.count == clean.spans.count, "\(place)")
    for (span, cleanSpan) in zip(noisy.spans, clean.spans) {
      let range = cleanSpan.points
      let own = origins.indices.filter {
        range.lowerBound <= origins[$0].lowerBound && origins[$0].upperBound <= range.upperBound
      }
      #expect(!span.points.isEmpty && Array(span.points) == own, "\(place) \(cleanSpan.points)")
      let scalars = Array(new)
      guard span.points.upperBound <= scalars.count, !span.points.isEmpty else { continue }
      #expect(!scalars[span.points.lowerBound].properties.isWhitespace, "\(place) \(cleanSpan.points)")
      #expect(!scalars[span.points.upperBound - 1].properties.isWhitespace, "\(place) \(cleanSpan.points)")
      #expect(
        edges.contains(span.points.lowerBound) && edges.contains(span.points.upperBound), "\(place) \(range) \(edits)")
      var bytes = String.UnicodeScalarView(scalars[..<span.points.lowerBound])
      #expect(String(bytes).utf8.count == span.bytes.lowerBound, "\(place)")
      bytes.append(contentsOf: scalars[span.points])
      #expect(String(bytes).utf8.count == span.bytes.upperBound, "\(place)")
      #expect(span.label == cleanSpan.label && span.parent == cleanSpan.parent, "\(place)")
    }
    if let first = string.unicodeScalars.first, let last = string.unicodeScalars.last {
      #expect(!first.properties.isWhitespace || old.first?.properties.isWhitespace == true, "\(place)")
      #expect(!last.properties.isWhitespace || old.last?.properties.isWhitespace == true, "\(place)")
    } else {
      Issue.record("nothing is left of \(place)")
    }
  }

  @Test("is the same for one index, whatever came before it, and differs between indices and numbers")
  func determinism() throws {
    let plan = try noise("[{typing: 0.2}, {ocr: 0.1}, {spaces: 0.2}]")
    let text = labeled("the quick brown fox jumps over the lazy dog and runs away", [4..<19, 10..<15])
    func made(_ index: UInt64, _ number: UInt32, _ desk: inout NoiseDesk) -> LabeledText {
      var copy = text
      plan.apply(to: &copy, index: index, repeatNumber: number, at: &desk)
      return copy
    }
    var (used, all) = (NoiseDesk(), Set<[UInt8]>())
    for index in 0..<100 as Range<UInt64> { all.insert(made(index, 0, &used).utf8) }
    #expect(all.count > 95)
    for index in (0..<100 as Range<UInt64>).reversed() {
      var fresh = NoiseDesk()
      let (one, other) = (made(index, 0, &fresh), made(index, 0, &used))
      #expect(one.utf8 == other.utf8 && one.spans == other.spans && fresh.script == used.script)
    }
    #expect(made(5, 0, &used).utf8 != made(5, 1, &used).utf8)
  }

  @Test("gives an operation the same draws, whatever stands beside it")
  func streams() throws {
    let alone = try noisy("the quick brown fox, jumped", "{typing: 0.3}", count: 40)
    let beside = try noisy("the quick brown fox, jumped", "[{diacritics: 1}, {typing: 0.3}]", count: 40)
    #expect(alone == beside)
    let other = try noisy("the quick brown fox, jumped", "[{typing: 0.3, name: other}]", count: 40)
    #expect(alone != other)
  }
}
