/// What may stand at a place of a spec. Reader, JSON Schema, suggestions and documentation all come from these.
package indirect enum Kind: Sendable {
  case number(NumberRule)
  /// A number of pixels (or of the parent's units), or a share of the enclosing box such as `50%`.
  case length(LengthRule)
  case boolean
  /// Text as it stands; a number or `true` counts as its source text.
  case text
  /// Text in phrase notation.
  case phrase
  case color
  /// One of a few words.
  case word([Word])
  case list(ListRule)
  case record(RecordKind)
  /// A mapping whose keys are the user's own names: `{car: 0.3}`.
  case names(NamesRule)
  /// A mapping with one key that names what it is: `{circle: {radius: 3}}`.
  case tagged(TaggedKind)
  /// The first of these that fits the value's form.
  case either([Kind])
  /// A path inside the spec's folder tree.
  case file
  case any
}

/// One of the words that may stand at a place, and what it means.
package struct Word: Sendable {
  package let name: String
  package let summary: String

  package init(_ name: String, _ summary: String) {
    self.name = name
    self.summary = summary
  }
}

/// Bounds of a number.
package struct NumberRule: Sendable {
  package var minimum: Double?
  package var maximum: Double?
  /// Whether `minimum` itself is excluded.
  package var isAboveMinimum = false
  package var isInteger = false
  /// `degrees`, `pixels` … for documentation; empty for a plain number.
  package var unit = ""

  package init(
    minimum: Double? = nil, maximum: Double? = nil, isAboveMinimum: Bool = false, isInteger: Bool = false,
    unit: String = ""
  ) {
    self.minimum = minimum
    self.maximum = maximum
    self.isAboveMinimum = isAboveMinimum
    self.isInteger = isInteger
    self.unit = unit
  }

  package static let any = NumberRule()
  package static let positive = NumberRule(minimum: 0, isAboveMinimum: true)
  package static let nonNegative = NumberRule(minimum: 0)
  package static let fraction = NumberRule(minimum: 0, maximum: 1)
  package static let degrees = NumberRule(unit: "degrees")
  package static func integer(_ range: ClosedRange<Double>) -> NumberRule {
    NumberRule(minimum: range.lowerBound, maximum: range.upperBound, isInteger: true)
  }

  /// What is wrong with `number`, as the end of a sentence; nil if nothing is.
  package func fault(of number: Double) -> String? {
    if isInteger, number != number.rounded() { return "must be a whole number, is \(shown(number))" }
    if let minimum, isAboveMinimum, number <= minimum { return "must be above \(shown(minimum)), is \(shown(number))" }
    if let minimum, number < minimum { return "must be at least \(shown(minimum)), is \(shown(number))" }
    if let maximum, number > maximum { return "must be at most \(shown(maximum)), is \(shown(number))" }
    return nil
  }
}

/// Bounds of a length.
package struct LengthRule: Sendable {
  package var number: NumberRule
  /// Whether `2px`, pixels of the picture whatever the shape's scale, is understood.
  package var allowsPixels: Bool
  /// Whether `50%`, a share of the enclosing box, is understood.
  package var allowsShares: Bool

  package init(_ number: NumberRule = .any, allowsPixels: Bool = false, allowsShares: Bool = true) {
    self.number = number
    self.allowsPixels = allowsPixels
    self.allowsShares = allowsShares
  }

  private func signFault(of number: Double) -> String? {
    var rule = self.number
    (rule.maximum, rule.isInteger) = (nil, false)
    return rule.fault(of: number)
  }

  /// What is wrong with `length`, as the end of a sentence; the upper bound is for plain numbers only.
  func fault(of length: Length) -> String? {
    switch length {
    case .units(let number): return self.number.fault(of: number)
    case .share(let number): return signFault(of: number * 100)
    case .pixels(let number): return signFault(of: number)
    }
  }
}

/// What a list holds.
package struct ListRule: Sendable {
  package var item: Kind
  package var count: ClosedRange<Int>
  /// What the items are, for messages: `x and y`.
  package var names: String

  package init(of item: Kind, count: ClosedRange<Int> = 0...1_000_000, names: String = "items") {
    self.item = item
    self.count = count
    self.names = names
  }
}

/// What a mapping of the user's own names holds.
package struct NamesRule: Sendable {
  package var item: Kind
  /// What the mapping is, for messages: `objects and shares`.
  package var names: String

  package init(of item: Kind, names: String) {
    self.item = item
    self.names = names
  }
}

/// A mapping with known keys.
package final class RecordKind: Sendable {
  package let name: String
  package let summary: String
  package let keys: [KeyKind]
  /// What may stand in place of the mapping: a value for the first key, or a list of values for the first keys.
  package let shorthand: Shorthand

  package enum Shorthand: Sendable { case none, first, list }

  package init(_ name: String, _ summary: String, shorthand: Shorthand = .none, keys: [KeyKind]) {
    self.name = name
    self.summary = summary
    self.keys = keys
    self.shorthand = shorthand
  }

  package func key(named name: String) -> KeyKind? { keys.first { $0.name == name } }
}

/// A key of a mapping: its name, what it holds, and a sentence about it.
package struct KeyKind: Sendable {
  package let name: String
  package let kind: Kind
  package let summary: String
  package let isRequired: Bool
  /// What holds where the key is missing, in words for the documentation; empty if nothing does.
  package let fallback: String
  /// The value of an object's key that is missing: what `self.scale` is then. Nil if it is absent.
  package let initial: Datum?

  package init(
    _ name: String, _ kind: Kind, _ summary: String, isRequired: Bool = false, fallback: String = "",
    initial: Datum? = nil
  ) {
    self.initial = initial
    self.name = name
    self.kind = kind
    self.summary = summary
    self.isRequired = isRequired
    self.fallback = fallback
  }
}

/// A mapping with one key out of a table.
package final class TaggedKind: Sendable {
  package let name: String
  package let members: [KeyKind]

  package init(_ name: String, _ members: [KeyKind]) {
    self.name = name
    self.members = members
  }

  package func member(named name: String) -> KeyKind? { members.first { $0.name == name } }
}

extension Kind {
  /// What is wanted, in words that fit behind "must be".
  package var inWords: String {
    switch self {
    case .number(let rule): rule.isInteger ? "a whole number" : "a number"
    case .length(let rule):
      switch (rule.allowsPixels, rule.allowsShares) {
      case (false, false): "a length such as 12"
      case (false, true): "a length such as 12 or 50%"
      case (true, false): "a length such as 3 or 2px"
      case (true, true): "a length such as 3, 50% or 2px"
      }
    case .boolean: "true or false"
    case .text, .phrase: "text"
    case .color: "a color, such as red, \"#80c0ff\" or {hsv: [210, 0.5, 1]}"
    case .word(let words): "one of " + words.map(\.name).joined(separator: ", ")
    case .list(let rule):
      rule.count.lowerBound == rule.count.upperBound
        ? "a list of \(rule.count.lowerBound) \(rule.names)" : "a list of \(rule.names)"
    case .record(let record): "a mapping with the keys of \(record.name)"
    case .names(let rule): "a mapping of \(rule.names)"
    case .tagged(let tagged): "a mapping with one key that names the \(tagged.name)"
    case .either(let kinds): kinds.map(\.inWords).joined(separator: ", or ")
    case .file: "the path of a file"
    case .any: "a value"
    }
  }
}

extension Kind {
  /// The keys that a mapping of this kind may have, for suggestions.
  var keyNames: [String] {
    switch self {
    case .record(let record): record.keys.map(\.name)
    case .tagged(let tagged): tagged.members.map(\.name)
    case .either(let kinds): kinds.flatMap(\.keyNames)
    default: []
    }
  }

  var mayBeColor: Bool {
    switch self {
    case .color: true
    case .either(let kinds): kinds.contains(where: \.mayBeColor)
    default: false
    }
  }

  var mayBeText: Bool {
    switch self {
    case .text, .phrase, .word, .file, .any: true
    case .record(let record): record.shorthand == .first && record.keys.first?.kind.mayBeText ?? false
    case .either(let kinds): kinds.contains(where: \.mayBeText)
    default: false
    }
  }

  var mayBeNumber: Bool {
    switch self {
    case .number, .length: true
    case .either(let kinds): kinds.contains(where: \.mayBeNumber)
    default: false
    }
  }
}

/// A number as a user would write it.
package func shown(_ number: Double) -> String {
  if number == number.rounded(), abs(number) < 1e18 { return String(Int(number)) }
  return number.description
}
