import Diagnostics

extension ExpressionBinder {
  /// What an operator can ask of an operand.
  enum Wanted: String { case boolean = "true or false", number = "a number", list = "a list", plain = "a text" }

  /// Records it if the operand certainly isn't what is wanted, or may be absent. `asker` is who wants it, as the sentence
  /// names it: `'+'`.
  mutating func require(_ wanted: Wanted, of operand: Term, _ asker: String) {
    requirePresence(of: operand)
    if !operand.type.mayBe(wanted) {
      diagnostics.record(.wrongKind(operand.type, wanted: wanted.rawValue, by: asker, at: operand.formula.range))
    }
  }

  mutating func requirePresence(of operand: Term) {
    if operand.type.mayBeAbsent { diagnostics.record(.mayBeAbsent(operand.formula.range)) }
  }

  mutating func list(_ parts: [Expression], _ range: SourceRange) -> Term {
    let terms = parts.map { bind($0) }
    for term in terms { requirePresence(of: term) }
    let item = terms.dropFirst().reduce(terms.first?.type ?? .unknown) { $0.union($1.type) }
    return term(ListFormula(terms.map(\.formula), range), .list(of: item), of: terms)
  }

  mutating func element(of list: Expression, at index: Expression, _ range: SourceRange) -> Term {
    let (owner, place) = (bind(list), bind(index))
    if !owner.type.mayBe(.list) {
      diagnostics.record(.wrongKind(owner.type, wanted: "a list", by: "'[…]'", at: owner.formula.range))
    }
    require(.number, of: place, "'[…]'")
    var type = StaticType.unknown
    if case .list(let item) = owner.type.kind { type = item }
    type.mayBeAbsent = type.mayBeAbsent || owner.type.mayBeAbsent
    return term(ElementFormula(of: owner.formula, at: place.formula, range), type, of: [owner, place])
  }

  mutating func unary(_ sign: UnaryOperator, _ operand: Expression, _ range: SourceRange) -> Term {
    let part = bind(operand)
    switch sign {
    case .minus:
      require(.number, of: part, "'-'")
      return term(NegativeFormula(part.formula, range), part.type.bounds.negated.type, of: [part])
    case .not:
      require(.boolean, of: part, "'not'")
      return term(NegationFormula(part.formula, range), .boolean, of: [part])
    }
  }

  mutating func condition(
    _ condition: Expression, then: Expression, otherwise: Expression, _ range: SourceRange
  ) -> Term {
    let test = bind(condition)
    require(.boolean, of: test, "'if'")
    let (first, second) = (bind(then, where: condition), bind(otherwise))
    let formula = ConditionFormula(test.formula, then: first.formula, otherwise: second.formula, range)
    return term(formula, first.type.union(second.type), of: [test, first, second])
  }

  mutating func binary(
    _ left: Expression, _ sign: Located<BinaryOperator>, _ right: Expression, _ range: SourceRange
  ) -> Term {
    let one = bind(left)
    let other = sign.value == .and ? bind(right, where: left) : bind(right)
    switch sign.value {
    case .fallback:
      var type = one.type
      type.mayBeAbsent = false
      let formula = FallbackFormula(one.formula, other.formula, range)
      return term(formula, type.union(other.type), of: [one, other])
    case .and, .or:
      for operand in [one, other] { require(.boolean, of: operand, sign.quoted) }
      let formula = JunctionFormula(one.formula, isAnd: sign.value == .and, other.formula, range)
      return term(formula, .boolean, of: [one, other])
    case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained:
      for operand in [one, other] { requirePresence(of: operand) }
      checkComparison(one.type, sign, other.type, range)
      return term(ComparisonFormula(one.formula, sign.value, other.formula, range), .boolean, of: [one, other])
    case .plus, .minus, .times, .divided, .modulo, .power:
      let type = sum(one, sign, other, range)
      // One number, known as such, makes both sides numbers.
      let mayJoin = sign.value == .plus && !type.isNumber
      let formula = ArithmeticFormula(one.formula, sign.value, other.formula, mayJoin: mayJoin, range)
      return term(formula, type, of: [one, other])
    }
  }

  /// The type of `+ - * / % ^`; records operands that don't fit.
  private mutating func sum(
    _ one: Term, _ sign: Located<BinaryOperator>, _ other: Term, _ range: SourceRange
  ) -> StaticType {
    if sign.value == .plus {
      for operand in [one, other] { requirePresence(of: operand) }
      return plus(one.type, other.type, range)
    }
    for operand in [one, other] { require(.number, of: operand, sign.quoted) }
    let (a, b) = (one.type.bounds, other.type.bounds)
    switch sign.value {
    case .minus: return (a - b).type
    case .times: return (a * b).type
    case .divided, .modulo:
      if b == Bounds(0, 0) { diagnostics.record(EvaluationError.divisionByZero(sign.value, at: range).diagnostic) }
      if sign.value == .divided { return (a / b).type }
      return b.low > 0 ? Bounds(0, b.high).type : .number
    default: return .number
    }
  }

  private mutating func plus(_ one: StaticType, _ other: StaticType, _ range: SourceRange) -> StaticType {
    switch (one.kind, other.kind) {
    case (.number(let a), .number(let b)): return (a + b).type
    case (.text, .text): return .text
    // Either side says what the sum must be, if it can be at all.
    case (.unknown, .unknown): return .unknown
    case (.number, .unknown), (.unknown, .number): return .number
    case (.text, .unknown), (.unknown, .text): return .text
    default:
      diagnostics.record(.wrongSum(one, other, at: range))
      return .unknown
    }
  }

  private mutating func checkComparison(
    _ one: StaticType, _ sign: Located<BinaryOperator>, _ other: StaticType, _ range: SourceRange
  ) {
    switch sign.value {
    case .equal, .unequal:
      if !one.mayEqual(other) { diagnostics.record(.neverEqual(one, sign, other, at: range)) }
    case .contained:
      guard other.mayBe(.list) else { return diagnostics.record(.notInList(other, at: range)) }
      if case .list(let item) = other.kind, !one.mayEqual(item) {
        diagnostics.record(.neverEqual(one, sign, item, at: range))
      }
    default:
      let isPossible = [Wanted.number, .plain].contains { one.mayBe($0) && other.mayBe($0) }
      if !isPossible { diagnostics.record(.notComparable(one, sign, other, at: range)) }
    }
  }
}

extension StaticType {
  func mayBe(_ wanted: ExpressionBinder.Wanted) -> Bool {
    switch (kind, wanted) {
    case (.unknown, _), (.boolean, .boolean), (.number, .number), (.list, .list), (.text, .plain): true
    default: false
    }
  }

  /// Whether two values of these types can be of one kind.
  func mayEqual(_ other: StaticType) -> Bool {
    switch (kind, other.kind) {
    case (.unknown, _), (_, .unknown), (.boolean, .boolean), (.number, .number), (.text, .text), (.color, .color),
      (.record, .record), (.instance, .instance):
      true
    case (.list(let a), .list(let b)): a.mayEqual(b)
    default: false
    }
  }

  /// What a sentence calls a value of this type.
  package var kindName: String {
    switch kind {
    case .unknown: "a value"
    case .boolean: "a boolean"
    case .number: "a number"
    case .text: "a text"
    case .color: "a color"
    case .list: "a list"
    case .record: "a record"
    case .instance: "an instance"
    }
  }
}

extension Located<BinaryOperator> {
  /// The sign as a sentence shows it.
  var quoted: String { "'\(value.rawValue)'" }
}
