package import Diagnostics
package import Labels

/// A spec whose root is read: what is settled at once as values, the rest as nodes for the rooms that know them.
package struct Spec {
  package struct Format: Sendable {
    package let name: Located<String>
    package let options: [(name: Located<String>, value: Located<String>)]

    package init(name: Located<String>, options: [(name: Located<String>, value: Located<String>)]) {
      self.name = name
      self.options = options
    }
  }

  package struct Split: Sendable {
    package let name: String
    package let share: Double
  }

  /// How samples are taken from what a template says.
  package enum Sampling: Sendable, Hashable { case weighted, size, unique, uniqueText, exhaustive }

  package var name = ""
  package var description = ""
  package var license = ""
  package var date: String?
  package let seed: UInt64
  /// Nil if the spec doesn't say.
  package var count: UInt64?
  package var splits: [Split] = [Split(name: "train", share: 100)]
  /// What each split has for its own.
  package private(set) var splitRules = SplitRules()
  package var image: Datum = .record([Datum.Member("png", .record([]))])
  package var sampling = Sampling.weighted
  /// How many samples have which label, where the spec says so.
  package private(set) var quotas: [Quota] = []
  /// What the first samples have to show; nil for nothing.
  package private(set) var cover: Cover?
  package var formats: [Format] = []
  /// What is measured beyond what every instance has.
  package private(set) var labels: LabelWishes = []
  /// The maps that are written beside the truth.
  package private(set) var maps: [String] = []
  package let root: Node
  package let vocabulary: Vocabulary
  package let slots: [LetSlot]

  /// The node under `key` of the root.
  package func node(_ key: String) -> Node? { root[key] }
}

extension Spec {
  /// The seed that `root` gives: read before anything else, since every site's stream follows from it.
  package static func seed(of root: Node) -> UInt64 {
    switch root["seed"]?.scalar?.value {
    case .integer(let seed): UInt64(max(0, seed))
    case .number(let seed): seed >= 0 && seed <= 0x1p53 ? UInt64(seed) : 0
    case .null, .boolean, .text, nil: 0
    }
  }

  /// Reads the root's own keys. Faults are recorded with `reader`.
  ///
  /// `fileName` is the name of the file without folders and extension: the fallback for `name`.
  package init(_ root: Node, fileName: String, reader: SpecReader) {
    self.root = root
    seed = reader.seed
    let entries = root.entries
    let vocabularyReader = VocabularyReader(reader)
    vocabulary = vocabularyReader.vocabulary(of: entries)
    slots = vocabularyReader.slots
    let place = Place(path: .root, scope: vocabulary.scope)
    name = fileName
    for (position, entry) in entries.enumerated() {
      guard let key = rootKeys.first(where: { $0.name == entry.key.value }) else {
        reader.record(
          root.misreading(ofEntry: position) ?? .unknownKey(entry.key, in: "a spec", known: rootKeys.map(\.name)))
        continue
      }
      if case .any = key.kind { continue }
      if key.name == "figment", case .integer(let version)? = entry.value.scalar?.value, version != 1 {
        reader.record(.unknownVersion(version, at: entry.value.range))
        continue
      }
      guard let value = reader.value(entry.value, as: key.kind, at: place.unit(key.name)) else { continue }
      guard let constant = value.constant else {
        reader.record(
          Diagnostic(
            code: "not-constant", range: entry.value.range,
            message: "'\(key.name)' holds for the whole dataset and must be a plain value"))
        continue
      }
      settle(key.name, constant, entry.value, reader)
    }
    if root["figment"] == nil {
      reader.record(
        Diagnostic(
          code: "missing-key", range: root.range.head, message: "a spec needs the key 'figment'",
          suggestion: "begin the file with 'figment: 1'"))
    }
    if let node = self.node("split") {
      splits = reader.splits(node)
      if node.entry(named: "shares")?.value.scalar == nil, node.entry(named: "shares") != nil, !splits.isEmpty {
        splitRules = reader.splitRules(node, splits: splits.map(\.name))
      }
    }
    if let node = self.node("quota") { quotas = reader.quotas(node) }
    if let node = self.node("formats") { formats = reader.formats(node) }
  }

  private mutating func settle(_ key: String, _ value: Datum, _ node: Node, _ reader: SpecReader) {
    switch (key, value) {
    case ("name", .text(let text)):
      name = text
      if text.isEmpty { reader.record(.emptyList("'name'", at: node.range)) }
    case ("seed", .number(let number)):
      // An expression: the sites of what was read so far have other keys by now.
      if number != Double(seed) { reader.record(.notPlain("the seed", at: node.range)) }
    case ("count", .number(let number)): count = UInt64(number)
    case ("image", .text(let word)): image = .record([Datum.Member(word, .record([]))])
    case ("image", _): image = value
    case ("sampling", .text(let word)):
      sampling = word == "unique" ? .unique : word == "exhaustive" ? .exhaustive : .weighted
    case ("sampling", .record(let members)):
      sampling = reader.sampling(members, at: node.range)
      if case .record(let wishes)? = members.first(where: { $0.name == "cover" })?.value {
        cover = reader.cover(wishes, at: node["cover"]?.range ?? node.range)
      }
    case ("labels", _): labels = words(value, all: labelWords).reduce(into: []) { $0.formUnion(wishes(named: $1)) }
    case ("maps", _): maps = words(value, all: mapWords)
    case ("about", .record(let members)):
      for case (let name, .text(let text)) in members.map({ ($0.name, $0.value) }) {
        switch name {
        case "description": description = text
        case "license": license = text
        default:
          date = text
          if !isDate(text) { reader.record(.notDate(text, at: node["date"]?.range ?? node.range)) }
        }
      }
    default: break
    }
  }
}

/// The words of a list, each once, in the order of the table; of `all` every one.
private func words(_ value: Datum, all known: [Word]) -> [String] {
  switch value {
  case .text("all"): known.map(\.name)
  case .text(let word): [word]
  case .list(let items): known.map(\.name).filter { items.contains(.text($0)) }
  default: []
  }
}

private func wishes(named word: String) -> LabelWishes {
  switch word {
  case "full_box": .full
  case "oriented_box": .oriented
  case "occluders": .occluders
  case "depth": .depth
  default: []
  }
}

/// Whether `text` is a day of the calendar as ISO 8601 writes it: `2026-01-31`.
private func isDate(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return false }
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  guard parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }), let year = Int(parts[0]),
    let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month)
  else { return false }
  let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return (1...days[month - 1]).contains(day)
}

extension Diagnostic {
  fileprivate static func notDate(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "bad-date", range: range, message: "'\(text)' is no date",
      suggestion: "write year, month and day: 2026-01-31")
  }
}

extension SpecReader {
  /// What `sampling: {unique: text}` or `{weights: size}` stands for.
  fileprivate func sampling(_ members: [Datum.Member], at range: SourceRange) -> Spec.Sampling {
    func word(_ name: String) -> String? {
      guard case .text(let text)? = members.first(where: { $0.name == name })?.value else { return nil }
      return text
    }
    switch (word("unique"), word("weights")) {
    case (_?, "size"):
      record(
        Diagnostic(
          code: "sampling-both", range: range,
          message: "'unique' gives every derivation its turn: 'weights: size' says nothing",
          suggestion: "leave one of them out"))
      return .unique
    case ("text", _): return .uniqueText
    case (_?, _): return .unique
    case (nil, "size"): return .size
    case (nil, _): return .weighted
    }
  }

  /// Reads `split: {train: 80, val: 10, test: 10}`; `{shares: …}` is the long form.
  fileprivate func splits(_ node: Node) -> [Spec.Split] {
    guard case .mapping(var entries) = node.content, !entries.isEmpty else {
      record(.wrongKind(node, wanted: "a mapping of split names and shares, such as {train: 80, test: 20}"))
      return []
    }
    if let shares = node.entry(named: "shares"), shares.value.scalar == nil {
      guard case .mapping(let inner) = shares.value.content, !inner.isEmpty else {
        record(.wrongKind(shares.value, wanted: "a mapping of split names and shares"))
        return []
      }
      entries = inner
    }
    var splits: [Spec.Split] = []
    for entry in entries {
      guard !entry.key.value.isEmpty, entry.key.value.utf8.allSatisfy(isSplitCharacter) else {
        record(
          Diagnostic(
            code: "bad-name", range: entry.key.range, message: "'\(entry.key.value)' can't be the name of a split",
            suggestion: "write letters, digits, - and _; folders are named so"))
        continue
      }
      guard let scalar = entry.value.scalar else {
        record(.wrongKind(entry.value, wanted: "the share of the split, a number"))
        continue
      }
      switch scalar.value {
      case .integer(let number) where number >= 0:
        splits.append(Spec.Split(name: entry.key.value, share: Double(number)))
      case .number(let number) where number >= 0: splits.append(Spec.Split(name: entry.key.value, share: number))
      case .integer(let number): record(.numberRange("must be at least 0, is \(number)", at: entry.value.range))
      case .number(let number): record(.numberRange("must be at least 0, is \(shown(number))", at: entry.value.range))
      default: record(.wrongKind(entry.value, wanted: "the share of the split, a number"))
      }
    }
    if splits.count == entries.count, splits.allSatisfy({ $0.share == 0 }) {
      record(.sharesAllZero(at: node.range))
      return []
    }
    return splits.count == entries.count ? splits : []
  }

  private func isSplitCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Reads `formats: [coco, {yolo: {task: segment}}]`; the names are checked by whoever knows the formats.
  fileprivate func formats(_ node: Node) -> [Spec.Format] {
    if node.items?.isEmpty ?? false {
      record(
        Diagnostic(
          code: "empty-list", range: node.range, message: "'formats' must name a format, or be left out for coco",
          suggestion: "write 'formats: [coco]'"))
      return []
    }
    guard let nodes = node.scalar?.value == .text ? [node] : node.items else {
      record(.wrongKind(node, wanted: "a list of formats, such as [coco, {yolo: {task: segment}}]"))
      return []
    }
    return nodes.compactMap { node in
      if let scalar = node.scalar, scalar.value == .text {
        return Spec.Format(name: Located(scalar.text, node.range), options: [])
      }
      guard case .mapping(let entries) = node.content, entries.count == 1, let entry = entries.first else {
        record(.wrongKind(node, wanted: "a format's name, or a name with options"))
        return nil
      }
      guard case .mapping(let options) = entry.value.content else {
        record(.wrongKind(entry.value, wanted: "a mapping of options"))
        return nil
      }
      return Spec.Format(
        name: entry.key,
        options: options.compactMap { option in
          guard let scalar = option.value.scalar else {
            record(.wrongKind(option.value, wanted: "one value"))
            return nil
          }
          return (option.key, Located(scalar.text, option.value.range))
        })
    }
  }
}
