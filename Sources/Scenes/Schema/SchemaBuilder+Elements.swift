import Specification

extension SchemaBuilder {
  /// A list of objects or parts.
  mutating func objects() -> SchemaNode {
    ["type": "array", "items": reference("object") { $0.object() }]
  }

  private mutating func object() -> SchemaNode {
    element("an object or part", (elementKeys + stageObject.keys).map { ($0, elementValue($0)) })
  }

  private mutating func alternative() -> SchemaNode {
    element("an alternative of 'one_of'", keys(named: alternativeKeyNames) + roomKeys())
  }

  /// A reusable part.
  private mutating func definition() -> SchemaNode {
    let parameters = KeyKind("parameters", .any, "names that a use may give values to, each with its default")
    return element("a definition", [(parameters, self.parameters())] + keys(named: definitionKeyNames) + roomKeys())
  }

  private mutating func element(_ title: String, _ keys: [(key: KeyKind, schema: SchemaNode)]) -> SchemaNode {
    // Arguments are for a definition.
    object(keys).with("dependentRequired", ["with": ["use"]]).with("title", .text(title))
  }

  private mutating func roomKeys() -> [(key: KeyKind, schema: SchemaNode)] {
    stageObject.keys.map { ($0, elementValue($0)) }
  }

  private mutating func keys(named names: [String]) -> [(key: KeyKind, schema: SchemaNode)] {
    let known = elementKeys + pickKeys.filter { key in !elementKeys.contains { $0.name == key.name } }
    return known.filter { names.contains($0.name) }.map { ($0, elementValue($0)) }
  }

  /// What stands under a key of an element. A key whose kind its table calls `any` must be here.
  private mutating func elementValue(_ key: KeyKind) -> SchemaNode {
    switch key.name {
    case "name": identifier()
    case "one_of":
      ["type": "array", "minItems": 1, "items": reference("alternative") { $0.alternative() }]
    case "use": ["type": "string", "pattern": "^[^=]"]
    case "with", "let": names(value(.any))
    case "attributes": ["type": "object", "additionalProperties": value(.any)]
    case "parts": objects()
    default: value(key.kind)
    }
  }

  /// `define: {name: …}`.
  mutating func defined() -> SchemaNode { names(reference("definition") { $0.definition() }) }

  /// `{paint: red, length: {required: number}}`.
  private mutating func parameters() -> SchemaNode {
    let required: SchemaNode = [
      "type": "object", "additionalProperties": false, "required": ["required"],
      "properties": ["required": ["enum": .list(parameterKinds.map { .text($0.name) })]],
    ]
    let isRequired: SchemaNode = ["type": "object", "required": ["required"], "maxProperties": 1]
    return names(["if": isRequired, "then": required, "else": value(.any)])
  }
}
