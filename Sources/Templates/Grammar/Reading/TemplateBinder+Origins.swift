import Diagnostics
import Specification

// Where the values of `let`s, providers and `as` names come from.
extension TemplateBinder {
  /// How many outcomes a value may have that is taken apart into them.
  static let outcomeLimit = 100_000

  /// The origin of a value with finitely many outcomes, or of a provider; nil if it is neither.
  func origin(of value: Value, _ form: ValueForm?, named name: String, key: String? = nil) -> ValueOrigin? {
    let key = key ?? "value \(nextNumber())"
    var type = value.type
    if case .unknown = type.kind, let form { type = form.type }
    if case .drawing(let drawing, _) = value.content {
      if let list = drawing.listName, case .list(let list)? = vocabulary.meaning(of: list) { return origin(of: list) }
      if let integers = drawing.evenIntegers {
        return ValueOrigin(name, .provider(IntegerRange(integers)), type: value.type, key: key)
      }
      if let drawing = drawing as? ProviderDrawing {
        return ValueOrigin(name, .provider(drawing.provider), type: type, key: key)
      }
    }
    guard let outcomes = outcomes(of: value) else { return nil }
    return ValueOrigin(name, .outcomes(outcomes.filter { $0.weight > 0 }), type: value.type, key: key)
  }

  /// What may come out of a value, with its share; nil if that can't be listed.
  private func outcomes(of value: Value) -> [(datum: Datum, weight: Double)]? {
    if let constant = value.constant { return [(constant, 1)] }
    guard case .drawing(let drawing, _) = value.content else { return nil }
    if let integers = drawing.evenIntegers {
      guard integers.count <= Self.outcomeLimit else { return nil }
      return integers.map { (.number(Double($0)), 1 / Double(integers.count)) }
    }
    guard let weighted = drawing.weightedOutcomes else { return nil }
    let total = weighted.reduce(0) { $0 + $1.weight }
    guard total > 0, total.isFinite else { return nil }
    var all: [(datum: Datum, weight: Double)] = []
    for (value, weight) in weighted where weight > 0 {
      guard let inner = outcomes(of: value), all.count + inner.count <= Self.outcomeLimit else { return nil }
      let sum = inner.reduce(0) { $0 + $1.weight }
      all += inner.map { ($0.datum, weight / total * $0.weight / sum) }
    }
    // Weights as the spec gives them read better, where nothing is nested.
    if all.count == weighted.count, zip(all, weighted).allSatisfy({ $0.datum == $1.value.constant }) {
      return zip(all, weighted).map { ($0.datum, $1.weight) }
    }
    return all
  }

  // MARK: names given by `as`

  /// The variable that `{reference as name}` makes; nil and told if there is nothing that could have the name.
  func variable(for alias: PhraseScope.Alias, in scope: PhraseScope) -> Variable? {
    let reference = alias.reference
    let range = alias.name.range
    var binder = SaidBinder(scope: scope)
    guard let target = binder.target(of: reference) else { return nil }
    let origin: ValueOrigin
    switch target {
    case .variable(let variable, let members) where members.isEmpty: return variable
    case .list(let list): origin = self.origin(of: list)
    case .form(let form):
      guard let made = self.origin(of: form, reference, in: scope) else { return nil }
      origin = made
    case .rule(let rule):
      guard let texts = plainTexts(of: rule) else { return nil }
      origin = ValueOrigin(rule.name.value, .outcomes(texts), type: .text, key: "rule \(rule.prefix)\(rule.name.value)")
      _ = instance(rule, [:], keys: [], at: range)
    case .variable, .said, .expression, .constant:
      reader.record(.aliasOfValue(alias.name, reference.name))
      return nil
    }
    let variable = scope.variable(alias.name.value, origin, at: range)
    variable.asks = alias.filters.filter { binder.isAsk($0, of: target) }.compactMap { binder.asker($0) }
    return variable
  }

  /// The rule that a reference leads to, if its texts vary in their parts.
  func varyingRule(_ reference: Reference, in scope: PhraseScope) -> TemplateRule? {
    var rule: TemplateRule?
    if let (meaning, words) = scope.meaning(of: reference.path) {
      if case .argument(.rule(let handed)) = meaning, words == reference.path.count { rule = handed }
    } else if case .rule(let named)? = vocabulary.meaning(of: reference.name, prefix: scope.prefix) {
      rule = named
    }
    guard let rule, plainTexts(of: rule) == nil else { return nil }
    return rule
  }

  /// What a rule of plain words may say, with its shares: such a rule is as good as a list.
  private func plainTexts(of rule: TemplateRule) -> [(datum: Datum, weight: Double)]? {
    guard rule.parameters.isEmpty, rule.forms.isEmpty, rule.items.allSatisfy({ $0.when == nil }) else { return nil }
    var texts: [(datum: Datum, weight: Double)] = []
    for item in rule.items where item.weight > 0 {
      guard let own = Self.texts(of: item.phrase) else { return nil }
      let total = own.reduce(0) { $0 + $1.weight }
      for (text, weight) in own {
        if let place = texts.firstIndex(where: { $0.datum == .text(text) }) {
          texts[place].weight += item.weight * weight / total
        } else {
          texts.append((.text(text), item.weight * weight / total))
        }
      }
      guard texts.count <= 1_000 else { return nil }
    }
    return texts
  }

  private static func texts(of phrase: Phrase) -> [(text: String, weight: Double)]? {
    var texts = [(text: "", weight: 1.0)]
    for part in phrase.parts {
      var next: [(text: String, weight: Double)] = []
      switch part {
      case .literal(let literal): next = [(literal.value, 1)]
      case .slot: return nil
      case .group(let choice):
        guard let inner = self.texts(of: choice) else { return nil }
        next = inner
      case .optional(let choice, let probability):
        guard let inner = self.texts(of: choice) else { return nil }
        let share = probability?.value ?? Phrase.standardProbability
        let total = inner.reduce(0) { $0 + $1.weight }
        next = inner.map { ($0.text, $0.weight / total * share) } + [("", 1 - share)]
      }
      next.removeAll { $0.weight == 0 }
      guard texts.count * next.count <= 1_000 else { return nil }
      texts = texts.flatMap { start in next.map { (start.text + $0.text, start.weight * $0.weight) } }
    }
    return texts
  }

  private static func texts(of choice: Specification.Choice) -> [(text: String, weight: Double)]? {
    var all: [(text: String, weight: Double)] = []
    for alternative in choice.alternatives {
      guard let inner = texts(of: alternative.phrase) else { return nil }
      let total = inner.reduce(0) { $0 + $1.weight }
      all += inner.map { ($0.text, $0.weight / total * (alternative.weight?.value ?? 1)) }
    }
    return all
  }

  // MARK: providers

  /// `{integer(1, 12)}`: a form of values, read as if it stood in YAML.
  func origin(of form: ValueForm, _ reference: Reference, in scope: PhraseScope) -> ValueOrigin? {
    guard let node = node(of: form, reference, in: scope) else { return nil }
    let place = Place(
      path: SitePath.root.appending(scope.site).appending("\(form.name)\(nextNumber())"), scope: scope.names)
    guard let value = reader.value(node, as: .any, at: place) else { return nil }
    var key = form.name
    for argument in reference.arguments ?? [] {
      key +=
        "\u{1}\(argument.name?.value ?? "")=\(Slot(.reference(Reference([Located("x", .nowhere)], arguments: [argument])), .nowhere))"
    }
    guard let origin = origin(of: value, form, named: form.name, key: key) else {
      reader.record(.openProvider(reference, form.name))
      return nil
    }
    return origin
  }

  private func node(of form: ValueForm, _ reference: Reference, in scope: PhraseScope) -> Node? {
    let range = reference.path[0].range
    var listed: [Node] = []
    var named: [Node.Entry] = []
    for argument in reference.arguments ?? [] {
      guard case .expression(let expression) = argument.value else {
        reader.record(.argumentNotPlain(reference, at: argument.range ?? range))
        return nil
      }
      guard let bound = scope.bound(expression)?.expression else { return nil }
      guard let constant = bound.constant, let node = Node(constant, at: expression.range) else {
        reader.record(.argumentNotPlain(reference, at: expression.range))
        return nil
      }
      if let name = argument.name { named.append(Node.Entry(key: name, value: node)) } else { listed.append(node) }
    }
    var content = Node(.sequence(listed), range)
    if !named.isEmpty {
      var entries: [Node.Entry] = []
      if case .record(let record) = form.arguments {
        for (key, node) in zip(record.keys, listed) {
          entries.append(Node.Entry(key: Located(key.name, node.range), value: node))
        }
      }
      content = Node(.mapping(entries + named), range)
    }
    return Node(.mapping([Node.Entry(key: Located(form.name, range), value: content)]), range)
  }
}

extension Reference.Argument {
  /// Where it stands, as far as that is known.
  var range: SourceRange? {
    switch value {
    case .expression(let expression): expression.range
    case .slot(let slot): slot.range
    }
  }
}

extension Node {
  /// A plain value as the node that would stand for it in YAML.
  convenience init?(_ datum: Datum, at range: SourceRange) {
    func scalar(_ text: String, _ value: Scalar.Value) -> Content {
      .scalar(Scalar(source: SourceText(text, whole: range, positions: nil), style: .plain, value: value))
    }
    switch datum {
    case .number(let number): self.init(scalar(shown(number), .number(number)), range)
    case .text(let text): self.init(scalar(text, .text), range)
    case .boolean(let flag): self.init(scalar(flag ? "true" : "false", .boolean(flag)), range)
    case .list(let items):
      let nodes = items.compactMap { Node($0, at: range) }
      guard nodes.count == items.count else { return nil }
      self.init(.sequence(nodes), range)
    case .absent, .color, .record, .instance: return nil
    }
  }
}
