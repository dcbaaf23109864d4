import Diagnostics

// All sentences about how a phrase is written, alphabetically.
extension Diagnostic {
  static func argumentMissing(_ range: SourceRange) -> Diagnostic {
    Diagnostic(code: "missing-value", range: range, message: "an argument is missing here")
  }

  static func argumentOrder(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "argument-order", range: range, message: "an argument without a name stands before all that have one")
  }

  static func attributeTwice(_ key: Located<String>, first: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "duplicate-attribute", range: key.range, message: "'\(key.value)' is given twice",
      notes: [Note("the first one is here", at: first)])
  }

  static func badLabelCharacter(_ character: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "bad-label", range: character.range, message: "a label can't have '\(character.value)' here",
      suggestion: "use letters, digits and '_', and '-' or '.' inside")
  }

  static func badProbability(_ word: Located<String>) -> Diagnostic {
    guard !word.value.isEmpty else {
      return Diagnostic(
        code: "bad-probability", range: word.range, message: "a star behind ']' needs a probability from 0 to 1",
        suggestion: "write '[…]*0.5', or '\\*' for the star itself")
    }
    return Diagnostic(
      code: "bad-probability", range: word.range, message: "a probability must be from 0 to 1, is '\(word.value)'",
      suggestion: "write '[…]*0.5'; a weight stands behind it: '[…]*0.5*3'")
  }

  static func badWeight(_ word: Located<String>) -> Diagnostic {
    let message =
      word.value.isEmpty
      ? "a star at the end of an alternative needs a weight"
      : "a weight must be a number of at least 0, is '\(word.value)'"
    return Diagnostic(
      code: "bad-weight", range: word.range, message: message, suggestion: "write '*3', or '\\*' for the star itself")
  }

  static func badWord(_ word: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "bad-word", range: word.range, message: "'\(word.value)' needs single quotes here",
      suggestion: "write \(Expression.quoted(word.value))")
  }

  static func barOutsideGroup(_ bar: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "stray-bracket", range: bar.range, message: "'|' stands outside a group",
      suggestion: "write '(a|b)' for alternatives, '\\|' for the sign itself")
  }

  static func bracketUnclosed(_ opener: Located<String>, closer: Unicode.Scalar) -> Diagnostic {
    Diagnostic(
      code: "unclosed-bracket", range: opener.range, message: "'\(opener.value)' is never closed",
      suggestion: "close it with '\(closer)', or write '\\\(opener.value)' for the sign itself")
  }

  static func doubleBar(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "double-bar", range: range, message: "'||' has an empty alternative in the middle",
      suggestion: "write '|' once; an empty alternative stands first or last: '(|a|b)'")
  }

  static func emptyGroup(_ range: SourceRange, brackets: String) -> Diagnostic {
    Diagnostic(
      code: "empty-group", range: range, message: "nothing stands between the brackets",
      suggestion: "write '\(brackets.unicodeScalars.map { "\\\($0)" }.joined())' for the brackets themselves")
  }

  static func emptySlot(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "empty-slot", range: range, message: "nothing stands between the braces",
      suggestion: "write '{name}', or '\\{\\}' for the braces themselves")
  }

  static func escapeOfNothing(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "unknown-escape", range: range, message: "nothing stands behind the backslash",
      suggestion: "write '\\\\' for a backslash")
  }

  static func filterMissing(_ bar: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "missing-filter", range: bar, message: "a filter's name is missing behind '|'",
      suggestion: "write '{name|title}'")
  }

  static func groupOfOne(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "group-of-one", severity: .warning, range: range, message: "the group has one alternative only",
      suggestion: "write '\\(' and '\\)' for the brackets themselves, '[…]' for what may be left out")
  }

  static func labelMissing(_ colon: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "missing-label", range: colon, message: "a label is missing behind ':'",
      suggestion: "write '{city:CITY}'")
  }

  static func phraseTooDeep(_ opener: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "phrase-limit", range: opener, message: "the phrase is nested more than \(Phrase.depthLimit) deep",
      suggestion: "make rules of its parts")
  }

  static func phraseTooLong(_ range: SourceRange, count: Int) -> Diagnostic {
    Diagnostic(
      code: "phrase-limit", range: range,
      message: "a phrase may have \(Phrase.lengthLimit) characters, this one has \(count)",
      suggestion: "make rules of its parts")
  }

  static func secondLabel(_ colon: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "second-label", range: colon, message: "a slot has one label",
      suggestion: "make a rule of the inner one: spans nest")
  }

  static func slotOrder(_ part: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "slot-order", range: range, message: "'\(part)' stands too late",
      suggestion: "the order is '{name(arguments) as alias|filter:LABEL key=value}'")
  }

  static func strayBracket(_ bracket: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "stray-bracket", range: bracket.range, message: "'\(bracket.value)' closes nothing",
      suggestion: "write '\\\(bracket.value)' for the sign itself")
  }

  static func unexpectedInSlot(_ character: Located<String>, wantsName: Bool) -> Diagnostic {
    Diagnostic(
      code: "unexpected-character", range: character.range,
      message: "'\(character.value)' can't stand here\(wantsName ? ", a name must" : "")",
      suggestion: "write '{= …}' for an expression, '\\{' for the brace itself")
  }

  static func unexpectedWordInSlot(
    _ word: Located<String>, behind attribute: SpanMark.Attribute?
  ) -> Diagnostic {
    var suggestion = "an alias is written '{name as \(word.value)}', an attribute '{name:LABEL \(word.value)=value}'"
    if let attribute, case .text(let text) = attribute.value {
      suggestion = "a value with blanks takes quotes: \(attribute.key.value)='\(text.value) \(word.value)'"
    }
    return Diagnostic(
      code: "unexpected-word", range: word.range, message: "'\(word.value)' can't stand here", suggestion: suggestion)
  }

  static func unknownEscape(_ scalar: Unicode.Scalar, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "unknown-escape", range: range, message: "'\\\(scalar)' has no meaning",
      suggestion: "write '\\\\' for a backslash; '\\n' is a line break, '\\t' a tab")
  }

  static func valueMissingInSlot(_ key: Located<String>) -> Diagnostic {
    Diagnostic(code: "missing-value", range: key.range, message: "a value is missing behind '\(key.value)='")
  }

  static func weightOfOne(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "bad-weight", range: range, message: "a weight needs several alternatives",
      suggestion: "write '[…]*0.5' for a probability, '\\*' for the star itself")
  }

  static func weightsAllZero(_ range: SourceRange) -> Diagnostic {
    Diagnostic(code: "bad-weight", range: range, message: "all alternatives have the weight 0")
  }
}
