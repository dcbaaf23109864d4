import Labels

/// A text's tokens as spaCy has them, and where its spans stand among them.
///
/// The words are those of `TokenIterator`, cut wherever a span begins or ends. A word owns one blank behind it; all further white
/// space before the next word, and at the front, is a token. So words and owned blanks put together are the text.
struct SpaCyTokens {
  struct Token {
    var bytes: Range<Int>
    var points: Range<Int>
    var isSpace: Bool
    /// Whether a blank that belongs to the token stands behind it.
    var ownsBlank: Bool
  }

  /// A span of the text without the white space at its ends.
  struct Group {
    /// The place in the text's list.
    var span: Int
    var tokens: Range<Int>
  }

  private(set) var tokens: [Token] = []
  /// The spans that hold a word, in the order of the text's list.
  private(set) var groups: [Group] = []
  private(set) var trimmed = 0
  private(set) var empty = 0
  private(set) var split = 0

  init(_ text: borrowing LabeledText) {
    let tagged = TaggedTokens(text, .split)
    split = tagged.split
    var words = tagged.tokens
    if tagged.nested > 0 { cut(&words, text.spans) }
    fill(words, text)
    for place in text.spans.indices { take(place, text.spans[place]) }
  }

  /// Counts what was lost or changed.
  func countLosses(in fragment: inout Fragment) {
    fragment.count(.splitTokens, by: split)
    fragment.count(.emptySpans, by: empty)
    fragment.count(.trimmedSpans, by: trimmed)
  }

  /// Cuts words where nested spans begin or end: so far only the outermost ones did that.
  private mutating func cut(_ words: inout [TaggedTokens.Token], _ spans: [EntitySpan]) {
    let nested = spans.filter { $0.parent != nil }
    let borders = nested.flatMap {
      [($0.bytes.lowerBound, $0.points.lowerBound), ($0.bytes.upperBound, $0.points.upperBound)]
    }.sorted { $0.0 < $1.0 }
    var next = 0
    var pieces: [TaggedTokens.Token] = []
    for word in words {
      var rest = word
      while next < borders.count, borders[next].0 < word.bytes.upperBound {
        let (byte, point) = borders[next]
        next += 1
        guard byte > rest.bytes.lowerBound else { continue }
        var piece = rest
        (piece.bytes, piece.points) = (rest.bytes.lowerBound..<byte, rest.points.lowerBound..<point)
        pieces.append(piece)
        if rest.bytes.lowerBound == word.bytes.lowerBound { split += 1 }
        (rest.bytes, rest.points) = (byte..<word.bytes.upperBound, point..<word.points.upperBound)
      }
      pieces.append(rest)
    }
    words = pieces
  }

  /// Makes tokens of the words and of the white space between them.
  private mutating func fill(_ words: [TaggedTokens.Token], _ text: borrowing LabeledText) {
    tokens.reserveCapacity(words.count + 4)
    var (byte, point) = (0, 0)
    func space(_ end: Int, _ endPoint: Int) -> Token? {
      byte < end ? Token(bytes: byte..<end, points: point..<endPoint, isSpace: true, ownsBlank: false) : nil
    }
    for word in words {
      if let space = space(word.bytes.lowerBound, word.points.lowerBound) { tokens.append(space) }
      let ownsBlank = word.bytes.upperBound < text.utf8.count && text.utf8[word.bytes.upperBound] == UInt8(ascii: " ")
      tokens.append(Token(bytes: word.bytes, points: word.points, isSpace: false, ownsBlank: ownsBlank))
      byte = word.bytes.upperBound + (ownsBlank ? 1 : 0)
      point = word.points.upperBound + (ownsBlank ? 1 : 0)
    }
    if let space = space(text.utf8.count, text.pointCount) { tokens.append(space) }
  }

  private mutating func take(_ place: Int, _ span: EntitySpan) {
    let start = groups.last.map(\.tokens.lowerBound) ?? 0
    let first = tokens[start...].firstIndex { !$0.isSpace && $0.bytes.lowerBound >= span.bytes.lowerBound }
    guard let first, tokens[first].bytes.upperBound <= span.bytes.upperBound else {
      empty += 1
      return
    }
    var (end, last) = (first + 1, first)
    while end < tokens.count, tokens[end].bytes.upperBound <= span.bytes.upperBound {
      if !tokens[end].isSpace { last = end }
      end += 1
    }
    if tokens[first].points.lowerBound..<tokens[last].points.upperBound != span.points { trimmed += 1 }
    groups.append(Group(span: place, tokens: first..<last + 1))
  }
}
