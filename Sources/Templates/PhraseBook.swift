import Bytes
import Diagnostics
package import Specification

/// The lists and rules that a spec's phrases may use: the vocabulary of its templates.
///
/// A phrase is bound where it stands: its names may lead to a `let`, an object, a rule, a list or a form of values, in
/// this order.
package final class PhraseBook {
  struct Rule {
    let name: Located<String>
    let nodes: [Node]
  }

  private(set) var rules: [String: Rule] = [:]
  private(set) var lists: [String: WordList] = [:]
  private let reader: SpecReader

  /// Reads the `template:` mappings of all files of a spec, and lets `reader` ask here for phrases.
  package init(_ templates: [Node], reader: SpecReader) {
    self.reader = reader
    for template in templates { read(template) }
    reader.lists = lists.mapValues(\.table)
    reader.readPhrase = { [unowned self] scalar, place, _ in
      self.content(of: scalar, at: place)
    }
  }

  /// The keys of a template.
  package static let keys: [KeyKind] = [
    KeyKind("lists", .any, "words and things: {city: [Paris, {text: New York, weight: 3}]}, or {file: cities.txt}"),
    KeyKind("rules", .any, "named phrases: {greeting: \"(hello|hi)\"}"),
  ]

  private func read(_ template: Node) {
    guard case .mapping(let entries) = template.content else {
      reader.record(.wrongKind(template, wanted: "a mapping with lists and rules"))
      return
    }
    for entry in entries {
      switch (entry.key.value, entry.value.content) {
      case ("lists", .mapping(let lists)): for list in lists where isFree(list.key) { read(list) }
      case ("rules", .mapping(let rules)):
        for rule in rules where isFree(rule.key) {
          check(rule.value)
          self.rules[rule.key.value] = Rule(name: rule.key, nodes: rule.value.items ?? [rule.value])
        }
      case ("lists", _), ("rules", _): reader.record(.wrongKind(entry.value, wanted: "a mapping by names"))
      default: reader.record(.unknownKey(entry.key, in: "a template", known: Self.keys.map(\.name)))
      }
    }
  }

  /// Looks at a rule's notation, whether or not something uses the rule; its names have a meaning only where one does.
  private func check(_ rule: Node) {
    for node in rule.items ?? [rule] {
      if let scalar = node.scalar {
        _ = Phrase.parse(scalar.source, recording: &reader.diagnostics)
      } else {
        reader.record(.wrongKind(node, wanted: "a phrase"))
      }
    }
  }

  private func isFree(_ name: Located<String>) -> Bool {
    guard reader.isIdentifier(name) else { return false }
    if let twin = rules[name.value]?.name.range ?? lists[name.value]?.range {
      reader.record(.twinName(name, first: twin))
      return false
    }
    return true
  }

  private func read(_ entry: Node.Entry) {
    guard let list = WordList(entry.value, named: entry.key, reader: reader) else { return }
    lists[entry.key.value] = list
  }

  // MARK: phrases

  private func content(of scalar: Scalar, at place: Place) -> Value.Content? {
    guard let phrase = Phrase.parse(scalar.source, recording: &reader.diagnostics) else { return nil }
    var binder = PhraseBinder(book: self, reader: reader, place: place)
    guard let bound = binder.bound(phrase) else { return nil }
    if case .literal(let text)? = bound.parts.first, bound.parts.count == 1 { return .constant(.text(text)) }
    if bound.parts.isEmpty { return .constant(.text("")) }
    return .drawing(PhraseDrawing(phrase: bound), reader.site(at: place, scalar.source.whole))
  }
}
