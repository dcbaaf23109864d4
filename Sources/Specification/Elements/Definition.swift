package import Diagnostics

/// A reusable part: `define: {car: {parameters: …, class: car, draw: …}}`. Its body is read anew at every use.
package final class Definition {
  package struct Parameter {
    package let name: Located<String>
    /// The default; nil if an argument is required.
    package let fallback: Node?
    package let kind: Kind
  }

  package let name: Located<String>
  package let entries: [Node.Entry]
  package let parameters: [Parameter]
  /// The names of its own file.
  package let scope: StaticScope
  /// Its own file's definitions, by name.
  package let definitions: DefinitionTable

  package init(
    name: Located<String>, entries: [Node.Entry], parameters: [Parameter], scope: StaticScope,
    definitions: DefinitionTable
  ) {
    self.name = name
    self.entries = entries
    self.parameters = parameters
    self.scope = scope
    self.definitions = definitions
  }
}

/// The definitions that one file knows: its own, and those of the files that it includes (`v.truck` where it named them).
package final class DefinitionTable {
  package var byName: [String: Definition] = [:]

  package init() {}

  package var names: [String] { byName.keys.sorted() }
}

/// The kinds that `{required: number}` may name.
package let parameterKinds: [(name: String, kind: Kind)] = [
  ("number", .number(.any)), ("text", .text), ("color", .color), ("boolean", .boolean),
  ("list", .list(ListRule(of: .any))), ("any", .any),
]

extension SpecReader {
  /// Reads `parameters: {paint: red, length: {required: number}}`.
  func parameters(_ node: Node) -> [Definition.Parameter] {
    guard case .mapping(let entries) = node.content else {
      record(.wrongKind(node, wanted: "a mapping of parameters and their defaults"))
      return []
    }
    return entries.compactMap { entry in
      guard isIdentifier(entry.key) else { return nil }
      guard case .mapping(let inner) = entry.value.content, inner.count == 1, inner[0].key.value == "required" else {
        return Definition.Parameter(name: entry.key, fallback: entry.value, kind: .any)
      }
      guard case .scalar(let scalar) = inner[0].value.content,
        let kind = parameterKinds.first(where: { $0.name == scalar.text })?.kind
      else {
        record(
          .unknownWord(
            inner[0].value.shortText, at: inner[0].value.range, known: parameterKinds.map(\.name)))
        return Definition.Parameter(name: entry.key, fallback: nil, kind: .any)
      }
      return Definition.Parameter(name: entry.key, fallback: nil, kind: kind)
    }
  }

  /// Whether `name` can be a name; records the fault if not.
  package func isIdentifier(_ name: Located<String>) -> Bool {
    if Specification.isIdentifier(name.value) { return true }
    record(expressionKeywords.contains(name.value) ? .reservedName(name) : .notIdentifier(name))
    return false
  }
}

extension Node {
  /// The scalar's text, or a word for what it is instead.
  package var shortText: String {
    if case .scalar(let scalar) = content { return scalar.text }
    return kindInWords
  }
}
