import Specification

extension SchemaBuilder {
  /// Places that take the same forms of values.
  enum Family {
    case number, length, boolean, text, color, list, any
    case record(RecordKind)
    case tagged(TaggedKind)
    /// Places of several kinds: the items of a choice may be of any.
    case mixed([Family])

    init(_ kind: Kind) {
      switch kind {
      case .number: self = .number
      case .length: self = .length
      case .boolean: self = .boolean
      case .text, .phrase, .word, .file: self = .text
      case .color: self = .color
      case .list: self = .list
      case .any: self = .any
      case .record(let record): self = .record(record)
      // Names are the user's own: no form stands in their place.
      case .names: self = .any
      case .tagged(let tagged): self = .tagged(tagged)
      case .either(let kinds):
        let families = kinds.map { Family($0) }.flatMap(\.members)
        self = families.count == 1 ? families[0] : .mixed(families)
      }
    }

    /// The forms that may stand in place of a record for a first key of `kind`: units are for the key itself.
    init(short kind: Kind) {
      self = Family(kind)
      if case .length = self { self = .number }
    }

    private var members: [Family] {
      if case .mixed(let families) = self { families } else { [self] }
    }

    /// What the places take, in a word.
    private var name: String {
      switch self {
      case .number: "number"
      case .length: "length"
      case .boolean: "boolean"
      case .text: "text"
      case .color: "color"
      case .list: "list"
      case .any: "any"
      // Any mapping will do: a definition for each would make the schema three times as long.
      case .record: "record"
      case .tagged(let tagged): tagged.name.map { $0 == " " ? "_" : String($0) }.joined()
      case .mixed(let families): families.map(\.mixedName).joined(separator: "_or_")
      }
    }

    private var mixedName: String {
      if case .record(let record) = self { record.name } else { name }
    }

    var definitionName: String { "\(name)_form" }

    /// What the items of a choice are here.
    var item: Kind {
      switch self {
      case .number: .number(.any)
      case .length: .length(LengthRule(allowsPixels: true))
      case .boolean: .boolean
      case .text: .text
      case .color: .color
      case .list: .list(ListRule(of: .any))
      case .record, .any: .any
      case .tagged(let tagged): .tagged(tagged)
      case .mixed(let families): .either(families.map(\.mixedItem))
      }
    }

    private var mixedItem: Kind {
      if case .record(let record) = self { .record(record) } else { item }
    }

    /// Whether a form whose values are of `type` can give what is wanted.
    func takes(_ type: StaticType) -> Bool {
      if case .mixed(let families) = self { return families.contains { $0.takes(type) } }
      // Of a record with a text or a value, such as a made-up date, these places take that member.
      if case .record(let members) = type.kind {
        switch self {
        case .text, .color: return members.memberNames.contains("text")
        case .number, .length: return members.memberNames.contains("value")
        default: break
        }
      }
      return switch (self, type.kind) {
      case (_, .unknown), (.any, _), (.number, .number), (.length, .number), (.boolean, .boolean), (.color, .color),
        (.color, .text), (.list, .list), (.text, .text), (.text, .number), (.text, .boolean), (.record, .record),
        (.tagged, .record):
        true
      default: false
      }
    }
  }

  /// A mapping with one key that names a way to make a value.
  mutating func forms(_ family: Family) -> SchemaNode {
    reference(family.definitionName) { builder in
      let members = builder.forms.filter { family.takes($0.type) }.map { form in
        (KeyKind(form.name, form.arguments, form.summary), builder.arguments(of: form, family), form.example as String?)
      }
      return builder.oneKey(members).with("title", "a way to make a value")
    }
  }

  private mutating func arguments(of form: ValueForm, _ family: Family) -> SchemaNode {
    if let special = specialArguments(of: form.name, family) { return special }
    guard form.keepsUnit, case .length = family, case .record(let record) = form.arguments else {
      return value(form.arguments)
    }
    return reference("\(form.name)_keys_of_lengths") { builder in
      let length = Kind.length(LengthRule(allowsPixels: true))
      let lengths = RecordKind(
        form.name, form.summary, shorthand: record.shorthand,
        keys: record.keys.map { KeyKind($0.name, length, $0.summary, isRequired: $0.isRequired) })
      return ["anyOf": .list(builder.plain(.record(lengths)))]
    }
  }

  /// The arguments of forms whose items are what is wanted where the form stands, or whose keys are the user's own.
  ///
  /// A form whose arguments its table calls `any` must be here.
  private mutating func specialArguments(of name: String, _ family: Family) -> SchemaNode? {
    switch name {
    case "choice", "mixture":
      return ["type": "array", "minItems": 1, "items": pickItem(family)]
    case "weighted":
      return ["type": "object", "minProperties": 1, "additionalProperties": value(.number(.nonNegative))]
    case "even":
      return ["type": "object", "minProperties": 1, "additionalProperties": ["type": "number", "minimum": 0]]
    case "sweep":
      let grid = constant { $0.plain(.record(sweepGrid)) }
      return ["anyOf": .list([["type": "array", "minItems": 1, "items": value(family.item)]] + grid)]
    case "gaussian_copula": return copula()
    case "record": return ["type": "object", "additionalProperties": value(.any)]
    default: return nil
    }
  }

  /// An item of a choice: the value, or a mapping with the value and options.
  private mutating func pickItem(_ family: Family) -> SchemaNode {
    let item = value(family.item)
    let options =
      [(KeyKind("value", .any, "what is picked", isRequired: true), item)] + pickKeys.map { ($0, value($0.kind)) }
    return ["if": ["type": "object", "required": ["value"]], "then": object(options), "else": item]
  }

  private mutating func copula() -> SchemaNode {
    let row: SchemaNode = ["type": "array", "items": ["type": "number", "minimum": -1, "maximum": 1]]
    return [
      "type": "object", "required": ["of", "correlation"], "additionalProperties": false,
      "properties": [
        "of": names(forms(.number)).with("minProperties", 1).with("description", "Names, each with a distribution."),
        "correlation": [
          "anyOf": [["type": "number", "minimum": -1, "maximum": 1], ["type": "array", "items": row]],
          "description": "One number for all pairs, or a matrix.",
        ],
      ],
    ]
  }

  /// What `make` makes where only plain values may stand.
  mutating func constant<Result>(_ make: (inout SchemaBuilder) -> Result) -> Result {
    let rest = isConstant
    isConstant = true
    defer { isConstant = rest }
    return make(&self)
  }
}
