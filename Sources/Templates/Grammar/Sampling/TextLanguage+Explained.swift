import Specification

extension TextLanguage {
  /// A derivation for people: a line for each choice in the phrase that it begins with, which the sample's origin names.
  ///
  /// Of alternatives their site, which ends in the number of the one that was taken; of values their source and the text
  /// that was picked, as `city: Köln`. Branches that conditions decide are no choices and have no line.
  package func explained(_ derivation: Derivation) -> [String] {
    let program = whole.program
    var lines: [String] = []
    var frames: [Int] = []
    var registers: [Int: UInt128] = [:]
    var (next, taken) = (Int(program.tops[derivation.top].start), 0)
    while true {
      let instruction = program.code[next]
      next += 1
      switch instruction.operation {
      case .pick, .slot:
        guard taken < derivation.choices.count else { return lines }
        let pick = program.picks[Int(instruction.b)]
        var others: [UInt128] = []
        if pick.among == .others { others = program.others[pick.first].compactMap { registers[$0] }.sorted() }
        let value = program.value(derivation.choices[taken], of: pick, others: others)
        taken += 1
        let register = instruction.operation == .slot ? program.slots[Int(instruction.a)].register : instruction.a
        registers[Int(register)] = value
        lines.append(line(TextMachine.Register(value: value, source: pick.source)))
      case .choose, .call:
        frames.append(next)
        next = Int(instruction.a)
        guard instruction.operation == .choose else { continue }
        guard taken < derivation.choices.count else { return lines }
        let branch = Int(program.choices[next].first) + Int(derivation.choices[taken])
        taken += 1
        if !program.sites[branch].isEmpty { lines.append(program.sites[branch]) }
        next = Int(program.branches[branch].start)
      case .end:
        guard let frame = frames.popLast() else { return lines }
        next = frame
      default: break
      }
    }
  }

  private func line(_ picked: TextMachine.Register) -> String {
    let name =
      switch grammar.sources[Int(picked.source)] {
      case .list(let list): list.name
      case .provider(let source): source.name
      }
    if let text = try? whole.text(of: whole.datum(picked), [], []) { return "\(name): \(text)" }
    return "\(name): number \(picked.value)"
  }
}
