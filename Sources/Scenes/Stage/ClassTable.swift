import Diagnostics
import Specification

/// The classes of a dataset, in the order in which the spec mentions them: known before anything is drawn.
package struct ClassTable: Sendable {
  package private(set) var names: [String] = []
  /// By code points: what looks alike but is written differently stays apart, in files too.
  private var numbers: [Datum: Int] = [:]

  package init() {}

  package func number(of name: String) -> Int? { numbers[.text(name)] }

  mutating func add(_ name: String) {
    guard numbers[.text(name)] == nil else { return }
    numbers[.text(name)] = names.count
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
    if value.constant == .text("") {
      reader.record(
        Diagnostic(
          code: "bad-name", range: value.range, message: "'class' must not be empty",
          suggestion: "leave it out for what is drawn but not labeled"))
    }
    // An expression that gives no name in some sample makes what is drawn then unlabeled.
    for case .text(let name) in data where !name.isEmpty { table.add(name) }
  }
}

/// The values that something can have, if there are few: through choices, sweeps, names and expressions of these.
struct Possibilities {
  struct Level {
    let body: Body
    let element: Element
  }

  let references: [NameReference]
  let root: Body
  /// The body that the value stands in, then those around it.
  let levels: [Level]

  /// Nil if they can't be told, or not with little work.
  func of(_ value: Value) -> [Datum]? {
    var work = 100_000
    return of(value, &work)
  }

  /// `work` is how many more values may be looked at: names that need two names each, which need two …, take long.
  private func of(_ value: Value, _ work: inout Int) -> [Datum]? {
    work -= 1
    guard work > 0 else { return nil }
    if let constant = value.constant { return [constant] }
    switch value.content {
    case .drawing(let drawing, _):
      guard let outcomes = drawing.outcomes else { return nil }
      var data: [Datum] = []
      for outcome in outcomes {
        guard let some = of(outcome, &work) else { return nil }
        data += some
      }
      return data
    case .expression(let expression): return of(expression, &work)
    case .constant, .list, .record: return nil
    }
  }

  private func of(_ expression: BoundExpression, _ work: inout Int) -> [Datum]? {
    of(expression.source, &work) ?? combined(expression, &work)
  }

  /// Through `if` and `??`, where the values of what decides don't matter.
  private func of(_ source: ValueSource, _ work: inout Int) -> [Datum]? {
    switch source {
    case .constant(let datum): return [datum]
    case .slot(let slot): return of(references[slot], &work)
    case .oneOf(let sources):
      var data: [Datum] = []
      for source in sources {
        guard let some = of(source, &work) else { return nil }
        data += some
      }
      return data
    case .unknown: return nil
    }
  }

  /// By trying all combinations of what the names stand for.
  private func combined(_ expression: BoundExpression, _ work: inout Int) -> [Datum]? {
    var combinations: [[Int: Datum]] = [[:]]
    for slot in expression.slots {
      guard let data = of(references[slot.value], &work), combinations.count * data.count <= work else { return nil }
      combinations = combinations.flatMap { known in data.map { known.merging([slot.value: $0]) { $1 } } }
      work -= combinations.count
    }
    let data = combinations.compactMap { values in
      // A combination without a value is an error only if a sample meets it.
      try? expression.evaluate(in: FixedNames(values: values))
    }
    var known: Set<Datum> = []
    return data.filter { known.insert($0).inserted }
  }

  private func of(_ reference: NameReference, _ work: inout Int) -> [Datum]? {
    switch reference {
    case .rootSlot(let number): return of(root.slots[number], &work)
    case .slot(let up, let number):
      guard levels.indices.contains(up) else { return nil }
      let outside = Possibilities(references: references, root: root, levels: Array(levels[up...]))
      return outside.of(levels[up].body.slots[number], &work)
    case .repeatItem:
      guard let place = levels.firstIndex(where: { $0.element.isRepeated }),
        let value = levels[place].element.repetition
      else { return nil }
      // What is repeated over is evaluated outside of the repeated element.
      let outside = Possibilities(references: references, root: root, levels: Array(levels[(place + 1)...]))
      return outside.items(of: value, &work)
    default: return nil
    }
  }
}

extension Possibilities {
  /// The values of the spec that a source leads to, each with what may be said of names where it stands; nil if it is
  /// more than names and what chooses between them.
  func values(of source: ValueSource) -> [(value: Value, possibilities: Possibilities)]? {
    switch source {
    case .slot(let slot):
      switch references[slot] {
      case .rootSlot(let number): return [(root.slots[number], self)]
      case .slot(let up, let number):
        guard levels.indices.contains(up) else { return nil }
        let outside = Possibilities(references: references, root: root, levels: Array(levels[up...]))
        return [(levels[up].body.slots[number], outside)]
      default: return nil
      }
    case .oneOf(let sources):
      var all: [(value: Value, possibilities: Possibilities)] = []
      for source in sources {
        guard let some = values(of: source) else { return nil }
        all += some
      }
      return all
    case .constant, .unknown: return nil
    }
  }

  /// The items that a list may have.
  private func items(of value: Value, _ work: inout Int) -> [Datum]? {
    work -= 1
    guard work > 0 else { return nil }
    switch value.content {
    case .constant(.list(let items)): return items
    case .list(let values):
      var data: [Datum] = []
      for value in values {
        guard let some = of(value, &work) else { return nil }
        data += some
      }
      return data
    case .drawing(let drawing, _):
      guard let source = drawing.itemSource else { return nil }
      return items(of: source, &work)
    case .expression(let expression):
      guard case .slot(let slot) = expression.source else { return nil }
      switch references[slot] {
      case .rootSlot(let number): return items(of: root.slots[number], &work)
      case .slot(let up, let number):
        guard levels.indices.contains(up) else { return nil }
        let outside = Possibilities(references: references, root: root, levels: Array(levels[up...]))
        return outside.items(of: levels[up].body.slots[number], &work)
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
