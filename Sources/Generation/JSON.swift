import Bytes

extension ByteWriter {
  /// `[…]`, one `item` for each element.
  mutating func appendList<Element>(
    _ elements: some Sequence<Element>, _ item: (inout ByteWriter, Element) -> Void
  ) {
    append("[")
    var isFirst = true
    for element in elements {
      if !isFirst { append(",") }
      isFirst = false
      item(&self, element)
    }
    append("]")
  }

  /// `{…}` with the keys in order of their text.
  mutating func appendRecord<Value>(
    _ members: some Sequence<(key: String, value: Value)>, _ item: (inout ByteWriter, Value) -> Void
  ) {
    append("{")
    var isFirst = true
    for member in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      if !isFirst { append(",") }
      isFirst = false
      append(json: member.key)
      append(":")
      item(&self, member.value)
    }
    append("}")
  }

  /// A text, or `null`.
  mutating func append(json text: String?) {
    if let text { append(json: text) } else { append("null") }
  }
}

extension JSONValue {
  /// The texts of an array of texts.
  var strings: [String]? {
    guard let array else { return nil }
    let texts = array.compactMap(\.string)
    return texts.count == array.count ? texts : nil
  }

  /// The members of an object, each read by `item`; nil if one can't be.
  func record<Value>(_ item: (JSONValue) -> Value?) -> [String: Value]? {
    guard let object else { return nil }
    var record: [String: Value] = [:]
    for member in object.members {
      guard let value = item(member.value) else { return nil }
      record[member.key] = value
    }
    return record
  }

  /// The items of an array, each read by `item`; nil if one can't be.
  func list<Value>(_ item: (JSONValue) -> Value?) -> [Value]? {
    guard let array else { return nil }
    let values = array.compactMap(item)
    return values.count == array.count ? values : nil
  }
}
