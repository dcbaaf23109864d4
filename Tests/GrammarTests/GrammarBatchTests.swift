import Bytes
import Labels
import Randomness
import Testing

@testable import Templates

/// What `fill` makes of many samples at once, beside what `write` makes of each.
@Suite("A batch of a random grammar") struct GrammarBatchTests {
  private func modes(_ language: TextLanguage) -> [SamplingMode] {
    guard let size = language.counts.shortNumber, size > 0 else { return [.weighted] }
    return [.weighted, .size, .unique, .exhaustive]
  }

  @Test("holds the samples that are written one by one, in every mode and from any index") func same() throws {
    var (used, plain) = (0, 0)
    for number in 0..<300 as Range<UInt64> {
      let language = TextLanguage(GrammarMaker.make(number))
      for mode in modes(language) {
        let count = mode.isNumbered ? min(300, language.counts.shortNumber ?? 0) : 300
        guard let sampler = try? TextSampler(language, mode: mode, seed: number, count: count) else { continue }
        let (writer, single) = (sampler.makeWriter(), sampler.makeWriter())
        guard let lexicon = writer.lexicon else { continue }
        used += 1
        plain += language.whole.program.isPlain.count { $0 }
        let batch = TextBatch(lexicon)
        for (start, end) in [(0, min(count, 97)), (min(count, 97), count), (count / 2, count)] where start < end {
          batch.removeAll()
          try writer.fill(batch, start..<end)
          try compare(batch, start..<end, single, "grammar \(number), \(mode)")
        }
      }
    }
    #expect(used > 200 && plain > 200, "\(used) of plain \(plain)")
  }

  private func compare(
    _ batch: TextBatch, _ indices: Range<UInt64>, _ writer: TextWriter, _ name: String
  ) throws {
    var sample = Sample(index: 0, split: "")
    #expect(batch.rows.count == indices.count, "\(name)")
    for (place, index) in indices.enumerated() {
      try writer.write(index, into: &sample)
      let row = batch.rows[place]
      let text = Array(UnsafeBufferPointer(start: batch.bytes.start + row.start, count: Int(row.count)))
      let phrase = batch.lexicon.phrases[Int(row.phrase)]
      #expect(text == sample.texts[0].utf8 && row.index == index, "\(name), index \(index)")
      #expect(Int(row.points) == sample.texts[0].pointCount && row.isPlain == sample.texts[0].isPlainJSON)
      #expect(phrase.site == sample.origin?.phrase && phrase.label == sample.label)
      #expect((row.hasRank ? String(row.rank) : "") == sample.origin?.rank)
      let spans = (row.firstSpan..<row.firstSpan + Int(row.spanCount)).map { place in
        let span = batch.spans[place]
        let mark = batch.lexicon.marks[Int(span.mark)]
        return EntitySpan(
          bytes: Int(span.start)..<Int(span.end), points: Int(span.startPoint)..<Int(span.endPoint),
          label: mark.label, parent: span.parent < 0 ? nil : Int(span.parent), value: batch.value(of: span),
          attributes: mark.attributes)
      }
      #expect(spans == sample.texts[0].spans, "\(name), index \(index)")
    }
  }
}
