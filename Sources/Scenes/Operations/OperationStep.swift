import Diagnostics
import Labels
import Randomness
import Specification

/// One item of a list of operations, read and checked.
struct OperationStep: Sendable {
  let name: String
  /// Where the item stands in the spec.
  let range: SourceRange
  /// Nil for an operation without arguments.
  let arguments: Value?
  private let chance: Value?
  private let when: Value?
  /// Draws whether it happens, and seeds what is random in it.
  private let site: Site

  /// Reads the list at `node`; faults are recorded.
  static func steps(
    _ node: Node, of table: OperationTable, at place: Place, _ reader: SpecReader
  ) -> [OperationStep] {
    reader.operations(node, of: table.kind).compactMap { step($0.item, $0.node, of: table, at: place, reader) }
  }

  private static func step(
    _ item: OperationItem, _ node: Node, of table: OperationTable, at place: Place, _ reader: SpecReader
  ) -> OperationStep? {
    guard let form = table.forms.first(where: { $0.name == item.operation.value }) else { return nil }
    let own = place.unit(item.name.value)
    let faults = reader.diagnostics.timesRecorded
    func beside(_ key: String, _ kind: Kind) -> Value? {
      node[key].flatMap { reader.value($0, as: kind, at: own.unit(key)) }
    }
    let chance = beside("chance", .number(.fraction))
    let when = beside("when", .boolean)
    // What not every sample has can't hold a sweep.
    let decider = (node.entry(named: "chance") ?? node.entry(named: "when"))?.key.range
    let inside = decider.map { own.branching(at: $0) } ?? own
    // A bare word, or an operation with nothing behind it, has all arguments at their defaults.
    let given = item.arguments.flatMap { $0.isEmpty ? nil : $0 } ?? Node(.mapping([]), item.operation.range)
    let arguments = reader.value(given, as: .record(form.arguments), at: inside.unit(form.name))
    guard reader.diagnostics.timesRecorded == faults else { return nil }
    return OperationStep(
      name: form.name, range: node.range, arguments: arguments, chance: chance, when: when,
      site: reader.site(at: own, node.range))
  }

  /// What it does to the sample of `root`; nil if it doesn't happen there.
  func operation(in root: Frame) throws(EvaluationError) -> DrawnOperation? {
    if let when, try when.evaluate(in: root) != .boolean(true) { return nil }
    var stream = root.stream(for: site)
    // Drawn in any case, so that a chance that is written later moves no pixel.
    let (luck, pixels) = (stream.unit(), stream.next64())
    if let chance, case .number(let chance) = try chance.evaluate(in: root) {
      let happens = luck < chance
      root.sample.factors.record(.boolean(happens), at: site, root.numbers)
      guard happens else { return nil }
    }
    guard case .record(let members)? = try arguments?.evaluate(in: root) else {
      return DrawnOperation(name: name, arguments: OperationArguments([]), seed: pixels)
    }
    return DrawnOperation(name: name, arguments: OperationArguments(members), seed: pixels)
  }
}

extension DrawnOperation {
  /// The operation as a spec would say it, with every value resolved.
  var description: LabelValue {
    let members = arguments.members.map { LabelValue.Field($0.name, LabelValue($0.value)) }
    return .record([LabelValue.Field(name, .record(members))])
  }
}
