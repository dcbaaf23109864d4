import Diagnostics
import Specification

/// The classes of a dataset, in the order in which the spec mentions them: known before anything is drawn.
package struct ClassTable: Sendable {
  package private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]

  package init() {}

  package func number(of name: String) -> Int? { numbers[name] }

  mutating func add(_ name: String) {
    guard numbers[name] == nil else { return }
    numbers[name] = names.count
    names.append(name)
  }
}

/// Finds every class that the elements of a scene may have.
struct ClassFinder {
  let reader: SpecReader
  let root: Body
  private(set) var table = ClassTable()

  init(reader: SpecReader, root: Body) {
    self.reader = reader
    self.root = root
  }

  mutating func visit(_ elements: [Element], below frames: [Possibilities.Level]) {
    for element in elements {
      for body in element.bodies {
        let levels = [Possibilities.Level(body: body, element: element)] + frames
        if let value = body.keys[StageKey.class.rawValue] { add(value, levels) }
        for parts in body.lists { visit(parts, below: levels) }
      }
    }
  }

  private mutating func add(_ value: Value, _ levels: [Possibilities.Level]) {
    let possibilities = Possibilities(references: reader.references, root: root, levels: levels)
    guard let data = possibilities.of(value) else {
      reader.record(
        Diagnostic(
          code: "open-classes", range: value.range,
          message: "the classes of a dataset must be known before it is made, but this may be any text",
          suggestion: "use a plain text, a choice, or an expression of choices"))
      return
    }
    for case .text(let name) in data where !name.isEmpty { table.add(name) }
  }
}

/// The values that something can have, if there are few: through choices, sweeps, names and expressions of these.
struct Possibilities {
  struct Level {
    let body: Body
    let element: Element
  }

  private static let limit = 10_000

  let references: [NameReference]
  let root: Body
  /// The body that the value stands in, then those around it.
  let levels: [Level]

  /// Nil if they can't be told.
  func of(_ value: Value, depth: Int = 0) -> [Datum]? {
    guard depth < 32 else { return nil }
    if let constant = value.constant { return [constant] }
    switch value.content {
    case .drawing(let drawing, _):
      guard let outcomes = drawing.outcomes else { return nil }
      var data: [Datum] = []
      for outcome in outcomes {
        guard let some = of(outcome, depth: depth + 1) else { return nil }
        data += some
      }
      return data
    case .expression(let expression): return of(expression, depth: depth + 1)
    case .constant, .list, .record: return nil
    }
  }

  private func of(_ expression: BoundExpression, depth: Int) -> [Datum]? {
    of(expression.source, depth: depth) ?? combined(expression, depth: depth)
  }

  /// Through `if` and `??`, where the values of what decides don't matter.
  private func of(_ source: ValueSource, depth: Int) -> [Datum]? {
    switch source {
    case .constant(let datum): return [datum]
    case .slot(let slot): return of(references[slot], depth: depth)
    case .oneOf(let sources):
      var data: [Datum] = []
      for source in sources {
        guard let some = of(source, depth: depth) else { return nil }
        data += some
      }
      return data
    case .unknown: return nil
    }
  }

  /// By trying all combinations of what the names stand for.
  private func combined(_ expression: BoundExpression, depth: Int) -> [Datum]? {
    var combinations: [[Int: Datum]] = [[:]]
    for slot in expression.slots {
      guard let data = of(references[slot.value], depth: depth), combinations.count * data.count <= Self.limit else {
        return nil
      }
      combinations = combinations.flatMap { known in data.map { known.merging([slot.value: $0]) { $1 } } }
    }
    return combinations.compactMap { values in
      // A combination without a value is an error only if a sample meets it.
      try? expression.evaluate(in: FixedNames(values: values))
    }
  }

  private func of(_ reference: NameReference, depth: Int) -> [Datum]? {
    switch reference {
    case .rootSlot(let number): return of(root.slots[number], depth: depth)
    case .slot(let up, let number):
      guard levels.indices.contains(up) else { return nil }
      let outside = Possibilities(references: references, root: root, levels: Array(levels[up...]))
      return outside.of(levels[up].body.slots[number], depth: depth)
    case .repeatItem:
      guard let place = levels.firstIndex(where: { $0.element.isRepeated }),
        let value = levels[place].element.repetition
      else { return nil }
      // What is repeated over is evaluated outside of the repeated element.
      let outside = Possibilities(references: references, root: root, levels: Array(levels[(place + 1)...]))
      return outside.items(of: value, depth: depth + 1)
    default: return nil
    }
  }
}

extension Possibilities {
  /// The items that a list may have.
  private func items(of value: Value, depth: Int) -> [Datum]? {
    guard depth < 32 else { return nil }
    switch value.content {
    case .constant(.list(let items)): return items
    case .list(let values):
      var data: [Datum] = []
      for value in values {
        guard let some = of(value, depth: depth + 1) else { return nil }
        data += some
      }
      return data
    case .drawing(let drawing, _):
      return drawing.itemSource.flatMap { items(of: $0, depth: depth + 1) }
    case .expression(let expression):
      guard case .slot(let slot) = expression.source else { return nil }
      switch references[slot] {
      case .rootSlot(let number): return items(of: root.slots[number], depth: depth + 1)
      case .slot(let up, let number):
        guard levels.indices.contains(up) else { return nil }
        let outside = Possibilities(references: references, root: root, levels: Array(levels[up...]))
        return outside.items(of: levels[up].body.slots[number], depth: depth + 1)
      default: return nil
      }
    case .constant, .record: return nil
    }
  }
}

/// A scope whose names have given values.
private final class FixedNames: NameScope {
  private let values: [Int: Datum]

  init(values: [Int: Datum]) { self.values = values }

  func value(in slot: Int) throws(EvaluationError) -> Datum { values[slot] ?? .absent }

  func member(_ name: String, of instance: InstanceID) throws(EvaluationError) -> Datum? { nil }
}
