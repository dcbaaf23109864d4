import Diagnostics
import Randomness
import Specification

/// Gives the names of a phrase their meaning where it stands. A rule is bound anew at each use, at the user's path.
struct PhraseBinder {
  let book: TemplateVocabulary
  let reader: SpecReader
  let place: Place
  /// The rules that are being bound, from the outermost.
  private var open: [String] = []
  private var slots = 0
  /// What goes before the names of the file whose rule is being bound.
  private var prefix = ""

  init(book: TemplateVocabulary, reader: SpecReader, place: Place) {
    self.book = book
    self.reader = reader
    self.place = place
  }

  /// Nil if something in it is wrong; then it is recorded.
  mutating func bound(_ phrase: Phrase) -> BoundPhrase? {
    var bound = BoundPhrase()
    var isWhole = true
    for part in phrase.parts {
      if let part = self.part(part) { bound.parts.append(part) } else { isWhole = false }
    }
    return isWhole ? bound : nil
  }

  private mutating func part(_ part: Phrase.Part) -> BoundPhrase.Part? {
    switch part {
    case .literal(let text): return .literal(text.value)
    case .slot(let slot): return self.slot(slot)
    case .group(let choice): return self.choice(choice).map { .choice($0.0, $0.1) }
    case .optional(let choice, let probability):
      return self.choice(choice).map { .optional(probability: probability?.value ?? 0.5, $0.0, $0.1) }
    }
  }

  private mutating func choice(_ choice: Specification.Choice) -> (Weighted, [BoundPhrase])? {
    var phrases: [BoundPhrase] = []
    for alternative in choice.alternatives {
      if let phrase = bound(alternative.phrase) { phrases.append(phrase) }
    }
    guard phrases.count == choice.alternatives.count else { return nil }
    return weighted(choice.alternatives.map { $0.weight?.value ?? 1 }, phrases, at: choice.range)
  }

  private func weighted(
    _ weights: [Double], _ phrases: [BoundPhrase], at range: SourceRange
  ) -> (Weighted, [BoundPhrase])? {
    do throws(DistributionError) {
      return (try Weighted(weights), phrases)
    } catch {
      reader.record(.numberRange("of weights must not all be 0", at: range))
      return nil
    }
  }

  private mutating func slot(_ slot: Slot) -> BoundPhrase.Part? {
    if let span = slot.span {
      reader.record(
        Diagnostic(
          code: "span-in-scene", range: span.label.range,
          message: "the text of a picture has no entity spans, but this marks '\(span.label.value)'",
          suggestion: "leave ':\(span.label.value)' out"))
      return nil
    }
    let filters = slot.filters.compactMap { $0.bound(in: reader.locale, recording: &reader.diagnostics) }
    guard filters.count == slot.filters.count else { return nil }
    switch slot.content {
    case .expression(let expression): return reader.bound(expression, at: place).map { .expression($0, filters) }
    case .reference(let reference): return self.reference(reference, filters, slot)
    }
  }

  private mutating func reference(
    _ reference: Reference, _ filters: [BoundFilter], _ slot: Slot
  ) -> BoundPhrase.Part? {
    if let alias = reference.alias {
      reader.record(
        Diagnostic(
          code: "alias-in-scene", range: alias.range,
          message: "the text of a picture can't give a value the name '\(alias.value)'",
          suggestion: "give it a name with 'let'"))
      return nil
    }
    let name = reference.path[0]
    let meaning = book.meaning(of: reference.name, prefix: prefix)
    // `{v.greeting}`: a rule of the file that was included as `v`, unless the file has a value of that name.
    let isIncluded = reference.path.count > 1 && meaning != nil && place.scope.lookUp(name.value) == nil
    if reference.arguments == nil, !isIncluded, let expression = expression(reference) {
      return .expression(expression, filters)
    }
    switch meaning {
    case .rule(let rule): return self.rule(rule, filters, slot)
    case .list(let list): return .list(list.table, filters)
    case nil: break
    }
    if let form = reader.form(named: reference.path.last?.value ?? "") {
      return provider(form, reference, filters, slot)
    }
    guard !book.faulty.contains(name.value) else { return nil }
    let known = book.names + place.scope.names + reader.forms.map(\.name)
    reader.record(
      Diagnostic(
        code: "unknown-name", range: name.range, message: "unknown name '\(reference.name)'",
        suggestion: nearest(to: name.value, in: known).map { "did you mean '\($0)'?" }
          ?? "a bracket that is meant as text is written '\\{'"))
    return nil
  }

  /// The reference as an expression, if its first name can be used here.
  private func expression(_ reference: Reference) -> BoundExpression? {
    let first = reference.path[0].value
    let isKnown =
      place.scope.lookUp(first) != nil || ["index", "progress", "split", "self", "parent", "repeat"].contains(first)
      || place.scope.hasNamespace(first)
    guard isKnown else { return nil }
    return reader.bound(Expression(path: reference.path), at: place)
  }

  private mutating func rule(_ rule: TemplateRule, _ filters: [BoundFilter], _ slot: Slot) -> BoundPhrase.Part? {
    guard !open.contains(rule.name.value), open.count < 50 else {
      reader.record(
        Diagnostic(
          code: "cycle", range: slot.range, message: "the rule '\(rule.name.value)' uses itself",
          notes: [Diagnostic.Note("it stands here", at: rule.name.range)]))
      return nil
    }
    guard filters.isEmpty else {
      reader.record(
        Diagnostic(
          code: "filtered-rule", range: slot.range, message: "the text of a rule can't be filtered in a picture",
          suggestion: "filter inside the rule"))
      return nil
    }
    open.append(rule.name.value)
    let outer = prefix
    prefix = rule.prefix
    defer {
      open.removeLast()
      prefix = outer
    }
    let isPlain = rule.parameters.isEmpty && rule.forms.isEmpty && rule.items.allSatisfy { $0.when == nil }
    guard isPlain else {
      reader.record(.ruleForTexts(rule.name, at: slot.range))
      return nil
    }
    let phrases = rule.items.compactMap { bound($0.phrase) }
    guard phrases.count == rule.items.count else { return nil }
    return weighted(rule.items.map(\.weight), phrases, at: rule.name.range).map { .choice($0.0, $0.1) }
  }

  /// `{integer(1, 12)}`: a form of values, read as if it stood in YAML.
  private mutating func provider(
    _ form: ValueForm, _ reference: Reference, _ filters: [BoundFilter], _ slot: Slot
  ) -> BoundPhrase.Part? {
    var arguments: [Node] = []
    for argument in reference.arguments ?? [] {
      guard case .expression(let expression) = argument.value, argument.name == nil,
        let node = Node(argument: expression)
      else {
        reader.record(
          Diagnostic(
            code: "bad-argument", range: slot.range, message: "'\(reference.name)' takes plain values here",
            suggestion: "write it with 'let' and use its name"))
        return nil
      }
      arguments.append(node)
    }
    let entry = Node.Entry(
      key: Located(form.name, slot.range), value: Node(.sequence(arguments), slot.range))
    slots += 1
    let inside = place.appending("\(form.name)\(slots)")
    return reader.value(Node(.mapping([entry]), slot.range), as: .any, at: inside).map { .value($0, filters) }
  }
}

extension Node {
  /// An argument of a call as the node that would stand for it in YAML; nil for all but plain values.
  fileprivate convenience init?(argument: Expression) {
    let text: String
    let value: Scalar.Value
    switch argument.form {
    case .number(let number): (text, value) = (shown(number), .number(number))
    case .unary(.minus, let inner):
      guard case .number(let number) = inner.form else { return nil }
      (text, value) = (shown(-number), .number(-number))
    case .text(let string): (text, value) = (string, .text)
    case .boolean(let flag): (text, value) = (flag ? "true" : "false", .boolean(flag))
    default: return nil
    }
    let source = SourceText(text, whole: argument.range, positions: nil)
    self.init(.scalar(Scalar(source: source, style: .plain, value: value)), argument.range)
  }
}
