import Diagnostics
package import Specification

/// What stands at `noise:`: an operation or a list of them.
///
///     noise:
///       - {typing: {rate: 0.02, keyboard: qwertz}, chance: 0.5}
///       - {casing: {to: upper}, chance: 0.1, where: outside}
///       - {typing: 0.1, name: names, where: spans}
///       - diacritics
package struct NoiseForm {
  let reader: SpecReader
  private let language: Language

  package init(_ reader: SpecReader) {
    self.reader = reader
    language = reader.locale.flatMap(Language.init(locale:)) ?? .english
  }

  /// What may stand beside an operation.
  package static let keys: [KeyKind] = [
    KeyKind("chance", .number(.fraction), "the share of texts that it is done to", fallback: "1"),
    KeyKind("name", .text, "what tells it from others of its kind", fallback: "the operation's"),
    KeyKind(
      "where",
      .word([
        Word("anywhere", "the whole text"), Word("spans", "in entity spans only"),
        Word("outside", "outside of all entity spans"),
      ]), "which part of the text is meant", fallback: "anywhere"),
  ]

  /// For the schema; read in full by `steps`.
  package static let kind: Kind = {
    let item = Kind.record(
      RecordKind(
        "noise", "an operation that makes texts worse",
        keys: noiseOperations.map { KeyKind($0.name, .record($0.kind), $0.summary) } + keys))
    let word = Kind.word(noiseOperations.map { Word($0.name, $0.summary) })
    return .either([.list(ListRule(of: .either([item, word]), names: "operations")), item, word])
  }()

  private static let operations = OperationKind(
    noun: "noise operation", key: "noise", example: "{typing: 0.02}", operations: noiseOperations.map(\.name),
    beside: keys)

  /// Reads `noise:`; nil, and the faults recorded, if something is wrong with it.
  func steps(_ node: Node, at place: Place) -> [NoisePlan.Step]? {
    let faults = reader.diagnostics.timesRecorded
    let steps = reader.operations(node, of: Self.operations).map { step($0.item, $0.node, at: place) }
    return reader.diagnostics.timesRecorded > faults ? nil : steps.compactMap { $0 }
  }

  private func step(_ item: OperationItem, _ node: Node, at place: Place) -> NoisePlan.Step? {
    guard let entry = noiseOperations.first(where: { $0.name == item.operation.value }) else { return nil }
    let inside = place.appending(item.name.value)
    let common = common(node, at: inside)
    guard let (operation, amount) = read(entry, item.arguments, item.operation, at: inside.appending(entry.name))
    else { return nil }
    return NoisePlan.Step(
      name: item.name.value, key: reader.site(at: inside, node.range).key, operation: operation, amount: amount,
      chance: common.chance, scope: common.scope)
  }

  // MARK: an item

  private func common(_ node: Node, at place: Place) -> (chance: Double, scope: NoiseScope) {
    var (chance, scope) = (1.0, NoiseScope.anywhere)
    for key in Self.keys where key.name != "name" {
      guard let given = node[key.name], let datum = constant(given, as: key.kind, "'\(key.name)'", at: place) else {
        continue
      }
      switch datum {
      case .number(let number): chance = number
      case .text(let text): scope = NoiseScope(rawValue: text) ?? scope
      default: break
      }
    }
    return (chance, scope)
  }

  /// A value that needs no sample; anything else is recorded as a fault of `what`.
  func constant(_ node: Node, as kind: Kind, _ what: String, at place: Place) -> Datum? {
    guard let value = reader.value(node, as: kind, at: place) else { return nil }
    if value.constant == nil { reader.record(.notPlain(what, at: node.range)) }
    return value.constant
  }

  // MARK: arguments

  private func read(
    _ entry: NoiseEntry, _ node: Node?, _ key: Located<String>, at place: Place
  ) -> (any NoiseOperation, NoiseAmount)? {
    var members: [Datum.Member] = []
    var table: [(old: String, new: String, weight: Double)]?
    if let node {
      let tableEntry = entry.table.flatMap(node.entry(named:))
      let plain = tableEntry == nil ? node : node.without(tableEntry?.key.value)
      let datum = constant(plain, as: .record(entry.kind), "the arguments of '\(entry.name)'", at: place)
      if let tableEntry {
        table = self.table(tableEntry.value, at: place)
        if table == nil { return nil }
      }
      guard case .record(let given)? = datum else { return nil }
      members = given
    }
    let arguments = NoiseArguments(members, language: language, table: table)
    guard let amount = amount(arguments, of: entry, node?.range ?? key.range, node) else { return nil }
    do throws(NoiseFault) {
      return (try entry.make(arguments), amount)
    } catch {
      reader.record(Diagnostic(code: "bad-noise", range: node?.range ?? key.range, message: error.message))
      return nil
    }
  }

  private func amount(
    _ arguments: NoiseArguments, of entry: NoiseEntry, _ range: SourceRange, _ node: Node?
  ) -> NoiseAmount? {
    if case .number(let edits)? = arguments["edits"] {
      if arguments["rate"] == nil { return .edits(Int(edits)) }
      reader.record(
        Diagnostic(
          code: "bad-noise", range: node?.entry(named: "edits")?.key.range ?? range,
          message: "'rate' and 'edits' can't both say how much is changed", suggestion: "leave one of them out"))
      return nil
    }
    switch arguments["rate"] {
    case .number(let rate)?: return .rate(Gaps(rate: rate))
    case .list(let bounds)?:
      guard bounds.count == 2, case .number(let low) = bounds[0], case .number(let high) = bounds[1] else { return nil }
      guard low <= high else {
        reader.record(
          Diagnostic(
            code: "bad-noise", range: node?["rate"]?.range ?? range,
            message: "the rates must rise, but \(shown(low)) is beyond \(shown(high))"))
        return nil
      }
      return .rates(low, high)
    default: return .rate(Gaps(rate: entry.rate))
    }
  }
}
