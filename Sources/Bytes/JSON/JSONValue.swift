/// A JSON text as a tree.
///
/// Whole numbers written without point and exponent stay exact as far as 64 bits go; all other numbers are the nearest double.
package enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A whole number from 2^63 to 2^64 - 1.
  case unsigned(UInt64)
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

  /// The whole number, if it is one and not negative; up to 2^64 - 1, as seeds are.
  package var unsigned: UInt64? {
    switch self {
    case .integer(let value): UInt64(exactly: value)
    case .unsigned(let value): value
    case .number(let value): UInt64(exactly: value)
    default: nil
    }
  }

  /// The number, if it is one; beyond 2^53 a whole number becomes the nearest double.
  package var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .unsigned(let value): Double(value)
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
    case .integer, .unsigned, .number: "a number"
    case .string: "a text"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// Members in the order of the text; no key comes twice. Keys are told apart by code points.
package struct JSONObject: Sendable, Hashable {
  /// A key with its value.
  package struct Member: Sendable, Hashable {
    package let key: String
    package let value: JSONValue

    package init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  package private(set) var members: [Member] = []
  /// Where each key stands; only for objects large enough that looking through them would be slow.
  private var places: [ExactText: Int] = [:]

  private static let searchLimit = 16

  /// The object without members.
  package init() {}

  /// The object of these members; nil if a key comes twice.
  package init?(_ members: [Member]) {
    for member in members {
      guard !has(member.key) else { return nil }
      append(member.key, member.value)
    }
  }

  /// - Precondition: the key is new.
  mutating func append(_ key: String, _ value: JSONValue) {
    members.append(Member(key: key, value: value))
    if members.count == Self.searchLimit {
      for (index, member) in members.enumerated() { places[ExactText(member.key)] = index }
    } else if members.count > Self.searchLimit {
      places[ExactText(key)] = members.count - 1
    }
  }

  private func place(of key: String) -> Int? {
    let key = ExactText(key)
    return members.count < Self.searchLimit ? members.firstIndex { ExactText($0.key) == key } : places[key]
  }

  /// Whether there is a member `key`.
  package func has(_ key: String) -> Bool { place(of: key) != nil }

  /// The value of `key`; nil if there is none.
  package subscript(key: String) -> JSONValue? { place(of: key).map { members[$0].value } }

  /// The keys in order.
  package var keys: [String] { members.map(\.key) }

  /// How many members there are.
  package var count: Int { members.count }

  package static func == (one: JSONObject, other: JSONObject) -> Bool { one.members == other.members }
  package func hash(into hasher: inout Hasher) { hasher.combine(members) }
}
