import Diagnostics
import Labels
import Specification
import Templates
import Testing

/// The plan of `noise:` in a template, and what is wrong with it.
func readNoise(_ yaml: String, locale: String? = nil, seed: UInt64 = 3) throws -> (plan: NoisePlan?, faults: [String]) {
  var diagnostics = Diagnostics()
  let root = try #require(YAMLReader.read(Array(yaml.utf8), file: "t.yaml", recording: &diagnostics))
  try #require(diagnostics.all.isEmpty)
  let reader = SpecReader(seed: seed, files: SpecFiles(root: "."))
  reader.locale = locale
  let place = Place(path: SitePath.root.appending("template").appending("noise"), scope: StaticScope(in: nil))
  let plan = NoisePlan(try #require(root["noise"]), reader: reader, place: place)
  return (plan, reader.diagnostics.sorted.map(\.rendered))
}

func noise(_ yaml: String, locale: String? = nil, seed: UInt64 = 3) throws -> NoisePlan {
  let (plan, faults) = try readNoise("noise: \(yaml)\n", locale: locale, seed: seed)
  try #require(faults.isEmpty, "\(faults.joined(separator: "\n"))")
  return try #require(plan)
}

/// A text with spans between code points, the outer ones before those inside.
func labeled(_ text: String, _ spans: [Range<Int>] = []) -> LabeledText {
  var labeled = LabeledText()
  labeled.utf8 = Array(text.utf8)
  labeled.pointCount = text.unicodeScalars.count
  labeled.isPlainJSON = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
  let scalars = Array(text.unicodeScalars)
  for (number, span) in spans.enumerated() {
    func bytes(_ point: Int) -> Int { scalars[..<point].reduce(0) { $0 + UTF8.width($1) } }
    let parent = spans[..<number].lastIndex { $0.lowerBound <= span.lowerBound && span.upperBound <= $0.upperBound }
    labeled.spans.append(
      EntitySpan(bytes: bytes(span.lowerBound)..<bytes(span.upperBound), points: span, label: number, parent: parent))
  }
  return labeled
}

/// What the plan makes of a text at each index.
func noisy(_ text: String, _ yaml: String, locale: String? = nil, count: UInt64 = 1) throws -> [String] {
  let plan = try noise(yaml, locale: locale)
  var desk = NoiseDesk()
  return (0..<count).map { index in
    var text = labeled(text)
    plan.apply(to: &text, index: index, at: &desk)
    return text.string
  }
}

/// What one edit says, as the record has it.
struct Noted: Equatable {
  var start: Int
  var removed: String
  var inserted: String
  var kind: String

  static func all(in script: EditScript) throws -> [Noted] {
    guard case .list(let items) = script.record else { throw Unreadable() }
    return try items.map { item in
      guard case .list(let parts) = item, 4...5 ~= parts.count, case .number(let start) = parts[0],
        case .text(let removed) = parts[1], case .text(let inserted) = parts[2], case .text(let kind) = parts[3]
      else { throw Unreadable() }
      return Noted(start: Int(start), removed: removed, inserted: inserted, kind: kind)
    }
  }

  struct Unreadable: Error {}
}

/// A small generator of random numbers with a seed, so that a failure can be repeated.
struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0xD134_2543_DE82_EF95 }

  mutating func next() -> UInt64 {
    state = state &+ 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

  mutating func pick<Element>(_ items: [Element]) -> Element { items[below(items.count)] }
}

/// Random texts of many scripts, with random spans that nest, none empty, edged by white space or cutting a character.
struct RandomTexts {
  private var chance: Chance

  init(seed: UInt64) { chance = Chance(seed: seed) }

  mutating func next() -> LabeledText {
    var text = ""
    for _ in 0..<(1 + chance.below(14)) { text += chance.pick(Self.pieces) + chance.pick(Self.glue) }
    // No text begins or ends with white space.
    while let last = text.last, last.isWhitespace { text.removeLast() }
    if text.isEmpty { text = "x" }
    // Code points at which a character begins.
    var edges = [0]
    for character in text { edges.append((edges.last ?? 0) + character.unicodeScalars.count) }
    var spans: [Range<Int>] = []
    divide(0..<(edges.count - 1), of: Array(text), edges, &spans, depth: 0)
    return labeled(text, spans)
  }

  private mutating func divide(
    _ range: Range<Int>, of text: [Character], _ edges: [Int], _ spans: inout [Range<Int>], depth: Int
  ) {
    var start = range.lowerBound + chance.below(4)
    while start < range.upperBound {
      let end = min(range.upperBound, start + 1 + chance.below(12))
      if !text[start].isWhitespace, !text[end - 1].isWhitespace {
        spans.append(edges[start]..<edges[end])
        if depth < 3, chance.below(2) == 0 { divide(start..<end, of: text, edges, &spans, depth: depth + 1) }
      }
      start = end + chance.below(5)
    }
  }

  private static let pieces = [
    "Street", "for example", "modern", "clean", "I", "a", "in", "call 911", "3.50", "10,000", "it's", "“quoted”",
    "„so“",
    "«là»", "O'Neill’s", "U.S.", "x-y", "e.g.", "\"plain\"", "back\\slash", "naïve", "café", "cafe\u{301}", "Ångström",
    "Straße", "GROẞ", "ﬁn ﬂow", "İstanbul", "ı", "ŉ", "ǆep", "ΟΔΟΣ", "Σ", "ᾳ ᾼ", "α\u{345}", "tiếng Việt", "ёж",
    "Москва",
    "שלום", "שָׁלוֹם", "مرحبا", "مَرْحَبًا", "你好", "東京タワー", "が", "か\u{3099}", "한국", "한", "นี้ กำ", "क्षत्रिय", "नमस्ते", "বাংলা",
    "👩‍👩‍👧‍👦", "👍🏽", "🏳️‍🌈", "🇩🇪", "🇫🇷🇬🇧", "🇪", "🇺", "1️⃣", "©️", "®", "‼️", "❤️", "😀", "\u{200D}", "x\u{200D}y", "\u{600}1",
    "e\u{301}\u{323}",
    "Z̷̢a̸l̵g̶o", "\u{1F1E6}", "ab\u{AD}cd", "\u{FEFF}z", "\u{10FFFF}", "𝔘𝔫𝔦", "ﷺ", "\u{E33}",
  ]
  private static let glue = [
    " ", " ", " ", " ", "", "", ", ", ". ", "  ", "\u{A0}", "\n", "\r\n", "\t", "-", "? ", "; ",
  ]
}
