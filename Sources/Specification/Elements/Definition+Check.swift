import Diagnostics

extension SpecReader {
  /// Reads a definition that nothing uses as if something did, with values of no meaning for required parameters:
  /// for the faults in it. Its sites are thrown away.
  package func check(_ definition: Definition, as kind: ElementKind) {
    let rest = (sites, sweeps, sweepNumbers)
    defer { (sites, sweeps, sweepNumbers) = rest }
    let name = definition.name
    func text(_ text: String) -> Node {
      Node(.scalar(Scalar(source: SourceText(text, whole: name.range, positions: nil), style: .singleQuoted, value: .text)), name.range)
    }
    let arguments = definition.parameters.filter { $0.fallback == nil }.map {
      Node.Entry(key: $0.name, value: $0.kind.example(at: name.range))
    }
    let use = Node.Entry(key: Located("use", name.range), value: text(name.value))
    let with = Node.Entry(key: Located("with", name.range), value: Node(.mapping(arguments), name.range))
    let element = Node(.mapping(arguments.isEmpty ? [use] : [use, with]), name.range)
    let room = ElementReader(reader: self, kind: kind)
    let place = Place(path: SitePath.root.appending("define"), scope: StaticScope(in: nil))
    _ = room.elements(Node(.sequence([element]), name.range), at: place, list: 0, definitions: definition.definitions)
  }
}

extension Kind {
  /// Some value of the kind.
  fileprivate func example(at range: SourceRange) -> Node {
    func scalar(_ text: String, _ value: Scalar.Value) -> Node {
      Node(.scalar(Scalar(source: SourceText(text, whole: range, positions: nil), style: .plain, value: value)), range)
    }
    switch self {
    case .text: return scalar("text", .text)
    case .color: return scalar("red", .text)
    case .boolean: return scalar("true", .boolean(true))
    case .list: return Node(.sequence([scalar("1", .integer(1))]), range)
    default: return scalar("1", .integer(1))
    }
  }
}
