/// One word of an expression, and where it stands: offsets count Unicode scalars of the source text.
struct ExpressionToken {
  enum Kind: Equatable {
    case number(Double)
    case text(String)
    /// An identifier or keyword.
    case name(String)
    /// A sign of the language, or one that people write out of habit (`&&`): the parser knows the difference.
    case sign(String)
    /// A character that begins nothing.
    case other(Unicode.Scalar)
    case end
  }

  let kind: Kind
  let offsets: Range<Int>
  /// What is wrong with the token itself; it still stands for what was meant.
  var fault: Fault?

  enum Fault { case unclosedText, quotes, numberTooLarge, noDigitBehindPoint }
}

/// Cuts an expression into words, one at a time, so that it can stand inside a phrase and end where the parser says.
struct ExpressionLexer {
  let scalars: ArraySlice<Unicode.Scalar>
  private var offset: Int

  /// The scalars keep the offsets that they have in their source text.
  init(_ scalars: ArraySlice<Unicode.Scalar>) {
    self.scalars = scalars
    offset = scalars.startIndex
  }

  /// The longest first: `<=` before `<`.
  private static let signs: [[Unicode.Scalar]] = [
    "===", "!==", "&&", "||", "**", "==", "!=", "<=", ">=", "=<", "=>", "<>", "??", "=", "<", ">", "!", "+", "-", "*",
    "/", "%", "^", "(", ")", "[", "]", ",", ".", "−", "–", "×", "·", "÷", "≤", "≥", "≠", "²", "³", "√", "&", "?",
  ].map { Array($0.unicodeScalars) }

  /// The quotes that people type, each with the one that closes it.
  private static let quotes: [Unicode.Scalar: Unicode.Scalar] = ["'": "'", "\"": "\"", "‘": "’", "“": "”", "`": "`"]

  mutating func next() -> ExpressionToken {
    while offset < scalars.endIndex, scalars[offset].properties.isWhitespace { offset += 1 }
    guard offset < scalars.endIndex else { return ExpressionToken(kind: .end, offsets: offset..<offset) }
    let first = scalars[offset]
    if first.isDecimalDigit { return number() }
    if first.beginsName { return name() }
    if let closer = Self.quotes[first] { return text(closedBy: closer) }
    let start = offset
    for sign in Self.signs where scalars[start...].starts(with: sign) {
      offset += sign.count
      return ExpressionToken(kind: .sign(String(scalars: sign[...])), offsets: start..<offset)
    }
    offset += 1
    return ExpressionToken(kind: .other(first), offsets: start..<offset)
  }

  private mutating func name() -> ExpressionToken {
    let start = offset
    while offset < scalars.endIndex, scalars[offset].continuesName { offset += 1 }
    return ExpressionToken(kind: .name(String(scalars: scalars[start..<offset])), offsets: start..<offset)
  }

  /// Digits, perhaps a point and digits, perhaps an exponent. `1.` is read as 1 and marked.
  private mutating func number() -> ExpressionToken {
    let start = offset
    var fault: ExpressionToken.Fault?
    skipDigits()
    if offset < scalars.endIndex, scalars[offset] == "." {
      let hasDigit = offset + 1 < scalars.endIndex && scalars[offset + 1].isDecimalDigit
      let isMember = offset + 1 < scalars.endIndex && scalars[offset + 1].beginsName
      if hasDigit {
        offset += 1
        skipDigits()
      } else if !isMember {
        fault = .noDigitBehindPoint
      }
    }
    skipExponent()
    let value = Double(String(scalars: scalars[start..<offset])) ?? .infinity
    if fault == .noDigitBehindPoint { offset += 1 }
    if !value.isFinite { fault = .numberTooLarge }
    return ExpressionToken(kind: .number(value.isFinite ? value : 0), offsets: start..<offset, fault: fault)
  }

  private mutating func skipDigits() {
    while offset < scalars.endIndex, scalars[offset].isDecimalDigit { offset += 1 }
  }

  private mutating func skipExponent() {
    guard offset < scalars.endIndex, scalars[offset] == "e" || scalars[offset] == "E" else { return }
    var ahead = offset + 1
    if ahead < scalars.endIndex, scalars[ahead] == "+" || scalars[ahead] == "-" { ahead += 1 }
    guard ahead < scalars.endIndex, scalars[ahead].isDecimalDigit else { return }
    offset = ahead
    skipDigits()
  }

  /// A doubled closing quote stands for itself.
  private mutating func text(closedBy closer: Unicode.Scalar) -> ExpressionToken {
    let start = offset
    var text = String.UnicodeScalarView()
    offset += 1
    while offset < scalars.endIndex {
      let scalar = scalars[offset]
      offset += 1
      if scalar != closer {
        text.append(scalar)
      } else if offset < scalars.endIndex, scalars[offset] == closer {
        text.append(closer)
        offset += 1
      } else {
        let fault: ExpressionToken.Fault? = closer == "'" ? nil : .quotes
        return ExpressionToken(kind: .text(String(text)), offsets: start..<offset, fault: fault)
      }
    }
    return ExpressionToken(kind: .text(String(text)), offsets: start..<offset, fault: .unclosedText)
  }
}

extension Unicode.Scalar {
  var isDecimalDigit: Bool { ("0"..."9").contains(self) }
  /// Letters of any script and `_`, as Unicode's identifiers have them.
  var beginsName: Bool { self == "_" || properties.isXIDStart }
  var continuesName: Bool { self == "_" || properties.isXIDContinue }
}

extension String {
  init(scalars: some Sequence<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}

/// Whether `name` may name something in a spec: a letter or `_`, then letters, digits and `_`; no keyword.
package func isIdentifier(_ name: String) -> Bool {
  let scalars = name.unicodeScalars
  guard let first = scalars.first, first.beginsName, !expressionKeywords.contains(name) else { return false }
  return scalars.allSatisfy(\.continuesName)
}
