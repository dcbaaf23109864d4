/// How tightly a form holds its operands, from loosest to tightest.
enum Precedence: Int, Comparable {
  /// `where` has a level of its own, because it stands only inside parentheses; `loosest` is `if` and all signs.
  case filter, loosest, or, and, negation, comparison, fallback, sum, product, unary, power, postfix

  init(of sign: BinaryOperator) {
    self =
      switch sign {
      case .or: .or
      case .and: .and
      case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained: .comparison
      case .fallback: .fallback
      case .plus, .minus: .sum
      case .times, .divided, .modulo: .product
      case .power: .power
      }
  }

  /// What the operand on the right must at least be: tighter, except where signs group to the right.
  var ofRightOperand: Precedence {
    switch self {
    case .fallback: .fallback
    case .power: .unary
    default: Precedence(rawValue: rawValue + 1) ?? .postfix
    }
  }

  /// What the operand on the left must at least be.
  var ofLeftOperand: Precedence {
    switch self {
    case .comparison, .fallback, .power: Precedence(rawValue: rawValue + 1) ?? .postfix
    default: self
    }
  }

  static func < (one: Precedence, other: Precedence) -> Bool { one.rawValue < other.rawValue }
}

/// What people write between two operands out of habit, and what they mean by it.
let foreignOperators: [String: BinaryOperator] = [
  "&&": .and, "&": .and, "AND": .and, "And": .and, "||": .or, "OR": .or, "Or": .or, "IN": .contained,
  "=": .equal, "===": .equal, "is": .equal, "!==": .unequal, "<>": .unequal, "≠": .unequal, "xor": .unequal,
  "=<": .lessOrEqual, "≤": .lessOrEqual, "=>": .greaterOrEqual, "≥": .greaterOrEqual,
  "×": .times, "·": .times, "÷": .divided, "mod": .modulo, "MOD": .modulo, "−": .minus, "–": .minus, "**": .power,
]
