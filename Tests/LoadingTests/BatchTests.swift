import Bytes
import Diagnostics
import Formats
import Foundation
import Generation
import Labels
import Specification
import Testing

/// The short way from a template to lines gives, byte for byte, what the long way through samples gives.
@Suite("Batches of texts") struct BatchTests {
  /// All that stands in the way of a text: what JSON escapes, what ends lines, what is longer in bytes than it looks.
  private static let hostile = #"""
    figment: 1
    seed: 5
    count: 600
    split: {train: 70, val: 30}
    template:
      lists:
        odd:
          - "say \"hi\""
          - 'back\slash'
          - "tab\there"
          - "line\nfeed\r"
          - "bell\x07 and \x01 \x1f \b \f"
          - "next\u0085line \u2028 and \u2029"
          - {text: "👩‍👩‍👧‍👦 family", value: "x\"y"}
          - {text: "e\u0301 combining a\u0308", value: [1, "two"]}
          - "שלום"
          - "日本語 é"
          - {text: plain, value: 3, weight: 5}
          - {text: a rather long piece of text with more than sixty-four bytes in it so that it is copied whole, weight: 3}
      rules:
        nested: "<{odd:INNER}>"
      say:
        - {intent: "la\"bel", text: "{odd:ODD role=from label=x} and {integer(1, 9):N} then {nested:OUTER}"}
        - {weight: 0.5, text: ["{nested} and {odd:ODD}", "nothing special[, on {date:DAY}]"]}
    formats: [jsonl]
    """#

  /// What one way makes: the lines of the truth, then each stream and count of the formats.
  private struct Made: Equatable {
    var truth: [UInt8]
    var streams: [String: [UInt8]] = [:]
    var counts: [String: UInt64] = [:]

    mutating func take(_ fragment: Fragment, of format: String) {
      for (name, stream) in fragment.streams { streams["\(format)/\(name)"] = stream.bytes }
      for (name, count) in fragment.counts { counts["\(format)/\(name)"] = count }
    }
  }

  /// All formats with batches, in all ways that make a difference there.
  private static func formats(_ dataset: DatasetDescription) throws -> [any DatasetFormat] {
    [
      try JSONL(FormatOptions(), for: dataset), try JSONL(FormatOptions(["offsets": "bytes"]), for: dataset),
      try CoNLL(FormatOptions(), for: dataset),
      try CoNLL(FormatOptions(["scheme": "bioes", "cut": "widen", "columns": "2"]), for: dataset),
      try CoNLL(FormatOptions(["scheme": "bioes", "cut": "drop", "documents": "sample"]), for: dataset),
    ]
  }

  private func long(_ plan: DatasetPlan, _ indices: Range<UInt64>) throws -> Made {
    let maker = try plan.makers.makeMaker()
    let record = TruthRecord(classes: plan.description.classes, spanLabels: plan.description.spanLabels)
    var truth = ByteWriter()
    let formats = try Self.formats(plan.description)
    var fragments = formats.map { _ in Fragment() }
    for index in indices {
      let sample = try maker.make(index).sample
      record.append(sample, to: &truth)
      for place in formats.indices { try formats[place].add(sample, to: &fragments[place]) }
    }
    var made = Made(truth: truth.bytes)
    for place in formats.indices { made.take(fragments[place], of: "\(place)") }
    return made
  }

  /// Nil where the plan's samples can't be made so.
  private func short(_ plan: DatasetPlan, _ indices: Range<UInt64>, rows: UInt64) throws -> Made? {
    let maker = try plan.makers.makeMaker()
    guard let lexicon = maker.lexicon else { return nil }
    let record = TruthRecord(classes: plan.description.classes, spanLabels: plan.description.spanLabels)
    var truth = record.batchWriter(for: lexicon)
    var lines = ByteWriter()
    var writers: [any BatchWriter] = []
    for format in try Self.formats(plan.description) {
      writers.append(try #require(format.batchWriter(for: lexicon)))
    }
    var fragments = writers.map { _ in Fragment() }
    let batch = TextBatch(lexicon)
    for start in stride(from: indices.lowerBound, to: indices.upperBound, by: UInt64.Stride(rows)) {
      batch.removeAll()
      try maker.fill(batch, start..<min(start + rows, indices.upperBound))
      truth.append(batch, to: &lines)
      for place in writers.indices { writers[place].add(batch, to: &fragments[place]) }
    }
    var made = Made(truth: lines.bytes)
    for place in writers.indices { made.take(fragments[place], of: "\(place)") }
    return made
  }

  private func plan(_ path: String, _ sampling: String, count: UInt64) throws -> DatasetPlan {
    let changes = ["sampling=\(sampling)", "count=\(count)"]
    return try LoadedSpec.load(SpecRequest(path, changes: changes.compactMap { SpecRequest.Change($0) })).plan
  }

  @Test(
    "say what samples say, whatever is in the texts",
    arguments: ["weighted", "{weights: size}", "unique", "exhaustive"])
  func same(sampling: String) throws {
    let folder = try Folder()
    let plan = try plan(try folder.write(Self.hostile), sampling, count: 600)
    let wanted = try long(plan, 0..<600)
    for rows in [1, 7, 512] as [UInt64] {
      let made = try #require(try short(plan, 0..<600, rows: rows))
      #expect(made == wanted, "\(rows) rows")
    }
    // Any index alone.
    let alone = try long(plan, 311..<312)
    let made = try #require(try short(plan, 311..<312, rows: 1))
    #expect(made == alone)
  }

  /// Texts of ASCII with spans of several tokens, spans that cut tokens, that hold blanks or none but signs, and no spans.
  private static let tokens = #"""
    figment: 1
    seed: 6
    count: 900
    split: {train: 70, val: 30}
    template:
      lists:
        thing: [a, don't, "1,000.5", "e.g. this", "x_y-z", "' odd '", "...", " blank ", "tail", {text: New York, weight: 2}]
        mark: ["", " ", ", ", "; ", ".", "'", "-"]
      rules:
        pair: "{thing:THING}{mark}{thing:OTHER}"
      say:
        - "{mark}{thing:THING}{mark}{pair}[{mark}{pair}]*0.7{mark}"
        - {text: "{pair:BOTH} and {integer(-3, 12):N}", weight: 0.3}
        - {text: "{mark}", weight: 0.2}
    formats: [conll]
    """#

  @Test("give the tokens that samples give, wherever spans stand", arguments: ["weighted", "unique"])
  func sameTokens(sampling: String) throws {
    let folder = try Folder()
    let plan = try plan(try folder.write(Self.tokens), sampling, count: 900)
    let wanted = try long(plan, 0..<900)
    for rows in [1, 100, 512] as [UInt64] {
      let made = try #require(try short(plan, 0..<900, rows: rows))
      #expect(made == wanted, "\(rows) rows")
    }
  }

  @Test("are read back as what another reader of JSON finds in them")
  func readBack() throws {
    let folder = try Folder()
    let plan = try plan(try folder.write(Self.hostile), "unique", count: 600)
    let made = try #require(try short(plan, 0..<600, rows: 64))
    let reader = TruthReader(classes: [], spanLabels: plan.description.spanLabels)
    var odd = 0
    for line in made.truth.split(separator: UInt8(ascii: "\n")) {
      let json = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
      let sample = try reader.sample(from: Array(line))
      let text = try #require(json["text"] as? String)
      #expect(Array(text.utf8) == sample.texts[0].utf8)
      for (span, list) in zip(sample.texts[0].spans, json["spans"] as? [[Any]] ?? []) {
        let scalars = Array(text.unicodeScalars)[span.points]
        #expect(String(String.UnicodeScalarView(scalars)).utf8.elementsEqual(sample.texts[0].utf8[span.bytes]))
        #expect(list[0] as? Int == span.points.lowerBound && list[1] as? Int == span.points.upperBound)
      }
      if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "\u{2028}" }) { odd += 1 }
    }
    #expect(odd > 50, "\(odd)")
  }

  @Test(
    "serve the ready-made templates of one text a sample",
    arguments: [
      "arithmetic", "assistant", "assistant_de", "dialogue", "inference", "instructions", "news", "parallel",
      "preferences", "questions", "relations", "reviews", "scan", "tickets",
    ])
  func readyMade(name: String) throws {
    let templates = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../templates")
    let plan = try plan(templates.appending(path: "\(name).yaml").standardized.path, "weighted", count: 200)
    guard let made = try short(plan, 0..<200, rows: 64) else { return }
    #expect(made == (try long(plan, 0..<200)))
  }

  @Test("are not made where a sample needs more", arguments: ["fields: {n: 3}", "noise: {typos: 0.1}"])
  func longOnly(key: String) throws {
    let folder = try Folder()
    let item = key.hasPrefix("fields") ? ", \(key)" : ""
    let rest = key.hasPrefix("noise") ? "\n  \(key)" : ""
    let text = "figment: 1\ntemplate:\n  say: [{text: \"(a|b) c\"\(item)}]\(rest)\n"
    guard let loaded = try? plan(try folder.write(text), "weighted", count: 9) else { return }
    #expect(try loaded.makers.makeMaker().lexicon == nil)
  }
}
