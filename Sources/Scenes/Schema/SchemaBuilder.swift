import Specification

/// Makes JSON Schema out of the tables that specs are read by.
///
/// Every place of a spec is one `Kind`; its schema allows what the reader allows there: plain values, expressions, and
/// the forms of values that can give what is wanted. Kinds with a name become definitions, so that they may hold
/// themselves.
struct SchemaBuilder {
  let formats: [FormatSheetInfo]
  let forms: [ValueForm]
  /// Whether places are for plain values only, as at the root: no forms.
  var isConstant = false
  private(set) var definitions: [(name: String, schema: SchemaNode)] = []
  private var begun: [String] = []
  /// Which of the kinds with one name is which definition.
  private var definitionNames: [ObjectIdentifier: String] = [:]

  init(forms: [ValueForm], formats: [FormatSheetInfo]) {
    self.forms = forms
    self.formats = formats
  }

  /// A reference to the definition `name`, which is made at its first use.
  mutating func reference(_ name: String, _ make: (inout SchemaBuilder) -> SchemaNode) -> SchemaNode {
    if !begun.contains(name) {
      begun.append(name)
      let schema = make(&self)
      definitions.append((name, schema))
    }
    return ["$ref": .text("#/$defs/\(name)")]
  }

  private mutating func reference(
    _ kind: AnyObject, named name: String, _ make: (inout SchemaBuilder) -> SchemaNode
  ) -> SchemaNode {
    var name = definitionNames[ObjectIdentifier(kind)] ?? name.map { $0 == " " ? "_" : String($0) }.joined()
    while definitionNames[ObjectIdentifier(kind)] == nil, begun.contains(name) { name += "_" }
    definitionNames[ObjectIdentifier(kind)] = name
    return reference(name, make)
  }

  // MARK: places

  /// What may stand at a place of `kind`.
  mutating func value(_ kind: Kind) -> SchemaNode {
    switch kind {
    case .any: anyValue()
    case .record(let record):
      reference(record, named: "\(record.name)_keys") { $0.choices(kind, title: record.summary) }
    case .tagged(let tagged): reference(tagged, named: tagged.name) { $0.choices(kind, title: "a \(tagged.name)") }
    case .names: ["anyOf": .list(plain(kind) + [expression()])]
    default: choices(kind, title: nil)
    }
  }

  private mutating func choices(_ kind: Kind, title: String?) -> SchemaNode {
    var choices = plain(kind)
    choices.append(expression())
    if !isConstant {
      choices.append(forms(Family(kind)))
      if case .record(let record) = kind, let first = shortKind(of: record) {
        choices.append(forms(Family(short: first)))
      }
    }
    let schema: SchemaNode = ["anyOf": .list(choices)]
    guard let title else { return schema }
    return ["title": .text(title), "anyOf": .list(choices)]
  }

  mutating func expression() -> SchemaNode {
    reference("expression") { _ in
      [
        "title": "an expression", "type": "string", "pattern": "^=",
        "description":
          "A text that begins with '=': arithmetic, names, functions. It is checked when the spec is read.",
        "examples": ["= 0.5 * width + 3"],
      ]
    }
  }

  /// The values of `kind` that are neither expressions nor forms.
  mutating func plain(_ kind: Kind) -> [SchemaNode] {
    switch kind {
    case .number(let rule): [number(rule)]
    case .length(let rule): [number(rule.number)] + length(rule)
    case .boolean: [["type": "boolean"]]
    case .text, .phrase: [text()]
    case .color: [color()]
    case .word(let words): [word(words)]
    case .list(let rule): [list(rule)]
    case .record(let record): mapping(record)
    case .names(let rule): [names(value(rule.item))]
    case .tagged(let tagged): [oneKey(tagged)]
    case .either(let kinds): kinds.reduce(into: []) { $0 += either($1) }
    case .file: [["type": "string", "pattern": "^[^/]"]]
    case .any: [anyValue()]
    }
  }

  /// One of several kinds; those with a name are referred to.
  private mutating func either(_ kind: Kind) -> [SchemaNode] {
    switch kind {
    case .record, .names, .tagged: [value(kind)]
    default: plain(kind)
    }
  }

  /// One key out of a table: its place, a sentence, and what holds without it.
  mutating func property(_ key: KeyKind, _ schema: SchemaNode) -> SchemaNode {
    var schema = schema.with("description", .text(sentence(key.summary, fallback: key.fallback)))
    if let fallback = SchemaNode(fallback: key.fallback, of: key.kind) { schema = schema.with("default", fallback) }
    return schema
  }

  private func sentence(_ summary: String, fallback: String) -> String {
    let text = summary.prefix(1).uppercased() + summary.dropFirst() + "."
    return fallback.isEmpty ? text : "\(text) Default: \(fallback)."
  }

  // MARK: scalars

  private func number(_ rule: NumberRule) -> SchemaNode {
    var schema: SchemaNode = ["type": rule.isInteger ? "integer" : "number"]
    if let minimum = rule.minimum {
      schema = schema.with(rule.isAboveMinimum ? "exclusiveMinimum" : "minimum", .number(minimum))
    }
    if let maximum = rule.maximum { schema = schema.with("maximum", .number(maximum)) }
    return schema
  }

  /// `50%` and `2px`, where the rule has them.
  private func length(_ rule: LengthRule) -> [SchemaNode] {
    let units = (rule.allowsShares ? ["%"] : []) + (rule.allowsPixels ? ["px"] : [])
    guard !units.isEmpty else { return [] }
    let sign = (rule.number.minimum ?? -1) < 0 ? "[-+]?" : "\\+?"
    let number = "\(sign)([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?"
    return [["type": "string", "pattern": .text("^\(number)(\(units.joined(separator: "|")))$")]]
  }

  /// Where text belongs, other scalars count as what is written.
  func text() -> SchemaNode { ["type": ["string", "number", "boolean"]] }

  private mutating func color() -> SchemaNode {
    reference("color_name") { _ in
      [
        "title": "a color by name or in hexadecimal",
        "anyOf": [
          ["enum": .list(Color.names.map { .text($0) })],
          ["type": "string", "pattern": "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$"],
        ],
      ]
    }
  }

  private func word(_ words: [Word]) -> SchemaNode {
    let meanings = words.map { "\($0.name): \($0.summary)" }.joined(separator: "; ")
    return ["enum": .list(words.map { .text($0.name) }), "description": .text(meanings)]
  }

  /// A name that expressions may use. The pattern is wide of letters beyond ASCII, which the reader knows better.
  func identifier() -> SchemaNode { ["type": "string", "pattern": .text(SchemaBuilder.identifierPattern)] }

  static let identifierPattern = "^[^ -@\\[-\\^`{-~][^ -/:-@\\[-\\^`{-~]*$"

  // MARK: lists and mappings

  private mutating func list(_ rule: ListRule) -> SchemaNode {
    var schema: SchemaNode = ["type": "array", "items": value(rule.item)]
    if rule.count.lowerBound > 0 { schema = schema.with("minItems", .number(Double(rule.count.lowerBound))) }
    return schema.with("maxItems", .number(Double(rule.count.upperBound)))
  }

  /// The mapping, and what may stand in its place.
  private mutating func mapping(_ record: RecordKind) -> [SchemaNode] {
    var schemas: [SchemaNode] = [object(record.keys.map { ($0, value($0.kind)) })]
    let required = record.keys.lastIndex(where: \.isRequired).map { $0 + 1 } ?? 0
    if let first = shortKind(of: record) {
      schemas += record.shorthand == .first ? plain(first) : plain(first).filter(\.isScalar)
    }
    if record.shorthand == .list, !record.keys.isEmpty {
      schemas.append([
        "type": "array", "prefixItems": .list(record.keys.map { value($0.kind) }),
        "minItems": .number(Double(required)), "maxItems": .number(Double(record.keys.count)),
      ])
    }
    return schemas
  }

  /// What may stand in place of a whole record: a value of its first key, if no other is required.
  private func shortKind(of record: RecordKind) -> Kind? {
    guard record.shorthand != .none, let first = record.keys.first else { return nil }
    return record.keys.dropFirst().contains(where: \.isRequired) ? nil : first.kind
  }

  /// A mapping with these keys and no others.
  mutating func object(_ keys: [(key: KeyKind, schema: SchemaNode)]) -> SchemaNode {
    let required = keys.filter(\.key.isRequired).map { SchemaNode.text($0.key.name) }
    let properties = keys.map { SchemaNode.Member($0.key.name, property($0.key, $0.schema)) }
    let schema: SchemaNode = ["type": "object", "properties": .members(properties), "additionalProperties": false]
    return required.isEmpty ? schema : schema.with("required", .list(required))
  }

  private mutating func oneKey(_ tagged: TaggedKind) -> SchemaNode {
    oneKey(tagged.members.map { ($0, value($0.kind), SchemaBuilder.examples[$0.name]) })
  }

  /// A mapping with exactly one of these keys; the examples are as a user would write the whole mapping.
  mutating func oneKey(_ members: [(key: KeyKind, schema: SchemaNode, example: String?)]) -> SchemaNode {
    let properties = members.map { key, schema, example in
      var schema = property(key, schema)
      if let example = example.flatMap({ SchemaNode(yaml: $0)?.only }) { schema = schema.with("examples", [example]) }
      return SchemaNode.Member(key.name, schema)
    }
    return [
      "type": "object", "properties": .members(properties), "additionalProperties": false, "minProperties": 1,
      "maxProperties": 1,
    ]
  }

  private static let examples = Dictionary(
    (shapeForms.map { ($0.name, $0.example) } + paintForms.map { ($0.name, $0.example) }),
    uniquingKeysWith: { first, _ in first })

  /// Names, each with what `schema` says.
  func names(_ schema: SchemaNode) -> SchemaNode {
    ["type": "object", "propertyNames": identifier(), "additionalProperties": schema]
  }

  // MARK: anything

  /// Any value: a mapping with the name of a form as its only key is that form, any other is a record.
  mutating func anyValue() -> SchemaNode {
    // Definitions are shared by all places, so none may be begun where forms can't stand.
    if isConstant { return ["type": ["string", "number", "boolean", "array", "object"]] }
    return reference("value") { builder in
      let this: SchemaNode = ["$ref": "#/$defs/value"]
      return [
        "title": "any value",
        "if": [
          "type": "object", "minProperties": 1, "maxProperties": 1,
          "propertyNames": ["enum": .list(builder.forms.map { .text($0.name) })],
        ],
        "then": builder.forms(.any),
        "else": [
          "type": ["string", "number", "boolean", "array", "object"], "items": this, "additionalProperties": this,
        ],
      ]
    }
  }
}

extension SchemaNode {
  /// Whether it is the schema of a scalar.
  fileprivate var isScalar: Bool {
    guard case .members(let members) = self else { return false }
    guard let type = members.first(where: { $0.name == "type" })?.value else {
      return members.contains { $0.name == "enum" || $0.name == "$ref" }
    }
    if case .text(let name) = type { return name != "array" && name != "object" }
    return true
  }
}
