import Diagnostics
import Elementary

/// `-a`
final class NegativeFormula: Formula {
  let range: SourceRange
  private let operand: any Formula

  init(_ operand: any Formula, _ range: SourceRange) {
    self.operand = operand
    self.range = range
  }

  func value(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Datum {
    .number(try number(in: scope, items: items))
  }

  func number(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Double {
    -(try operand.number(in: scope, items: items))
  }
}

/// `not a`
final class NegationFormula: Formula {
  let range: SourceRange
  private let operand: any Formula

  init(_ operand: any Formula, _ range: SourceRange) {
    self.operand = operand
    self.range = range
  }

  func value(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Datum {
    .boolean(!(try operand.value(in: scope, items: items).boolean(of: operand)))
  }
}

/// `+ - * / % ^`
final class ArithmeticFormula: Formula {
  let range: SourceRange
  private let sign: BinaryOperator
  private let left: any Formula
  private let right: any Formula
  /// Whether the operands of `+` may be texts.
  private let mayJoin: Bool

  init(_ left: any Formula, _ sign: BinaryOperator, _ right: any Formula, mayJoin: Bool, _ range: SourceRange) {
    self.left = left
    self.sign = sign
    self.right = right
    self.mayJoin = mayJoin
    self.range = range
  }

  func value(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Datum {
    guard mayJoin else { return .number(try number(in: scope, items: items)) }
    let one = try left.value(in: scope, items: items).present(of: left)
    let other = try right.value(in: scope, items: items).present(of: right)
    switch (one, other) {
    case (.number(let a), .number(let b)): return .number(try calculated(a, b))
    case (.text(let a), .text(let b)): return .text(try joined(a, b, in: scope))
    default: throw .wrongSum(one, other, at: range)
    }
  }

  func number(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Double {
    guard !mayJoin else { return try value(in: scope, items: items).number(of: self) }
    let a = try left.number(in: scope, items: items)
    return try calculated(a, try right.number(in: scope, items: items))
  }

  private func joined(_ a: String, _ b: String, in scope: any NameScope) throws(EvaluationError) -> String {
    let count = a.utf8.count + b.utf8.count
    guard count <= ValueLimits.textBytes else { throw .textTooLong(at: range) }
    try scope.spend(count / 16, at: range)
    return a + b
  }

  private func calculated(_ a: Double, _ b: Double) throws(EvaluationError) -> Double {
    let result: Double
    switch sign {
    case .plus: result = a + b
    case .minus: result = a - b
    case .times: result = a * b
    case .divided:
      guard b != 0 else { throw .divisionByZero(sign, at: range) }
      result = a / b
    case .modulo:
      guard b != 0 else { throw .divisionByZero(sign, at: range) }
      result = modulo(a, b)
    default: result = try power(a, b, at: range)
    }
    guard result.isFinite else { throw .tooLarge(at: range) }
    return result
  }
}

/// The remainder that has the sign of `b`, exact but for one rounding: `-90 % 360` is 270.
func modulo(_ a: Double, _ b: Double) -> Double {
  let remainder = a.truncatingRemainder(dividingBy: b)
  return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder
}

/// `a` to the power of `b`; 0 to the power of 0 is 1.
func power(_ a: Double, _ b: Double, at range: SourceRange) throws(EvaluationError) -> Double {
  guard a > 0 || (a == 0 && b >= 0) || (a < 0 && b == b.rounded()) else { throw .powerUndefined(a, b, at: range) }
  let result = Elementary.power(a, b)
  guard result.isFinite else { throw .tooLarge(at: range) }
  return result
}

/// `== != < <= > >= in`
final class ComparisonFormula: Formula {
  let range: SourceRange
  private let sign: BinaryOperator
  private let left: any Formula
  private let right: any Formula

  init(_ left: any Formula, _ sign: BinaryOperator, _ right: any Formula, _ range: SourceRange) {
    self.left = left
    self.sign = sign
    self.right = right
    self.range = range
  }

  func value(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Datum {
    let one = try left.value(in: scope, items: items).present(of: left)
    let other = try right.value(in: scope, items: items).present(of: right)
    try spend(one, other, in: scope)
    switch sign {
    case .equal: return .boolean(one == other)
    case .unequal: return .boolean(one != other)
    case .contained: return .boolean(try other.list(of: right).contains(one))
    default: return .boolean(try isOrdered(one, other))
    }
  }

  /// Comparing takes as long as the smaller of the two is large; looking for an item, as long as the list.
  private func spend(_ one: Datum, _ other: Datum, in scope: any NameScope) throws(EvaluationError) {
    switch (one, other) {
    case (_, .list), (.text, .text), (.record, .record):
      try scope.spend(other.size(upTo: ValueLimits.items) ?? ValueLimits.items, at: range)
    default: break
    }
  }

  private func isOrdered(_ one: Datum, _ other: Datum) throws(EvaluationError) -> Bool {
    switch (one, other) {
    case (.number(let a), .number(let b)): holds(a, b)
    // The order of UTF-8 bytes is that of code points; Swift's own `<` would normalise first.
    case (.text(let a), .text(let b)): holds(order(a, b), 0)
    default: throw .notComparable(one, sign, other, at: range)
    }
  }

  private func holds<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
    switch sign {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    default: a >= b
    }
  }

  private func order(_ a: String, _ b: String) -> Int {
    if a.utf8.lexicographicallyPrecedes(b.utf8) { return -1 }
    return b.utf8.lexicographicallyPrecedes(a.utf8) ? 1 : 0
  }
}

/// `and`, `or`: the right side counts only if the left leaves the question open.
final class JunctionFormula: Formula {
  let range: SourceRange
  private let isAnd: Bool
  private let left: any Formula
  private let right: any Formula

  init(_ left: any Formula, isAnd: Bool, _ right: any Formula, _ range: SourceRange) {
    self.left = left
    self.isAnd = isAnd
    self.right = right
    self.range = range
  }

  func value(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Datum {
    let first = try left.value(in: scope, items: items).boolean(of: left)
    if first != isAnd { return .boolean(first) }
    return .boolean(try right.value(in: scope, items: items).boolean(of: right))
  }
}

/// `a ?? b`
final class FallbackFormula: Formula {
  let range: SourceRange
  let left: any Formula
  let right: any Formula

  init(_ left: any Formula, _ right: any Formula, _ range: SourceRange) {
    self.left = left
    self.right = right
    self.range = range
  }

  func value(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Datum {
    let first = try left.value(in: scope, items: items)
    if case .absent = first { return try right.value(in: scope, items: items) }
    return first
  }
}

/// `if a then b else c`
final class ConditionFormula: Formula {
  let range: SourceRange
  let condition: any Formula
  let then: any Formula
  let otherwise: any Formula

  init(_ condition: any Formula, then: any Formula, otherwise: any Formula, _ range: SourceRange) {
    self.condition = condition
    self.then = then
    self.otherwise = otherwise
    self.range = range
  }

  func value(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Datum {
    let holds = try condition.value(in: scope, items: items).boolean(of: condition)
    return try (holds ? then : otherwise).value(in: scope, items: items)
  }
}

/// `list where condition`, and what `any` and `all` ask of it.
final class FilterFormula: Formula {
  enum Question { case which, any, all }

  let range: SourceRange
  private let list: any Formula
  private let condition: any Formula
  private let question: Question

  init(_ list: any Formula, by condition: any Formula, _ question: Question, _ range: SourceRange) {
    self.list = list
    self.condition = condition
    self.question = question
    self.range = range
  }

  func value(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Datum {
    var kept: [Datum] = []
    var items = items
    for item in try list.value(in: scope, items: items).list(of: list) {
      try scope.spend(1, at: range)
      items.append(item)
      let holds = try condition.value(in: scope, items: items).boolean(of: condition)
      items.removeLast()
      switch question {
      case .which: if holds { kept.append(item) }
      case .any: if holds { return .boolean(true) }
      case .all: if !holds { return .boolean(false) }
      }
    }
    return question == .which ? .list(kept) : .boolean(question == .all)
  }
}
