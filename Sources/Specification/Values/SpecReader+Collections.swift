import Diagnostics

/// How lists and mappings become values.
extension SpecReader {
  func content(of items: [Node], _ node: Node, as kind: Kind, at place: Place) -> Value.Content? {
    switch kind {
    case .list(let rule):
      guard rule.count.contains(items.count) else {
        record(.wrongCount(items.count, wanted: kind.inWords, at: node.range))
        return nil
      }
      let values = items.enumerated().map { value($1, as: rule.item, at: place.appending($0)) }
      return values.contains { $0 == nil } ? nil : .list(values.compactMap { $0 })
    case .any:
      let values = items.enumerated().map { value($1, as: .any, at: place.appending($0)) }
      return values.contains { $0 == nil } ? nil : .list(values.compactMap { $0 })
    case .record(let record) where record.shorthand == .list:
      guard items.count <= record.keys.count else {
        self.record(.wrongCount(items.count, wanted: "at most \(record.keys.count) values", at: node.range))
        return nil
      }
      var fields: [Value.Field] = []
      var isWhole = true
      for (position, (key, item)) in zip(record.keys, items).enumerated() {
        if let value = value(item, as: key.kind, at: place.appending(position)) {
          fields.append(Value.Field(key.name, value))
        } else {
          isWhole = false
        }
      }
      return isWhole ? complete(fields, of: record, node) : nil
    case .record(let record) where record.shorthand == .first: return short(node, of: record, at: place)
    default: return refuse(node, wanted: kind)
    }
  }

  /// The value of a record's first key in place of the whole mapping.
  func short(_ node: Node, of record: RecordKind, at place: Place) -> Value.Content? {
    guard let first = record.keys.first, let value = value(node, as: first.kind, at: place.appending(first.name)) else {
      return nil
    }
    return complete([Value.Field(first.name, value)], of: record, node)
  }

  func content(of entries: [Node.Entry], _ node: Node, as kind: Kind, at place: Place) -> Value.Content? {
    if case .tagged(let tagged) = kind, entries.contains(where: { tagged.member(named: $0.key.value) != nil }) {
      return self.tagged(entries, node, as: tagged, at: place)
    }
    if case .names(let rule) = kind { return names(entries, rule, at: place) }
    if let form = formName(of: node, for: kind) { return content(of: form, node, as: kind, at: place) }
    switch kind {
    case .record(let record): return self.record(entries, node, as: record, at: place)
    case .tagged(let tagged): return self.tagged(entries, node, as: tagged, at: place)
    case .any: return free(entries, at: place)
    default:
      return refuse(node, wanted: kind)
    }
  }

  /// The form that a mapping with one key names, unless the wanted kind has a meaning of its own for the key.
  func formName(of node: Node, for kind: Kind) -> ValueForm? {
    guard case .mapping(let entries) = node.content, entries.count == 1, let key = entries.first?.key.value else {
      return nil
    }
    if case .record(let record) = kind, record.key(named: key) != nil { return nil }
    return form(named: key)
  }

  private func free(_ entries: [Node.Entry], at place: Place) -> Value.Content? {
    if entries.count == 1, let key = entries.first?.key, let form = nearest(to: key.value, in: forms.map(\.name)) {
      record(.nearForm(key, form))
    }
    var fields: [Value.Field] = []
    for entry in entries {
      guard let value = value(entry.value, as: .any, at: place.appending(entry.key.value)) else { continue }
      fields.append(Value.Field(entry.key.value, value))
    }
    return fields.count == entries.count ? .record(fields) : nil
  }

  private func names(_ entries: [Node.Entry], _ rule: NamesRule, at place: Place) -> Value.Content? {
    var fields: [Value.Field] = []
    for entry in entries where isIdentifier(entry.key) {
      guard let value = value(entry.value, as: rule.item, at: place.appending(entry.key.value)) else { continue }
      fields.append(Value.Field(entry.key.value, value))
    }
    return fields.count == entries.count ? .record(fields) : nil
  }

  private func tagged(_ entries: [Node.Entry], _ node: Node, as tagged: TaggedKind, at place: Place) -> Value.Content? {
    let names = tagged.members.map(\.name)
    guard entries.count == 1, let entry = entries.first else {
      if let stray = entries.first(where: { tagged.member(named: $0.key.value) == nil }), entries.count > 1 {
        record(.unknownTag(stray.key, of: tagged.name, known: names))
      } else {
        // A key that the command line added is told there.
        let added = entries.first { $0.key.range.file != node.range.file }
        record(
          .onlyOneKey(of: tagged.name, keys: entries.map(\.key), at: added?.key.range ?? node.range, known: names))
      }
      return nil
    }
    guard let member = tagged.member(named: entry.key.value) else {
      if let misread = misreadText(node, wanted: .tagged(tagged)) {
        record(misread)
      } else {
        record(.unknownTag(entry.key, of: tagged.name, known: names))
      }
      return nil
    }
    guard let value = value(entry.value, as: member.kind, at: place.appending(member.name)) else { return nil }
    return .record([Value.Field(member.name, value)])
  }

  private func record(_ entries: [Node.Entry], _ node: Node, as record: RecordKind, at place: Place) -> Value.Content? {
    var fields: [Value.Field] = []
    var isWhole = true
    for (position, entry) in entries.enumerated() {
      guard let key = record.key(named: entry.key.value) else {
        self.record(
          node.misreading(ofEntry: position)
            ?? .unknownKey(entry.key, in: "'\(record.name)'", known: record.keys.map(\.name)))
        isWhole = false
        continue
      }
      if let value = value(entry.value, as: key.kind, at: place.appending(key.name)) {
        fields.append(Value.Field(key.name, value))
      } else {
        isWhole = false
        fields.append(
          Value.Field(key.name, Value(.constant(.absent), kind: key.kind, type: .unknown, range: node.range)))
      }
    }
    let whole = complete(fields, of: record, node)
    return isWhole ? whole : nil
  }

  private func complete(_ fields: [Value.Field], of record: RecordKind, _ node: Node) -> Value.Content? {
    var isWhole = true
    for key in record.keys where key.isRequired && !fields.contains(where: { $0.name == key.name }) {
      isWhole = false
      // A misspelt key is told once, with the right one.
      let known = record.keys.map(\.name)
      let strays = node.entries.map(\.key.value).filter { !known.contains($0) }
      guard !strays.contains(where: { nearest(to: $0, in: known) == key.name }) else { continue }
      self.record(.missingKey(key.name, in: "'\(record.name)'", at: node.range))
    }
    guard isWhole else { return nil }
    // In the order of the kind, whatever the spec's.
    return .record(record.keys.compactMap { key in fields.first { $0.name == key.name } })
  }
}
