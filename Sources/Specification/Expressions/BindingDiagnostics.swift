import Diagnostics

// All sentences about what an expression means, alphabetically.
extension Diagnostic {
  static func mayBeAbsent(_ range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "may-be-absent", range: range, message: "this value is absent in some samples",
      suggestion: "say what stands for it: '… ?? 0', or ask 'if present(…) then … else …'")
  }

  static func neverEqual(
    _ one: StaticType, _ sign: Located<BinaryOperator>, _ other: StaticType, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "never-equal", range: range, message: "\(one.kindName) never equals \(other.kindName)",
      suggestion: sign.value == .contained ? "look for what the list holds" : nil)
  }

  static func noMembers(of owner: StaticType, _ name: Located<String>) -> Diagnostic {
    Diagnostic(
      code: "unknown-member", range: name.range, message: "\(owner.kindName) has no member '\(name.value)'")
  }

  static func notComparable(
    _ one: StaticType, _ sign: Located<BinaryOperator>, _ other: StaticType, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "wrong-kind", range: range,
      message: "\(sign.quoted) needs two numbers or two texts, not \(one.kindName) and \(other.kindName)")
  }

  static func notInList(_ other: StaticType, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "wrong-kind", range: range, message: "'in' needs a list on its right, not \(other.kindName)",
      suggestion: "write '[a, b]'")
  }

  static func unknownFunction(_ name: Located<String>, known: [String]) -> Diagnostic {
    Diagnostic(
      code: "unknown-function", range: name.range, message: "unknown function '\(name.value)'",
      suggestion: nearest(to: name.value, in: known).map { "did you mean '\($0)'?" } ?? replacements[name.value])
  }

  /// What other languages call our functions.
  private static let replacements = [
    "pow": "did you mean 'power'?", "ln": "did you mean 'log'?", "avg": "did you mean 'mean'?",
    "average": "did you mean 'mean'?", "len": "did you mean 'length'?", "size": "did you mean 'count'?",
    "str": "did you mean 'text'?", "string": "did you mean 'text'?", "int": "did you mean 'floor'?",
    "mod": "write 'a % b'", "fmod": "write 'a % b'", "exists": "did you mean 'present'?",
    "random": "expressions draw nothing: give a distribution a name with 'let'",
    "uniform": "expressions draw nothing: give a distribution a name with 'let'",
  ]

  static func unknownMember(_ name: Located<String>, known: [String]) -> Diagnostic {
    Diagnostic(
      code: "unknown-member", range: name.range, message: "unknown member '\(name.value)'",
      suggestion: nearest(to: name.value, in: known).map { "did you mean '\($0)'?" })
  }

  static func unknownName(_ name: Located<String>, known: [String]) -> Diagnostic {
    let isFunction = expressionFunctions.contains { $0.name == name.value }
    let suggestion =
      isFunction
      ? "a function is called with parentheses: '\(name.value)(…)'"
      : nearest(to: name.value, in: known + ["true", "false"]).map { "did you mean '\($0)'?" }
    return Diagnostic(
      code: "unknown-name", range: name.range, message: "unknown name '\(name.value)'",
      suggestion: suggestion ?? "a text stands between single quotes: \(Expression.quoted(name.value))")
  }

  static func wrongArgumentCount(
    _ name: Located<String>, _ function: ExpressionFunction, count: Int
  ) -> Diagnostic {
    Diagnostic(
      code: "wrong-arguments", range: name.range,
      message: "\(name.value) can't be called with \(count) argument\(count == 1 ? "" : "s")",
      suggestion: "write '\(function.signature)'")
  }

  static func wrongKind(_ type: StaticType, wanted: String, by asker: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "wrong-kind", range: range, message: "\(asker) needs \(wanted), this is \(type.kindName)")
  }

  static func wrongSum(_ one: StaticType, _ other: StaticType, at range: SourceRange) -> Diagnostic {
    let hasText = [one, other].contains { $0.mayBe(.plain) }
    return Diagnostic(
      code: "wrong-kind", range: range,
      message: "'+' adds two numbers or joins two texts, not \(one.kindName) and \(other.kindName)",
      suggestion: hasText ? "write 'text(…)' around what is no text" : nil)
  }
}
