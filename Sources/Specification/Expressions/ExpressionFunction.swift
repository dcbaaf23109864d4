import Diagnostics

/// A built-in function of expressions.
package struct ExpressionFunction: Sendable {
  /// What a function is given: shown by the documentation, checked when an expression is read.
  package struct Parameter: Sendable {
    package enum Kind: Sendable { case number, text, list, point, any }

    package let name: String
    package let kind: Kind
    /// What stands for it where it is left out; nil if it must be given.
    package let standard: Double?

    init(_ name: String, _ kind: Kind = .number, standard: Double? = nil) {
      self.name = name
      self.kind = kind
      self.standard = standard
    }
  }

  /// How the value comes about. Nil as a result means: outside the domain.
  enum Body: Sendable {
    case one(@Sendable (Double) -> Double?)
    case two(@Sendable (Double, Double) -> Double?)
    case three(@Sendable (Double, Double, Double) -> Double?)
    /// Numbers, or one list of numbers, taken one after the other; nothing comes of no numbers unless `empty` is given.
    case fold(empty: Double?, @Sendable (Double, Double) -> Double)
    case mean
    /// Booleans, or one list of booleans: whether all (or any) hold.
    case junction(isAll: Bool)
    /// Whatever it likes of values that are there.
    case general(@Sendable ([Datum], FunctionFormula) throws(EvaluationError) -> Datum)
    /// Whether its argument is there.
    case presence
  }

  package let name: String
  package let parameters: [Parameter]
  /// `min(a, b, …)`, or one list: the single parameter may be repeated.
  package let isVariadic: Bool
  /// A clause without a subject: `the smallest of numbers`.
  package let summary: String
  /// What the arguments must be where the kinds alone don't say it: `a number from 0`.
  package let domain: String
  let body: Body
  let type: @Sendable ([StaticType]) -> StaticType

  /// As documentation shows it: `round(x, digits = 0)`, `min(a, …)`.
  package var signature: String {
    let shown = parameters.map { parameter in
      parameter.standard.map { "\(parameter.name) = \(decimal($0))" } ?? parameter.name
    }
    return "\(name)(\(shown.joined(separator: ", "))\(isVariadic ? ", …" : ""))"
  }

  init(
    _ name: String, _ parameters: [Parameter], isVariadic: Bool = false, _ summary: String, domain: String = "",
    type: @escaping @Sendable ([StaticType]) -> StaticType = { _ in .number }, _ body: Body
  ) {
    self.name = name
    self.parameters = parameters
    self.isVariadic = isVariadic
    self.summary = summary
    self.domain = domain
    self.type = type
    self.body = body
  }
}

/// A call whose arguments have been counted; left-out ones are filled in.
final class FunctionFormula: Formula {
  let range: SourceRange
  let function: ExpressionFunction
  let arguments: [any Formula]

  /// - Precondition: as many arguments as the function takes.
  init(_ function: ExpressionFunction, _ arguments: [any Formula], _ range: SourceRange) {
    precondition(function.isVariadic ? !arguments.isEmpty : arguments.count == function.parameters.count)
    self.function = function
    self.arguments = arguments
    self.range = range
  }

  func value(in scope: any NameScope, items: [Datum]) throws(EvaluationError) -> Datum {
    switch function.body {
    case .one(let body):
      let x = try number(0, in: scope, items)
      return try finite(body(x), [x])
    case .two(let body):
      let (x, y) = (try number(0, in: scope, items), try number(1, in: scope, items))
      return try finite(body(x, y), [x, y])
    case .three(let body):
      let (x, y) = (try number(0, in: scope, items), try number(1, in: scope, items))
      let z = try number(2, in: scope, items)
      return try finite(body(x, y, z), [x, y, z])
    case .fold(let empty, let body):
      let (total, _) = try folded(in: scope, items, body)
      guard let result = total ?? empty else { throw .emptyList(function.name, at: range) }
      return try finite(result, [])
    case .mean:
      let (total, count) = try folded(in: scope, items) { $0 + $1 }
      guard let total else { throw .emptyList(function.name, at: range) }
      return try finite(total / Double(count), [])
    case .junction(let isAll):
      return .boolean(try junction(isAll, in: scope, items))
    case .general(let body):
      var values: [Datum] = []
      for argument in arguments { values.append(try argument.value(in: scope, items: items).present(of: argument)) }
      try spend(values, in: scope)
      return try body(values, self)
    case .presence:
      return .boolean(try arguments[0].value(in: scope, items: items) != .absent)
    }
  }

  /// Functions walk over their texts, and over the outermost of their lists.
  private func spend(_ values: [Datum], in scope: any NameScope) throws(EvaluationError) {
    for value in values {
      switch value {
      case .text(let text): try scope.spend(text.utf8.count / 16, at: range)
      case .list(let items): try scope.spend(items.count, at: range)
      default: break
      }
    }
  }

  private func number(_ index: Int, in scope: any NameScope, _ items: [Datum]) throws(EvaluationError) -> Double {
    try arguments[index].number(in: scope, items: items)
  }

  /// `given` is what the sentence names if the result is outside the domain.
  private func finite(
    _ result: Double?, _ given: @autoclosure () -> [Double]
  ) throws(EvaluationError) -> Datum {
    guard let result else { throw .outsideDomain(function.name, function.domain, given(), at: range) }
    guard result.isFinite else { throw .tooLarge(at: range) }
    return .number(result)
  }

  /// All numbers in one, and how many there were: the arguments, or the items of the only one.
  private func folded(
    in scope: any NameScope, _ items: [Datum], _ body: (Double, Double) -> Double
  ) throws(EvaluationError) -> (Double?, count: Int) {
    let first = try arguments[0].value(in: scope, items: items)
    if arguments.count == 1, case .list(let list) = first {
      try scope.spend(list.count, at: range)
      var total: Double?
      for item in list {
        let number = try item.number(of: arguments[0])
        total = total.map { body($0, number) } ?? number
      }
      return (total, list.count)
    }
    var total = try first.number(of: arguments[0])
    for index in 1..<arguments.count { total = body(total, try number(index, in: scope, items)) }
    return (total, arguments.count)
  }

  private func junction(_ isAll: Bool, in scope: any NameScope, _ items: [Datum]) throws(EvaluationError) -> Bool {
    let first = try arguments[0].value(in: scope, items: items)
    if arguments.count == 1, case .list(let list) = first {
      try scope.spend(list.count, at: range)
      for item in list where try item.boolean(of: arguments[0]) != isAll { return !isAll }
      return isAll
    }
    if try first.boolean(of: arguments[0]) != isAll { return !isAll }
    for argument in arguments.dropFirst() {
      if try argument.value(in: scope, items: items).boolean(of: argument) != isAll { return !isAll }
    }
    return isAll
  }
}
