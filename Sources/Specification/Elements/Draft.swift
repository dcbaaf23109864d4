package import Diagnostics

/// An element whose names are known and whose values are still to be read.
final class Draft {
  let entries: [Node.Entry]
  let node: Node
  let name: Located<String>
  let path: SitePath
  let type: ElementType
  let mayBeAbsent: Bool
  /// The definition that it uses, the one that this uses …
  let chain: [Definition]
  let definitions: DefinitionTable

  /// Nil if `node` is no mapping.
  init?(_ node: Node, at place: Place, definitions: DefinitionTable, in room: ElementReader) {
    guard case .mapping(let entries) = node.content else {
      room.reader.record(.wrongKind(node, wanted: "a mapping that describes \(room.kind.noun)"))
      return nil
    }
    self.entries = entries
    self.node = node
    self.definitions = definitions
    chain = room.chain(of: entries, definitions)
    let name = room.name(of: entries, node)
    self.name = name
    path = place.path.appending(name.value)
    let isRepeated = entries.contains { $0.key.value == "repeat" }
    let hasCondition = entries.contains { $0.key.value == "when" } || chain.contains { $0.has("when") }
    mayBeAbsent = hasCondition && !isRepeated
    var members = room.kind.keys.map(\.name)
    let alternatives = room.alternatives(entries).map(\.entries)
    let chains = chain + alternatives.flatMap { room.chain(of: $0, definitions) }
    for source in [entries] + alternatives + chains.map(\.entries) { members += room.memberNames(of: source) }
    for definition in chains { members += definition.parameters.map(\.name.value) }
    let given = Set(([entries] + chain.map(\.entries)).joined().map(\.key.value))
    var types = room.keyTypes(given: given)
    // A name of the spec's own wins over the built-in one.
    if !members.contains(boundsName) {
      members.append(boundsName)
      types[boundsName] = StaticType(.record(BoundsType()))
    }
    type = ElementType(path: path, isRepeated: isRepeated, memberNames: members, types: types)
  }

  func entry(_ name: String) -> Node.Entry? { entries.first { $0.key.value == name } }
}

extension Definition {
  func has(_ key: String) -> Bool { entries.contains { $0.key.value == key } }
}

extension ElementReader {
  /// The definitions that `entries` start from, the nearest first; faults are recorded.
  func chain(of entries: [Node.Entry], _ definitions: DefinitionTable) -> [Definition] {
    var chain: [Definition] = []
    var (entries, table) = (entries, definitions)
    while let use = entries.first(where: { $0.key.value == "use" }) {
      guard case .scalar(let scalar) = use.value.content, !scalar.isExpression else {
        reader.record(.wrongKind(use.value, wanted: "the name of a definition"))
        return chain
      }
      let name = Located(scalar.text, use.value.range)
      guard let definition = table.byName[name.value] else {
        reader.record(.unknownDefinition(name, known: table.names))
        return chain
      }
      guard chain.count < SpecReader.depthLimit else {
        reader.record(.tooDeep("definitions use each other", at: use.value.range))
        return chain
      }
      if chain.contains(where: { $0 === definition }) || reader.openDefinitions.contains(where: { $0 === definition }) {
        reader.record(
          Diagnostic(
            code: "cycle", range: name.range, message: "the definition '\(name.value)' uses itself",
            notes: [Diagnostic.Note("it is defined here", at: definition.name.range)]))
        return chain
      }
      chain.append(definition)
      reader.usedDefinitions.insert(ObjectIdentifier(definition))
      (entries, table) = (definition.entries, definition.definitions)
    }
    return chain
  }

  /// The element's name: as given, else what it uses, its class or its operation.
  func name(of entries: [Node.Entry], _ node: Node) -> Located<String> {
    if let given = entries.first(where: { $0.key.value == "name" }) {
      if case .scalar(let scalar) = given.value.content {
        let name = Located(scalar.text, given.value.range)
        if reader.isIdentifier(name) { return name }
        return Located(identifier(from: name.value), name.range)
      }
      reader.record(.wrongKind(given.value, wanted: "a name"))
      return Located("object_\(given.value.range.start.line)_\(given.value.range.start.column)", given.value.range)
    }
    if let name = derivedName(of: entries, operation: kind.operation) { return Located(name, node.range.head) }
    return Located(entries.node("one_of") == nil ? "group" : "one_of", node.range.head)
  }

  /// The alternatives of `one_of`, as far as they are mappings.
  func alternatives(_ entries: [Node.Entry]) -> [(entries: [Node.Entry], node: Node)] {
    guard case .sequence(let nodes)? = entries.first(where: { $0.key.value == "one_of" })?.value.content else {
      return []
    }
    return nodes.compactMap { node in
      if case .mapping(let entries) = node.content { (entries, node) } else { nil }
    }
  }

  /// The names under `let`, `attributes` and `parts`.
  func memberNames(of entries: [Node.Entry]) -> [String] {
    var names: [String] = []
    for entry in entries {
      switch (entry.key.value, entry.value.content) {
      case ("let", .mapping(let inner)), ("attributes", .mapping(let inner)): names += inner.map(\.key.value)
      case ("parts", .sequence(let nodes)):
        for node in nodes {
          guard case .mapping(let inner) = node.content else { continue }
          names.append(name(of: inner, node).value)
        }
      default: break
      }
    }
    return names
  }

  /// What is known of the room's own keys, of which those named by `given` have a value for certain.
  func keyTypes(given: Set<String>) -> [String: StaticType] {
    let types = kind.keys.map { key in
      var type = key.kind.staticType
      type.mayBeAbsent = key.initial == nil && !given.contains(key.name)
      return (key.name, type)
    }
    return Dictionary(uniqueKeysWithValues: types)
  }
}

extension SourceRange {
  /// The first line's worth of a long range: what a diagnostic about a whole mapping points at.
  package var head: SourceRange {
    start.line == end.line ? self : SourceRange(file, start, SourcePosition(line: start.line, column: start.column + 1))
  }
}
