import Formats
import Labels

/// Labeled texts made by hand, from markup: `fly to [New York|CITY]`, spans nest.
enum Marked {
  /// The text of `markup`, where `[…|LABEL]` is a span; ⟦ and ⟧ stand for brackets in the text itself.
  static func text(_ markup: String, labels: [String], name: String = "text", role: String? = nil) -> LabeledText {
    var plain = String.UnicodeScalarView()
    var bytes = 0
    var open: [(byte: Int, point: Int, place: Int)] = []
    var spans: [EntitySpan] = []
    var label: String?
    for scalar in markup.unicodeScalars {
      switch scalar {
      case "[":
        let parent = open.last?.place
        open.append((bytes, plain.count, spans.count))
        spans.append(EntitySpan(bytes: bytes..<bytes, points: 0..<0, label: 0, parent: parent))
      case "|" where !open.isEmpty: label = ""
      case "]":
        guard let start = open.popLast(), let name = label else { preconditionFailure("markup '\(markup)'") }
        spans[start.place].bytes = start.byte..<bytes
        spans[start.place].points = start.point..<plain.count
        spans[start.place].label = labels.firstIndex(of: name) ?? 0
        label = nil
      default:
        if label != nil {
          label?.unicodeScalars.append(scalar)
          continue
        }
        let own: Unicode.Scalar = scalar == "⟦" ? "[" : scalar == "⟧" ? "]" : scalar
        plain.append(own)
        bytes += String(own).utf8.count
      }
    }
    var text = LabeledText(name, role: role)
    text.replace(with: String(plain).utf8)
    text.spans = spans
    return text
  }

  static func sample(_ index: UInt64, _ texts: [LabeledText], split: String = "train", label: String? = nil) -> Sample {
    var sample = Sample(index: index, split: split)
    sample.texts = texts
    sample.label = label
    return sample
  }
}

/// Long expectations in pieces: a chain of `+` takes the compiler minutes.
func joined(_ parts: String...) -> String { parts.joined() }

/// Random texts with spans over hostile material.
struct TextDataset {
  static let labels = ["CITY", "PERSON", "A B", "x:y", "GPE", "日本", "<i>", "ANSWER"]
  /// Pieces of text that are a trap for one writer or another.
  static let pieces = [
    "fly", "to", "New York", "don't", "3.14", "1,000", "🦄", "👩‍👩‍👧", "🇩🇪🇫🇷", "e\u{301}te\u{301}", "é", "שלום", "مرحبا",
    "日本語", "カタカナ", "\"quoted\"", "back\\slash", "(x)", "{y}", "a_b", "U.S.", "dep", "PERSON", "_", "#", "-DOCSTART-",
    "NA", "👍🏽", "1️⃣", "ß", "İ", "a.b", "x's", "—", "…", "%", "null", "ไทย",
  ]
  /// What stands between pieces; `strict` formats can't have all of it.
  static let gaps = [
    " ", " ", " ", "", "  ", "\t", "\n", "\u{2028}", "\u{85}", "\u{a0}", ", ", "\r\n", "\u{2029}", "\u{b}", "\u{3000}",
  ]

  var splits = ["train", "val", "test"]
  var names: [String] = []
  /// Whether the gaps and brackets that line formats refuse occur.
  var isHostile = true

  var description: DatasetDescription {
    var description = DatasetDescription(
      name: "synthetic", summary: "texts & spans", license: "CC0-1.0", seed: 42, specDigest: "sha256:00ff",
      generator: "figment 1", classes: [], splits: splits)
    description.spanLabels = Self.labels
    description.textLabels = ["book", "say \"hi\"", "no"]
    description.textNames = names.isEmpty ? ["text"] : names
    description.hasImages = false
    return description
  }

  func samples(_ count: Int, seed: UInt64 = 1) -> [Sample] {
    (0..<count).map { sample(UInt64($0), seed: seed) }
  }

  private func sample(_ index: UInt64, seed: UInt64) -> Sample {
    var random = TestRandom(seed: seed &* 1_000_003 &+ index)
    var sample = Sample(index: index, split: splits.isEmpty ? "" : splits[Int(index % UInt64(splits.count))])
    for name in names.isEmpty ? ["text"] : names { sample.texts.append(text(name, &random)) }
    sample.label = description.textLabels[random.below(3)]
    if index % 3 == 0 { sample.fields = [.init("note", .text("n\"\n")), .init("text", .number(2))] }
    if index % 5 == 0 { sample.factors = [.init("let.n", .number(0.5))] }
    sample.origin = TextOrigin(phrase: "template.say.x.text.\(index % 4)", rank: index % 4 == 0 ? "" : "\(index * 77)")
    return sample
  }

  private func text(_ name: String, _ random: inout TestRandom) -> LabeledText {
    var bytes: [UInt8] = []
    var spans: [EntitySpan] = []
    func points() -> Int { String(decoding: bytes, as: UTF8.self).unicodeScalars.count }
    func piece() {
      bytes += Array(Self.pieces[random.below(Self.pieces.count)].utf8)
      if random.below(9) == 0, isHostile { bytes += Array("[z](q)".utf8) }
    }
    func gap() { bytes += Array((isHostile ? Self.gaps[random.below(Self.gaps.count)] : " ").utf8) }
    func span(_ depth: Int, _ parent: Int?) {
      let (start, startPoint, place) = (bytes.count, points(), spans.count)
      spans.append(
        EntitySpan(bytes: start..<start, points: 0..<0, label: random.below(Self.labels.count), parent: parent))
      if random.below(3) == 0 { spans[place].value = random.below(2) == 0 ? .text("New \"York\"") : .number(2.5) }
      if random.below(3) == 0 {
        spans[place].attributes = [.init("role", .text("from")), .init("label", .boolean(true))]
      }
      for number in 0..<1 + random.below(3) {
        if number > 0 { bytes += Array(" ".utf8) }
        if depth < 2, random.below(3) == 0 { span(depth + 1, place) } else { piece() }
      }
      spans[place].bytes = start..<bytes.count
      spans[place].points = startPoint..<points()
    }
    let count = random.below(12)
    if random.below(6) == 0 { gap() }
    for number in 0..<count {
      if number > 0 { gap() }
      if random.below(3) == 0 { span(0, nil) } else { piece() }
    }
    if random.below(6) == 0 { gap() }
    var text = LabeledText(name)
    text.replace(with: bytes)
    text.spans = spans
    return text
  }
}
