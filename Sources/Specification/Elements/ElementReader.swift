import Diagnostics

/// Reads lists of objects and parts: names, repeats, alternatives, definitions, `let`s.
package struct ElementReader {
  let reader: SpecReader
  let kind: ElementKind

  package init(reader: SpecReader, kind: ElementKind) {
    self.reader = reader
    self.kind = kind
  }

  /// One source of an element's keys: what stands in the spec itself, in an alternative or in a definition.
  struct Layer {
    let entries: [Node.Entry]
    /// The path under which its values draw, and the names that they see.
    let place: Place
    let definitions: DefinitionTable
    /// The keys that a layer may have beside the room's own.
    let isDefinition: Bool

    func entry(_ name: String) -> Node.Entry? { entries.first { $0.key.value == name } }
  }

  /// Reads the list of elements at `node`, number `list` among the lists of the frame that `place.scope` belongs to.
  package func elements(_ node: Node, at place: Place, list: Int, definitions: DefinitionTable) -> [Element] {
    guard case .sequence(let nodes) = node.content else {
      reader.record(.wrongKind(node, wanted: "a list of \(kind.nouns)"))
      return []
    }
    reader.openLists += 1
    defer { reader.openLists -= 1 }
    guard reader.openLists <= SpecReader.depthLimit else {
      reader.record(.tooDeep("parts hold parts", at: node.range.head))
      return []
    }
    let siblings = StaticScope(in: place.scope)
    var drafts: [(draft: Draft, number: Int)] = []
    for node in nodes {
      guard let draft = Draft(node, at: place, definitions: definitions, in: self) else { continue }
      let number = drafts.count
      drafts.append((draft, number))
      let path = draft.path
      let type = draft.type
      siblings.declare(
        draft.name,
        StaticScope.Entry(
          range: draft.name.range,
          type: {
            type.isRepeated
              ? .list(of: StaticType(.instance(type)))
              : StaticType(.instance(type), mayBeAbsent: draft.mayBeAbsent)
          }, needs: { [path] + memberUnits(of: path, $0) }, reference: { .child(up: $0, list: list, number) }),
        isObject: true, recording: &reader.diagnostics)
    }
    var elements: [Element] = []
    for (draft, _) in drafts {
      guard reader.admitsElement(named: draft.name) else { break }
      var inner = place
      inner.scope = siblings
      elements.append(draft.element(at: inner, in: self))
    }
    return elements
  }
}

extension SpecReader {
  /// Counts one more element of a definition; false, with one diagnostic for all, once there are too many: definitions that use others
  /// twice, which use others twice …, would be read for ever.
  fileprivate func admitsElement(named name: Located<String>) -> Bool {
    // What a person wrote out is bounded by the file's size.
    guard !openDefinitions.isEmpty else { return true }
    let limit = 20_000
    elementsRead += 1
    if elementsRead == limit + 1 {
      record(
        Diagnostic(
          code: "too-many-parts", range: name.range,
          message: "the definitions that the spec uses have more than \(limit) parts together"))
    }
    return elementsRead <= limit
  }
}
