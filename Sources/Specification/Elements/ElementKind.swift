/// What a room calls its elements, and which keys they have: the stage's objects are one kind.
package struct ElementKind: Sendable {
  /// `an object`, for messages.
  package let noun: String
  /// `objects`.
  package let nouns: String
  /// The room's own keys; a body holds their values by number.
  package let keys: [KeyKind]
  /// A key of `keys` whose mapping's only key names an element that has no other name: the operation.
  package let operation: String?

  package init(noun: String, nouns: String, keys: [KeyKind], operation: String?) {
    self.noun = noun
    self.nouns = nouns
    self.keys = keys
    self.operation = operation
  }

  package func number(of key: String) -> Int? { keys.firstIndex { $0.name == key } }
}

/// What an alternative of `one_of` may have beside its room's own keys.
package let alternativeKeyNames = ["name", "weight", "when", "use", "with", "let", "attributes", "parts"]

/// What a definition may have beside its room's own keys.
package let definitionKeyNames = ["parameters", "use", "with", "let", "attributes", "parts", "when"]

/// The keys that every element has, whatever its room.
package let elementKeys: [KeyKind] = [
  KeyKind("name", .text, "what expressions, paths and labels call it", fallback: "the definition, class or shape"),
  KeyKind(
    "repeat", .either([.number(NumberRule(minimum: 0, isInteger: true)), .list(ListRule(of: .any))]),
    "how many instances there are, or a list with one item for each", fallback: "one"),
  KeyKind("when", .boolean, "whether an instance is there", fallback: "always"),
  KeyKind("one_of", .any, "alternatives; one is picked for each instance, by 'weight'"),
  KeyKind("use", .text, "the definition to start from"),
  KeyKind("with", .any, "arguments for the definition's parameters"),
  KeyKind("let", .any, "names with values, drawn once for each instance"),
  KeyKind("attributes", .any, "values that labels carry"),
  KeyKind("parts", .any, "objects in this one's own space"),
]
