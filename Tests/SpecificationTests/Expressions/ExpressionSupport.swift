import Diagnostics
import Specification

/// An expression as it would stand in a file whose only line it is.
func source(_ text: String, name: String = "spec.yaml") -> SourceText {
  let file = SourceFile(name: name, text: text)
  var line = 1
  var column = 1
  var positions: [SourcePosition] = []
  for scalar in text.unicodeScalars {
    positions.append(SourcePosition(line: line, column: column))
    (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
  }
  positions.append(SourcePosition(line: line, column: column))
  let whole = SourceRange(file, positions[0], positions[positions.count - 1])
  return SourceText(text, whole: whole, positions: positions)
}

/// Names with values of one sample, given out in the order of the spec.
final class Names: NameTable, NameScope {
  let types: [(name: String, type: StaticType)]
  let values: [Datum]
  let instances: [[String: Datum]]

  init(_ entries: [(String, Datum)], types: [String: StaticType] = [:], instances: [[String: Datum]] = []) {
    self.types = entries.map { ($0.0, types[$0.0] ?? StaticType(of: $0.1)) }
    values = entries.map(\.1)
    self.instances = instances
  }

  var names: [String] { types.map(\.name) }

  func meaning(of path: [Located<String>]) -> NameMeaning {
    let dotted = path.prefix(2).map(\.value).joined(separator: ".")
    if let slot = types.firstIndex(where: { $0.name == dotted }) {
      return .slot(slot, types[slot].type, words: min(2, path.count))
    }
    guard let slot = types.firstIndex(where: { $0.name == path[0].value }) else { return .unknown }
    return .slot(slot, types[slot].type)
  }

  func value(in slot: Int) throws(EvaluationError) -> Datum { values[slot] }
  func member(_ name: String, of instance: InstanceID) throws(EvaluationError) -> Datum? {
    instances[instance.number][name]
  }
}

/// Members that are known by a table.
struct Shape: MemberTypes {
  let members: [(String, StaticType)]

  var memberNames: [String] { members.map(\.0) }
  func type(ofMember name: String) -> StaticType? { members.first { $0.0 == name }?.1 }
}

/// The value of `text` where `names` are in scope.
func value(of text: String, _ names: Names = Names([])) throws -> Datum {
  var diagnostics = Diagnostics()
  guard let expression = Expression.parse(source(text), recording: &diagnostics),
    let bound = expression.bound(in: names, recording: &diagnostics)
  else { throw DiagnosticsError(diagnostics) }
  return try bound.evaluate(in: names)
}

/// All that is wrong with `text`, each as a user would see it.
func faults(of text: String, _ names: Names = Names([])) -> [String] {
  var diagnostics = Diagnostics()
  if let expression = Expression.parse(source(text), recording: &diagnostics) {
    _ = expression.bound(in: names, recording: &diagnostics)
  }
  return diagnostics.sorted.map(\.rendered)
}

/// The names of a small street: two cars with plates, one of which is absent, and a few plain values.
func street() -> Names {
  let plate = Shape(members: [("number", .text), ("size", .number)])
  let car = Shape(members: [
    ("paint", .text), ("length", .number(in: Bounds(3, 5))), ("at", .list(of: .number)),
    ("plate", StaticType(.instance(plate), mayBeAbsent: true)), ("wheel", .list(of: StaticType(.instance(plate)))),
    ("hidden", .boolean), ("tone", .color),
  ])
  let entries: [(String, Datum)] = [
    ("light", .number(0.5)), ("index", .number(7)), ("weather", .text("fog")), ("wet", .boolean(true)),
    ("tone", .color(Color(red: 1, green: 0, blue: 0))), ("sizes", .list([.number(4), .number(9)])),
    ("empty", .list([])), ("car", .list([.instance(InstanceID(0)), .instance(InstanceID(1))])),
    ("tree", .absent), ("product", .record([.init("text", .text("tea")), .init("cents", .number(250))])),
    ("repeat.index", .number(2)), ("self", .instance(InstanceID(0))), ("anything", .number(1)),
  ]
  let instances: [[String: Datum]] = [
    [
      "paint": .text("red"), "length": .number(4), "at": .list([.number(1), .number(2)]),
      "plate": .instance(InstanceID(2)), "wheel": .list([.instance(InstanceID(3)), .instance(InstanceID(4))]),
      "hidden": .boolean(false), "tone": .color(Color(red: 1, green: 0, blue: 0)),
    ],
    [
      "paint": .text("blue"), "length": .number(3.5), "at": .list([.number(4), .number(6)]), "plate": .absent,
      "wheel": .list([.instance(InstanceID(5))]), "hidden": .boolean(true),
      "tone": .color(Color(red: 0, green: 0, blue: 1)),
    ],
    ["number": .text("B-XY 1"), "size": .number(2)], ["number": .text("w1"), "size": .number(10)],
    ["number": .text("w2"), "size": .number(20)], ["number": .text("w3"), "size": .number(30)],
  ]
  let types: [String: StaticType] = [
    "light": .number(in: Bounds(0, 1)), "index": .number(in: Bounds(0, .infinity)), "weather": .text, "wet": .boolean,
    "sizes": .list(of: .number), "empty": .list(of: .number), "car": .list(of: StaticType(.instance(car))),
    "tree": StaticType(.number(.all), mayBeAbsent: true), "self": StaticType(.instance(car)), "anything": .unknown,
    "repeat.index": .number,
  ]
  return Names(entries, types: types, instances: instances)
}
