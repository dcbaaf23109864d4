package import Diagnostics

extension Expression {
  /// A plain value as an expression; nil for what has no notation.
  package convenience init?(_ datum: Datum, at range: SourceRange) {
    switch datum {
    case .number(let number) where number < 0: self.init(.unary(.minus, Expression(.number(-number), range)), range)
    case .number(let number): self.init(.number(number), range)
    case .text(let text): self.init(.text(text), range)
    case .boolean(let flag): self.init(.boolean(flag), range)
    case .list(let items):
      let parts = items.compactMap { Expression($0, at: range) }
      guard parts.count == items.count else { return nil }
      self.init(.list(parts), range)
    case .absent, .color, .record, .instance: return nil
    }
  }

  /// A member of what `owner` is: `owner.name`.
  package convenience init(member name: Located<String>, of owner: Expression) {
    self.init(.member(of: owner, name), owner.range)
  }

  /// The same expression with other names: `body` is asked for each name and dotted name, and says what stands there
  /// instead, or nil for what stays.
  package func replacingNames(_ body: ([Located<String>]) -> Expression?) -> Expression {
    if let path { return body(path) ?? self }
    func inside(_ part: Expression) -> Expression { part.replacingNames(body) }
    let form: Form =
      switch self.form {
      case .number, .text, .boolean, .name: self.form
      case .list(let items): .list(items.map(inside))
      case .member(let owner, let name): .member(of: inside(owner), name)
      case .element(let list, let index): .element(of: inside(list), at: inside(index))
      case .call(let name, let arguments): .call(name, arguments.map(inside))
      case .unary(let sign, let operand): .unary(sign, inside(operand))
      case .binary(let left, let sign, let right): .binary(inside(left), sign, inside(right))
      case .condition(let condition, let then, let otherwise):
        .condition(inside(condition), then: inside(then), otherwise: inside(otherwise))
      case .filter(let list, let condition): .filter(inside(list), by: inside(condition))
      }
    return Expression(form, range)
  }

  /// The parts of `a and b and c`; the expression itself, if it is no such chain.
  package var conjuncts: [Expression] {
    guard case .binary(let left, let sign, let right) = form, sign.value == .and else { return [self] }
    return left.conjuncts + right.conjuncts
  }

  /// The two sides of `a != b`; nil for all else.
  package var inequality: (Expression, Expression)? {
    guard case .binary(let left, let sign, let right) = form, sign.value == .unequal else { return nil }
    return (left, right)
  }
}
