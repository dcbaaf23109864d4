import Diagnostics
import Specification

/// An item of `say`: what is said together, and how it is labeled.
struct SayItem {
  /// A text of the sample, with the phrases of which one is said.
  struct Text {
    let name: String
    let role: String?
    let items: [PhraseItem]
    /// Below the item's site.
    let site: String
  }

  let key: String
  let label: String?
  let weight: Double
  let when: Expression?
  let lets: [Node.Entry]
  /// One for plain `text:`; each of its phrases is a beginning of its own.
  let texts: [Text]
  let isPlain: Bool
  let fields: [Node.Entry]
  let range: SourceRange
}

/// What `say:` holds: items of which one is said, or channels that are all made.
enum SayContent {
  case items([SayItem])
  case channels([SayChannel])
}

/// A text that every sample has.
struct SayChannel {
  let name: Located<String>
  let items: [SayItem]
  /// How often it is said, each time anew; 1 where a picture decides.
  let count: Int
  /// How often, or for each of which things, as a picture decides it.
  var repetition: Node?
}

/// Reads `say:`.
struct SayReader {
  let reader: SpecReader
  /// Whether the texts are about a picture.
  var isOfPicture = false
  private var rules: RuleReader { RuleReader(reader: reader) }

  private static let keys = [
    "intent", "label", "weight", "when", "name", "let", "text", "texts", "turns", "fields",
  ]

  init(reader: SpecReader, isOfPicture: Bool = false) {
    self.reader = reader
    self.isOfPicture = isOfPicture
  }

  func content(_ entry: Node.Entry) -> SayContent? {
    let node = entry.value
    switch node.content {
    case .sequence: return items(node).map { .items($0) }
    case .mapping(let entries) where entries.contains { Self.keys.contains($0.key.value) }:
      return items(Node(.sequence([node]), node.range)).map { .items($0) }
    case .mapping(let entries) where !entries.isEmpty:
      if entries.contains(where: \.value.isEmpty), let misread = node.misreading() {
        reader.record(misread)
        return nil
      }
      var channels: [SayChannel] = []
      for entry in entries where reader.isIdentifier(entry.key) {
        guard let channel = channel(entry) else { continue }
        channels.append(channel)
      }
      return channels.count == entries.count ? .channels(channels) : nil
    case .mapping, .scalar:
      guard let scalar = node.scalar, scalar.value == .text else {
        reader.record(.wrongKind(node, wanted: "a list of what is said, such as [{intent: greet, text: hello}]"))
        return nil
      }
      return items(Node(.sequence([node]), node.range)).map { .items($0) }
    }
  }

  private func channel(_ entry: Node.Entry) -> SayChannel? {
    var content = entry.value
    var count = 1
    var told: Node?
    if content["repeat"] != nil || content["of"] != nil {
      guard let (repeated, number) = repetition(content) else { return nil }
      if isOfPicture { told = content["repeat"] }
      (content, count) = (repeated, number)
    }
    guard let items = items(content.items == nil ? Node(.sequence([content]), content.range) : content)
    else { return nil }
    var isWhole = true
    for item in items where !item.isPlain || item.label != nil || !item.fields.isEmpty {
      reader.record(.channelItem(entry.key, at: item.range))
      isWhole = false
    }
    return isWhole ? SayChannel(name: entry.key, items: items, count: count, repetition: told) : nil
  }

  /// The texts that are said of a picture: a plain `say` is one, called `text`.
  func pictureChannels(_ entry: Node.Entry) -> [SayChannel] {
    let isNamed = entry.value.entries.contains { !Self.keys.contains($0.key.value) }
    if isNamed, case .channels(let channels)? = content(entry) { return channels }
    guard !isNamed else { return [] }
    return channel(Node.Entry(key: Located("text", entry.key.range), value: entry.value)).map { [$0] } ?? []
  }

  /// How often a text may be said.
  private static let countLimit = 1_000.0

  /// `{repeat: 5, of: […]}`
  private func repetition(_ node: Node) -> (content: Node, count: Int)? {
    for entry in node.entries where !["repeat", "of"].contains(entry.key.value) {
      reader.record(.unknownKey(entry.key, in: "a repeated text", known: ["repeat", "of"]))
      return nil
    }
    guard let content = node["of"] else {
      reader.record(.missingKey("of", in: "a repeated text", at: node.range))
      return nil
    }
    guard let number = node["repeat"] else {
      reader.record(.missingKey("repeat", in: "a repeated text", at: node.range))
      return nil
    }
    guard !isOfPicture else { return (content, 1) }
    let place = Place(path: SitePath.root.appending("template").appending("say"), scope: StaticScope(in: nil))
    let kind = Kind.number(.integer(1...Self.countLimit))
    guard let value = reader.value(number, as: kind, at: place.appending("repeat")) else { return nil }
    guard case .number(let count)? = value.constant else {
      reader.record(.notPlain("the number of texts", at: number.range))
      return nil
    }
    return (content, Int(count))
  }

  private func items(_ node: Node) -> [SayItem]? {
    guard let nodes = node.items, !nodes.isEmpty else {
      reader.record(.emptyList("'say'", at: node.range))
      return nil
    }
    let names = nodes.map { node in
      ["name", "intent", "label"].lazy.compactMap { node[$0]?.scalar?.text }.first
    }
    var counts: [String: Int] = [:]
    for case let name? in names { counts[name, default: 0] += 1 }
    var items: [SayItem] = []
    for (position, node) in nodes.enumerated() {
      let name = names[position].flatMap { counts[$0] == 1 ? $0 : nil }
      if let item = item(node, key: name ?? String(position)) { items.append(item) }
    }
    guard items.count == nodes.count else { return nil }
    guard items.contains(where: { $0.weight > 0 }) else {
      reader.record(.allWeightsZero(at: node.range))
      return nil
    }
    return items
  }

  private func item(_ node: Node, key: String) -> SayItem? {
    guard case .mapping(let entries) = node.content else {
      if node.items != nil, let misread = node.misreading() {
        reader.record(misread)
        return nil
      }
      guard let phrase = rules.phrase(node) else { return nil }
      let only = PhraseItem(key: "0", weight: 1, when: nil, phrase: phrase, range: node.range)
      return SayItem(
        key: key, label: nil, weight: 1, when: nil, lets: [],
        texts: [SayItem.Text(name: "text", role: nil, items: [only], site: "text")], isPlain: true, fields: [],
        range: node.range)
    }
    if !entries.contains(where: { Self.keys.contains($0.key.value) }), let misread = node.misreading() {
      reader.record(misread)
      return nil
    }
    var isWhole = true
    for (position, entry) in entries.enumerated() where !Self.keys.contains(entry.key.value) {
      isWhole = false
      reader.record(
        node.misreading(ofEntry: position) ?? .unknownKey(entry.key, in: "an item of 'say'", known: Self.keys))
    }
    let label = self.label(node, &isWhole)
    let options = PickedOptions(node, reader: reader)
    let texts = self.texts(node)
    let lets = mapping(node, "let", &isWhole)
    let fields = mapping(node, "fields", &isWhole)
    guard isWhole, options.isWhole, let texts else { return nil }
    return SayItem(
      key: key, label: label, weight: options.weight, when: options.when, lets: lets, texts: texts,
      isPlain: node["text"] != nil, fields: fields, range: node.range)
  }

  private func mapping(_ node: Node, _ key: String, _ isWhole: inout Bool) -> [Node.Entry] {
    guard let inner = node[key] else { return [] }
    guard case .mapping(let entries) = inner.content else {
      reader.record(.wrongKind(inner, wanted: "a mapping of names and values"))
      isWhole = false
      return []
    }
    for entry in entries where !reader.isIdentifier(entry.key) { isWhole = false }
    return entries
  }

  private func label(_ node: Node, _ isWhole: inout Bool) -> String? {
    let entries = node.entries.filter { ["intent", "label"].contains($0.key.value) }
    if entries.count == 2 {
      reader.record(.twoLabels(entries[1].key, first: entries[0].key.range))
      isWhole = false
    }
    guard let entry = entries.first else { return nil }
    guard let scalar = entry.value.scalar, !scalar.text.isEmpty, !scalar.isExpression else {
      reader.record(.wrongKind(entry.value, wanted: "a plain word"))
      isWhole = false
      return nil
    }
    return scalar.text
  }

  // MARK: texts

  private func texts(_ node: Node) -> [SayItem.Text]? {
    let given = node.entries.filter { ["text", "texts", "turns"].contains($0.key.value) }
    guard let entry = given.first else {
      reader.record(.missingKey("text", in: "an item of 'say'", at: node.range))
      return nil
    }
    if given.count > 1 {
      reader.record(.onlyOneText(given[1].key, first: entry.key))
      return nil
    }
    switch entry.key.value {
    case "text":
      return rules.items(entry.value).map { [SayItem.Text(name: "text", role: nil, items: $0, site: "text")] }
    case "texts": return named(entry.value)
    default: return turns(entry.value)
    }
  }

  private func named(_ node: Node) -> [SayItem.Text]? {
    guard case .mapping(let entries) = node.content, !entries.isEmpty else {
      reader.record(.wrongKind(node, wanted: "a mapping of names and phrases, such as {premise: …, hypothesis: …}"))
      return nil
    }
    var texts: [SayItem.Text] = []
    for entry in entries where reader.isIdentifier(entry.key) {
      guard let items = rules.items(entry.value) else { continue }
      texts.append(
        SayItem.Text(name: entry.key.value, role: nil, items: items, site: "texts.\(entry.key.value)"))
    }
    return texts.count == entries.count ? texts : nil
  }

  private func turns(_ node: Node) -> [SayItem.Text]? {
    guard let nodes = node.items, !nodes.isEmpty else {
      reader.record(.wrongKind(node, wanted: "a list of turns, such as [{role: user, text: hello}]"))
      return nil
    }
    var texts: [SayItem.Text] = []
    for (position, node) in nodes.enumerated() {
      guard case .mapping(let entries) = node.content, let role = node["role"]?.scalar, let text = node["text"] else {
        reader.record(.wrongKind(node, wanted: "a turn, such as {role: user, text: hello}"))
        continue
      }
      for entry in entries where !["role", "text"].contains(entry.key.value) {
        reader.record(.unknownKey(entry.key, in: "a turn", known: ["role", "text"]))
      }
      guard let items = rules.items(text) else { continue }
      texts.append(SayItem.Text(name: "turns", role: role.text, items: items, site: "turns.\(position)"))
    }
    return texts.count == nodes.count ? texts : nil
  }
}

extension Node {
  /// All expressions in it, as far as they can be read.
  var expressions: [Expression] {
    switch content {
    case .scalar(let scalar):
      guard scalar.isExpression else { return [] }
      var ignored = Diagnostics()
      return [Expression.parse(scalar.source, recording: &ignored)].compactMap { $0 }
    case .sequence(let nodes): return nodes.flatMap(\.expressions)
    case .mapping(let entries): return entries.flatMap(\.value.expressions)
    }
  }
}
