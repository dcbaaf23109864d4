package import Diagnostics

// All reasons why a value can't be computed, alphabetically.
extension EvaluationError {
  static func absent(at range: SourceRange) -> EvaluationError {
    EvaluationError("this value is absent", at: range, suggestion: "say what stands for it: 'value ?? 0'")
  }

  static func divisionByZero(_ sign: BinaryOperator, at range: SourceRange) -> EvaluationError {
    EvaluationError("the right side of '\(sign.rawValue)' is 0", at: range)
  }

  static func drawnTooLarge(at range: SourceRange) -> EvaluationError {
    EvaluationError(
      "the drawn number is too large, the limit is about 1.8e308", at: range,
      suggestion: "keep it in bounds with 'within', or narrow the distribution")
  }

  static func emptyList(_ function: String, at range: SourceRange) -> EvaluationError {
    EvaluationError("\(function) of an empty list has no value", at: range)
  }

  static func indexNotThere(_ index: Double, count: Int, at range: SourceRange) -> EvaluationError {
    let message =
      count == 0
      ? "the list is empty, it has no item \(decimal(index))"
      : "the list has items 0 to \(count - 1), not \(decimal(index))"
    return EvaluationError(message, at: range)
  }

  static func memberNotThere(_ name: String, at range: SourceRange) -> EvaluationError {
    EvaluationError("there is no member '\(name)'", at: range)
  }

  static func noMembers(_ owner: Datum, _ name: String, at range: SourceRange) -> EvaluationError {
    EvaluationError("\(owner.kindName) has no member '\(name)'", at: range)
  }

  static func notComparable(
    _ left: Datum, _ sign: BinaryOperator, _ right: Datum, at range: SourceRange
  ) -> EvaluationError {
    EvaluationError(
      "'\(sign.rawValue)' needs two numbers or two texts, not \(left.kindName) and \(right.kindName)", at: range)
  }

  static func outsideDomain(
    _ function: String, _ domain: String, _ values: [Double], at range: SourceRange
  ) -> EvaluationError {
    let given = values.map(decimal).joined(separator: ", ")
    return EvaluationError("\(function) needs \(domain), not \(given)", at: range)
  }

  static func powerUndefined(_ base: Double, _ exponent: Double, at range: SourceRange) -> EvaluationError {
    EvaluationError("\(decimal(base)) to the power of \(decimal(exponent)) is no real number", at: range)
  }

  static func sizesDiffer(_ function: String, _ one: Int, _ other: Int, at range: SourceRange) -> EvaluationError {
    EvaluationError("\(function) needs two points of the same size, not of \(one) and \(other)", at: range)
  }

  package static func textTooLong(at range: SourceRange) -> EvaluationError {
    EvaluationError("the text is too long, the limit is \(ValueLimits.textBytes >> 20) MiB", at: range)
  }

  static func tooDeep(at range: SourceRange) -> EvaluationError {
    EvaluationError("lists and records hold each other more than \(ValueLimits.depth) levels deep", at: range)
  }

  static func tooLarge(at range: SourceRange) -> EvaluationError {
    EvaluationError("the result is too large, the limit is about 1.8e308", at: range)
  }

  static func tooManyItems(at range: SourceRange) -> EvaluationError {
    EvaluationError(
      "the value is too large, the limit is \(ValueLimits.items) items; those of inner lists count, and 16 bytes of text "
        + "count as one", at: range)
  }

  static func tooManyLabels(at range: SourceRange) -> EvaluationError {
    EvaluationError(
      "the labels and drawn values of this sample hold more than \(ValueLimits.labelItems) items", at: range)
  }

  static func tooManySteps(at range: SourceRange) -> EvaluationError {
    EvaluationError(
      "the expressions of this sample look at more than \(ValueLimits.steps) items", at: range,
      suggestion: "name what is asked for again and again with 'let': it is evaluated once")
  }

  static func wrongKind(_ value: Datum, wanted: String, at range: SourceRange) -> EvaluationError {
    if case .absent = value { return .absent(at: range) }
    return EvaluationError("\(wanted) is needed here, this is \(value.kindName)", at: range)
  }

  static func wrongSum(_ left: Datum, _ right: Datum, at range: SourceRange) -> EvaluationError {
    let hasText = [left, right].contains { if case .text = $0 { true } else { false } }
    return EvaluationError(
      "'+' adds two numbers or joins two texts, not \(left.kindName) and \(right.kindName)", at: range,
      suggestion: hasText ? "write 'text(…)' around what is no text" : nil)
  }
}

extension EvaluationError {
  /// The fault as a diagnostic that tells which sample met it.
  package func diagnostic(inSample index: UInt64) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.message += " (in sample \(index))"
    return diagnostic
  }
}
