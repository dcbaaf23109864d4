import Diagnostics
import Randomness

let choiceForm = ValueForm(
  "choice", "one of the items, by weight", example: "{choice: [red, white, {value: black, weight: 3}]}",
  arguments: .list(ListRule(of: .any, count: 1...1_000_000))
) { readChoice($0, noun: "'choice'") }

let mixtureForm = ValueForm(
  "mixture", "a value of one of the distributions, by weight",
  example: "{mixture: [{normal: [20, 2]}, {value: {normal: [60, 5]}, weight: 2}]}",
  arguments: .list(ListRule(of: .any, count: 1...1_000_000))
) { readChoice($0, noun: "'mixture'") }

let weightedForm = ValueForm(
  "weighted", "one of the keys, by weight", example: "{weighted: {clear: 6, fog: 1}}", arguments: .any
) { reading in
  guard let entries = weightedEntries(reading) else { return nil }
  var items: [Pick.Item] = []
  var values: [Value] = []
  for entry in entries {
    guard let value = reading.reader.value(entry.keyNode, as: reading.kind, at: reading.inside),
      let weight = reading.reader.value(
        entry.value, as: .number(.nonNegative), at: reading.inside.appending(entry.key.value))
    else { continue }
    items.append(Pick.Item(key: entry.key.value, weight: weight, when: nil))
    values.append(value)
  }
  guard values.count == entries.count else { return nil }
  return choice(items, values, reading)
}

let evenForm = ValueForm(
  "even", "one of the keys, exact in every 100 samples", example: "{even: {cat: 2, dog: 1}}", arguments: .any
) { reading in
  guard let entries = weightedEntries(reading) else { return nil }
  var values: [Value] = []
  var shares: [Double] = []
  for entry in entries {
    guard let value = reading.reader.value(entry.keyNode, as: reading.kind, at: reading.inside),
      let share = reading.reader.value(
        entry.value, as: .number(.nonNegative), at: reading.inside.appending(entry.key.value))
    else { continue }
    guard case .number(let number)? = share.constant else {
      reading.reader.record(
        Diagnostic(
          code: "not-constant", range: entry.value.range, message: "the shares of 'even' must be plain numbers"))
      continue
    }
    values.append(value)
    shares.append(number)
  }
  guard values.count == entries.count else { return nil }
  do throws(DistributionError) {
    let site = reading.site
    let parts = try ExactShares(shares: shares, key: site.key)
    return .drawing(EvenDrawing(parts: parts, shares: shares, values: values), site)
  } catch {
    reading.reader.record(
      Diagnostic(code: "bad-distribution", range: reading.node.range, message: error.sentence(for: "even")))
    return nil
  }
}

let pickForm = ValueForm(
  "pick", "several distinct items, in random order", example: "{pick: {count: 2, of: [a, b, c]}}",
  arguments: .record(
    RecordKind(
      "pick", "several distinct items",
      keys: [
        KeyKind("count", .number(.integer(0...1_000_000)), "how many", isRequired: true),
        KeyKind("of", .list(ListRule(of: .any)), "the items", isRequired: true),
      ])), type: .list(of: .unknown)
) { reading in
  guard case .mapping(let entries) = reading.entry.value.content else {
    return reading.reader.refuse(reading.entry.value, wanted: pickForm.arguments)
  }
  var item = Kind.any
  if case .list(let rule) = reading.kind { item = rule.item }
  var count: Value?
  var items: Value?
  for entry in entries {
    let place = reading.inside.appending(entry.key.value)
    switch entry.key.value {
    case "count": count = reading.reader.value(entry.value, as: .number(.integer(0...1_000_000)), at: place)
    case "of": items = reading.reader.value(entry.value, as: .list(ListRule(of: item)), at: place)
    default: reading.reader.record(.unknownKey(entry.key, in: "'pick'", known: ["count", "of"]))
    }
  }
  for key in ["count", "of"] where !entries.contains(where: { $0.key.value == key }) {
    guard !entries.contains(where: { nearest(to: $0.key.value, in: ["count", "of"]) == key }) else { continue }
    reading.reader.record(.missingKey(key, in: "'pick'", at: reading.entry.value.range))
  }
  guard let count, let items else { return nil }
  if case .number(let number)? = count.constant, case .list(let list) = items.content, Int(number) > list.count {
    reading.reader.record(
      Diagnostic(
        code: "bad-distribution", range: count.range,
        message: "'pick' can't take \(shown(number)) distinct items of \(list.count)"))
    return nil
  }
  return .drawing(PickDrawing(count: count, items: items), reading.site)
}

/// A choice among values that are read as what is wanted.
private struct ChoiceDrawing: Drawing {
  let pick: Pick
  let values: [Value]

  var outcomes: [Value]? { values }

  var weightedOutcomes: [(value: Value, weight: Double)]? {
    var outcomes: [(value: Value, weight: Double)] = []
    for (item, value) in zip(pick.items, values) {
      guard item.when == nil else { return nil }
      switch item.weight?.constant {
      case .number(let weight): outcomes.append((value, weight))
      case nil where item.weight == nil: outcomes.append((value, 1))
      default: return nil
      }
    }
    return outcomes
  }

  func draw(at site: Site, in frame: Frame) throws(EvaluationError) -> Datum {
    let datum = try values[pick.pick(in: frame)].evaluate(in: frame)
    frame.sample.factors.record(datum, at: site, frame.numbers)
    return datum
  }
}

private struct EvenDrawing: Drawing {
  /// The parts outside of repeats; each repeat has its own.
  let parts: ExactShares
  let shares: [Double]
  let values: [Value]

  var outcomes: [Value]? { values }
  var weightedOutcomes: [(value: Value, weight: Double)]? { zip(values, shares).map { ($0, $1) } }

  func draw(at site: Site, in frame: Frame) throws(EvaluationError) -> Datum {
    let part = try part(of: frame.sample.index, at: site, frame.numbers)
    let datum = try values[part].evaluate(in: frame)
    frame.sample.factors.record(datum, at: site, frame.numbers)
    return datum
  }

  private func part(of index: UInt64, at site: Site, _ numbers: [UInt64]) throws(EvaluationError) -> Int {
    guard !numbers.isEmpty else { return parts.part(of: index) }
    do throws(DistributionError) {
      return try ExactShares(shares: shares, key: numbers.reduce(site.key) { $0.folding($1) }).part(of: index)
    } catch {
      throw EvaluationError(error.sentence(for: "even"), at: site.range)
    }
  }
}

private struct PickDrawing: Drawing {
  let count: Value
  let items: Value

  var type: StaticType { items.type }
  var itemSource: Value? { items }

  func draw(at site: Site, in frame: Frame) throws(EvaluationError) -> Datum {
    guard case .number(let count) = try count.evaluate(in: frame), case .list(let items) = try items.evaluate(in: frame)
    else { throw EvaluationError("'pick' needs a count and a list", at: site.range) }
    do throws(DistributionError) {
      var stream = frame.stream(for: site)
      let chosen = try Randomness.Pick(Int(count), of: items.count).draw(from: &stream).map { items[$0] }
      frame.sample.factors.record(.list(chosen), at: site, frame.numbers)
      return .list(chosen)
    } catch {
      throw EvaluationError(error.sentence(for: "pick"), at: site.range)
    }
  }
}

/// Reads `[a, b, {value: c, weight: 2, when: …, name: …}]`: a mapping with the key `value` is an item with its options,
/// anything else is the value.
private func readChoice(_ reading: FormReading, noun: String) -> Value.Content? {
  guard case .sequence(let nodes) = reading.entry.value.content else {
    return reading.reader.refuse(reading.entry.value, wanted: choiceForm.arguments)
  }
  guard !nodes.isEmpty else {
    reading.reader.record(.emptyList(noun, at: reading.entry.value.range))
    return nil
  }
  var items: [Pick.Item] = []
  var values: [Value] = []
  let keys = uniqueKeys(nodes, name: pickedName)
  for (node, key) in zip(nodes, keys) {
    let options = PickOptions(node, key: key, reading)
    if options.isWhole, let value = reading.reader.value(options.value, as: reading.kind, at: options.place) {
      items.append(Pick.Item(key: options.key, weight: options.weight, when: options.when))
      values.append(value)
    }
  }
  guard values.count == nodes.count else { return nil }
  return choice(items, values, reading)
}

private func choice(_ items: [Pick.Item], _ values: [Value], _ reading: FormReading) -> Value.Content? {
  do throws(DistributionError) {
    return .drawing(ChoiceDrawing(pick: try Pick(items, at: reading.site), values: values), reading.site)
  } catch {
    reading.reader.record(
      Diagnostic(
        code: "bad-distribution", range: reading.node.range, message: error.sentence(for: reading.entry.key.value)))
    return nil
  }
}

/// What paths call an item of a choice: its `name`, else the scalar that it is.
private func pickedName(_ node: Node) -> String? {
  node.entries.plainText("name") ?? (node["value"] ?? node).scalar.flatMap { $0.isExpression ? nil : $0.text }
}

/// An item of a choice, taken apart.
private struct PickOptions {
  var value: Node
  var weight: Value?
  var when: Value?
  let key: String
  let place: Place
  /// Whether there is a value at all.
  var isWhole = true

  init(_ node: Node, key: String, _ reading: FormReading) {
    value = node
    self.key = key
    let inside = reading.inside.branching(at: node.range)
    var optionNodes: [Node.Entry] = []
    let keys = Set(node.entries.map(\.key.value))
    if keys.isSubset(of: ["weight", "when", "name"]), !keys.isDisjoint(with: ["weight", "when"]) {
      reading.reader.record(.missingKey("value", in: "an item with options", at: node.range))
      isWhole = false
    }
    if case .mapping(let entries) = node.content, let own = entries.first(where: { $0.key.value == "value" }) {
      value = own.value
      optionNodes = entries.filter { $0.key.value != "value" }
    }
    place = inside.appending(key)
    for entry in optionNodes {
      switch entry.key.value {
      case "name": break
      case "weight":
        weight = reading.reader.value(entry.value, as: .number(.nonNegative), at: place.appending("weight"))
      case "when": when = reading.reader.value(entry.value, as: .boolean, at: place.appending("when"))
      default:
        reading.reader.record(.unknownKey(entry.key, in: "an item", known: ["value"] + pickKeys.map(\.name)))
      }
    }
  }
}

/// The entries of `{a: 3, b: 1}`, each key as a scalar that is typed as if it stood alone.
private func weightedEntries(_ reading: FormReading) -> [(key: Located<String>, keyNode: Node, value: Node)]? {
  guard case .mapping(let entries) = reading.entry.value.content else {
    reading.reader.record(
      .wrongKind(reading.entry.value, wanted: "a mapping of choices and their weights, such as {a: 3, b: 1}"))
    return nil
  }
  guard !entries.isEmpty else {
    reading.reader.record(.emptyList("'\(reading.entry.key.value)'", at: reading.entry.value.range))
    return nil
  }
  return entries.map { entry in
    let source = SourceText(entry.key.value, whole: entry.key.range, positions: nil)
    let scalar = Scalar(source: source, style: .plain, value: Scalar.Value(plain: entry.key.value))
    return (entry.key, Node(.scalar(scalar), entry.key.range), entry.value)
  }
}
