import Diagnostics

/// What a node costs when everything that aliases copy is written out.
struct Extent {
  var nodes = 0
  /// Of all scalars, in UTF-8.
  var bytes = 0
  /// 0 for a scalar, 1 for a collection of scalars.
  var height = 0

  mutating func include(_ part: Extent) {
    nodes += part.nodes
    bytes += part.bytes
    height = max(height, part.height + 1)
  }
}

/// A finished node on its way to what it stands in.
struct Piece {
  let node: Node
  let indices: Range<Int>
  let extent: Extent
}

/// A name for a node. It can be copied once it is finished.
struct Anchor {
  let name: String
  /// Of `&name`.
  let indices: Range<Int>
  var node: Node?
  var extent = Extent()
  var isUsed = false

  init(name: String, indices: Range<Int>) {
    self.name = name
    self.indices = indices
  }
}

/// A list or mapping whose end has not come yet.
struct OpenCollection {
  enum Kind { case sequence, mapping }

  /// A key that waits for its value. `entryKey` is nil if the entry will be left out.
  struct Key {
    var entryKey: Located<String>?
    var indices: Range<Int>
  }

  let kind: Kind
  let isFlow: Bool
  let start: Int
  let position: SourcePosition
  var extent: Extent
  var anchor: Int?
  var items: [Node] = []
  var entries: [Node.Entry] = []
  var key: Key?
  /// The end of an expression that was cut: what starts before it is no item of this collection.
  var swallowEnd: Int?
  private var names: [String: SourceRange] = [:]

  init(_ kind: Kind, isFlow: Bool, start: Int, position: SourcePosition, _ extent: Extent) {
    self.kind = kind
    self.isFlow = isFlow
    self.start = start
    self.position = position
    self.extent = extent
  }

  /// From 0: what libyaml indents by.
  var column: Int { position.column - 1 }

  var content: Node.Content { kind == .sequence ? .sequence(items) : .mapping(entries) }

  /// The place of an earlier key of this name; if there is none, remembers this one.
  mutating func known(_ key: Located<String>) -> SourceRange? {
    // Nearly all mappings are small: comparing is faster than hashing.
    if names.isEmpty, entries.count < 8 {
      if let twin = entries.first(where: { $0.key.value == key.value }) { return twin.key.range }
      return nil
    }
    if names.isEmpty {
      for entry in entries { names[entry.key.value] = entry.key.range }
    }
    if let first = names[key.value] { return first }
    names[key.value] = key.range
    return nil
  }
}
