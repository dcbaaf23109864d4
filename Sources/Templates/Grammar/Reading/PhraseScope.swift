import Diagnostics
import Specification

/// The names of a rule or of an item of `say`: what `as` gave, parameters, its own `let`s; beyond them the names of the
/// spec's root.
final class PhraseScope {
  /// What a parameter stands for.
  enum Argument {
    case variable(Variable, members: [Located<String>])
    case list(TemplateList)
    case rule(TemplateRule)
    case constant(Datum)
    /// Text that the caller made up; said with the caller's names.
    case said(Said)
    case expression(Expression, [Variable])
  }

  /// What a name leads to before anything is drawn.
  enum Meaning {
    case variable(Variable)
    case argument(Argument)
    case constant(Datum)
    /// An expression of variables.
    case derived(Expression, [Variable])
    /// A value of the spec's root of which nothing can be known.
    case open
    /// A `let` of an item of `say` of which nothing can be known: what expressions call it, and what it is drawn by.
    case drawn(String, [Variable])
    /// Something that is wrong, and was told.
    case faulty
  }

  /// A name given by `as`.
  struct Alias {
    let name: Located<String>
    let reference: Reference
    let filters: [FilterUse]
  }

  /// Its place in the spec, for the sites of what is chosen in it.
  let site: String
  let prefix: String
  let binder: TemplateBinder
  /// Whose variables are made here: the scope itself, or the one that uses it as a part.
  private let owner: PhraseScope?
  private(set) var aliases: [String: Alias] = [:]
  var arguments: [String: Argument] = [:]
  var lets: [String: Meaning] = [:]
  /// Where parameters and `let`s are declared.
  var places: [String: SourceRange] = [:]
  /// The variables of this scope, in the order of their registers.
  private(set) var own: [Variable] = []
  private var variables: [String: Variable] = [:]
  private var shared: [String: SharedRule] = [:]
  private var failed: Set<String> = []
  private var isMaking: Set<String> = []
  /// What expressions see: variables under their inner names, and the names of the root.
  let names: StaticScope
  /// What is known of `repeat.item`, where a text is said for each of several things.
  var repeatItem: StaticType?
  private var told: [String: Variable] = [:]
  /// How many choices were found in the phrase at hand; they are numbered.
  var choices = 0

  /// A part of another scope, such as the default of a parameter, makes variables of that scope, its `owner`, without
  /// seeing any of its names.
  init(site: String, prefix: String, binder: TemplateBinder, owner: PhraseScope? = nil) {
    self.site = site
    self.prefix = prefix
    self.binder = binder
    self.owner = owner
    names = StaticScope(in: binder.root)
  }

  // MARK: variables

  /// Notes the names that `as` gives anywhere in `phrase`.
  func note(_ phrase: Phrase) {
    for part in phrase.parts {
      switch part {
      case .literal: break
      case .slot(let slot): note(slot)
      case .group(let choice), .optional(let choice, _):
        for alternative in choice.alternatives { note(alternative.phrase) }
      }
    }
  }

  private func note(_ slot: Slot) {
    guard case .reference(let reference) = slot.content else { return }
    for argument in reference.arguments ?? [] {
      if case .slot(let inner) = argument.value { note(inner) }
    }
    guard let name = reference.alias else { return }
    if let known = aliases[name.value] {
      // The same words again mean the same thing again.
      if known.reference != reference { binder.reader.record(.twinName(name, first: known.name.range)) }
      return
    }
    if let outer = places[name.value] ?? binder.placeOfName(name.value, in: self) {
      binder.reader.record(.hiddenName(name, outer: outer))
      return
    }
    if builtInNames.contains(name.value) || expressionKeywords.contains(name.value) {
      binder.reader.record(.reservedName(name))
      return
    }
    aliases[name.value] = Alias(name: name, reference: reference, filters: slot.filters)
  }

  /// A new variable of this scope.
  func variable(_ name: String, _ origin: ValueOrigin, at range: SourceRange) -> Variable {
    let variable = binder.makeVariable(name, origin, at: range)
    (owner ?? self).own.append(variable)
    declare(variable)
    if !name.isEmpty { variables[name] = variable }
    return variable
  }

  /// Lets expressions see a variable.
  func declare(_ variable: Variable) {
    let entry = StaticScope.Entry(
      range: variable.range, type: { variable.origin.type }, needs: { _ in [] },
      reference: { _ in .register(variable.register) })
    names.declareAnew(variable.innerName, entry)
    if !variable.name.isEmpty { names.declareAnew(variable.name, entry) }
  }

  /// The variable that `as` gives the name; nil if there is none, or it is faulty.
  private func variable(named name: String) -> Variable? {
    if let known = variables[name] { return known }
    guard let alias = aliases[name] else { return nil }
    guard isMaking.insert(name).inserted else {
      binder.reader.record(.cycle([name], at: alias.name.range, notes: []))
      return nil
    }
    defer { isMaking.remove(name) }
    guard let variable = binder.variable(for: alias, in: self) else { return nil }
    variables[name] = variable
    return variable
  }

  /// What is said of a rule that `as` gave a name, wherever it is said; nil if the name is none of these.
  private func sharedMeaning(of path: [Located<String>]) -> (meaning: Meaning, words: Int)? {
    let name = path[0].value
    guard variables[name] == nil, let alias = aliases[name], !isMaking.contains(name) else { return nil }
    if shared[name] == nil, !failed.contains(name) {
      isMaking.insert(name)
      defer { isMaking.remove(name) }
      guard let rule = binder.varyingRule(alias.reference, in: self) else { return nil }
      var saidBinder = SaidBinder(scope: self)
      shared[name] = saidBinder.shared(rule, alias.reference, alias.name.range, depth: 0)
      if shared[name] == nil { failed.insert(name) }
    }
    guard let shared = shared[name] else { return (.faulty, 1) }
    guard path.count > 1, shared.scope.aliases[path[1].value] != nil else { return (.argument(.said(shared.said)), 1) }
    return shared.scope.meaning(of: Array(path.dropFirst())).map { ($0.meaning, $0.words + 1) }
  }

  /// The scope for a part whose variables belong here, or to whom this scope's variables belong.
  func part(_ site: String, prefix: String) -> PhraseScope {
    PhraseScope(site: site, prefix: prefix, binder: binder, owner: owner ?? self)
  }

  /// A variable for the word of grammar that an expression of a picture asks for; nil if nobody knows the words.
  func told(_ feature: String, by expression: Expression, at range: SourceRange) -> Variable? {
    let words = binder.words(of: feature)
    guard !words.isEmpty, let (bound, variables, _) = bound(expression), variables.isEmpty else { return nil }
    let key = "\(feature) \(expression)"
    if let known = told[key] { return known }
    let origin = ValueOrigin(feature, .outcomes(words.map { (.text($0), 1) }), type: .text, key: "told \(key)")
    origin.told = bound
    let variable = variable("", origin, at: range)
    told[key] = variable
    return variable
  }

  // MARK: names

  /// What the first word of a dotted name means; nil if nothing but lists, rules and forms may have the name.
  func meaning(of path: [Located<String>]) -> (meaning: Meaning, words: Int)? {
    let name = path[0].value
    if let shared = sharedMeaning(of: path) { return shared }
    if aliases[name] != nil { return (variable(named: name).map { .variable($0) } ?? .faulty, 1) }
    if let argument = arguments[name] { return (.argument(argument), 1) }
    if let meaning = lets[name] { return (meaning, 1) }
    return binder.meaning(ofRootName: path)
  }

  /// `expression` with inner names for variables and with what parameters and `let`s stand for; all variables in it.
  ///
  /// `isNoting` unless what is compared shall not count as shown.
  func resolved(
    _ expression: Expression, isNoting: Bool = true
  ) -> (expression: Expression, variables: [Variable]) {
    var found: [Variable] = []
    let replaced = expression.replacingNames { path in
      guard let (meaning, words) = self.meaning(of: path) else { return nil }
      return self.expression(for: meaning, path, words, &found, isNoting: isNoting)
    }
    return (
      replaced, found.reduce(into: []) { all, one in if !all.contains(where: { $0 === one }) { all.append(one) } }
    )
  }

  private func expression(
    for meaning: Meaning, _ path: [Located<String>], _ words: Int, _ found: inout [Variable],
    isNoting: Bool
  ) -> Expression? {
    let rest = Array(path[words...])
    let start: Expression
    switch meaning {
    case .variable(let variable):
      found.append(variable)
      declare(variable)
      if isNoting { variable.origin.note(rest.map(\.value)) }
      return Expression(path: [Located(variable.innerName, path[0].range)] + rest)
    case .argument(.variable(let variable, let members)):
      found.append(variable)
      declare(variable)
      if isNoting { variable.origin.note((members + rest).map(\.value)) }
      return Expression(path: [Located(variable.innerName, path[0].range)] + members + rest)
    case .argument(.constant(let datum)), .constant(let datum):
      guard let constant = Expression(datum, at: path[0].range) else { return nil }
      start = constant
    case .argument(.expression(let expression, let variables)), .derived(let expression, let variables):
      for variable in variables { declare(variable) }
      found += variables
      start = expression
    case .argument(.list), .argument(.rule), .argument(.said):
      binder.reader.record(.textInExpression(path[0]))
      return Expression(.text(""), at: path[0].range)
    case .drawn(let inner, let variables):
      for variable in variables { declare(variable) }
      found += variables
      return Expression(path: [Located(inner, path[0].range)] + rest)
    case .open, .faulty: return nil
    }
    return rest.reduce(start) { Expression(member: $1, of: $0) }
  }

  /// An expression of this scope, bound; with the variables that it reads, and whether it needs anything else.
  func bound(
    _ expression: Expression, isNoting: Bool = true
  ) -> (expression: BoundExpression, variables: [Variable], isOpen: Bool)? {
    let (replaced, variables) = resolved(expression, isNoting: isNoting)
    var place = Place(path: SitePath.root.appending(site), scope: names)
    if let repeatItem {
      place.repeats = [place.path]
      place.repeatItem = repeatItem
    }
    guard let bound = binder.reader.bound(replaced, at: place) else { return nil }
    return (bound, variables, bound.slots.contains { binder.isOpen(slot: $0.value) })
  }

  /// A condition and its parts; empty and told if it can't be one.
  func conditions(_ expression: Expression) -> [Condition]? {
    var conditions: [Condition] = []
    for part in expression.conjuncts {
      guard let (bound, variables, isOpen) = self.bound(part, isNoting: false) else { return nil }
      guard bound.check(is: .boolean, for: "'when'", recording: &binder.reader.diagnostics) else { return nil }
      if isOpen, binder.hasInstances {
        _ = resolved(part)
        let condition = Condition(bound, variables: variables, range: part.range)
        condition.isOpen = true
        conditions.append(condition)
        continue
      }
      guard !isOpen else {
        binder.reader.record(
          .openCondition(at: bound.slots.first { binder.isOpen(slot: $0.value) }?.range ?? part.range))
        return nil
      }
      let condition = Condition(bound, variables: variables, range: part.range)
      binder.note(condition, of: resolved(part, isNoting: false).expression)
      // What is kept apart is so in what it shows: the comparison looks at nothing else.
      if !condition.isApart { _ = resolved(part) }
      conditions.append(condition)
    }
    return conditions
  }
}

extension Variable {
  /// What expressions call it: nothing that a person could write.
  var innerName: String { "#\(register)" }
}

extension ValueOrigin {
  /// Notes that something shows or compares a member, or all of a record where `path` is empty.
  func note(_ path: [String]) {
    if let name = path.first {
      shown.insert(name)
    } else if case .record(let members) = type.kind {
      shown.formUnion(members.memberNames)
    } else {
      shown.insert("text")
    }
  }
}
