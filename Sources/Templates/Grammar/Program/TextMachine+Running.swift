import Bytes
import Randomness
import Specification

extension TextMachine {
  /// Runs the program from a stretch's beginning to its end; `maker` chooses.
  ///
  /// - Throws: what expressions and filters throw; and where the text or the recursion becomes longer than any memory
  ///   should hold.
  @inline(__always)
  mutating func run(
    _ tables: ProgramTables, from start: Int32, by maker: inout some ChoiceMaker, in scope: DerivationScope
  ) throws(EvaluationError) {
    var next = Int(start)
    var calls = 0
    while true {
      let instruction = tables.code[next]
      next &+= 1
      switch instruction.operation {
      case .text: append(tables.pieces[Int(instruction.a)], of: tables.bytes)
      case .showEntry:
        let entry = Int(truncatingIfNeeded: registers[Int(instruction.a)].value)
        append(tables.pieces[Int(instruction.b) &+ entry], of: tables.bytes)
      case .pick:
        let pick = tables.picks[Int(instruction.b)]
        let value: UInt128
        switch pick.among {
        case .all: value = maker.position(pick, instruction.suffix, tables)
        case .entries:
          let position = maker.position(pick, instruction.suffix, tables)
          value = UInt128(truncatingIfNeeded: tables.entries[pick.first &+ Int(truncatingIfNeeded: position)])
        case .numbers where pick.count > 0: value = maker.position(pick, instruction.suffix, tables)
        default: value = rareValue(pick, instruction.suffix, tables, &maker)
        }
        registers[Int(instruction.a)] = Register(value: value, source: pick.source)
      case .slot:
        let pick = tables.picks[Int(instruction.b)]
        var entry = maker.position(pick, instruction.suffix, tables)
        if pick.among == .entries {
          entry = UInt128(truncatingIfNeeded: tables.entries[pick.first &+ Int(truncatingIfNeeded: entry)])
        }
        fill(tables.slots[Int(instruction.a)], Register(value: entry, source: pick.source), tables)
      case .choose, .call:
        var target = instruction.a
        if instruction.operation == .choose {
          let choice = tables.choices[Int(instruction.a)]
          let branch = maker.branch(choice, instruction.suffix, tables)
          if choice.firstPiece >= 0 {
            append(tables.pieces[Int(choice.firstPiece) &+ branch], of: tables.bytes)
            continue
          }
          target = tables.branches[Int(choice.first) &+ branch].start
        } else {
          maker.enter(instruction.suffix)
        }
        // Nothing to come back for.
        if tables.code[next].operation != .end { frames.append(Frame(next: next, state: maker.state)) }
        maker.state = maker.inner
        next = Int(target)
        calls &+= 1
        if calls & 0xFFFF == 0 || frames.count > 1_000_000 {
          try Self.check(calls, open: frames.count, length: output.count, tables)
        }
      case .given:
        let weights = try admitted(Int(instruction.b), tables, scope)
        guard let branch = maker.branch(weights) else { continue }
        let choice = tables.choices[Int(instruction.a)]
        if tables.code[next].operation != .end { frames.append(Frame(next: next, state: maker.state)) }
        next = Int(tables.branches[Int(choice.first) &+ branch].start)
      case .end:
        guard frames.count > 0 else { return }
        let frame = frames.removeLast()
        next = frame.next
        maker.state = frame.state
      case .openSpan: openSpan(instruction.a)
      case .closeSpan: closeSpan(register: Int(instruction.b))
      default: try runRare(instruction, tables, scope)
      }
    }
  }

  /// Puts an entry into a slot's register and shows it, within a span where the slot has one.
  @inline(__always)
  private mutating func fill(_ slot: TextProgram.Slot, _ held: Register, _ tables: ProgramTables) {
    registers[Int(slot.register)] = held
    let piece = tables.pieces[Int(slot.firstPiece) &+ Int(truncatingIfNeeded: held.value)]
    let (start, startPoint) = (output.count, points)
    append(piece, of: tables.bytes)
    guard slot.mark >= 0, piece.count > 0 else { return }
    let told = slot.told < 0 ? Register(value: 0, source: -1) : registers[Int(slot.told)]
    spans.append(
      RawSpan(
        mark: slot.mark, parent: openSpan, start: start, end: output.count, startPoint: startPoint, endPoint: points,
        value: told.value, source: told.source))
  }

  /// The weights of the branches whose guards hold, 0 of the others.
  @inline(never)
  private func admitted(
    _ row: Int, _ tables: ProgramTables, _ scope: DerivationScope
  ) throws(EvaluationError) -> [Double] {
    scope.registers = registers.start
    var weights: [Double] = []
    for branch in tables.program.guarded[row] {
      var isIn = true
      for guarding in branch.guards where isIn { isIn = try scope.holds(guarding) }
      weights.append(isIn ? branch.weight : 0)
    }
    return weights
  }

  /// The value of a pick that is not simply one of a list.
  @inline(never)
  private func rareValue(
    _ pick: TextProgram.Pick, _ suffix: UInt64, _ tables: ProgramTables, _ maker: inout some ChoiceMaker
  ) -> UInt128 {
    let others: [UInt128] = pick.among == .others ? held(tables.program.others[pick.first]) : []
    let position = maker.position(pick, suffix, tables, others: others)
    return tables.program.value(position, of: pick, others: others)
  }

  /// The instructions that cost enough by themselves.
  @inline(never)
  private mutating func runRare(
    _ instruction: TextProgram.Instruction, _ tables: ProgramTables, _ scope: DerivationScope
  ) throws(EvaluationError) {
    let (a, b) = (Int(instruction.a), Int(instruction.b))
    switch instruction.operation {
    case .showNumber:
      let numbers = tables.program.numbers[b]
      append(number: numbers.first + numbers.step * Int(truncatingIfNeeded: registers[a].value))
    case .showValue:
      scope.registers = registers.start
      append(text: try scope.text(ofRegister: a, in: tables.program.forms[b]))
    case .showAny: try show(a, form: b, tables, scope)
    case .compute:
      scope.registers = registers.start
      append(text: try scope.text(of: tables.program.computed[a]))
    case .note:
      scope.registers = registers.start
      spans.start[Int(openSpan)].note = Int32(notes.count)
      notes.append(try scope.attributes(of: tables.program.notes[a]))
    case .openFilter:
      filters.append(OpenFilter(start: output.count, startPoint: points, firstSpan: spans.count))
    case .closeFilter: try rewrite(by: tables.program.filters[a])
    case .openChannel: openChannel(instruction.a)
    case .closeChannel: closeChannel()
    case .save: save(a, b)
    case .restore: restore(a, b)
    default: break
    }
  }

  /// Shows what a register holds that is picked from several sources.
  private mutating func show(
    _ register: Int, form: Int, _ tables: ProgramTables, _ scope: DerivationScope
  ) throws(EvaluationError) {
    let held = registers[register]
    guard held.source >= 0 else { return }
    switch tables.sources[Int(held.source)] {
    case .list(let list): append(text: list.forms[form][Int(held.value)])
    case .provider(let source):
      scope.registers = registers.start
      let shown = source.forms[form]
      append(
        text: try scope.text(
          ofRegister: register,
          in: TextProgram.Form(source: Int(held.source), members: shown.members, filters: shown.filters)))
    }
  }

  /// The entries or ranks that registers hold, in rising order.
  private func held(_ others: [Int]) -> [UInt128] {
    others.map { registers[$0].value }.sorted()
  }

  /// - Throws: where a text has become longer than any memory should hold, or never ends.
  @inline(never)
  static func check(
    _ calls: Int, open: Int, length: Int, _ tables: ProgramTables
  ) throws(EvaluationError) {
    guard calls < 100_000_000, open <= 1_000_000, length <= 1 << 26 else {
      throw EvaluationError(
        "a text grew beyond 64 MiB or a million open rules", at: tables.whole.range,
        suggestion: "give the rules that are open within themselves a limit or smaller weights")
    }
  }
}
