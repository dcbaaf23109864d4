package import Diagnostics

/// An object, part or other named thing of a spec, read and bound: what its instances are made from.
package final class Element: Sendable {
  package let name: String
  package let path: SitePath
  package let range: SourceRange
  /// How many instances there are (a number), or over which items (a list); nil for one.
  package let repetition: Value?
  /// One of them is picked for each instance; an element without `one_of` has one.
  package let bodies: [Body]
  /// How the body is picked, where there are several.
  package let pick: Pick?

  package init(
    name: String, path: SitePath, range: SourceRange, repetition: Value?, bodies: [Body], pick: Pick?
  ) {
    precondition(!bodies.isEmpty)
    self.name = name
    self.path = path
    self.range = range
    self.repetition = repetition
    self.bodies = bodies
    self.pick = pick
  }

  package var isRepeated: Bool { repetition != nil }
}

/// What one instance of an element holds: its names, keys, attributes and parts.
package final class Body: Sendable {
  package struct Named: Sendable {
    package let name: String
    package let value: Value

    package init(name: String, value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// `let`s and parameters, in the order in which they were read.
  package let slots: [Value]
  /// The values of the room's own keys, by their number in the room's table of keys.
  package let keys: [Value?]
  package let attributes: [Named]
  /// Lists of parts; the expressions of a list's elements know each other.
  package let lists: [[Element]]
  /// Whether an instance exists; nil for always.
  package let when: Value?
  package let members: [String: Member]

  /// What `self.x` or `car.x` leads to.
  package enum Member: Sendable {
    case slot(Int)
    case key(Int)
    case attribute(Int)
    case child(list: Int, Int)
  }

  package init(
    slots: [Value], keys: [Value?], attributes: [Named], lists: [[Element]], when: Value?, members: [String: Member]
  ) {
    self.slots = slots
    self.keys = keys
    self.attributes = attributes
    self.lists = lists
    self.when = when
    self.members = members
  }
}
