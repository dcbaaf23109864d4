import Diagnostics

extension ExpressionBinder {
  mutating func call(_ name: Located<String>, _ arguments: [Expression], _ range: SourceRange) -> Term {
    // In `any` and `all` a `where` is the question, not a choice of items.
    if arguments.count == 1, case .filter(let list, let condition) = arguments[0].form {
      if name.value == "any" { return filter(list, by: condition, .any, range) }
      if name.value == "all" { return filter(list, by: condition, .all, range) }
    }
    var terms = arguments.map { bind($0) }
    guard let function = expressionFunctions.first(where: { $0.name == name.value }) else {
      diagnostics.record(.unknownFunction(name, known: expressionFunctions.map(\.name)))
      return unknown(range)
    }
    guard function.takes(terms.count) else {
      diagnostics.record(.wrongArgumentCount(name, function, count: terms.count))
      return unknown(range)
    }
    check(terms, of: function)
    for parameter in function.parameters.dropFirst(terms.count) {
      terms.append(constant(.number(parameter.standard ?? 0), range))
    }
    let formula = FunctionFormula(function, terms.map(\.formula), range)
    return term(formula, function.type(terms.map(\.type)), of: terms)
  }

  private mutating func check(_ arguments: [Term], of function: ExpressionFunction) {
    if case .presence = function.body { return }
    for (index, argument) in arguments.enumerated() {
      switch function.parameters[min(index, function.parameters.count - 1)].kind {
      case .number: require(.number, of: argument, function.name)
      case .text: require(.plain, of: argument, function.name)
      case .list, .point: require(.list, of: argument, function.name)
      case .any: checkVariadic(argument, isOnly: arguments.count == 1, of: function)
      }
    }
  }

  /// Numbers (or booleans), or one list of them.
  private mutating func checkVariadic(_ argument: Term, isOnly: Bool, of function: ExpressionFunction) {
    requirePresence(of: argument)
    let wanted: Wanted
    switch function.body {
    case .fold, .mean: wanted = .number
    case .junction: wanted = .boolean
    default: return
    }
    var type = argument.type
    if isOnly, case .list(let item) = type.kind { type = item }
    if !type.mayBe(wanted) {
      diagnostics.record(.wrongKind(type, wanted: wanted.rawValue, by: function.name, at: argument.formula.range))
    }
  }
}

extension ExpressionFunction {
  /// Whether it can be called with so many arguments.
  func takes(_ count: Int) -> Bool {
    if isVariadic { return count >= 1 }
    let needed = parameters.count { $0.standard == nil }
    return (needed...parameters.count).contains(count)
  }
}
