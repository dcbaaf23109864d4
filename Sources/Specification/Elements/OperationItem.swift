package import Diagnostics

/// A kind of list whose items are operations: one key of an item names the operation and holds its arguments, others
/// stand beside it: `{blur: {radius: 2}, chance: 0.3, name: second}`. A bare word is an operation with its defaults.
package struct OperationKind: Sendable {
  /// What an item is, for sentences: "effect".
  package let noun: String
  /// The key that holds the list.
  package let key: String
  /// An item as it may be written.
  package let example: String
  package let operations: [String]
  /// What may stand beside an operation; a `name` is among them.
  package let beside: [KeyKind]

  package init(noun: String, key: String, example: String, operations: [String], beside: [KeyKind]) {
    self.noun = noun
    self.key = key
    self.example = example
    self.operations = operations
    self.beside = beside
  }
}

/// An item of such a list, taken apart.
package struct OperationItem {
  package let operation: Located<String>
  /// Nil where the operation stands alone.
  package let arguments: Node?
  /// Its own name, else the operation's.
  package let name: Located<String>
}

extension SpecReader {
  /// The items of the list at `node` (or the only one), as far as they are operations; the faults of others, and of two that
  /// have one name, are recorded.
  package func operations(_ node: Node, of kind: OperationKind) -> [(item: OperationItem, node: Node)] {
    let nodes = node.items ?? [node]
    guard !nodes.isEmpty else {
      record(.emptyList("'\(kind.key)'", at: node.range))
      return []
    }
    var names: [String: SourceRange] = [:]
    var items: [(item: OperationItem, node: Node)] = []
    for node in nodes {
      guard let item = operation(node, of: kind) else { continue }
      if let first = names.updateValue(item.name.range, forKey: item.name.value) {
        record(.twinName(item.name, first: first, suggestion: "tell them apart with 'name:'"))
      }
      items.append((item, node))
    }
    return items
  }

  private func operation(_ node: Node, of kind: OperationKind) -> OperationItem? {
    switch node.content {
    case .sequence:
      record(.wrongKind(node, wanted: "an operation such as \(kind.example)"))
      return nil
    case .scalar(let scalar):
      let word = Located(scalar.text, node.range)
      if kind.operations.contains(scalar.text) { return OperationItem(operation: word, arguments: nil, name: word) }
      if scalar.value == .text {
        record(.unknownTag(word, of: kind.noun, known: kind.operations))
      } else {
        record(.wrongKind(node, wanted: "an operation such as \(kind.example)"))
      }
      return nil
    case .mapping(let entries): return operation(entries, node, of: kind)
    }
  }

  private func operation(_ entries: [Node.Entry], _ node: Node, of kind: OperationKind) -> OperationItem? {
    let named = entries.filter { kind.operations.contains($0.key.value) }
    let strays = entries.filter { entry in
      !kind.operations.contains(entry.key.value) && !kind.beside.contains { $0.name == entry.key.value }
    }
    guard named.count == 1, let only = named.first else {
      if named.isEmpty, let stray = strays.first {
        record(.unknownTag(stray.key, of: kind.noun, known: kind.operations))
      } else {
        record(.onlyOneKey(of: kind.noun, keys: named.map(\.key), at: node.range, known: kind.operations))
      }
      return nil
    }
    for stray in strays { record(.unknownKey(stray.key, in: "'\(kind.key)'", known: kind.beside.map(\.name))) }
    guard let name = operationName(node, or: only.key) else { return nil }
    return OperationItem(operation: only.key, arguments: only.value, name: name)
  }

  private func operationName(_ node: Node, or operation: Located<String>) -> Located<String>? {
    guard let given = node["name"] else { return operation }
    guard let scalar = given.scalar, scalar.value == .text else {
      record(.wrongKind(given, wanted: "text"))
      return nil
    }
    let name = Located(scalar.text, given.range)
    return isIdentifier(name) ? name : nil
  }
}
