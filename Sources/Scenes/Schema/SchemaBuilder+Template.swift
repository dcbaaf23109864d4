import Specification
import Templates

extension SchemaBuilder {
  mutating func template() -> SchemaNode {
    object(
      PhraseBook.keys.map { key in
        switch key.name {
        case "locale": (key, ["enum": .list(Language.allCases.map { .text($0.rawValue) })])
        case "lists": (key, names(wordList()))
        case "rules": (key, names(rule()))
        case "say": (key, reference("say") { $0.say() })
        default: (key, constant { $0.value(key.kind) })
        }
      })
  }

  // MARK: lists and rules

  private mutating func wordList() -> SchemaNode {
    let forms = self.forms(text())
    let synonym: SchemaNode = ["anyOf": .list([text(), ["type": "object", "required": ["text"]]])]
    let members: SchemaNode = [
      "text": text(), "weight": ["type": "number", "minimum": 0], "when": condition, "name": text(), "forms": forms,
      "synonyms": ["type": "array", "minItems": 1, "items": synonym],
    ]
    // Features and whatever else a word carries have names of their own.
    let item: SchemaNode = [
      "type": "object", "anyOf": [["required": ["text"]], ["required": ["forms"]]], "properties": members,
    ]
    let file: SchemaNode = [
      "type": "object", "required": ["file"], "additionalProperties": false,
      "properties": ["file": ["type": "string", "pattern": "^[^/]"]],
    ]
    return ["anyOf": [["type": "array", "minItems": 1, "items": ["anyOf": .list([text(), item])]], file]]
  }

  /// `{plural: …, dative plural: …}`
  private func forms(_ content: SchemaNode) -> SchemaNode {
    ["type": "object", "minProperties": 1, "additionalProperties": content]
  }

  private mutating func rule() -> SchemaNode {
    let parameters: SchemaNode = [
      "anyOf": [["type": "array", "items": identifier()], ["type": "object", "propertyNames": identifier()]]
    ]
    let long: SchemaNode = [
      "type": "object", "additionalProperties": false,
      "anyOf": [["required": ["text"]], ["required": ["forms"]]],
      "properties": ["parameters": parameters, "text": phrases(), "forms": forms(text())],
    ]
    return ["anyOf": .list([phrases(), long])]
  }

  /// A phrase, or phrases of which one is picked.
  private mutating func phrases() -> SchemaNode {
    reference("phrases") { builder in
      let item = builder.closed(
        ["text": builder.text()],
        [("weight", ["type": "number", "minimum": 0]), ("when", builder.condition), ("name", builder.text())],
        required: ["text"])
      return [
        "anyOf": .list([
          builder.text(), item,
          ["type": "array", "minItems": 1, "items": ["anyOf": .list([builder.text(), item])]],
        ])
      ]
    }
  }

  private var condition: SchemaNode { ["anyOf": [["type": "boolean"], ["type": "string", "pattern": "^="]]] }

  private func closed(
    _ first: SchemaNode, _ more: [(String, SchemaNode)], required: [String]
  ) -> SchemaNode {
    guard case .members(let members) = first else { return first }
    return [
      "type": "object", "additionalProperties": false, "required": .list(required.map { .text($0) }),
      "properties": .members(members + more.map { SchemaNode.Member($0.0, $0.1) }),
    ]
  }

  // MARK: say

  private mutating func say() -> SchemaNode {
    let item: SchemaNode = ["anyOf": .list([text(), sayItem()])]
    let items: SchemaNode = ["type": "array", "minItems": 1, "items": item]
    let repeated: SchemaNode = [
      "type": "object", "additionalProperties": false, "required": ["repeat", "of"],
      "properties": [
        "repeat": value(.any).with(
          "description", "How often it is said, each time anew; of a picture, or for which things."),
        "of": ["anyOf": .list([items, item])],
      ],
    ]
    let channels: SchemaNode = [
      "type": "object", "propertyNames": identifier(), "minProperties": 1,
      "additionalProperties": ["anyOf": .list([items, item, repeated])],
    ]
    return [
      "anyOf": .list([items, item, channels]), "examples": [[["intent": "greet", "text": ["hello", "hi[ there]"]]]],
    ]
  }

  private mutating func sayItem() -> SchemaNode {
    let turn = closed(["role": text()], [("text", phrases())], required: ["role", "text"])
    let word: SchemaNode = ["type": ["string", "number", "boolean"]]
    let properties: [(String, SchemaNode)] = [
      ("intent", word.with("description", "The class of the text.")),
      ("label", word.with("description", "The same as 'intent'.")),
      ("weight", ["type": "number", "minimum": 0]), ("when", condition), ("name", word),
      ("let", names(value(.any))), ("text", phrases()), ("texts", names(phrases())),
      ("turns", ["type": "array", "minItems": 1, "items": turn]), ("fields", names(value(.any))),
    ]
    let one = ["text", "texts", "turns"].map { key -> SchemaNode in ["required": [.text(key)]] }
    return [
      "type": "object", "additionalProperties": false, "oneOf": .list(one),
      "properties": .members(properties.map { SchemaNode.Member($0.0, $0.1) }),
    ]
  }
}
