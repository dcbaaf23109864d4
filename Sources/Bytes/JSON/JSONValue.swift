/// A JSON text as a tree.
///
/// Numbers written without point and exponent that fit in 64 bits are `integer`, and exact; all others are the nearest
/// double.
package enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

extension JSONValue {
  /// The truth value, if it is one.
  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// The whole number, if it is one: `3`, and `3.0` or `3e2` too.
  package var integer: Int? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int(exactly: value)
    default: nil
    }
  }

  /// The number, if it is one; beyond 2^53 a whole number becomes the nearest double.
  package var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The text, if it is one.
  package var string: String? { if case .string(let value) = self { value } else { nil } }

  /// The items, if it is an array.
  package var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }

  /// The members, if it is an object.
  package var object: JSONObject? { if case .object(let value) = self { value } else { nil } }

  /// Whether it is `null`.
  package var isNull: Bool { self == .null }

  /// The member `key`; nil if this is no object or has none.
  package subscript(key: String) -> JSONValue? { object?[key] }

  /// The item at `index`; nil if this is no array or is shorter.
  package subscript(index: Int) -> JSONValue? {
    guard let array, array.indices.contains(index) else { return nil }
    return array[index]
  }

  /// What it is, for messages: `an object`, `a number` …
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool: "a truth value"
    case .integer, .number: "a number"
    case .string: "a text"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// Members in the order of the text; no key comes twice.
package struct JSONObject: Sendable, Hashable {
  /// A key with its value.
  package struct Member: Sendable, Hashable {
    package let key: String
    package let value: JSONValue
  }

  package let members: [Member]
  /// Where each key stands; only for objects large enough that looking through them would be slow.
  private let places: [String: Int]?

  private static let searchLimit = 16

  /// The object of these members; nil if a key comes twice.
  package init?(_ members: [Member]) {
    if members.count > Self.searchLimit {
      var places = [String: Int](minimumCapacity: members.count)
      for (index, member) in members.enumerated() where places.updateValue(index, forKey: member.key) != nil { return nil }
      self.places = places
    } else {
      for (index, member) in members.enumerated() where members[..<index].contains(where: { $0.key == member.key }) {
        return nil
      }
      places = nil
    }
    self.members = members
  }

  /// The value of `key`; nil if there is none.
  package subscript(key: String) -> JSONValue? {
    if let places { return places[key].map { members[$0].value } }
    return members.first { $0.key == key }?.value
  }

  /// The keys in order.
  package var keys: [String] { members.map(\.key) }

  /// How many members there are.
  package var count: Int { members.count }
}
