import Diagnostics

extension SpecReader {
  /// Reads a definition that nothing uses as if something did, knowing no more of its required parameters than their
  /// kinds: for the faults in it. Its sites are thrown away.
  package func check(_ definition: Definition, as kind: ElementKind) {
    let rest = (sites, sweeps, sweepNumbers, countUses)
    isCheckingUnused = true
    defer {
      (sites, sweeps, sweepNumbers, countUses) = rest
      isCheckingUnused = false
    }
    let name = definition.name
    let text = SourceText(name.value, whole: name.range, positions: nil)
    let use = Node.Entry(
      key: Located("use", name.range),
      value: Node(.scalar(Scalar(source: text, style: .singleQuoted, value: .text)), name.range))
    let element = Node(.mapping([use]), name.range)
    let room = ElementReader(reader: self, kind: kind)
    let place = Place(path: SitePath.root.appending("define"), scope: StaticScope(in: nil))
    _ = room.elements(Node(.sequence([element]), name.range), at: place, list: 0, definitions: definition.definitions)
  }
}
