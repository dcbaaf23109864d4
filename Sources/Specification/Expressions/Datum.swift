/// A value while a spec runs: what names hold and expressions give.
///
/// Numbers are always finite doubles, so whole ones are exact up to 2^53. Texts are equal when their code points are: no
/// normalisation, as labels and offsets count code points too.
package enum Datum: Sendable {
  /// Nothing is there: an object whose `when` is false, a missing field. Only `??` and `present` take it.
  case absent
  case boolean(Bool)
  case number(Double)
  case text(String)
  /// Boxed, so that a datum stays two words.
  indirect case color(Color)
  case list([Datum])
  /// Members in the order in which the spec gives them.
  case record([Member])
  /// An instance of the sample at hand; its members are asked of the scope, which resolves them when they are needed.
  case instance(InstanceID)

  /// One named value of a record.
  package struct Member: Sendable, Hashable {
    package var name: String
    package var value: Datum

    package init(_ name: String, _ value: Datum) {
      self.name = name
      self.value = value
    }
  }
}

/// The number by which a scope knows an instance of its sample. It means nothing in another scope.
package struct InstanceID: Sendable, Hashable {
  package var number: Int

  package init(_ number: Int) { self.number = number }
}

extension Datum: Hashable {
  /// Values of different kinds are different; `Color` and numbers compare by value, texts by code points.
  package static func == (one: Datum, other: Datum) -> Bool {
    switch (one, other) {
    case (.absent, .absent): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
    case (.color(let a), .color(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.record(let a), .record(let b)): a == b
    case (.instance(let a), .instance(let b)): a == b
    default: false
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .absent: hasher.combine(0)
    case .boolean(let value): hasher.combine(value)
    case .number(let value): hasher.combine(value)
    case .text(let value): for byte in value.utf8 { hasher.combine(byte) }
    case .color(let value): hasher.combine(value)
    case .list(let value): hasher.combine(value)
    case .record(let value): hasher.combine(value)
    case .instance(let value): hasher.combine(value)
    }
  }
}

extension Datum {
  /// What a sentence calls a value of this kind: `a number`.
  package var kindName: String {
    switch self {
    case .absent: "nothing"
    case .boolean: "a boolean"
    case .number: "a number"
    case .text: "a text"
    case .color: "a color"
    case .list: "a list"
    case .record: "a record"
    case .instance: "an instance"
    }
  }
}
