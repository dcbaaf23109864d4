package import Diagnostics
package import Specification

/// The lists and rules of a spec's templates, as both pictures and texts use them, and what a template says of its
/// texts.
package final class TemplateVocabulary {
  private(set) var lists: [String: TemplateList] = [:]
  private(set) var rules: [String: TemplateRule] = [:]
  /// In the order of the files.
  private(set) var listNames: [String] = []
  private(set) var ruleNames: [String] = []
  /// Lists and rules that couldn't be read: what mentions them is no further fault.
  private(set) var faulty: Set<String> = []
  /// The `say:` of the spec's own template.
  private(set) var say: Node.Entry?
  /// Whether the template says anything by itself.
  package var hasSay: Bool { say != nil }
  /// Where noise is asked for.
  package private(set) var noiseRange: SourceRange?
  /// How often a rule may be open inside itself; nil for any number.
  private(set) var depth: Int?
  /// What is done to the texts; nil for nothing.
  package private(set) var noise: NoisePlan?
  /// What becomes of texts that are labeled in two ways; nil if the template doesn't say.
  package private(set) var conflict: ConflictRule?
  let reader: SpecReader

  /// The keys of a template.
  package static let keys: [KeyKind] = [
    KeyKind(
      "locale", .text, "the language of made-up texts, plurals and customs: en, de, fr or es", fallback: "en"),
    KeyKind("lists", .any, "words and things: {city: [Paris, {text: New York, weight: 3}]}, or {file: cities.txt}"),
    KeyKind("rules", .any, "named phrases: {greeting: \"(hello|hi)\"}"),
    KeyKind("say", .any, "what is said: a list of {intent: …, text: …}; without it the template is vocabulary"),
    KeyKind(
      "depth", .number(.integer(0...100)), "how often a rule may be open inside itself",
      fallback: "as often as its weights let it"),
    KeyKind(
      "conflict", .word(ConflictRule.words),
      "what becomes of texts that can be made with two labels or two sets of spans",
      fallback: "they are kept, and told of as a warning"),
    KeyKind("noise", NoiseForm.kind, "what makes the texts worse, by edits that are recorded", fallback: "nothing"),
  ]

  /// Reads the `template:` mappings of all files of a spec; `own` is that of the spec itself.
  package init(_ templates: [TemplateNode], own: Node?, reader: SpecReader) {
    self.reader = reader
    if let locale = own?["locale"] { read(locale: locale) }
    for template in templates { read(template, isOwn: own == nil || template.node === own) }
  }

  private func read(locale node: Node) {
    guard let scalar = node.scalar, scalar.value == .text else {
      reader.record(.wrongKind(node, wanted: "the code of a language, such as de"))
      return
    }
    let known = Language.allCases.map(\.rawValue)
    guard known.contains(scalar.text) else {
      reader.record(.unknownWord(scalar.text, at: node.range, known: known))
      return
    }
    reader.locale = scalar.text
  }

  private func read(_ template: TemplateNode, isOwn: Bool) {
    guard case .mapping(let entries) = template.node.content else {
      reader.record(.wrongKind(template.node, wanted: "a mapping with lists and rules"))
      return
    }
    for entry in entries {
      switch (entry.key.value, entry.value.content) {
      case ("lists", .mapping(let lists)): for list in lists { read(list: list, template.prefix) }
      case ("rules", .mapping(let rules)): for rule in rules { read(rule: rule, template.prefix) }
      case ("lists", _), ("rules", _): reader.record(.wrongKind(entry.value, wanted: "a mapping by names"))
      case ("say", _), ("depth", _), ("locale", _), ("noise", _), ("conflict", _):
        if isOwn { read(own: entry) } else { reader.record(.includedSay(entry.key)) }
      default: reader.record(.unknownKey(entry.key, in: "a template", known: Self.keys.map(\.name)))
      }
    }
  }

  private func read(own entry: Node.Entry) {
    switch entry.key.value {
    case "say": say = entry
    case "noise":
      noiseRange = entry.key.range
      let path = SitePath.root.appending("template").appending("noise")
      noise = NoisePlan(entry.value, reader: reader, place: Place(path: path, scope: StaticScope(in: nil)))
    case "conflict":
      conflict = entry.value.scalar.flatMap { ConflictRule(rawValue: $0.text) }
      if conflict == nil {
        reader.record(
          .unknownWord(
            entry.value.scalar?.text ?? "", at: entry.value.range, known: ConflictRule.allCases.map(\.rawValue)))
      }
    case "depth":
      let place = Place(path: SitePath.root.appending("template"), scope: StaticScope(in: nil))
      let value = reader.value(entry.value, as: .number(.integer(0...100)), at: place.appending("depth"))
      guard let value else { return }
      if case .number(let number)? = value.constant {
        depth = Int(number)
      } else {
        reader.record(.notPlain("the depth", at: entry.value.range))
      }
    default: break
    }
  }

  private func read(list entry: Node.Entry, _ prefix: String) {
    guard isFree(entry.key, prefix), let list = ListReader(reader: reader).list(entry.value, named: entry.key) else {
      faulty.insert(entry.key.value)
      return
    }
    lists[prefix + entry.key.value] = list
    listNames.append(prefix + entry.key.value)
  }

  private func read(rule entry: Node.Entry, _ prefix: String) {
    guard isFree(entry.key, prefix),
      let rule = RuleReader(reader: reader).rule(entry.value, named: entry.key, prefix: prefix)
    else {
      faulty.insert(entry.key.value)
      return
    }
    rules[prefix + entry.key.value] = rule
    ruleNames.append(prefix + entry.key.value)
  }

  private func isFree(_ name: Located<String>, _ prefix: String) -> Bool {
    guard reader.isIdentifier(name) else { return false }
    let key = prefix + name.value
    if let twin = rules[key]?.name.range ?? lists[key]?.name.range {
      if twin != name.range { reader.record(.twinName(name, first: twin)) }
      return false
    }
    return true
  }

  /// Tells of items that are picked under a condition: a picture's values are drawn without looking at one.
  package func refuseConditions() {
    for name in listNames {
      for (_, expression) in (lists[name]?.conditions ?? [:]).sorted(by: { $0.key < $1.key }) {
        reader.record(.itemCondition(at: expression.range))
      }
    }
  }

  // MARK: names

  enum Meaning {
    case list(TemplateList)
    case rule(TemplateRule)
  }

  /// What a list's or rule's name leads to, used in a file whose names have `prefix` before them.
  ///
  /// Names of files that were included under a name may also be written without it, where no other has them.
  func meaning(of name: String, prefix: String = "") -> Meaning? {
    for key in prefix.isEmpty ? [name] : [prefix + name, name] {
      if let rule = rules[key] { return .rule(rule) }
      if let list = lists[key] { return .list(list) }
    }
    let suffix = "." + name
    let keys = (listNames + ruleNames).filter { $0.hasSuffix(suffix) }
    guard keys.count == 1, let key = keys.first else { return nil }
    return rules[key].map { .rule($0) } ?? lists[key].map { .list($0) }
  }

  var names: [String] { ruleNames.sorted() + listNames.sorted() }
}
