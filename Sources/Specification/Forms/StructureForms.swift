import Diagnostics

let recordForm = ValueForm(
  "record", "the mapping itself, where it would be taken for a form", example: "{record: {uniform: yes}}",
  arguments: .any
) { reading in
  guard case .mapping(let entries) = reading.entry.value.content else {
    reading.reader.record(.wrongKind(reading.entry.value, wanted: "a mapping"))
    return nil
  }
  var fields: [Value.Field] = []
  for entry in entries {
    guard let value = reading.reader.value(entry.value, as: .any, at: reading.inside.appending(entry.key.value)) else {
      continue
    }
    fields.append(Value.Field(entry.key.value, value))
  }
  return fields.count == entries.count ? .record(fields) : nil
}

let phraseForm = ValueForm(
  "phrase", "text in phrase notation", example: "{phrase: \"{integer(1, 9)} (car|truck)\"}", arguments: .phrase,
  type: .text
) { reading in
  guard let scalar = reading.entry.value.scalar else {
    return reading.reader.refuse(reading.entry.value, wanted: .phrase)
  }
  return reading.reader.value(
    Node(.scalar(scalar), reading.entry.value.range), as: .phrase, at: reading.place)?.content
}

/// An exhaustive grid: one sweep of a spec. Every sample has the next combination of all sweeps, the last in the file
/// moving fastest.
package struct Sweep: Sendable {
  let count: Int
  let range: SourceRange
}

let sweepForm = ValueForm(
  "sweep", "each value in turn: all sweeps of a spec make a grid, the last moves fastest",
  example: "{sweep: {from: 0, to: 90, steps: 10}}", arguments: .any
) { reading in
  let reader = reading.reader
  guard reading.place.repeats.isEmpty else {
    reader.record(
      Diagnostic(
        code: "sweep-in-repeat", range: reading.node.range,
        message: "a sweep must be met once by every sample, but this stands in a repeat",
        suggestion: "draw it in the root's 'let'"))
    return nil
  }
  if let branch = reading.place.branch {
    reader.record(
      Diagnostic(
        code: "sweep-in-branch", range: reading.node.range,
        message: "a sweep must be met once by every sample, but not every sample comes by here",
        suggestion: "draw it in the root's 'let'", notes: [Diagnostic.Note("this decides who does", at: branch)]))
    return nil
  }
  let values: [Value]
  switch reading.entry.value.content {
  case .sequence(let nodes):
    guard !nodes.isEmpty else {
      reader.record(.emptyList("'sweep'", at: reading.entry.value.range))
      return nil
    }
    values = nodes.enumerated().compactMap { reader.value($1, as: reading.kind, at: reading.inside.appending($0)) }
    guard values.count == nodes.count else { return nil }
  case .mapping:
    guard let grid = readGrid(reading) else { return nil }
    values = grid
  case .scalar:
    reader.record(.wrongKind(reading.entry.value, wanted: "a list of values, or {from: 0, to: 90, steps: 10}"))
    return nil
  }
  let number = reader.addSweep(Sweep(count: values.count, range: reading.node.range), at: reading.place.path)
  return .drawing(SweepDrawing(number: number, values: values), reading.site)
}

/// The even grid of a sweep, in place of a list of its values.
package let sweepGrid = RecordKind(
  "sweep", "evenly spaced numbers",
  keys: [
    KeyKind("from", .number(.any), "the first", isRequired: true),
    KeyKind("to", .number(.any), "the last", isRequired: true),
    KeyKind("steps", .number(.integer(1...1_000_000)), "how many there are, both ends included", isRequired: true),
  ])

/// The numbers of `{from: 0, to: 90, steps: 10}`.
private func readGrid(_ reading: FormReading) -> [Value]? {
  guard let grid = reading.reader.value(reading.entry.value, as: .record(sweepGrid), at: reading.inside) else {
    return nil
  }
  guard case .record(let members)? = grid.constant else {
    reading.reader.record(
      Diagnostic(code: "not-constant", range: grid.range, message: "the bounds of 'sweep' must be plain numbers"))
    return nil
  }
  let arguments = FormArguments(members)
  guard let from = arguments.number("from"), let to = arguments.number("to"), let steps = arguments.number("steps")
  else { return nil }
  guard ((to - from) * steps).isFinite else {
    reading.reader.record(
      Diagnostic(
        code: "number-range", range: grid.range,
        message: "\(shown(from)) and \(shown(to)) are too far apart for a grid of numbers"))
    return nil
  }
  return (0..<Int(steps)).map { step in
    let number = steps == 1 ? from : from + (to - from) * Double(step) / (steps - 1)
    return Value(.constant(.number(number)), kind: reading.kind, type: .number, range: grid.range)
  }
}

private struct SweepDrawing: Drawing {
  let number: Int
  let values: [Value]

  var outcomes: [Value]? { values }
  var weightedOutcomes: [(value: Value, weight: Double)]? { values.map { ($0, 1) } }

  func draw(at site: Site, in frame: Frame) throws(EvaluationError) -> Datum {
    let datum = try values[frame.sample.sweepPosition(of: number)].evaluate(in: frame)
    frame.sample.factors.record(datum, at: site, frame.numbers)
    return datum
  }
}

extension SpecReader {
  /// The number of a new sweep at `path`, or of the one that was read there before.
  fileprivate func addSweep(_ sweep: Sweep, at path: SitePath) -> Int {
    if let known = sweepNumbers[path] { return known }
    sweeps.append(sweep)
    sweepNumbers[path] = sweeps.count - 1
    return sweeps.count - 1
  }

  /// How many combinations all sweeps have; nil without sweeps. More than `limit` are a fault, which is recorded.
  package func sweepCombinations(limit: UInt64) -> UInt64? {
    var product: UInt64?
    for sweep in sweeps {
      let (next, overflow) = (product ?? 1).multipliedReportingOverflow(by: UInt64(sweep.count))
      guard !overflow, next <= limit else {
        record(
          Diagnostic(
            code: "sweep-limit", range: sweep.range,
            message: "all sweeps together have more than \(limit) combinations, the most that a dataset can hold",
            suggestion: "say with 'count:' how many of them to make"))
        return limit
      }
      product = next
    }
    return product
  }

  /// For each sweep, how many values it has and how many combinations pass before it moves on.
  ///
  /// Called once the whole spec is read: sweeps are ordered by their place in the file, those of included files behind
  /// those of the file that includes them. What a file is called, or where the command runs, plays no part.
  package func sweepWheels() -> [SweepWheel] {
    let order = sweeps.indices.sorted { one, other in
      let (first, second) = (files.order(of: sweeps[one].range), files.order(of: sweeps[other].range))
      return (first.file, first.start, one) < (second.file, second.start, other)
    }
    var wheels = sweeps.map { SweepWheel(count: UInt64($0.count), stride: 1) }
    var stride: UInt64 = 1
    for number in order.reversed() {
      wheels[number].stride = stride
      // Beyond 64 bits a wheel never moves: no index comes so far.
      let (next, overflow) = stride.multipliedReportingOverflow(by: UInt64(sweeps[number].count))
      stride = overflow ? .max : next
    }
    return wheels
  }
}

/// How a sweep turns with the index.
package struct SweepWheel: Sendable {
  let count: UInt64
  fileprivate(set) var stride: UInt64

  func position(at index: UInt64) -> Int { Int(index / stride % count) }
}

extension SampleContext {
  func sweepPosition(of number: Int) -> Int { wheels[number].position(at: index) }
}
