import Diagnostics
import Specification

// What names in slots lead to, and what rules are handed.
extension SaidBinder {
  /// What a reference leads to; nil and told if there is nothing of the name.
  ///
  /// A spec's names win over forms of values, so that a new form breaks no spec.
  mutating func target(of reference: Reference, isArgument: Bool = false) -> Target? {
    let first = reference.path[0]
    if let (meaning, words) = scope.meaning(of: reference.path) {
      return target(meaning, reference, Array(reference.path[words...]))
    }
    switch binder.vocabulary.meaning(of: reference.name, prefix: scope.prefix) {
    case .list(let list):
      guard reference.arguments == nil else {
        reader.record(.takesNothing("the list", first))
        return nil
      }
      return .list(list)
    case .rule(let rule): return .rule(rule)
    case nil: break
    }
    if let form = reader.form(named: reference.path.last?.value ?? "") { return .form(form) }
    guard !binder.vocabulary.faulty.contains(reference.path.last?.value ?? "") else { return nil }
    let own = Array(scope.aliases.keys) + Array(scope.arguments.keys) + scope.names.names
    let known = binder.vocabulary.names + own.filter { !$0.hasPrefix("#") }.sorted() + reader.forms.map(\.name)
    reader.record(
      Diagnostic(
        code: "unknown-name", range: first.range, message: "unknown name '\(reference.name)'",
        suggestion: (nearest(to: reference.name, in: known) ?? nearest(to: first.value, in: known))
          .map { "did you mean '\($0)'?" }
          ?? (isArgument
            ? "a text stands between single quotes: '\(reference.name)'"
            : "a bracket that is meant as text is written '\\{'")))
    return nil
  }

  private mutating func target(
    _ meaning: PhraseScope.Meaning, _ reference: Reference, _ rest: [Located<String>]
  ) -> Target? {
    switch meaning {
    case .faulty: return nil
    case .argument(.rule(let rule)) where rest.isEmpty: return .rule(rule)
    default: break
    }
    guard reference.arguments == nil else {
      reader.record(.takesNothing("the value", reference.path[0]))
      return nil
    }
    switch meaning {
    case .variable(let variable): return .variable(variable, members: rest)
    case .argument(.variable(let variable, let members)): return .variable(variable, members: members + rest)
    case .argument(.list(let list)) where rest.isEmpty: return .list(list)
    case .argument(.said(let said)) where rest.isEmpty: return .said(said)
    case .argument(.constant(let datum)) where rest.isEmpty: return .constant(datum)
    case .constant(let datum) where rest.isEmpty: return .constant(datum)
    case .argument(.list), .argument(.said), .argument(.rule):
      reader.record(.noMember(rest[0], of: reference.path[0].value, known: []))
      return nil
    case .argument(.constant), .argument(.expression), .constant, .derived, .drawn, .open:
      return .expression(Expression(path: reference.path))
    case .faulty: return nil
    }
  }

  // MARK: arguments

  /// What each parameter of a rule stands for, and a key for each that is equal where the arguments are.
  mutating func arguments(
    for rule: TemplateRule, _ reference: Reference, _ range: SourceRange
  ) -> (arguments: [String: PhraseScope.Argument], keys: [String])? {
    var given: [String: Reference.Argument] = [:]
    var isWhole = true
    for (number, argument) in (reference.arguments ?? []).enumerated() {
      let name = argument.name?.value ?? (number < rule.parameters.count ? rule.parameters[number].name.value : nil)
      guard let name, rule.parameters.contains(where: { $0.name.value == name }) else {
        reader.record(.unknownArgument(argument, of: rule, at: argument.name?.range ?? argument.range ?? range))
        isWhole = false
        continue
      }
      if given.updateValue(argument, forKey: name) != nil {
        reader.record(.argumentTwice(name, at: argument.name?.range ?? argument.range ?? range))
        isWhole = false
      }
    }
    var arguments: [String: PhraseScope.Argument] = [:]
    var keys: [String] = []
    var faulty: [String] = []
    for parameter in rule.parameters {
      let name = parameter.name.value
      let argument: PhraseScope.Argument?
      if let given = given[name] {
        argument = self.argument(given.value)
      } else if let fallback = parameter.fallback {
        argument = self.argument(fallback, of: rule, name, seeing: arguments, faulty)
      } else {
        if isWhole { reader.record(.missingArgument(parameter.name, of: rule, at: range)) }
        isWhole = false
        continue
      }
      guard let argument else {
        isWhole = false
        faulty.append(name)
        continue
      }
      arguments[name] = argument
      keys.append(key(of: argument))
    }
    return isWhole ? (arguments, keys) : nil
  }

  private func key(of argument: PhraseScope.Argument) -> String {
    switch argument {
    case .variable(let variable, let members):
      "v\(variable.register).\(members.map(\.value).joined(separator: "."))"
    case .list(let list): "l\(list.name.value)"
    case .rule(let rule): "r\(rule.prefix)\(rule.name.value)"
    case .constant(let datum): "c\(datum)"
    case .said(let said): if case .text(let text) = said.kind { "t\(text)" } else { "s\(binder.nextNumber())" }
    case .expression: "e\(binder.nextNumber())"
    }
  }

  private mutating func argument(_ value: Reference.Argument.Value) -> PhraseScope.Argument? {
    switch value {
    case .slot(let slot): return said(slot).map { .said($0) }
    case .expression(let expression):
      if let path = expression.path { return argument(named: path) }
      if case .call(let name, let arguments) = expression.form,
        scope.meaning(of: [name]) != nil
          || binder.vocabulary.meaning(of: name.value, prefix: scope.prefix) != nil
      {
        let reference = Reference([name], arguments: arguments.map { Reference.Argument(.expression($0)) })
        return said(Slot(.reference(reference), expression.range)).map { .said($0) }
      }
      guard let (bound, _, _) = scope.bound(expression) else { return nil }
      if let constant = bound.constant { return .constant(constant) }
      let (resolved, variables) = scope.resolved(expression)
      return .expression(resolved, variables)
    }
  }

  private mutating func argument(named path: [Located<String>]) -> PhraseScope.Argument? {
    if let (meaning, words) = scope.meaning(of: path) {
      let rest = Array(path[words...])
      switch meaning {
      case .variable(let variable): return .variable(variable, members: rest)
      case .argument(.variable(let variable, let members)): return .variable(variable, members: members + rest)
      case .argument(let argument) where rest.isEmpty: return argument
      case .constant(let datum) where rest.isEmpty: return .constant(datum)
      case .faulty: return nil
      default:
        let (resolved, variables) = scope.resolved(Expression(path: path))
        return .expression(resolved, variables)
      }
    }
    guard let target = target(of: Reference(path), isArgument: true) else { return nil }
    switch target {
    case .list(let list): return .list(list)
    case .rule(let rule): return .rule(rule)
    default: return said(Slot(.reference(Reference(path)), path[0].range)).map { .said($0) }
    }
  }

  /// What a parameter is where the caller says nothing: a phrase, an expression or a plain value. It sees what its rule
  /// sees, the parameters before it among that, and nothing of the caller.
  private mutating func argument(
    _ fallback: Node, of rule: TemplateRule, _ name: String, seeing arguments: [String: PhraseScope.Argument],
    _ faulty: [String]
  ) -> PhraseScope.Argument? {
    switch fallback.scalar?.value {
    case .integer(let number)?: return .constant(.number(Double(number)))
    case .number(let number)?: return .constant(.number(number))
    case .boolean(let flag)?: return .constant(.boolean(flag))
    default: break
    }
    guard let phrase = RuleReader(reader: reader).phrase(fallback) else { return nil }
    if phrase.parts.isEmpty { return .constant(.text("")) }
    if phrase.parts.count == 1, case .literal(let text) = phrase.parts[0] { return .constant(.text(text.value)) }
    let inside = scope.part(
      "template.rules.\(rule.prefix)\(rule.name.value).parameters.\(name)", prefix: rule.prefix)
    inside.arguments = arguments
    for name in faulty { inside.lets[name] = .faulty }
    inside.note(phrase)
    if phrase.parts.count == 1, case .slot(let slot) = phrase.parts[0], slot.span == nil, slot.filters.isEmpty,
      case .expression(let expression) = slot.content
    {
      guard let bound = inside.bound(expression)?.expression else { return nil }
      if let constant = bound.constant { return .constant(constant) }
      let (resolved, variables) = inside.resolved(expression)
      return .expression(resolved, variables)
    }
    var part = SaidBinder(scope: inside)
    defer { calls += part.calls }
    return part.said(phrase, site: inside.site).map { .said($0) }
  }
}
