import Diagnostics
import Labels
import Specification

/// Gives the names of phrases their meaning in a scope.
struct SaidBinder {
  /// What a reference leads to.
  enum Target {
    case variable(Variable, members: [Located<String>])
    case list(TemplateList)
    case rule(TemplateRule)
    case form(ValueForm)
    case said(Said)
    case constant(Datum)
    case expression(Expression)
  }

  let scope: PhraseScope
  /// The rules that were used so far.
  var calls: [RuleInstance] = []
  /// How many rules deep a text is that is said the same several times; nil for texts that are made anew each time.
  var sharedDepth: Int?
  /// The site of the phrase at hand, and how many groups of it were met.
  private var site = ""
  private var groups = 0

  init(scope: PhraseScope) { self.scope = scope }

  var binder: TemplateBinder { scope.binder }
  var reader: SpecReader { scope.binder.reader }

  // MARK: phrases

  /// One of several phrases; nil if one of them is faulty. `isAlone` where nothing else in the scope is said with them.
  mutating func said(_ items: [PhraseItem], site: String, isAlone: Bool = true) -> Said? {
    var options: [Said.Option] = []
    for item in items {
      let said = self.said(item.phrase, site: "\(site).\(item.key)")
      let conditions = item.when.map { scope.conditions($0) } ?? []
      guard let said, let conditions else { continue }
      options.append(Said.Option(weight: item.weight, when: conditions, said: said, site: "\(site).\(item.key)"))
      guard isAlone else { continue }
      for condition in conditions { binder.guarded.append((condition, said, [])) }
    }
    guard options.count == items.count else { return nil }
    let own = Set(scope.own.map(\.register))
    for number in binder.guarded.indices where binder.guarded[number].own.isEmpty { binder.guarded[number].own = own }
    if options.count == 1, options[0].when.isEmpty { return options[0].said }
    return choice(options)
  }

  /// A phrase; nil if it is faulty, and everything wrong in it is told.
  mutating func said(_ phrase: Phrase, site: String) -> Said? {
    let outer = (self.site, groups)
    (self.site, groups) = (site, 0)
    defer { (self.site, groups) = outer }
    return said(phrase)
  }

  private mutating func said(_ phrase: Phrase) -> Said? {
    var parts: [Said] = []
    for part in phrase.parts {
      if let said = said(part) { parts.append(said) }
    }
    guard parts.count == phrase.parts.count else { return nil }
    return parts.count == 1 ? parts[0] : Said(.sequence(parts))
  }

  private mutating func said(_ part: Phrase.Part) -> Said? {
    switch part {
    case .literal(let text): return Said(.text(text.value))
    case .slot(let slot): return said(slot)
    case .group(let choice): return options(choice).flatMap { self.choice($0.options) }
    case .optional(let choice, let probability):
      guard let (options, site) = options(choice) else { return nil }
      let share = probability?.value ?? Phrase.standardProbability
      let total = options.reduce(0) { $0 + $1.weight }
      let inner = options.map {
        Said.Option(weight: $0.weight / total * share, when: [], said: $0.said, site: $0.site)
      }
      let nothing = Said.Option(weight: 1 - share, when: [], said: Said(.sequence([])), site: "\(site).none")
      return self.choice(inner + [nothing])
    }
  }

  private mutating func options(_ choice: Specification.Choice) -> (options: [Said.Option], site: String)? {
    let site = "\(self.site).\(groups)"
    groups += 1
    var options: [Said.Option] = []
    for (number, alternative) in choice.alternatives.enumerated() {
      guard let said = said(alternative.phrase) else { continue }
      let weight = alternative.weight?.value ?? 1
      options.append(Said.Option(weight: weight, when: [], said: said, site: "\(site).\(number)"))
    }
    return options.count == choice.alternatives.count ? (options, site) : nil
  }

  /// One of several. What is said the same several times is chosen once: by a value that nobody sees.
  private func choice(_ options: [Said.Option]) -> Said? {
    guard sharedDepth != nil, options.count > 1 else { return Said(.choice(options)) }
    let outcomes = options.enumerated().map { (datum: Datum.number(Double($0)), weight: $1.weight) }
    let origin = ValueOrigin(
      "alternatives", .outcomes(outcomes.filter { $0.weight > 0 }), type: .number(in: Bounds(0, Double(options.count))),
      key: "choice \(binder.nextNumber())")
    let range = binder.vocabulary.say?.key.range ?? .nowhere
    let variable = scope.variable("", origin, at: range)
    var chosen: [Said.Option] = []
    for (number, option) in options.enumerated() where option.weight > 0 {
      let name = Expression(path: [Located(variable.innerName, range)])
      let isThis = name.equals(Double(number))
      guard let conditions = scope.conditions(ofInner: isThis, variable) else { return nil }
      chosen.append(Said.Option(weight: 1, when: option.when + conditions, said: option.said, site: option.site))
    }
    return Said(.choice(chosen))
  }

  // MARK: slots

  mutating func said(_ slot: Slot) -> Said? {
    let content: (said: Said, value: Said.SpanOf.Value)?
    switch slot.content {
    case .expression(let expression): content = computed(expression, slot).map { ($0, .none) }
    case .reference(let reference): content = self.reference(reference, slot)
    }
    guard let content else {
      _ = slot.span.map { attributes(of: $0) }
      return nil
    }
    guard let span = slot.span else { return content.said }
    guard let attributes = attributes(of: span) else { return nil }
    return Said(
      .span(
        Said.SpanOf(
          label: span.label, value: content.value, attributes: attributes, said: content.said, range: slot.range)))
  }

  private func attributes(of span: SpanMark) -> [Said.SpanOf.Attribute]? {
    var attributes: [Said.SpanOf.Attribute] = []
    for attribute in span.attributes {
      let name = attribute.key.value
      switch attribute.value {
      case .text(let text): attributes.append(Said.SpanOf.Attribute(name: name, value: .constant(.text(text.value))))
      case .expression where name == "of" && !binder.hasInstances:
        reader.record(.instanceInText(attribute.key))
        return nil
      case .expression(let expression):
        guard let (bound, variables, isOpen) = scope.bound(expression) else { return nil }
        let value: Said.SpanOf.Attribute.Content =
          bound.constant.map { .constant(LabelValue($0)) } ?? .expression(bound, variables, isOpen: isOpen)
        attributes.append(Said.SpanOf.Attribute(name: name, value: value))
      }
    }
    return attributes.count == span.attributes.count ? attributes : nil
  }

  private mutating func computed(_ expression: Expression, _ slot: Slot) -> Said? {
    for use in slot.filters where isAsk(use, of: .expression(expression)) {
      reader.record(.asksNothing(use.name, of: "an expression"))
      return nil
    }
    guard let filters = bound(slot.filters) else { return nil }
    return computed(expression, filters)
  }

  private func computed(_ expression: Expression, _ filters: [BoundFilter]) -> Said? {
    guard let (bound, variables, isOpen) = scope.bound(expression) else { return nil }
    if let constant = bound.constant { return said(constant, filters, at: expression.range) }
    guard bound.check(is: .text, for: "a phrase", recording: &reader.diagnostics) else { return nil }
    return Said(
      .compute(Said.Computation(expression: bound, filters: filters, variables: variables, isOpen: isOpen)))
  }

  /// A plain value as text.
  private func said(_ datum: Datum, _ filters: [BoundFilter], at range: SourceRange) -> Said? {
    var datum = datum.shownDatum
    do throws(EvaluationError) {
      for filter in filters { datum = .text(try filter.apply(to: datum)) }
    } catch {
      reader.record(error.diagnostic)
      return nil
    }
    guard let text = datum.printed else {
      reader.record(.noText(datum.kindName, at: range))
      return nil
    }
    return Said(.text(text))
  }

  private mutating func reference(_ reference: Reference, _ slot: Slot) -> (said: Said, value: Said.SpanOf.Value)? {
    guard let target = named(reference) else {
      _ = bound(slot.filters.filter { !isAsk($0, of: .said(Said(.text("")))) })
      return nil
    }
    let asks = slot.filters.filter { isAsk($0, of: target) }
    let askers = asks.compactMap { asker($0) }
    guard let filters = bound(slot.filters.filter { !isAsk($0, of: target) }), askers.count == asks.count else {
      return nil
    }
    switch target {
    case .variable(let variable, let members): return show(variable, members, askers, filters, slot.range)
    case .list(let list):
      let variable = scope.variable("", binder.origin(of: list), at: slot.range)
      return show(variable, [], askers, filters, slot.range)
    case .form(let form):
      guard let origin = binder.origin(of: form, reference, in: scope) else { return nil }
      let variable = scope.variable("", origin, at: slot.range)
      return show(variable, [], askers, filters, slot.range)
    case .rule(let rule): return call(rule, reference, asks: asks, askers, filters, slot.range).map { ($0, .none) }
    case .said(let said):
      guard let asked = asks.first else { return (filtered(said, filters), .none) }
      reader.record(.asksNothing(asked.name, of: "a text that was handed over"))
      return nil
    case .constant(let datum):
      return said(datum, filters, at: slot.range).map { ($0, .none) }
    case .expression(let expression):
      return computed(expression, filters).map { ($0, .none) }
    }
  }

  /// What a slot stands for: the name that it gives, or else what it refers to.
  private mutating func named(_ reference: Reference) -> Target? {
    guard let alias = reference.alias, scope.aliases[alias.value] != nil else { return target(of: reference) }
    switch scope.meaning(of: [alias])?.meaning {
    case .variable(let variable)?: return .variable(variable, members: [])
    case .argument(.said(let said))?: return .said(said)
    default: return nil
    }
  }

  private func filtered(_ said: Said, _ filters: [BoundFilter]) -> Said {
    filters.isEmpty ? said : Said(.filtered(filters, said))
  }

  private func show(
    _ variable: Variable, _ members: [Located<String>], _ asks: [Asker], _ filters: [BoundFilter],
    _ range: SourceRange
  ) -> (said: Said, value: Said.SpanOf.Value)? {
    guard check(members, of: variable) else { return nil }
    variable.origin.note(members.isEmpty ? ["text"] : members.map(\.value))
    if !asks.isEmpty { variable.add(.profile) }
    let show = Said.Show(variable, members: members.map(\.value), asks: asks, filters: filters, range: range)
    let isWhole = members.isEmpty || members.map(\.value) == ["text"]
    // What a span means may stand in any member of a provider's record.
    if isWhole { variable.origin.note(["value"]) }
    return (Said(.show(show)), isWhole ? .variable(variable) : .none)
  }

  func check(_ members: [Located<String>], of variable: Variable) -> Bool {
    var type = variable.origin.type
    for member in members {
      switch type.kind {
      case .record(let types):
        guard let inner = types.type(ofMember: member.value) else {
          reader.record(.noMember(member, of: variable.origin.name, known: types.memberNames))
          return false
        }
        type = inner
      case .unknown: return true
      default:
        reader.record(.noMember(member, of: variable.origin.name, known: []))
        return false
      }
    }
    return true
  }

  private mutating func call(
    _ rule: TemplateRule, _ reference: Reference, asks: [FilterUse], _ askers: [Asker], _ filters: [BoundFilter],
    _ range: SourceRange
  ) -> Said? {
    if rule.forms.isEmpty, let asked = asks.first {
      reader.record(.asksNothing(asked.name, of: "the rule '\(rule.name.value)', which has no forms", rule.name.range))
      return nil
    }
    if let sharedDepth {
      return shared(rule, reference, range, depth: sharedDepth).map { filtered($0.said, filters) }
    }
    guard let (arguments, keys) = arguments(for: rule, reference, range),
      let instance = binder.instance(rule, arguments, keys: keys, at: range)
    else { return nil }
    calls.append(instance)
    return filtered(Said(.call(Said.RuleCall(instance: instance, asks: askers, range: range))), filters)
  }

  // MARK: filters

  private func bound(_ uses: [FilterUse]) -> [BoundFilter]? {
    let filters = uses.compactMap { $0.bound(in: reader.locale, recording: &reader.diagnostics) }
    return filters.count == uses.count ? filters : nil
  }
}
