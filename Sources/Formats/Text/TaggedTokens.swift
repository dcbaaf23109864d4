import Labels

/// What becomes of a token that a span begins or ends in.
enum TokenCut: String, CaseIterable, Sendable {
  /// The token is cut there, so that the span is exact.
  case split
  /// The span grows to whole tokens.
  case widen
  /// The span is left out.
  case drop

  /// The option of every format that has tokens.
  static let option = FormatSheet.Option(
    name: "cut", values: allCases.map(\.rawValue),
    summary: "a token that a span begins or ends in: split there; or the span widened to whole tokens, or dropped")
}

/// The tokens of one text, and which of the outermost spans each is in.
struct TaggedTokens {
  struct Token {
    var bytes: Range<Int>
    var points: Range<Int>
    /// The place of the outermost span that the token is in.
    var span: Int?
  }

  private(set) var tokens: [Token] = []
  private(set) var nested = 0
  private(set) var split = 0
  private(set) var widened = 0
  private(set) var dropped = 0
  private(set) var empty = 0

  /// Cuts `text` into tokens; spans that lie in others are counted, and otherwise passed over.
  init(_ text: borrowing LabeledText, _ cut: TokenCut) {
    let count = text.utf8.count
    tokens.reserveCapacity(count / 4 + 4)
    let spans = text.spans
    text.utf8.withUnsafeBufferPointer { utf8 in
      var iterator = TokenIterator(utf8)
      switch cut {
      case .split: splitAtSpans(&iterator, spans)
      case .widen, .drop:
        while let token = iterator.next() { tokens.append(Token(bytes: token.bytes, points: token.points)) }
        markWholeTokens(spans, cut)
      }
    }
  }

  /// How token `place` stands in its span; nil outside of spans.
  @inline(__always)
  func position(_ place: Int) -> (span: Int, isFirst: Bool, isLast: Bool)? {
    guard let span = tokens[place].span else { return nil }
    let isFirst = place == 0 || tokens[place - 1].span != span
    let isLast = place + 1 == tokens.count || tokens[place + 1].span != span
    return (span, isFirst, isLast)
  }

  /// Counts what was lost or changed.
  func countLosses(in fragment: inout Fragment) {
    fragment.count(.nestedSpans, by: nested)
    fragment.count(.splitTokens, by: split)
    fragment.count(.widenedSpans, by: widened)
    fragment.count(.droppedSpans, by: dropped)
    fragment.count(.emptySpans, by: empty)
  }

  /// The place of the first outermost span at or behind `place`; counts those inside others on the way.
  private mutating func outermost(_ spans: [EntitySpan], from place: Int) -> Int {
    var place = place
    while place < spans.count, spans[place].parent != nil {
      nested += 1
      place += 1
    }
    return place
  }

  private mutating func splitAtSpans(_ iterator: inout TokenIterator, _ spans: [EntitySpan]) {
    var current = outermost(spans, from: 0)
    var isFilled = false
    while let token = iterator.next() {
      var (start, point) = (token.bytes.lowerBound, token.points.lowerBound)
      let (end, endPoint) = (token.bytes.upperBound, token.points.upperBound)
      while start < end {
        while current < spans.count, spans[current].bytes.upperBound <= start {
          if !isFilled { empty += 1 }
          isFilled = false
          current = outermost(spans, from: current + 1)
        }
        var (next, nextPoint) = (end, endPoint)
        var inside: Int?
        if current < spans.count {
          let isInside = spans[current].bytes.lowerBound <= start
          let border = isInside ? spans[current].bytes.upperBound : spans[current].bytes.lowerBound
          if isInside { (inside, isFilled) = (current, true) }
          if border < end {
            next = border
            nextPoint = isInside ? spans[current].points.upperBound : spans[current].points.lowerBound
          }
        }
        tokens.append(Token(bytes: start..<next, points: point..<nextPoint, span: inside))
        if next < end, start == token.bytes.lowerBound { split += 1 }
        (start, point) = (next, nextPoint)
      }
    }
    while current < spans.count {
      if !isFilled { empty += 1 }
      isFilled = false
      current = outermost(spans, from: current + 1)
    }
  }

  private mutating func markWholeTokens(_ spans: [EntitySpan], _ cut: TokenCut) {
    var first = 0
    var place = outermost(spans, from: 0)
    while place < spans.count {
      let bytes = spans[place].bytes
      while first < tokens.count, tokens[first].bytes.upperBound <= bytes.lowerBound { first += 1 }
      var last = first
      while last < tokens.count, tokens[last].bytes.lowerBound < bytes.upperBound { last += 1 }
      if first == last {
        empty += 1
      } else {
        // A span's blank ends are no part of any token, so only a border within a token cuts.
        let isCut =
          tokens[first].bytes.lowerBound < bytes.lowerBound || tokens[last - 1].bytes.upperBound > bytes.upperBound
        let isFree = tokens[first].span == nil
        if isCut, cut == .drop || !isFree {
          dropped += 1
        } else {
          if isCut { widened += 1 }
          for token in first..<last { tokens[token].span = place }
        }
      }
      place = outermost(spans, from: place + 1)
    }
  }
}
