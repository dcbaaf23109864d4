package import Diagnostics

/// A formula as the user wrote it: `0.5 * light + progress`.
///
/// A tree of immutable nodes, each with its place in the file. Names are still words here; `bound(in:)` gives them their
/// meaning. Two expressions are equal when they read the same: places don't count.
///
/// From loosest to tightest:
///
/// | form | groups |
/// |---|---|
/// | `list where condition`, only inside parentheses | |
/// | `if a then b else c` | as far right as it can |
/// | `or` | left |
/// | `and` | left |
/// | `not` | prefix |
/// | `== != < <= > >= in` | don't chain |
/// | `??` | right |
/// | `+ -` | left |
/// | `* / %` | left |
/// | `-` | prefix |
/// | `^` | right; its exponent may begin with `-` |
/// | `a.b` `a[0]` `f(a)` | left |
package final class Expression: Sendable {
  package enum Form: Sendable {
    case number(Double)
    /// `'it''s'` is `it's`.
    case text(String)
    case boolean(Bool)
    /// `[a, b]`
    case list([Expression])
    case name(String)
    /// `value.name`
    case member(of: Expression, Located<String>)
    /// `list[index]`, from 0.
    case element(of: Expression, at: Expression)
    case call(Located<String>, [Expression])
    case unary(UnaryOperator, Expression)
    /// The range of the operator's own sign is kept: it is where a fault of types is shown.
    case binary(Expression, Located<BinaryOperator>, Expression)
    case condition(Expression, then: Expression, otherwise: Expression)
    /// `list where condition`: in the condition `self` is the item, and the item's members are names.
    case filter(Expression, by: Expression)
  }

  package let form: Form
  package let range: SourceRange
  /// How many nodes the longest way down takes; bounded by the parser, so that walks may recurse.
  let depth: Int

  init(_ form: Form, _ range: SourceRange) {
    self.form = form
    self.range = range
    self.depth = 1 + (form.children.map(\.depth).max() ?? 0)
  }
}

/// The signs before an operand.
package enum UnaryOperator: String, Sendable, CaseIterable {
  case minus = "-"
  case not
}

/// The signs between two operands.
package enum BinaryOperator: String, Sendable, CaseIterable {
  case or, and
  case equal = "=="
  case unequal = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contained = "in"
  case fallback = "??"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
  case modulo = "%"
  case power = "^"
}

/// Words that can't be names, because expressions give them a meaning.
package let expressionKeywords = ["and", "else", "false", "if", "in", "not", "or", "then", "true", "where"]

extension Expression.Form {
  /// The parts in the order in which they are written.
  var children: [Expression] {
    switch self {
    case .number, .text, .boolean, .name: []
    case .list(let items): items
    case .member(let owner, _): [owner]
    case .element(let list, let index): [list, index]
    case .call(_, let arguments): arguments
    case .unary(_, let operand): [operand]
    case .binary(let left, _, let right): [left, right]
    case .condition(let condition, let then, let otherwise): [condition, then, otherwise]
    case .filter(let list, let condition): [list, condition]
    }
  }
}

extension Expression: Equatable {
  package static func == (one: Expression, other: Expression) -> Bool { one.form == other.form }
}

extension Expression.Form: Equatable {
  package static func == (one: Expression.Form, other: Expression.Form) -> Bool {
    switch (one, other) {
    case (.number(let a), .number(let b)): a == b
    case (.text(let a), .text(let b)), (.name(let a), .name(let b)): a.utf8.elementsEqual(b.utf8)
    case (.boolean(let a), .boolean(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.member(let a, let nameA), .member(let b, let nameB)): nameA.value == nameB.value && a == b
    case (.element(let a, let indexA), .element(let b, let indexB)): a == b && indexA == indexB
    case (.call(let nameA, let a), .call(let nameB, let b)): nameA.value == nameB.value && a == b
    case (.unary(let signA, let a), .unary(let signB, let b)): signA == signB && a == b
    case (.binary(let a, let signA, let b), .binary(let c, let signC, let d)):
      signA.value == signC.value && a == c && b == d
    case (.condition(let a, let b, let c), .condition(let d, let e, let f)): a == d && b == e && c == f
    case (.filter(let a, let b), .filter(let c, let d)): a == c && b == d
    default: false
    }
  }
}
