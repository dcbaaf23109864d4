import Diagnostics

extension [Node.Entry] {
  func node(_ key: String) -> Node? { first { $0.key.value == key }?.value }

  /// The plain text under `key`, if there is one.
  func plainText(_ key: String) -> String? {
    guard let scalar = node(key)?.scalar, !scalar.isExpression, scalar.value != .null else { return nil }
    return scalar.text
  }
}

/// What paths and expressions call an object that has no `name:`: the definition it uses (`v.truck` is a `truck`), its
/// class, or its operation, as an identifier.
func derivedName(of entries: [Node.Entry], operation: String?) -> String? {
  if let use = entries.plainText("use") {
    return identifier(from: use.split(separator: ".").last.map(String.init) ?? use)
  }
  if let name = entries.plainText("class") { return identifier(from: name) }
  guard let operation, case .mapping(let inner)? = entries.node(operation)?.content, let first = inner.first else {
    return nil
  }
  return identifier(from: first.key.value)
}

/// `text` with everything that no name may have replaced by `_`.
func identifier(from text: String) -> String {
  var name = ""
  for scalar in text.unicodeScalars { name.unicodeScalars.append(scalar.continuesName ? scalar : "_") }
  return isIdentifier(name) ? name : "_" + name
}

/// The keys of picked items in paths: what `name` finds for each, where no other item has the same; else the position,
/// with a `_` before it where another item is called so. No two items have one key, by code points.
func uniqueKeys<Item>(_ items: [Item], name: (Item) -> String?) -> [String] {
  let names = items.map { name($0).map { Datum.text($0) } }
  var counts: [Datum: Int] = [:]
  for case let name? in names { counts[name, default: 0] += 1 }
  return names.enumerated().map { position, name in
    if case .text(let text)? = name, counts[.text(text)] == 1 { return text }
    var key = String(position)
    while counts[.text(key)] == 1 { key = "_" + key }
    return key
  }
}
