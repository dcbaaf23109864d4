import Diagnostics

// Phrases are equal when they read the same, wherever they stand.
extension Phrase: Equatable {
  package static func == (one: Phrase, other: Phrase) -> Bool { one.parts == other.parts }
}

extension Phrase.Part: Equatable {
  package static func == (one: Phrase.Part, other: Phrase.Part) -> Bool {
    switch (one, other) {
    case (.literal(let a), .literal(let b)): a.value.utf8.elementsEqual(b.value.utf8)
    case (.slot(let a), .slot(let b)): a == b
    case (.group(let a), .group(let b)): a.alternatives == b.alternatives
    case (.optional(let a, let chanceA), .optional(let b, let chanceB)):
      a.alternatives == b.alternatives
        && (chanceA?.value ?? Phrase.standardProbability) == (chanceB?.value ?? Phrase.standardProbability)
    default: false
    }
  }
}

extension Choice.Alternative: Equatable {
  package static func == (one: Choice.Alternative, other: Choice.Alternative) -> Bool {
    one.phrase == other.phrase && one.weight?.value == other.weight?.value
  }
}

extension Slot: Equatable {
  package static func == (one: Slot, other: Slot) -> Bool {
    one.content == other.content && one.filters == other.filters && one.span == other.span
  }
}

extension Reference: Equatable {
  package static func == (one: Reference, other: Reference) -> Bool {
    one.path.map(\.value) == other.path.map(\.value) && one.arguments == other.arguments
      && one.alias?.value == other.alias?.value
  }
}

extension Reference.Argument: Equatable {
  package static func == (one: Reference.Argument, other: Reference.Argument) -> Bool {
    one.name?.value == other.name?.value && one.value == other.value
  }
}

extension FilterUse: Equatable {
  package static func == (one: FilterUse, other: FilterUse) -> Bool {
    one.name.value == other.name.value && one.value?.value == other.value?.value
  }
}

extension SpanMark: Equatable {
  package static func == (one: SpanMark, other: SpanMark) -> Bool {
    one.label.value == other.label.value && one.attributes == other.attributes
  }
}

extension SpanMark.Attribute: Equatable {
  package static func == (one: SpanMark.Attribute, other: SpanMark.Attribute) -> Bool {
    one.key.value == other.key.value && one.value == other.value
  }
}

extension SpanMark.Attribute.Value: Equatable {
  package static func == (one: SpanMark.Attribute.Value, other: SpanMark.Attribute.Value) -> Bool {
    switch (one, other) {
    case (.text(let a), .text(let b)): a.value == b.value
    case (.expression(let a), .expression(let b)): a == b
    default: false
    }
  }
}
