import Labels

/// Which words of two texts stand in spans that correspond.
struct SpanAlignment {
  struct Pair: Hashable, Comparable {
    var first: Int
    var second: Int
    static func < (a: Pair, b: Pair) -> Bool { (a.first, a.second) < (b.first, b.second) }
  }

  /// What makes spans correspond; spans with equal keys do so in their order.
  private struct Key: Hashable {
    var label: Int
    var id: LabelValue
  }

  /// Word of the first text and word of the second, from 0, in order, each once.
  let pairs: [Pair]

  init(_ first: borrowing LabeledText, _ second: borrowing LabeledText) {
    let (words, others) = (Self.words(of: first), Self.words(of: second))
    var waiting: [Key: [EntitySpan]] = [:]
    for span in second.spans.reversed() { waiting[Self.key(of: span), default: []].append(span) }
    var found: Set<Pair> = []
    for span in first.spans {
      guard let other = waiting[Self.key(of: span)]?.popLast() else { continue }
      for one in words.indices where words[one].overlaps(span.bytes) {
        for two in others.indices where others[two].overlaps(other.bytes) {
          found.insert(Pair(first: one, second: two))
        }
      }
    }
    pairs = found.sorted()
  }

  private static func key(of span: EntitySpan) -> Key {
    Key(label: span.label, id: span.attributes.first { $0.name == "id" }?.value ?? span.value)
  }

  /// What stands between blanks, as lines are written: controls and line ends are blanks too.
  private static func words(of text: borrowing LabeledText) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var (place, start) = (0, 0)
    let string = text.string
    for scalar in (LineEnds.blanked(string) ?? string).unicodeScalars {
      // What became a blank was as long as it is in the text itself.
      let length = UTF8Walk.length(leading: text.utf8[place])
      if scalar == " " {
        if start < place { words.append(start..<place) }
        start = place + length
      }
      place += length
    }
    if start < place { words.append(start..<place) }
    return words
  }
}
