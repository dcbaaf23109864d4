import Diagnostics

/// Follows how a scalar was written, to know where each character of its text stands.
///
/// libyaml gives the text and the places of its first and last character only. The tracer reads the source once more,
/// by the same rules, and compares what it reads with libyaml's text: if they differ anywhere, no place is known. So a
/// difference between the two readings costs a caret its precision, and nothing else.
struct ScalarTracer {
  private let source: YAMLSource
  private let end: Int
  private var index: Int
  private var position: SourcePosition
  private var expected: String.UnicodeScalarView.Iterator
  private var agrees = true
  private var places = Places()

  /// `written` goes from the first character to behind the last, quotes included; from the header of a block.
  private init(_ text: String, written: Range<Int>, in source: YAMLSource) {
    self.source = source
    (index, end) = (written.lowerBound, written.upperBound)
    position = source.position(at: index)
    expected = text.unicodeScalars.makeIterator()
  }

  /// The places of a flow scalar: plain or quoted.
  static func places(of text: String, flow style: Scalar.Style, written: Range<Int>, in source: YAMLSource) -> Places {
    var tracer = ScalarTracer(text, written: written, in: source)
    switch style {
    case .singleQuoted: tracer.quoted("'")
    case .doubleQuoted: tracer.quoted("\"")
    default: tracer.flow(until: nil)
    }
    return tracer.finished()
  }

  /// The places of a block scalar, and the index behind its last line that is not empty.
  ///
  /// `parentColumn` is where the block collection around it starts, from 0; -1 at the root.
  static func places(
    of text: String, isFolded: Bool, written: Range<Int>, parentColumn: Int, in source: YAMLSource
  ) -> (places: Places, end: Int) {
    var tracer = ScalarTracer(text, written: written, in: source)
    let end = tracer.block(isFolded: isFolded, parentColumn: parentColumn)
    return (tracer.finished(), end)
  }

  private mutating func finished() -> Places {
    guard agrees, expected.next() == nil else { return Places() }
    places.append(position)
    return places
  }

  /// Says that the text's next character is `scalar`, and that it is written at `place`.
  private mutating func emit(_ scalar: Unicode.Scalar, at place: SourcePosition) {
    if agrees, expected.next() != scalar { agrees = false }
    if agrees { places.append(place) }
  }

  private var next: Unicode.Scalar? { index < end ? source[index] : nil }

  private mutating func advance() {
    index += 1
    position.column += 1
  }

  /// Passes a line end, which may be two characters.
  private mutating func passBreak() {
    if next == "\r", index + 1 < end, source[index + 1] == "\n" { index += 1 }
    index += 1
    position = SourcePosition(line: position.line + 1, column: 1)
  }
}

// MARK: - Flow scalars

extension ScalarTracer {
  private mutating func quoted(_ quote: Unicode.Scalar) {
    guard next == quote else {
      agrees = false
      return
    }
    advance()
    flow(until: quote)
  }

  /// Text to the closing `quote` (then `position` stays before it) or, if plain, to the end.
  private mutating func flow(until quote: Unicode.Scalar?) {
    while agrees, let scalar = next {
      if scalar.isBlank || scalar.isBreak {
        fold()
      } else if scalar == quote {
        guard quote == "'", index + 1 < end, source[index + 1] == "'" else { return }
        emit("'", at: position)
        advance()
        advance()
      } else if scalar == "\\", quote == "\"" {
        escape()
      } else {
        emit(scalar, at: position)
        advance()
      }
    }
  }

  /// Blanks inside a line stay; a line end with the blanks around it becomes one blank, or as many line ends as there
  /// are empty lines.
  private mutating func fold() {
    var blanks: [(Unicode.Scalar, SourcePosition)] = []
    while let scalar = next, scalar.isBlank {
      blanks.append((scalar, position))
      advance()
    }
    guard let scalar = next, scalar.isBreak else {
      for (blank, place) in blanks { emit(blank, at: place) }
      return
    }
    let place = blanks.first?.1 ?? position
    passBreak()
    if !passEmptyLines() { emit(" ", at: place) }
  }

  /// Emits a line end for each empty line, passes the indentation of the next, and tells whether there were any.
  private mutating func passEmptyLines() -> Bool {
    var any = false
    while let scalar = next, scalar.isBlank || scalar.isBreak {
      if scalar.isBlank {
        advance()
      } else {
        emit("\n", at: position)
        passBreak()
        any = true
      }
    }
    return any
  }

  private mutating func escape() {
    let place = position
    advance()
    guard let letter = next else {
      agrees = false
      return
    }
    if letter.isBreak {
      passBreak()
      _ = passEmptyLines()
      return
    }
    advance()
    switch letter {
    case "x": emit(hexadecimal(2), at: place)
    case "u": emit(hexadecimal(4), at: place)
    case "U": emit(hexadecimal(8), at: place)
    default: emit(Self.escapes[letter] ?? "\u{FFFD}", at: place)
    }
  }

  private mutating func hexadecimal(_ digits: Int) -> Unicode.Scalar {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = next.flatMap({ Character($0).hexDigitValue }) else { break }
      value = value << 4 | UInt32(digit)
      advance()
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// What the letter behind a backslash stands for in double quotes (YAML 1.2, 5.7).
  static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "0": "\0", "a": "\u{7}", "b": "\u{8}", "t": "\t", "\t": "\t", "n": "\n", "v": "\u{B}", "f": "\u{C}", "r": "\r",
    "e": "\u{1B}", " ": " ", "\"": "\"", "/": "/", "\\": "\\", "N": "\u{85}", "_": "\u{A0}", "L": "\u{2028}",
    "P": "\u{2029}",
  ]
}

// MARK: - Block scalars

extension ScalarTracer {
  /// What stands behind `|` or `>`.
  private struct Header {
    /// -1 leaves no line end at the end, 0 one, 1 all.
    var chomping = 0
    /// Of the text, counted from the parent's; nil if the first line tells.
    var indentation: Int?
  }

  /// The line ends between two lines that are not empty.
  private struct Breaks {
    var first: SourcePosition?
    var others: [SourcePosition] = []
  }

  /// Reads the whole block; gives the index behind the last line that is not empty (of the header, if none is).
  private mutating func block(isFolded: Bool, parentColumn: Int) -> Int {
    let header = passHeader()
    var contentEnd = index
    // A comment may stand behind the header.
    while let scalar = next, !scalar.isBreak { advance() }
    let headerEnd = position
    if next != nil { passBreak() }
    var breaks = Breaks()
    var indent = header.indentation.map { max(parentColumn, 0) + $0 } ?? 0
    passIndentation(&indent, parentColumn: parentColumn, &breaks)
    var wasIndented = false
    while agrees, next != nil, position.column - 1 == indent {
      let isIndented = next?.isBlank ?? false
      join(breaks, folding: isFolded && !wasIndented && !isIndented)
      breaks = Breaks()
      wasIndented = isIndented
      while let scalar = next, !scalar.isBreak {
        emit(scalar, at: position)
        advance()
      }
      contentEnd = index
      guard next != nil else { break }
      breaks.first = position
      passBreak()
      passIndentation(&indent, parentColumn: parentColumn, &breaks)
    }
    chomp(breaks, header.chomping)
    if places.count == 0 { position = headerEnd }
    return contentEnd
  }

  private mutating func chomp(_ breaks: Breaks, _ chomping: Int) {
    if chomping != -1, let first = breaks.first { emit("\n", at: first) }
    if chomping == 1 {
      for place in breaks.others { emit("\n", at: place) }
    }
    // The text ends where its last line does, not where the next thing begins.
    if chomping == -1, let first = breaks.first { position = first }
  }

  private mutating func passHeader() -> Header {
    var header = Header()
    advance()
    while let scalar = next, !scalar.isBlank, !scalar.isBreak {
      switch scalar {
      case "+": header.chomping = 1
      case "-": header.chomping = -1
      default: header.indentation = Character(scalar).wholeNumberValue
      }
      advance()
    }
    return header
  }

  /// Passes empty lines and the blanks before the next line; learns from it the indentation, if it was not known (0).
  private mutating func passIndentation(_ indent: inout Int, parentColumn: Int, _ breaks: inout Breaks) {
    var widest = 0
    while true {
      while next == " ", indent == 0 || position.column - 1 < indent { advance() }
      widest = max(widest, position.column - 1)
      guard let scalar = next, scalar.isBreak else { break }
      breaks.others.append(position)
      passBreak()
    }
    if indent == 0 { indent = max(widest, parentColumn + 1, 1) }
  }

  private mutating func join(_ breaks: Breaks, folding: Bool) {
    if let first = breaks.first {
      if !folding {
        emit("\n", at: first)
      } else if breaks.others.isEmpty {
        emit(" ", at: first)
      }
    }
    for place in breaks.others { emit("\n", at: place) }
  }
}
