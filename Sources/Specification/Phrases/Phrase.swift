package import Diagnostics

/// A piece of template text: `[hey, ]table for {party} in {city:CITY}?`.
///
/// Equal when it reads the same: places don't count. No two literals stand beside each other.
package struct Phrase: Sendable {
  package indirect enum Part: Sendable {
    /// Text as it comes out; escapes are undone. Never empty.
    case literal(Located<String>)
    /// `{…}`
    case slot(Slot)
    /// `(a|b*3)`: one of these.
    case group(Choice)
    /// `[x]`, `[x]*0.2`, `[a|b]`: one of these or nothing; without a probability, half and half.
    case optional(Choice, probability: Located<Double>?)
  }

  package var parts: [Part]
  package var range: SourceRange

  /// How probable an optional part is that says nothing of it.
  package static let standardProbability = 0.5

  package init(_ parts: [Part], _ range: SourceRange) {
    self.parts = parts
    self.range = range
  }
}

/// The alternatives of a group; its range has the brackets in it (and the probability of an optional).
package struct Choice: Sendable {
  package struct Alternative: Sendable {
    /// May be empty.
    package var phrase: Phrase
    /// At least 0; 1 if there is none.
    package var weight: Located<Double>?

    package init(_ phrase: Phrase, weight: Located<Double>? = nil) {
      self.phrase = phrase
      self.weight = weight
    }
  }

  /// At least one has text.
  package var alternatives: [Alternative]
  package var range: SourceRange

  package init(_ alternatives: [Alternative], _ range: SourceRange) {
    self.alternatives = alternatives
    self.range = range
  }
}

/// A gap that a value fills: `{city as a|title:CITY role=from}` or `{= cents / 100|decimals=2:PRICE}`.
package struct Slot: Sendable {
  package enum Content: Sendable, Equatable {
    case reference(Reference)
    case expression(Expression)
  }

  package var content: Content
  package var filters: [FilterUse]
  package var span: SpanMark?
  /// With its braces.
  package var range: SourceRange

  package init(_ content: Content, filters: [FilterUse] = [], span: SpanMark? = nil, _ range: SourceRange) {
    self.content = content
    self.filters = filters
    self.span = span
    self.range = range
  }
}

/// The name of a rule, list, variable or provider, with what it is given: `number.integer(1, 12) as n`.
package struct Reference: Sendable {
  package struct Argument: Sendable {
    /// A bare name, or a call, may mean a rule: who knows the rules decides.
    package enum Value: Sendable, Equatable {
      case expression(Expression)
      /// `{city|title}`, text as an argument.
      case slot(Slot)
    }

    /// `country` of `country='DE'`.
    package var name: Located<String>?
    package var value: Value

    package init(_ value: Value, name: Located<String>? = nil) {
      self.name = name
      self.value = value
    }
  }

  /// The words of a dotted name; at least one.
  package var path: [Located<String>]
  /// Nil without parentheses.
  package var arguments: [Argument]?
  /// The name behind `as`.
  package var alias: Located<String>?

  package init(_ path: [Located<String>], arguments: [Argument]? = nil, alias: Located<String>? = nil) {
    self.path = path
    self.arguments = arguments
    self.alias = alias
  }

  /// The dotted name as written.
  package var name: String { path.map(\.value).joined(separator: ".") }
}

/// `|title`, `|decimals=2`, `|number=n`.
package struct FilterUse: Sendable {
  package enum Value: Sendable, Hashable {
    case number(Double)
    /// Between single quotes.
    case text(String)
    /// A bare word: a feature's value (`dative`), or a name of the phrase (`n`, `p.gender`).
    case word(String)
  }

  package var name: Located<String>
  package var value: Located<Value>?

  package init(_ name: Located<String>, value: Located<Value>? = nil) {
    self.name = name
    self.value = value
  }
}

/// `:CITY role=from of=car[0]`: what the slot made is an entity span.
package struct SpanMark: Sendable {
  package struct Attribute: Sendable {
    package enum Value: Sendable {
      case text(Located<String>)
      /// Of `of=`, which names an instance.
      case expression(Expression)
    }

    package var key: Located<String>
    package var value: Value

    package init(_ key: Located<String>, _ value: Value) {
      self.key = key
      self.value = value
    }
  }

  package var label: Located<String>
  package var attributes: [Attribute]

  package init(_ label: Located<String>, attributes: [Attribute] = []) {
    self.label = label
    self.attributes = attributes
  }
}
