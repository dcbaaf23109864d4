/// Cuts a text into tokens: words, numbers, and all else sign by sign. Every format that has tokens uses it.
///
/// The rules are those of Unicode's word boundaries (UAX #29), put plainly:
/// - White space stands between tokens and is in none (U+001C to U+001F count as white space, as they do in Python).
/// - A word is a run of letters, digits and connectors such as `_`, with their marks.
/// - `'`, `’` and `.` stay inside a word between two letters or two digits (`don't`, `example.com`, `3.14`); `,` and `;`
///   between two digits (`1,000`); `·` between two letters. A colon ends a word, as CLDR has it.
/// - In scripts that are written without spaces (Han, Hiragana, Thai, Lao, Khmer, Myanmar) each letter with its marks is a
///   token; a run of Katakana is one.
/// - Every other character is a token by itself with all that Unicode joins to it: a flag, a family of emoji with its
///   joiners, a sign with its marks. So no token ends within a character that a person sees as one.
public struct TokenIterator {
  private let text: UnsafeBufferPointer<UInt8>
  /// The next byte, and the number of the code point there.
  private var place = 0
  private var point = 0

  /// Starts at the front of valid UTF-8, which must outlive the iterator.
  public init(_ utf8: UnsafeBufferPointer<UInt8>) { text = utf8 }

  /// The next token; nil at the end of the text.
  public mutating func next() -> TextToken? {
    skipSpace()
    guard place < text.count else { return nil }
    let (start, startPoint) = (place, point)
    let first = text[place]
    if first < 0x80 {
      advance(1)
      if TokenClass.isWord(ascii: first) { finishWord(TokenClass.of(ascii: first)) } else { absorbExtends() }
    } else {
      finish(takeClass())
    }
    return TextToken(bytes: start..<place, points: startPoint..<point)
  }

  @inline(__always)
  private mutating func advance(_ bytes: Int) {
    place &+= bytes
    point &+= 1
  }

  private mutating func skipSpace() {
    while place < text.count {
      let byte = text[place]
      if byte < 0x80 {
        guard TokenClass.isSpace(ascii: byte) else { return }
        advance(1)
      } else {
        let (kind, length) = peek(place)
        guard kind == .space else { return }
        advance(length)
      }
    }
  }

  /// The class and length of the code point at `place`; `other` and 0 at the end.
  @inline(__always)
  private func peek(_ place: Int) -> (kind: TokenClass, length: Int) {
    guard place < text.count else { return (.space, 0) }
    let byte = text[place]
    return byte < 0x80 ? (TokenClass.of(ascii: byte), 1) : peekWide(place)
  }

  private func peekWide(_ place: Int) -> (kind: TokenClass, length: Int) {
    let (scalar, length) = UTF8Walk.scalar(in: text, at: place)
    return (TokenClass.of(scalar), length)
  }

  private mutating func takeClass() -> TokenClass {
    let (kind, length) = peek(place)
    advance(length)
    return kind
  }

  /// Goes on from a first code point of `kind`, which is behind us.
  private mutating func finish(_ kind: TokenClass) {
    switch kind {
    case .letter, .digit, .connector: finishWord(kind)
    case .katakana: finishKatakana()
    case .regional:
      if peek(place).kind == .regional { _ = takeClass() }
      absorbExtends()
    case .pictograph: finishPictograph()
    default: absorbExtends()
    }
  }

  private mutating func absorbExtends() {
    while place < text.count, text[place] >= 0x80 {
      let (kind, length) = peekWide(place)
      guard kind == .extend else { return }
      advance(length)
    }
  }

  private mutating func finishWord(_ first: TokenClass) {
    var last = first
    while place < text.count {
      let (kind, length) = peek(place)
      switch kind {
      case .letter, .digit, .connector:
        advance(length)
        last = kind
      case .extend: advance(length)
      case .middle where joins(behind: length, last) && last != .connector,
        .letterMiddle where last == .letter && joins(behind: length, last),
        .digitMiddle where last == .digit && joins(behind: length, last):
        advance(length)
      default: return
      }
    }
  }

  /// Whether a sign of `length` bytes here is followed by the same kind as stands before it.
  private func joins(behind length: Int, _ last: TokenClass) -> Bool { peek(place + length).kind == last }

  private mutating func finishKatakana() {
    while true {
      let (kind, length) = peek(place)
      guard kind == .katakana || kind == .extend else { return }
      advance(length)
    }
  }

  private mutating func finishPictograph() {
    absorbExtends()
    // A joiner before it: the next picture belongs to the same sign.
    while place >= 3, text[place - 3] == 0xE2, text[place - 2] == 0x80, text[place - 1] == 0x8D,
      peek(place).kind == .pictograph
    {
      _ = takeClass()
      absorbExtends()
    }
  }
}
