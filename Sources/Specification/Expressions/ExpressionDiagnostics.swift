import Diagnostics

// All sentences about how an expression is written, alphabetically.
extension Diagnostic {
  static func bracketNeverClosed(_ bracket: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "unclosed-bracket", range: bracket.range, message: "'\(bracket.value)' is never closed",
      suggestion: "write '\(bracket.value == "(" ? ")" : "]")' behind what it holds")
  }

  static func bracketClosesNothing(_ bracket: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "stray-bracket", range: bracket.range, message: "'\(bracket.value)' closes nothing",
      suggestion: "remove it, or open it with '\(bracket.value == ")" ? "(" : "[")'")
  }

  static func bracketsDiffer(_ opener: Located<String>, _ closer: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "unclosed-bracket", range: closer.range, message: "'\(opener.value)' is closed by '\(closer.value)'",
      suggestion: "write '\(opener.value == "(" ? ")" : "]")'",
      notes: [Note("'\(opener.value)' is opened here", at: opener.range)])
  }

  static func commaOutsideBrackets(_ comma: SourceRange, suggestion: String) -> Diagnostic {
    Diagnostic(
      code: "stray-comma", range: comma, message: "',' stands only between arguments and between items of a list",
      suggestion: suggestion)
  }

  static func comparisonsChained(_ range: SourceRange, instead: String) -> Diagnostic {
    Diagnostic(
      code: "comparison-chain", range: range, message: "comparisons don't chain", suggestion: "write '\(instead)'")
  }

  static func expressionMissing(_ range: SourceRange, isInPhrase: Bool) -> Diagnostic {
    Diagnostic(
      code: "missing-expression", range: range, message: "an expression is missing behind '='",
      suggestion: "write a value, such as '= 2 * index'" + (isInPhrase ? "" : ", or '\\=' for the sign itself"))
  }

  static func expressionTooDeep(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "expression-limit", range: range,
      message: "the expression is nested more than \(Expression.depthLimit) deep",
      suggestion: "name parts of it with 'let'")
  }

  static func expressionTooLong(_ range: SourceRange, count: Int) -> Diagnostic {
    Diagnostic(
      code: "expression-limit", range: range,
      message: "an expression may have \(Expression.lengthLimit) characters, this one has \(count)",
      suggestion: "name parts of it with 'let'")
  }

  static func foreignSign(_ sign: Located<String>, instead: String) -> Diagnostic {
    Diagnostic(
      code: "foreign-sign", range: sign.range, message: "'\(sign.value)' is not a sign of expressions",
      suggestion: "write \(instead)")
  }

  static func ifIncomplete(_ word: SourceRange, lacks missing: String) -> Diagnostic {
    Diagnostic(
      code: "incomplete-if", range: word, message: "'if' has no '\(missing)'",
      suggestion: "write 'if condition then value else value'")
  }

  static func memberNameMissing(_ point: SourceRange) -> Diagnostic {
    Diagnostic(code: "missing-value", range: point, message: "'.' needs the name of a member behind it")
  }

  static func negationNeedsParentheses(_ word: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "bare-not", range: word, message: "'not' behind another sign needs parentheses",
      suggestion: "write '(not …)'")
  }

  static func noDigitBeforePoint(_ number: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "bad-number", range: number.range, message: "'\(number.value)' has no digit before its point",
      suggestion: "write '0\(number.value)'")
  }

  static func noDigitBehindPoint(_ number: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "bad-number", range: number.range, message: "'\(number.value)' has no digit behind its point",
      suggestion: "write '\(number.value)0'")
  }

  static func notCallable(_ value: Expression) -> Diagnostic {
    let suggestion: String? =
      switch value.form {
      case .member(let owner, let name): "write '\(name.value)(\(owner))'"
      case .number: "write '\(value) * (…)'"
      default: nil
      }
    return Diagnostic(
      code: "not-a-function", range: value.range, message: "only functions can be called, and this is a value",
      suggestion: suggestion)
  }

  static func numberTooLarge(_ number: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "bad-number", range: number.range, message: "'\(number.value)' is too large, the limit is about 1.8e308")
  }

  static func operatorMissing(before next: Located<String>, suggestion: String?) -> Diagnostic {
    // A text brings its own quotes.
    let shown = next.value.hasPrefix("'") ? next.value : "'\(next.value)'"
    return Diagnostic(
      code: "missing-operator", range: next.range, message: "a sign such as '+' is missing before \(shown)",
      suggestion: suggestion)
  }

  static func textNeverClosed(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "unclosed-text", range: range, message: "the text has no closing quote",
      suggestion: "end it with a single quote; a single quote inside is doubled")
  }

  static func textNeedsSingleQuotes(_ range: SourceRange, instead: String) -> Diagnostic {
    Diagnostic(
      code: "foreign-quotes", range: range, message: "texts in expressions take single quotes",
      suggestion: "write \(instead)")
  }

  static func unexpectedCharacter(_ character: Located<String>, suggestion: String? = nil) -> Diagnostic {
    Diagnostic(
      code: "unexpected-character", range: character.range,
      message: "'\(character.value)' has no meaning in an expression", suggestion: suggestion)
  }

  static func unexpectedWord(_ word: Located<String>, suggestion: String? = nil) -> Diagnostic {
    Diagnostic(
      code: "unexpected-word", range: word.range, message: "'\(word.value)' can't stand here", suggestion: suggestion)
  }

  static func valueMissing(_ side: String, of sign: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "missing-value", range: sign.range, message: "'\(sign.value)' needs a value \(side)")
  }

  static func whereNeedsParentheses(_ word: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "bare-where", range: word, message: "'where' stands only inside parentheses",
      suggestion: "write 'count(list where condition)' or '(list where condition)'")
  }
}
