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
