package import Diagnostics

/// An expression whose names have their meaning: what is evaluated, once per sample.
///
/// Evaluation is pure and total: it gives a value or an `EvaluationError` that points to the part at fault, in time
/// bounded by the expression and the lists it walks. The rules:
///
/// - Numbers stay finite. Division and `%` by zero, roots of negative numbers, logarithms of what isn't above zero, and
///   results beyond the largest double are errors. `a % b` has the sign of `b`.
/// - `+` adds two numbers or joins two texts. Nothing is converted: `'a' + 1` is an error, `'a' + text(1)` is `a1`.
/// - `==` and `!=` take all kinds; values of two kinds are unequal. `<` and its like take two numbers, or two texts,
///   which are compared by code points. `in` looks for an equal item of a list.
/// - `and`, `or`, `??` and `if` leave out what doesn't matter: `n == 0 or total / n > 3` is safe.
/// - A member or element of something absent is absent. All other uses of an absent value are errors, but for `??` and
///   `present`. A list has no absent items: the members of a list leave them out.
/// - `list.name` is the list of the items' members, those of repeated parts in one list. `list[0]` is its first item;
///   an index that isn't there is an error.
package struct BoundExpression: Sendable {
  package let range: SourceRange
  /// What is known of the value in every sample.
  package let type: StaticType
  /// The value, if it is the same in every sample.
  package let constant: Datum?
  /// The slots that are read, each once, with the place of its first use.
  package let slots: [Located<Int>]
  let formula: any Formula

  init(
    range: SourceRange, type: StaticType, constant: Datum?, slots: [Located<Int>], formula: any Formula
  ) {
    self.range = range
    self.type = type
    self.constant = constant
    self.slots = slots
    self.formula = formula
  }

  /// The same value in every sample, as an expression.
  package init(_ constant: Datum, at range: SourceRange) {
    self.init(
      range: range, type: StaticType(of: constant), constant: constant, slots: [],
      formula: ConstantFormula(constant, range))
  }

  /// The value in the sample that `scope` holds; may be absent.
  package func evaluate(in scope: any NameScope) throws(EvaluationError) -> Datum {
    try formula.value(in: scope, items: [])
  }

  /// The value as a number.
  package func number(in scope: any NameScope) throws(EvaluationError) -> Double {
    try formula.number(in: scope, items: [])
  }

  /// The value as true or false.
  package func boolean(in scope: any NameScope) throws(EvaluationError) -> Bool {
    try formula.value(in: scope, items: []).boolean(of: formula)
  }

  /// The value as text; a number in its shortest form.
  package func text(in scope: any NameScope) throws(EvaluationError) -> String {
    try formula.value(in: scope, items: []).printed(of: formula)
  }
}

/// One step of an evaluation. Final classes, so that a walk over them copies nothing.
protocol Formula: AnyObject, Sendable {
  var range: SourceRange { get }
  /// The value where `items` are what `self` is in each `where` around the step, the innermost last.
  func value(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Datum
  /// The value, if it is a number: arithmetic goes this way, without wrapping what is unwrapped at once.
  func number(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Double
}

extension Formula {
  func number(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Double {
    try value(in: scope, items: items).number(of: self)
  }
}

// What an operator asks of its operand, which says so at its own place.
extension Datum {
  func number(of formula: any Formula) throws(EvaluationError) -> Double {
    guard case .number(let number) = self else { throw .wrongKind(self, wanted: "a number", at: formula.range) }
    return number
  }

  func boolean(of formula: any Formula) throws(EvaluationError) -> Bool {
    guard case .boolean(let boolean) = self else { throw .wrongKind(self, wanted: "true or false", at: formula.range) }
    return boolean
  }

  func list(of formula: any Formula) throws(EvaluationError) -> [Datum] {
    guard case .list(let list) = self else { throw .wrongKind(self, wanted: "a list", at: formula.range) }
    return list
  }

  func present(of formula: any Formula) throws(EvaluationError) -> Datum {
    if case .absent = self { throw .absent(at: formula.range) }
    return self
  }

  func printed(of formula: any Formula) throws(EvaluationError) -> String {
    guard let text = printed else { throw .wrongKind(self, wanted: "a text", at: formula.range) }
    return text
  }

  /// A number, text or boolean as a sentence shows it: whole numbers without a point, others in the shortest form that
  /// reads back as the same. Nil for what has no plain text.
  package var printed: String? {
    switch self {
    case .number(let number): decimal(number)
    case .text(let text): text
    case .boolean(let boolean): boolean ? "true" : "false"
    case .absent, .color, .list, .record, .instance: nil
    }
  }
}

/// What a place in a spec asks of an expression.
package enum ExpectedKind: String, Sendable {
  case boolean = "true or false"
  case number = "a number"
  case text = "a text"
  case color = "a color"
  case list = "a list"
}

extension BoundExpression {
  /// Records it if the value is certainly not of the kind that `place` needs, or may be absent there.
  ///
  /// `place` is how a sentence names it: `'radius'`. A number is good for a text, and a text for a color: whether it
  /// names one is known when it is there.
  /// - Returns: whether nothing was wrong.
  @discardableResult
  package func check(is expected: ExpectedKind, for place: String, recording diagnostics: inout Diagnostics) -> Bool {
    if type.mayBeAbsent {
      diagnostics.record(.mayBeAbsent(range))
      return false
    }
    let fits =
      switch (type.kind, expected) {
      case (.unknown, _), (.boolean, .boolean), (.number, .number), (.number, .text), (.text, .text), (.text, .color),
        (.color, .color), (.list, .list):
        true
      default: false
      }
    if !fits { diagnostics.record(.wrongKind(type, wanted: expected.rawValue, by: place, at: range)) }
    return fits
  }
}
