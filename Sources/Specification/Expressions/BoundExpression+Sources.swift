/// Where the values of an expression come from, as far as that can be told without evaluating it.
package indirect enum ValueSource: Sendable {
  case constant(Datum)
  case slot(Int)
  /// One of these, whatever decides.
  case oneOf([ValueSource])
  case unknown
}

extension BoundExpression {
  /// The sources of the value: of `if a then 'x' else b`, the text and the slot of `b`.
  package var source: ValueSource { formula.source }
}

extension Formula {
  var source: ValueSource {
    switch self {
    case let constant as ConstantFormula: .constant(constant.constant)
    case let slot as SlotFormula: .slot(slot.slot)
    case let condition as ConditionFormula: .oneOf([condition.then.source, condition.otherwise.source])
    case let fallback as FallbackFormula: .oneOf([fallback.left.source, fallback.right.source])
    default: .unknown
    }
  }
}
