package import Diagnostics

extension Expression {
  /// Gives the names their meaning and checks what can be checked before anything is drawn: unknown names, members and
  /// functions, wrong numbers of arguments, kinds that certainly don't fit, values that may be absent, and parts without
  /// names that have no value (`1 / 0`).
  ///
  /// Nil if there is an error; all that are found are recorded.
  package func bound(in table: some NameTable, recording diagnostics: inout Diagnostics) -> BoundExpression? {
    var binder = ExpressionBinder(table: table)
    let term = binder.bind(self)
    diagnostics.record(contentsOf: binder.diagnostics)
    guard !binder.diagnostics.hasErrors else { return nil }
    return BoundExpression(
      range: range, type: term.type, constant: term.constant, slots: binder.slots, formula: term.formula)
  }

  /// The value of an expression that needs no names; nil, and a reason recorded, if it does or has none.
  package func constant(recording diagnostics: inout Diagnostics) -> Datum? {
    guard let bound = bound(in: NoNames(), recording: &diagnostics) else { return nil }
    if let constant = bound.constant { return constant }
    // A `where` over constants, which is not folded with the rest.
    do throws(EvaluationError) { return try bound.evaluate(in: EmptyScope()) } catch {
      diagnostics.record(error.diagnostic)
      return nil
    }
  }
}

/// Where no names are.
private struct NoNames: NameTable {
  var names: [String] { [] }
  func meaning(of path: [Located<String>]) -> NameMeaning { .unknown }
}

/// The scope of a part that needs none.
final class EmptyScope: NameScope {
  func value(in slot: Int) throws(EvaluationError) -> Datum { .absent }
  func member(_ name: String, of instance: InstanceID) throws(EvaluationError) -> Datum? { nil }
}

/// Turns syntax into steps, from the leaves up.
struct ExpressionBinder {
  /// A step with what is known of its value.
  struct Term {
    let formula: any Formula
    var type: StaticType
    var constant: Datum?
  }

  let table: any NameTable
  var diagnostics = Diagnostics()
  private(set) var slots: [Located<Int>] = []
  /// What the items of each `where` around the current part are, the innermost last.
  private var items: [StaticType] = []
  /// What an `if present(…)` or `present(…) and …` around the current part has made sure of, as the user wrote it.
  private var guarded: [String] = []

  init(table: any NameTable) { self.table = table }

  mutating func bind(_ expression: Expression) -> Term {
    let range = expression.range
    switch expression.form {
    case .number(let number): return constant(.number(number), range)
    case .text(let text): return constant(.text(text), range)
    case .boolean(let boolean): return constant(.boolean(boolean), range)
    case .list(let parts): return list(parts, range)
    case .name, .member: return path(expression)
    case .element(let list, let index): return assured(element(of: list, at: index, range), expression.description)
    case .call(let name, let arguments): return call(name, arguments, range)
    case .unary(let sign, let operand): return unary(sign, operand, range)
    case .binary(let left, let sign, let right): return binary(left, sign, right, range)
    case .condition(let condition, let then, let otherwise):
      return self.condition(condition, then: then, otherwise: otherwise, range)
    case .filter(let list, let condition): return filter(list, by: condition, .which, range)
    }
  }

  func constant(_ datum: Datum, _ range: SourceRange) -> Term {
    Term(formula: ConstantFormula(datum, range), type: StaticType(of: datum), constant: datum)
  }

  /// A step over others; if none of them needs names, its value is found now, and a step without a value is a fault.
  mutating func term(_ formula: some Formula, _ type: StaticType, of parts: [Term]) -> Term {
    guard parts.allSatisfy({ $0.constant != nil }), !diagnostics.hasErrors else {
      return Term(formula: formula, type: type)
    }
    do throws(EvaluationError) {
      return constant(try formula.value(in: EmptyScope(), items: []), formula.range)
    } catch {
      diagnostics.record(error.diagnostic)
      return Term(formula: formula, type: type)
    }
  }

  /// A step in the place of one that can't be, so that the rest is still checked.
  func unknown(_ range: SourceRange) -> Term { Term(formula: ConstantFormula(.absent, range), type: .unknown) }

  // MARK: Names

  private mutating func path(_ expression: Expression) -> Term {
    guard let path = expression.path else {
      guard case .member(let owner, let name) = expression.form else { return unknown(expression.range) }
      return assured(member(of: bind(owner), name, expression.range), expression.description)
    }
    if let term = resolve(path, level: items.count - 1) { return term }
    let known = table.names + items.flatMap { $0.members?.memberNames ?? [] }
    diagnostics.record(.unknownName(path[0], known: known))
    return unknown(expression.range)
  }

  /// A name means the member of the innermost item that has it, else what the table says. Nil if nobody knows it.
  private mutating func resolve(_ path: [Located<String>], level: Int) -> Term? {
    guard level >= 0 else { return resolveOutside(path) }
    let item = Term(formula: ItemFormula(level: level, path[0].range), type: items[level])
    if path[0].value == "self", level == items.count - 1 { return members(path, from: 1, of: item) }
    if let types = items[level].members {
      return types.type(ofMember: path[0].value) != nil
        ? members(path, from: 0, of: item) : resolve(path, level: level - 1)
    }
    guard case .unknown = items[level].kind else { return resolve(path, level: level - 1) }
    let inner = members(path, from: 0, of: item)
    guard let outer = resolve(path, level: level - 1) else { return inner }
    let formula = ItemOrOuterFormula(
      level: level, path[0].value, member: inner.formula, outer: outer.formula, inner.formula.range)
    return Term(formula: formula, type: .unknown)
  }

  private mutating func resolveOutside(_ path: [Located<String>]) -> Term? {
    switch table.meaning(of: path) {
    case .slot(let slot, let type, let words):
      let range = path[0].range.joined(path[words - 1].range)
      if !slots.contains(where: { $0.value == slot }) { slots.append(Located(slot, range)) }
      let start = assured(Term(formula: SlotFormula(slot, range), type: type), path[..<words].dotted)
      return members(path, from: words, of: start)
    case .constant(let datum, let words):
      return members(path, from: words, of: constant(datum, path[0].range.joined(path[words - 1].range)))
    case .refused(let diagnostic):
      diagnostics.record(diagnostic)
      return unknown(path[0].range)
    case .unknown:
      return nil
    }
  }

  /// The members that the words of `path` from `start` on name, one of the other.
  private mutating func members(_ path: [Located<String>], from start: Int, of owner: Term) -> Term {
    var term = owner
    for index in start..<path.count {
      let range = index == 0 ? path[0].range : term.formula.range.joined(path[index].range)
      term = assured(member(of: term, path[index], range), path[...index].dotted)
    }
    return term
  }

  private mutating func member(of owner: Term, _ name: Located<String>, _ range: SourceRange) -> Term {
    let type = memberType(of: owner.type, name)
    return term(MemberFormula(of: owner.formula, name.value, range), type, of: [owner])
  }

  private mutating func memberType(of owner: StaticType, _ name: Located<String>) -> StaticType {
    switch owner.kind {
    case .unknown: return .unknown
    case .record(let types), .instance(let types):
      guard var type = types.type(ofMember: name.value) else {
        diagnostics.record(types.refusal(ofMember: name) ?? .unknownMember(name, known: types.memberNames))
        return .unknown
      }
      type.mayBeAbsent = type.mayBeAbsent || owner.mayBeAbsent
      return type
    case .list(let item):
      var member = memberType(of: item, name)
      // Those of repeated parts stand in one list.
      if case .list(let part) = member.kind, case .instance = part.kind { member = part }
      member.mayBeAbsent = false
      return StaticType(.list(member), mayBeAbsent: owner.mayBeAbsent)
    case .boolean, .number, .text, .color:
      diagnostics.record(.noMembers(of: owner, name))
      return .unknown
    }
  }

  // MARK: Parts that see more than their surroundings

  mutating func filter(
    _ list: Expression, by condition: Expression, _ question: FilterFormula.Question, _ range: SourceRange
  ) -> Term {
    let owner = bind(list)
    items.append(item(of: owner, list.range))
    let test = bind(condition)
    items.removeLast()
    require(.boolean, of: test, "'where'")
    let formula = FilterFormula(owner.formula, by: test.formula, question, range)
    let kept = owner.type.mayBe(.list) ? owner.type : .list(of: .unknown)
    return Term(formula: formula, type: question == .which ? kept : .boolean)
  }

  private mutating func item(of list: Term, _ range: SourceRange) -> StaticType {
    require(.list, of: list, "'where'")
    if case .list(let item) = list.type.kind { return item }
    // What is no list was told; its own names are still known, so that they are not told, too.
    return list.type
  }

  /// Binds `expression` where the condition holds.
  mutating func bind(_ expression: Expression, where condition: Expression) -> Term {
    let count = guarded.count
    guarded += condition.guards
    defer { guarded.removeLast(guarded.count - count) }
    return bind(expression)
  }

  /// What the surroundings have made sure of isn't absent.
  private func assured(_ term: Term, _ written: String) -> Term {
    guard term.type.mayBeAbsent, guarded.contains(written) else { return term }
    var present = term
    present.type.mayBeAbsent = false
    return present
  }
}

extension ArraySlice<Located<String>> {
  fileprivate var dotted: String { map(\.value).joined(separator: ".") }
}

extension Expression {
  /// The words of `a.b.c`, or nil if there is more to it.
  package var path: [Located<String>]? {
    switch form {
    case .name(let name): [Located(name, range)]
    case .member(let owner, let name): owner.path.map { $0 + [name] }
    default: nil
    }
  }

  /// What is there if this holds: the arguments of `present`.
  fileprivate var guards: [String] {
    switch form {
    case .call(let name, let arguments) where name.value == "present": arguments.map(\.description)
    case .binary(let left, let sign, let right) where sign.value == .and: left.guards + right.guards
    default: []
    }
  }

  /// Every name and dotted name in the expression, in the order of the text; also those that a `where` may find in its
  /// items. For finding what must be known first.
  package var names: [[Located<String>]] {
    if let path { return [path] }
    return form.children.flatMap(\.names)
  }
}

extension StaticType {
  /// What is known of a value that is at hand.
  package init(of datum: Datum) {
    switch datum {
    case .absent: self.init(.unknown, mayBeAbsent: true)
    case .boolean: self.init(.boolean)
    case .number(let number): self.init(.number(Bounds(number, number)))
    case .text: self.init(.text)
    case .color: self.init(.color)
    case .list(let items):
      let types = items.map(StaticType.init(of:))
      self.init(.list(types.dropFirst().reduce(types.first ?? .unknown) { $0.union($1) }))
    case .record(let members): self.init(.record(KnownMembers(members)))
    case .instance: self.init(.unknown)
    }
  }

  var members: (any MemberTypes)? {
    switch kind {
    case .record(let types), .instance(let types): types
    default: nil
    }
  }

  /// What is known of a value that is one or the other.
  package func union(_ other: StaticType) -> StaticType {
    let kind: Kind =
      switch (self.kind, other.kind) {
      case (.boolean, .boolean): .boolean
      case (.number(let a), .number(let b)): .number(a.union(b))
      case (.text, .text): .text
      case (.color, .color): .color
      case (.list(let a), .list(let b)): .list(a.union(b))
      default: .unknown
      }
    return StaticType(kind, mayBeAbsent: mayBeAbsent || other.mayBeAbsent)
  }
}

/// The members of a record that is at hand.
private struct KnownMembers: MemberTypes {
  let members: [Datum.Member]

  init(_ members: [Datum.Member]) { self.members = members }

  var memberNames: [String] { members.map(\.name) }
  func type(ofMember name: String) -> StaticType? {
    members.first { $0.name == name }.map { StaticType(of: $0.value) }
  }
}
