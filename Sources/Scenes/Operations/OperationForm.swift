package import Specification

/// An operation that a list of the spec may name, of `effects` or of a camera: its arguments.
package struct OperationForm: Sendable {
  package let name: String
  package let summary: String
  package let example: String
  package let arguments: RecordKind

  package var key: KeyKind { KeyKind(name, .record(arguments), summary) }

  init(
    _ name: String, _ summary: String, example: String, shorthand: RecordKind.Shorthand = .first, keys: [KeyKind] = []
  ) {
    self.name = name
    self.summary = summary
    self.example = example
    arguments = RecordKind(name, summary, shorthand: keys.isEmpty ? .none : shorthand, keys: keys)
  }
}

/// A list of operations: what its items may be, for reader and schema.
struct OperationTable: Sendable {
  let kind: OperationKind
  let forms: [OperationForm]

  /// The list of `key` whose items are `forms`.
  init(noun: String, key: String, example: String, forms: [OperationForm]) {
    self.forms = forms
    kind = OperationKind(
      noun: noun, key: key, example: example, operations: forms.map(\.name),
      beside: [
        KeyKind("chance", .number(.fraction), "how often it happens, by chance", fallback: "1"),
        KeyKind("when", .boolean, "whether it happens", fallback: "true"),
        KeyKind("name", .text, "what tells it from others of its kind", fallback: "the operation's"),
      ])
  }

  /// What may stand at the list's key, for the schema. `summary` is of one item.
  func list(of summary: String) -> [Kind] {
    let item = Kind.record(RecordKind(kind.noun, summary, keys: forms.map(\.key) + kind.beside))
    let word = Kind.word(forms.map { Word($0.name, $0.summary) })
    return [.list(ListRule(of: .either([item, word]), names: kind.key)), item, word]
  }
}

/// A key that takes a number.
func amount(
  _ name: String, _ rule: NumberRule, _ summary: String, default fallback: String = "", isRequired: Bool = false
) -> KeyKind {
  KeyKind(name, .number(rule), summary, isRequired: isRequired, fallback: fallback)
}
