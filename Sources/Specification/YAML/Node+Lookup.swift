import Diagnostics

extension Node {
  /// The entries of a mapping; none for all else.
  package var entries: [Entry] {
    if case .mapping(let entries) = content { entries } else { [] }
  }

  /// The items of a list; nil for all else.
  package var items: [Node]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  package var scalar: Scalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  /// Whether nothing is there: `~`, `null`, or no word at all.
  package var isNull: Bool { scalar?.value == .null }

  /// Whether there is not even a `~` or `null`: an entry or item with an empty value.
  package var isEmpty: Bool { scalar?.value == .null && scalar?.text == "" }

  /// The value of the entry whose key is `key`, if this is a mapping that has it.
  package subscript(key: String) -> Node? { entry(named: key)?.value }

  /// The entry whose key is `name`, if this is a mapping that has it. Keys are unique.
  package func entry(named name: String) -> Entry? {
    entries.first { $0.key.value == name }
  }

  /// What this is, for a sentence: "expected a list, found \(kindInWords)".
  package var kindInWords: String {
    switch content {
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .scalar(let scalar): scalar.value.kindInWords
    }
  }
}

extension Scalar.Value {
  /// What this is, for a sentence.
  package var kindInWords: String {
    switch self {
    case .null: "nothing"
    case .boolean: "true or false"
    case .integer, .number: "a number"
    case .text: "text"
    }
  }
}
