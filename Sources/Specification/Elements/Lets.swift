package import Diagnostics

extension SpecReader {
  /// Reads `let: {a: …, b: …}` and declares the names in `place.scope`; the first has number `first` among its slots.
  ///
  /// `place` is that of the mapping: its path and its unit both go on with the names.
  package func lets(
    _ node: Node, at place: Place, from first: Int, reference: @escaping (_ up: Int, _ number: Int) -> NameReference
  ) -> [LetSlot] {
    guard case .mapping(let entries) = node.content else {
      record(.wrongKind(node, wanted: "a mapping of names and values"))
      return []
    }
    var slots: [LetSlot] = []
    for entry in entries where isIdentifier(entry.key) {
      var inside = place.appending(entry.key.value)
      inside.unit = place.unit.appending(entry.key.value)
      let slot = LetSlot(entry.value, at: inside, reader: self)
      declare(entry.key, slot, number: first + slots.count, in: place.scope, reference)
      slots.append(slot)
    }
    return slots
  }

  func declare(
    _ name: Located<String>, _ slot: LetSlot, number: Int, in scope: StaticScope,
    _ reference: @escaping (_ up: Int, _ number: Int) -> NameReference
  ) {
    let unit = slot.unit
    scope.declare(
      name,
      StaticScope.Entry(range: name.range, type: { slot.type }, needs: { _ in [unit] }) { reference($0, number) },
      recording: &diagnostics)
  }

  /// The values of slots, in order; a faulty one becomes nothing, since the spec won't be used.
  package func values(of slots: [LetSlot], at range: SourceRange) -> [Value] {
    slots.map { $0.value() ?? Value(.constant(.absent), kind: .any, type: .unknown, range: range) }
  }
}
