import Bytes
import Diagnostics

// What to say where nothing fits: the reader stops, so the guess should be a good one.
extension ExpressionParser {
  /// The current token can't begin a value.
  mutating func unexpectedOperand() -> ParsingStopped {
    let word = located(token)
    switch token.kind {
    case .sign("."):
      guard case .number = following.kind, following.offsets.lowerBound == token.offsets.upperBound else { break }
      let number = source.range(of: token.offsets.lowerBound..<following.offsets.upperBound)
      return stop(.noDigitBeforePoint(Located("." + written(following), number)))
    case .sign(")"), .sign("]"): return stop(.bracketClosesNothing(word))
    case .sign("√"): return stop(.foreignSign(word, instead: "'sqrt(…)'"))
    case .sign("²"), .sign("³"), .sign("?"): return unexpected(behind: nil)
    case .sign, .name("and"), .name("or"), .name("in"), .name("where"):
      return stop(.valueMissing("on its left", of: word))
    case .name: return stop(.unexpectedWord(word, suggestion: suggestion(forKeyword: word.value)))
    case .other(let scalar): return stop(unexpectedCharacter(scalar, at: word.range))
    case .number, .text, .end: break
    }
    return stop(.unexpectedWord(word))
  }

  /// The current token can't go on from a value.
  mutating func unexpected(behind value: Expression?) -> ParsingStopped {
    let word = located(token)
    switch token.kind {
    case .sign(")"), .sign("]"): return stop(.bracketClosesNothing(word))
    case .sign(","): return stop(.commaOutsideBrackets(word.range, suggestion: suggestion(forCommaBehind: value)))
    case .sign("²"): return stop(.foreignSign(word, instead: "'^ 2'"))
    case .sign("³"): return stop(.foreignSign(word, instead: "'^ 3'"))
    case .sign("?"): return stop(.foreignSign(word, instead: "'if condition then value else value'"))
    case .name("where"): return stop(.whereNeedsParentheses(word.range))
    case .name("then"), .name("else"):
      return stop(.unexpectedWord(word, suggestion: suggestion(forKeyword: word.value)))
    case .other(let scalar): return stop(unexpectedCharacter(scalar, at: word.range))
    case .number, .text, .name, .sign, .end:
      return stop(.operatorMissing(before: word, suggestion: suggestion(forWordBehind: value)))
    }
  }

  private func unexpectedCharacter(_ scalar: Unicode.Scalar, at range: SourceRange) -> Diagnostic {
    let suggestion: String? =
      switch scalar {
      case "$", "@": "names have no sign before them"
      case "#": "give a color a name with 'let'"
      case ":", ";", "{", "}", "\\": "texts stand between single quotes"
      default: nil
      }
    return .unexpectedCharacter(Located(shown(scalar), range), suggestion: suggestion)
  }

  /// The character, or its number where it would not be seen.
  private func shown(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    default: return String(scalar)
    }
  }

  private func suggestion(forKeyword word: String) -> String? {
    word == "then" || word == "else" ? "write 'if condition then value else value'" : nil
  }

  /// `1,5` and `(1, 5)` are what people write for a decimal and for a list.
  private func suggestion(forCommaBehind value: Expression?) -> String {
    if case .number(let whole)? = value?.form, case .number = following.kind,
      following.offsets.lowerBound == token.offsets.upperBound
    {
      return "write '\(decimal(whole)).\(written(following))' for a decimal number"
    }
    return "write a list as '[a, b]'"
  }

  /// `10px` has a unit that no expression has; `2 x` is a product to a mathematician.
  private func suggestion(forWordBehind value: Expression?) -> String? {
    guard case .number(let number)? = value?.form, case .name(let name) = token.kind else { return nil }
    let units = ["px", "pt", "em", "deg", "m", "cm", "mm", "s", "ms", "rad", "percent"]
    return units.contains(name)
      ? "write '\(decimal(number))': numbers carry no unit" : "write '\(decimal(number)) * \(name)'"
  }

  private func written(_ token: ExpressionToken) -> String { located(token).value }
}

/// The shortest decimal that reads back as `number`; a whole number has no point.
func decimal(_ number: Double) -> String {
  var writer = ByteWriter()
  writer.append(number: number)
  return String(decoding: writer.bytes, as: UTF8.self)
}

extension SourceRange {
  /// From the beginning of this range to the end of a later one.
  func joined(_ last: SourceRange) -> SourceRange { SourceRange(file, start, last.end) }
}
