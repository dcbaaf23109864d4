import Diagnostics
import Specification

/// A phrase that may be picked, with what decides on it.
struct PhraseItem {
  /// What paths call it: its name, else its position.
  let key: String
  let weight: Double
  let when: Expression?
  let phrase: Phrase
  let range: SourceRange
}

/// A named phrase of a template, or several of which one is picked, or forms of which one fits.
final class TemplateRule {
  struct Parameter {
    let name: Located<String>
    /// What it is where the caller says nothing; nil if the caller must.
    let fallback: Node?
  }

  let name: Located<String>
  /// The names of the file that it stands in go before plain ones: `v.` for `include: {v: …}`, else nothing.
  let prefix: String
  let parameters: [Parameter]
  let items: [PhraseItem]
  let forms: Forms<Phrase>

  init(
    name: Located<String>, prefix: String, parameters: [Parameter], items: [PhraseItem], forms: Forms<Phrase>
  ) {
    self.name = name
    self.prefix = prefix
    self.parameters = parameters
    self.items = items
    self.forms = forms
  }

  /// All that may be said, for finding names.
  var phrases: [Phrase] { items.map(\.phrase) + forms.forms.map(\.content) }
}

/// Reads rules, and the phrases of which one is picked.
struct RuleReader {
  let reader: SpecReader

  private static let keys = ["parameters", "text", "forms"]

  func rule(_ node: Node, named name: Located<String>, prefix: String) -> TemplateRule? {
    guard case .mapping(let entries) = node.content,
      entries.contains(where: { Self.keys.contains($0.key.value) })
    else {
      guard let items = items(node) else { return nil }
      return TemplateRule(name: name, prefix: prefix, parameters: [], items: items, forms: Forms())
    }
    // `{text: …, weight: 2}` alone is an item.
    let isItem = node["parameters"] == nil && node["forms"] == nil
    for (position, entry) in entries.enumerated()
    where !Self.keys.contains(entry.key.value) && !(isItem && PhraseItem.keys.contains(entry.key.value)) {
      reader.record(
        node.misreading(ofEntry: position) ?? .unknownKey(entry.key, in: "a rule", known: Self.keys))
    }
    let parameters = node["parameters"].map(self.parameters) ?? []
    var items: [PhraseItem] = []
    if let text = node["text"] {
      guard let read = self.items(text) else { return nil }
      items = read
    }
    var forms = Forms<Phrase>()
    if let node = node["forms"] {
      guard let read = self.forms(node) else { return nil }
      forms = read
    }
    guard !items.isEmpty || !forms.isEmpty else {
      reader.record(.missingKey("text", in: "a rule", at: node.range))
      return nil
    }
    return TemplateRule(name: name, prefix: prefix, parameters: parameters, items: items, forms: forms)
  }

  private func forms(_ node: Node) -> Forms<Phrase>? {
    var forms = Forms<Phrase>()
    guard let keys = reader.formKeys(node) else { return nil }
    for key in keys {
      guard let phrase = phrase(key.content) else { return nil }
      forms.forms.append(Forms.Form(words: key.words, content: phrase))
    }
    return forms
  }

  /// `[a, b]`, `{a: fallback, b: {required: text}}`
  private func parameters(_ node: Node) -> [TemplateRule.Parameter] {
    switch node.content {
    case .mapping(let entries):
      return entries.compactMap { entry in
        guard reader.isIdentifier(entry.key) else { return nil }
        let inner = entry.value.entries
        let isRequired = inner.count == 1 && inner[0].key.value == "required"
        return TemplateRule.Parameter(name: entry.key, fallback: isRequired ? nil : entry.value)
      }
    case .sequence(let nodes):
      return nodes.compactMap { node in
        guard let scalar = node.scalar, reader.isIdentifier(Located(scalar.text, node.range)) else { return nil }
        return TemplateRule.Parameter(name: Located(scalar.text, node.range), fallback: nil)
      }
    case .scalar:
      reader.record(.wrongKind(node, wanted: "a list of names, or a mapping of names and what they are usually"))
      return []
    }
  }

  // MARK: phrases

  /// A phrase, or a list of phrases and `{text: …, weight: 2}`.
  func items(_ node: Node) -> [PhraseItem]? {
    let nodes = node.items ?? [node]
    guard !nodes.isEmpty else {
      reader.record(.emptyList("the list of phrases", at: node.range))
      return nil
    }
    var items: [PhraseItem] = []
    var names: [String: SourceRange] = [:]
    for (position, node) in nodes.enumerated() {
      let name = node.entries.plainName
      if let name {
        if let first = names[name.value] { reader.record(.twinName(name, first: first)) }
        names[name.value] = names[name.value] ?? name.range
      }
      if let item = item(node, key: name?.value ?? String(position)) { items.append(item) }
    }
    guard items.count == nodes.count else { return nil }
    guard items.contains(where: { $0.weight > 0 }) else {
      reader.record(.allWeightsZero(at: node.range))
      return nil
    }
    return items
  }

  private func item(_ node: Node, key: String) -> PhraseItem? {
    guard case .mapping(let entries) = node.content, let text = node["text"] else {
      return phrase(node).map { PhraseItem(key: key, weight: 1, when: nil, phrase: $0, range: node.range) }
    }
    var isWhole = true
    for (position, entry) in entries.enumerated() where !PhraseItem.keys.contains(entry.key.value) {
      reader.record(
        node.misreading(ofEntry: position) ?? .unknownKey(entry.key, in: "a phrase", known: PhraseItem.keys))
      isWhole = false
    }
    let options = PickedOptions(node, reader: reader)
    guard let phrase = phrase(text), isWhole, options.isWhole else { return nil }
    return PhraseItem(key: key, weight: options.weight, when: options.when, phrase: phrase, range: node.range)
  }

  /// A phrase, or `= …` alone.
  func phrase(_ node: Node) -> Phrase? {
    guard let scalar = node.scalar, !node.isEmpty else {
      reader.record(node.misreadPhrase ?? .wrongKind(node, wanted: "a phrase"))
      return nil
    }
    if let warning = node.lostBlank() { reader.record(warning) }
    guard scalar.isExpression else { return Phrase.parse(scalar.source, recording: &reader.diagnostics) }
    guard let expression = Expression.parse(scalar.source, recording: &reader.diagnostics) else { return nil }
    return Phrase([.slot(Slot(.expression(expression), node.range))], node.range)
  }
}

extension PhraseItem {
  static let keys = ["text", "weight", "when", "name"]
}

/// `weight`, `when` and `name` of something that may be picked.
struct PickedOptions {
  private(set) var weight = 1.0
  private(set) var when: Expression?
  private(set) var isWhole = true

  init(_ node: Node, reader: SpecReader) {
    if let node = node["weight"] {
      let place = Place(path: SitePath.root.appending("template"), scope: StaticScope(in: nil))
      let value = reader.value(node, as: .number(.nonNegative), at: place)
      if case .number(let number)? = value?.constant {
        weight = number
      } else {
        if value != nil { reader.record(.notPlain("the weights of phrases", at: node.range)) }
        isWhole = false
      }
    }
    if let node = node["when"] { read(when: node, reader) }
  }

  /// Of something that has just a condition.
  init(when node: Node, reader: SpecReader) { read(when: node, reader) }

  private mutating func read(when node: Node, _ reader: SpecReader) {
    switch node.scalar?.value {
    case .boolean(let flag)?: when = Expression(.boolean(flag), at: node.range)
    case .text?:
      guard let scalar = node.scalar, scalar.isExpression else { fallthrough }
      when = Expression.parse(scalar.source, recording: &reader.diagnostics)
      isWhole = isWhole && when != nil
    default:
      reader.record(.wrongKind(node, wanted: "true or false, or an expression such as \"= a != b\""))
      isWhole = false
    }
  }
}

extension [Node.Entry] {
  /// What `name:` says, if it is a plain word.
  var plainName: Located<String>? {
    guard let entry = first(where: { $0.key.value == "name" }), let scalar = entry.value.scalar else { return nil }
    return Located(scalar.text, entry.value.range)
  }
}

extension Node {
  /// What is to be said of a text in braces that YAML took for a mapping.
  var misreadPhrase: Diagnostic? { entries.contains(where: \.value.isEmpty) ? misreading() : nil }
}
