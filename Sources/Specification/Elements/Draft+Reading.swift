import Diagnostics
import Randomness

extension Draft {
  /// Reads the element's values; `place` has the names of its siblings.
  func element(at place: Place, in room: ElementReader) -> Element {
    var outside = place
    outside.path = path
    outside.unit = path
    let repetition = entry("repeat").flatMap {
      room.reader.value($0.value, as: room.repeatKind, at: outside.appending("repeat"))
    }
    if let repetition, repetition.leastCount > Double(instanceLimit) {
      let least = repetition.constant == nil ? "is at least" : "is"
      room.reader.record(
        .numberRange(
          "of repeats must be at most \(instanceLimit), \(least) \(shown(repetition.leastCount))",
          at: repetition.range))
    }
    var inside = outside
    inside.scope = StaticScope(in: place.scope, opensFrame: true, owner: type)
    if type.isRepeated {
      inside.repeats.append(path)
      inside.repeatItem = repetition?.itemType ?? .unknown
    }
    if let when = entry("when") { inside.branch = inside.branch ?? when.value.range }
    let assembly = Assembly(draft: self, place: inside, room: room)
    let (bodies, pick) = assembly.read()
    return Element(name: name.value, path: path, range: name.range, repetition: repetition, bodies: bodies, pick: pick)
  }
}

extension ElementReader {
  var repeatKind: Kind { elementKeys.first { $0.name == "repeat" }?.kind ?? .any }
}

/// Puts the layers of one element together: what stands in the spec, the picked alternative, and definitions.
private final class Assembly {
  typealias Layer = ElementReader.Layer

  private let draft: Draft
  private let place: Place
  private let room: ElementReader
  private var reader: SpecReader { room.reader }
  /// Values of the object's own layers, which all alternatives share: by path.
  private var shared: [SitePath: Value?] = [:]

  init(draft: Draft, place: Place, room: ElementReader) {
    self.draft = draft
    self.place = place
    self.room = room
  }

  func read() -> (bodies: [Body], pick: Pick?) {
    var slots: [(name: String, slot: LetSlot)] = []
    let own = Layer(entries: draft.entries, place: place, definitions: draft.definitions, isDefinition: false)
    check(own, allowed: elementKeys.map(\.name))
    declareLets(of: own, into: &slots)
    let definitions = layers(of: draft.chain, user: own, into: &slots)
    guard let alternatives = draft.entry("one_of") else {
      return ([body(strong: [own], weak: definitions, slots)], nil)
    }
    return read(alternatives.value, own, definitions, slots)
  }

  private func read(
    _ node: Node, _ own: Layer, _ definitions: [Layer], _ slots: [(name: String, slot: LetSlot)]
  ) -> (bodies: [Body], pick: Pick?) {
    guard case .sequence(let nodes) = node.content, !nodes.isEmpty else {
      reader.record(
        node.items == nil ? .wrongKind(node, wanted: "a list of alternatives") : .emptyList("'one_of'", at: node.range))
      return ([body(strong: [own], weak: definitions, slots)], nil)
    }
    var bodies: [Body] = []
    var items: [Pick.Item] = []
    let keys = uniqueKeys(nodes) { node in
      node.entries.plainText("name") ?? derivedName(of: node.entries, operation: nil)
    }
    for (node, key) in zip(nodes, keys) {
      guard case .mapping(let entries) = node.content else {
        reader.record(.wrongKind(node, wanted: "a mapping that describes \(room.kind.noun)"))
        continue
      }
      var place = place
      place.path = place.path.appending("one_of").appending(key)
      place.unit = draft.path.appending("one_of")
      place.branch = place.branch ?? node.range
      items.append(
        Pick.Item(
          key: key, weight: option("weight", .number(.nonNegative), entries, place),
          when: option("when", .boolean, entries, place)))
      place.scope = StaticScope(in: place.scope)
      var slots = slots
      let item = Layer(entries: entries, place: place, definitions: draft.definitions, isDefinition: false)
      check(item, allowed: alternativeKeyNames)
      declareLets(of: item, into: &slots)
      let chain = room.chain(of: entries, draft.definitions)
      let itemDefinitions = layers(of: chain, user: item, into: &slots)
      bodies.append(body(strong: [item, own], weak: itemDefinitions + definitions, slots))
    }
    guard !bodies.isEmpty else { return ([body(strong: [own], weak: definitions, slots)], nil) }
    do throws(DistributionError) {
      let site = reader.site(at: place.appending("one_of"), node.range)
      return (bodies, try Pick(items, at: site))
    } catch {
      reader.record(
        Diagnostic(code: "bad-distribution", range: node.range.head, message: error.sentence(for: "one_of")))
      return (bodies, nil)
    }
  }

  private func option(_ name: String, _ kind: Kind, _ entries: [Node.Entry], _ place: Place) -> Value? {
    entries.first { $0.key.value == name }.flatMap { reader.value($0.value, as: kind, at: place.appending(name)) }
  }

  // MARK: layers

  private func check(_ layer: Layer, allowed: [String]) {
    let known = allowed + room.kind.keys.map(\.name)
    for entry in layer.entries where !known.contains(entry.key.value) {
      reader.record(.unknownKey(entry.key, in: room.kind.noun, known: known))
    }
  }

  private func declareLets(of layer: Layer, into slots: inout [(name: String, slot: LetSlot)]) {
    guard let entry = layer.entry("let") else { return }
    var place = layer.place.appending("let")
    place.unit = draft.path.appending("let")
    let new = reader.lets(entry.value, at: place, from: slots.count) { .slot(up: $0, $1) }
    let names = entry.value.entries.map(\.key.value).filter { Specification.isIdentifier($0) }
    slots += zip(names, new).map { ($0, $1) }
  }

  /// The layers of the definitions in `chain`, with their parameters and `let`s as slots.
  private func layers(
    of chain: [Definition], user: Layer, into slots: inout [(name: String, slot: LetSlot)]
  ) -> [Layer] {
    var layers: [Layer] = []
    var user = user
    var argumentPath = user.place.path
    for definition in chain {
      argumentPath = argumentPath.appending("with")
      var inside = user.place
      inside.scope = StaticScope(in: definition.scope, opensFrame: true, owner: draft.type)
      declareParameters(of: definition, user, at: argumentPath, inside, into: &slots)
      let layer = Layer(
        entries: definition.entries, place: inside, definitions: definition.definitions, isDefinition: true)
      check(layer, allowed: definitionKeyNames)
      declareLets(of: layer, into: &slots)
      layers.append(layer)
      user = layer
    }
    if chain.isEmpty, let stray = user.entry("with") {
      reader.record(
        Diagnostic(
          code: "unknown-key", range: stray.key.range,
          message: "'with' gives arguments to a definition, but there is no 'use'"))
    }
    return layers
  }

  private func declareParameters(
    of definition: Definition, _ user: Layer, at path: SitePath, _ inside: Place,
    into slots: inout [(name: String, slot: LetSlot)]
  ) {
    var arguments: [Node.Entry] = []
    var isListed = true
    if let with = user.entry("with") {
      if case .mapping(let entries) = with.value.content {
        arguments = entries
      } else {
        isListed = false
        reader.record(.wrongKind(with.value, wanted: "a mapping of arguments"))
      }
    }
    let names = definition.parameters.map(\.name.value)
    for argument in arguments where !names.contains(argument.key.value) {
      reader.record(
        .unknownKey(argument.key, in: "the definition '\(definition.name.value)'", known: names, what: "parameter"))
    }
    for parameter in definition.parameters {
      let argument = arguments.first { $0.key.value == parameter.name.value }
      var place = argument == nil ? inside : user.place
      place.path = path.appending(parameter.name.value)
      place.unit = draft.path.appending("with").appending(parameter.name.value)
      guard let node = argument?.value ?? parameter.fallback else {
        // Something must stand for it, so that its uses are no faults too.
        let slot = LetSlot(standingFor: parameter.kind, at: place, parameter.name.range, reader: reader)
        reader.declare(parameter.name, slot, number: slots.count, in: inside.scope) { .slot(up: $0, $1) }
        slots.append((parameter.name.value, slot))
        guard !reader.isCheckingUnused, isListed else { continue }
        let range = user.entry("use")?.value.range ?? draft.name.range
        reader.record(
          Diagnostic(
            code: "missing-argument", range: range,
            message: "'\(definition.name.value)' needs the argument '\(parameter.name.value)'",
            suggestion: "write 'with: {\(parameter.name.value): …}'"))
        continue
      }
      let slot = LetSlot(node, at: place, as: parameter.kind, reader: reader)
      reader.declare(parameter.name, slot, number: slots.count, in: inside.scope) { .slot(up: $0, $1) }
      slots.append((parameter.name.value, slot))
    }
  }

  // MARK: bodies

  private func body(strong: [Layer], weak: [Layer], _ slots: [(name: String, slot: LetSlot)]) -> Body {
    let layers = strong + weak
    let keys = room.kind.keys.map { key in value(of: key, in: layers) }
    var attributes: [Body.Named] = []
    for layer in layers.reversed() {
      guard let entry = layer.entry("attributes") else { continue }
      merge(self.attributes(entry.value, layer), into: &attributes)
    }
    let parts = self.parts(of: layers)
    let whenLayers = draft.entry("one_of") == nil ? layers : layers.filter { $0.place.path == place.path }
    let when = value(of: KeyKind("when", .boolean, ""), in: whenLayers)
    let slotValues = reader.values(of: slots.map(\.slot), at: draft.name.range)
    var members: [String: Body.Member] = [:]
    for (number, part) in parts.enumerated() { members[part.name] = .child(list: 0, number) }
    for (number, attribute) in attributes.enumerated() { members[attribute.name] = .attribute(number) }
    for (number, slot) in slots.enumerated() { members[slot.name] = .slot(number) }
    for (number, key) in room.kind.keys.enumerated() { members[key.name] = .key(number) }
    return Body(
      slots: slotValues, keys: keys, attributes: attributes, lists: [parts], when: when, members: members)
  }

  private func value(of key: KeyKind, in layers: [Layer]) -> Value? {
    for layer in layers {
      guard let entry = layer.entry(key.name) else { continue }
      var place = layer.place.appending(key.name)
      place.unit = key.name == "when" ? draft.path : draft.path.appending(key.name)
      if let known = shared[place.path] { return known }
      let value = reader.value(entry.value, as: key.kind, at: place)
      shared[place.path] = .some(value)
      return value
    }
    return key.initial.map { Value(.constant($0), kind: key.kind, type: StaticType(of: $0), range: draft.name.range) }
  }

  private func attributes(_ node: Node, _ layer: Layer) -> [Body.Named] {
    guard case .mapping(let entries) = node.content else {
      reader.record(.wrongKind(node, wanted: "a mapping of attributes and their values"))
      return []
    }
    let taken = room.kind.keys.map(\.name) + firstMeasureNames
    for entry in entries where taken.contains(entry.key.value) { reader.record(.shadowedAttribute(entry.key)) }
    return entries.compactMap { entry in
      var place = layer.place.appending("attributes").appending(entry.key.value)
      place.unit = draft.path.appending("attributes").appending(entry.key.value)
      return reader.value(entry.value, as: .any, at: place).map { Body.Named(name: entry.key.value, value: $0) }
    }
  }

  private func merge(_ new: [Body.Named], into attributes: inout [Body.Named]) {
    for attribute in new {
      if let place = attributes.firstIndex(where: { $0.name == attribute.name }) {
        attributes[place] = attribute
      } else {
        attributes.append(attribute)
      }
    }
  }

  private func parts(of layers: [Layer]) -> [Element] {
    guard let layer = layers.first(where: { $0.entry("parts") != nil }), let entry = layer.entry("parts") else {
      return []
    }
    let open = reader.openDefinitions
    defer { reader.openDefinitions = open }
    if layer.isDefinition { reader.openDefinitions += draft.chain }
    for item in room.alternatives(draft.entries) where layer.isDefinition {
      reader.openDefinitions += room.chain(of: item.entries, draft.definitions)
    }
    var place = layer.place.appending("parts")
    place.unit = draft.path.appending("parts")
    return room.elements(entry.value, at: place, list: 0, definitions: layer.definitions)
  }
}
