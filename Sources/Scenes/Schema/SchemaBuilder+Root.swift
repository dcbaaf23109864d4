import Specification

extension SchemaBuilder {
  /// A whole spec: one that makes pictures, or says something.
  mutating func spec() -> SchemaNode {
    object(rootKeys.map { key in (key, rootValue(key)) })
      .with("anyOf", [["required": ["scene"]], ["required": ["template"]]])
  }

  /// A file for `include`: vocabulary only.
  mutating func includedFile() -> SchemaNode {
    let keys = rootKeys.filter { VocabularyReader.keys.contains($0.name) }
    return object(keys.map { key in (KeyKind(key.name, key.kind, key.summary), rootValue(key)) })
      .with("title", "a file for 'include'")
  }

  /// What stands under a key of the root. A key whose kind its table calls `any` must be here.
  private mutating func rootValue(_ key: KeyKind) -> SchemaNode {
    switch key.name {
    case "split": reference("split") { $0.splits() }
    case "quota": quota()
    case "include": include()
    case "define": reference("definitions") { $0.defined() }
    case "let": names(value(.any))
    case "scene": reference("scene") { $0.scene() }
    case "template": reference("template") { $0.template() }
    case "keep": reference("keep") { $0.keep() }
    case "targets", "tags": names(value(.any))
    case "formats": reference("formats") { $0.formatList() }
    default: constant { $0.value(key.kind) }
    }
  }

  private func include() -> SchemaNode {
    let path: SchemaNode = ["type": "string", "pattern": "^[^/]"]
    return [
      "anyOf": [
        path, ["type": "array", "items": ["anyOf": .list([path, names(path)])]], names(path),
      ]
    ]
  }

  private mutating func scene() -> SchemaNode {
    object(sceneKeys.map { key in (key, key.name == "objects" ? objects() : value(key.kind)) })
      .with("title", "a scene")
  }

  private mutating func keep() -> SchemaNode {
    let rules = LabelRules.Action.allCases.map { action in
      (KeyKind(action.rawValue, .boolean, action.summary), value(.boolean), nil as String?)
    }
    return ["type": "array", "items": oneKey(rules)]
  }

  // MARK: splits and formats

  private func splits() -> SchemaNode {
    let shares: SchemaNode = [
      "type": "object", "minProperties": 1, "propertyNames": ["pattern": "^[A-Za-z0-9_-]+$"],
      "additionalProperties": ["type": "number", "minimum": 0],
    ]
    let name: SchemaNode = ["type": "string", "pattern": "^[^=]"]
    let pair: SchemaNode = ["type": "array", "items": name, "minItems": 2, "maxItems": 2]
    let by: SchemaNode = [
      "anyOf": .list([name, ["type": "array", "minItems": 1, "items": ["anyOf": .list([name, pair])]]]),
      "description":
        "What belongs to one split each: template, text, the name of a list, rule, let or alias, or a pair of names.",
    ]
    let test: SchemaNode = ["type": "string", "pattern": "^="]
    let holdOut: SchemaNode = [
      "type": "object", "minProperties": 1,
      "additionalProperties": ["anyOf": .list([test, ["type": "array", "items": test]])],
      "description": "What stands in one split only, by an expression over names.",
    ]
    let overlap: SchemaNode = [
      "enum": ["refuse", "allow"], "description": "Whether texts that can't be compared are let pass. Default: refuse.",
    ]
    let long: SchemaNode = [
      "type": "object", "required": ["shares"], "additionalProperties": false,
      "properties": ["shares": shares, "by": by, "hold_out": holdOut, "overlap": overlap],
    ]
    return [
      "if": ["type": "object", "required": ["shares"], "properties": ["shares": ["type": "object"]]], "then": long,
      "else": shares, "examples": [["train": 80, "val": 10, "test": 10]],
    ]
  }

  private func quota() -> SchemaNode {
    [
      "type": "object", "minProperties": 1,
      "additionalProperties": [
        "anyOf": [["type": "integer", "minimum": 0], ["type": "string", "pattern": "^[0-9.]+%$"]]
      ], "examples": [["book": 500, "goodbye": "20%"]],
    ]
  }

  private mutating func formatList() -> SchemaNode {
    let name: SchemaNode = ["enum": .list(formats.map { .text($0.name) })]
    let members = formats.map { format in
      (KeyKind(format.name, .any, format.summary), options(of: format), nil as String?)
    }
    let long = oneKey(members)
    return ["anyOf": .list([name, ["type": "array", "minItems": 1, "items": ["anyOf": .list([name, long])]]])]
  }

  private func options(of format: FormatSheetInfo) -> SchemaNode {
    let folder: SchemaNode = [
      "type": ["string", "integer"], "pattern": "^[A-Za-z0-9_-]{1,100}$",
      "description": .text("The folder to write. Default: \(format.name)."),
    ]
    let options = format.options.map { option in
      let values: SchemaNode =
        option.values.isEmpty ? text() : ["enum": .list(option.values.flatMap(SchemaBuilder.spellings))]
      let fallback = option.values.first.map { " Default: \($0)." } ?? ""
      return SchemaNode.Member(option.name, values.with("description", .text("\(option.summary).\(fallback)")))
    }
    return [
      "type": "object", "properties": .members(options + [SchemaNode.Member("folder", folder)]),
      "additionalProperties": false,
    ]
  }

  /// An option's value as text, and as the number that YAML makes of it.
  private static func spellings(of value: String) -> [SchemaNode] {
    guard let typed = SchemaNode(yaml: value), case .number = typed else { return [.text(value)] }
    return [typed, .text(value)]
  }
}

extension LabelRules.Action {
  fileprivate var summary: String {
    switch self {
    case .keep: "keeps the instance labeled where this holds; later rules are not asked"
    case .drop: "leaves the instance unlabeled where this holds; its pixels stay"
    case .ignore: "marks the instance as one to ignore where this holds"
    }
  }
}
