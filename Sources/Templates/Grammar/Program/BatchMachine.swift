import Bytes
import Labels
import Specification

/// Runs the plain instructions of a program straight into a batch's memory: the same texts, spans and choices as of
/// `TextMachine`, which runs all instructions, in less time. Most templates need no others than picks from lists, choices,
/// rules and spans.
///
/// A batch's memory stands in plain variables while it is filled, since every touch of a class's own costs a check.
struct BatchMachine {
  private var bytes: Room<UInt8>
  private var rows: Room<TextBatch.Row>
  private var spans: Room<TextBatch.Span>
  private var frames: Room<TextMachine.Frame>
  private let registers: Room<TextMachine.Register>
  private let batch: TextBatch
  private let whole: CompiledGrammar

  /// What one row's run came to, besides bytes and spans.
  struct Made {
    /// Where its text and spans begin in the batch.
    var start: Int
    var firstSpan: Int
    /// Code points.
    var points = 0
    /// Negative once a piece was appended that JSON must escape.
    var signs: Int32 = 0
  }

  /// Lends the memory of `machine`, which must not run in between.
  init(_ batch: TextBatch, _ whole: CompiledGrammar, _ machine: borrowing TextMachine) {
    bytes = batch.bytes
    rows = batch.rows
    spans = batch.spans
    frames = machine.frames
    registers = machine.registers
    self.batch = batch
    self.whole = whole
  }

  /// Ends the loan.
  func giveBack(to machine: inout TextMachine) {
    batch.bytes = bytes
    batch.rows = rows
    batch.spans = spans
    machine.frames = frames
  }

  /// Appends the row of what was made.
  @inline(__always)
  mutating func append(_ made: Made, _ index: UInt64, _ top: Int, _ rank: UInt64?) {
    rows.append(
      TextBatch.Row(
        index: index, start: made.start, count: Int32(truncatingIfNeeded: bytes.count &- made.start),
        points: Int32(truncatingIfNeeded: made.points), firstSpan: made.firstSpan,
        spanCount: Int32(truncatingIfNeeded: spans.count &- made.firstSpan), phrase: Int32(truncatingIfNeeded: top),
        split: 0, isPlain: made.signs >= 0, rank: rank))
  }

  // MARK: the loop

  /// Appends the text and spans of one row: from a stretch's beginning to its end; `maker` chooses.
  ///
  /// - Throws: as `TextMachine` does; nothing of the row is there then.
  @inline(__always)
  mutating func run(
    _ tables: ProgramTables, from start: Int32, by maker: inout some PlainChoiceMaker
  ) throws(EvaluationError) -> Made {
    var made = Made(start: bytes.count, firstSpan: spans.count)
    // The innermost open span, from the row's first one, or -1.
    var open: Int32 = -1
    var calls = 0
    frames.count = 0
    for register in 0..<registers.count { registers.start[register].source = -1 }
    var next = tables.code + Int(start)
    while true {
      let instruction = next
      next += 1
      switch instruction.pointee.operation {
      case .text: append(tables.pieces + Int(instruction.pointee.a), tables, &made)
      case .slot: fill(instruction, tables, &maker, open, &made)
      case .choose, .call:
        var target = instruction.pointee.a
        if instruction.pointee.operation == .choose {
          let choice = tables.choices + Int(target)
          let branch = maker.branch(choice, instruction.pointee.suffix, tables)
          if choice.pointee.firstPiece >= 0 {
            append(tables.pieces + (Int(choice.pointee.firstPiece) &+ branch), tables, &made)
            continue
          }
          target = tables.branches[Int(choice.pointee.first) &+ branch].start
        } else {
          maker.enter(instruction.pointee.suffix)
        }
        // Nothing to come back for.
        if next.pointee.operation != .end {
          frames.append(TextMachine.Frame(next: next - tables.code, state: maker.state))
        }
        maker.state = maker.inner
        next = tables.code + Int(target)
        calls &+= 1
        if calls & 0xFFFF == 0 || frames.count > 1_000_000 { try check(calls, made, tables) }
      case .end:
        guard frames.count > 0 else { return made }
        let frame = frames.removeLast()
        next = tables.code + frame.next
        maker.state = frame.state
      case .pick:
        let pick = tables.picks + Int(instruction.pointee.b)
        let value = entry(pick, instruction.pointee.suffix, tables, &maker)
        registers[Int(instruction.pointee.a)] = TextMachine.Register(
          value: UInt128(truncatingIfNeeded: value), source: pick.pointee.source)
      case .showEntry:
        let entry = Int(truncatingIfNeeded: registers[Int(instruction.pointee.a)].value)
        append(tables.pieces + (Int(instruction.pointee.b) &+ entry), tables, &made)
      case .openSpan: open = openSpan(instruction.pointee.a, open, made)
      case .closeSpan: open = closeSpan(open, register: Int(instruction.pointee.b), tables, made)
      default: showNumber(instruction, tables, &made)
      }
    }
  }

  /// Appends ready text.
  @inline(__always)
  private mutating func append(
    _ piece: UnsafePointer<TextProgram.Piece>, _ tables: ProgramTables, _ made: inout Made
  ) {
    let points = piece.pointee.points
    bytes.append(words: tables.bytes + piece.pointee.offset, Int(piece.pointee.count))
    made.points &+= Int(points ^ (points >> 31))
    made.signs |= points
  }

  @inline(__always)
  private func entry(
    _ pick: UnsafePointer<TextProgram.Pick>, _ suffix: UInt64, _ tables: ProgramTables,
    _ maker: inout some PlainChoiceMaker
  ) -> UInt64 {
    let position = maker.entry(pick, suffix, tables)
    guard pick.pointee.among == .entries else { return position }
    return UInt64(truncatingIfNeeded: tables.entries[pick.pointee.first &+ Int(truncatingIfNeeded: position)])
  }

  /// Puts an entry into a slot's register and shows it, within a span where the slot has one.
  @inline(__always)
  private mutating func fill(
    _ instruction: UnsafePointer<TextProgram.Instruction>, _ tables: ProgramTables,
    _ maker: inout some PlainChoiceMaker, _ open: Int32, _ made: inout Made
  ) {
    let pick = tables.picks + Int(instruction.pointee.b)
    let entry = entry(pick, instruction.pointee.suffix, tables, &maker)
    let slot = tables.slots + Int(instruction.pointee.a)
    registers[Int(slot.pointee.register)] = TextMachine.Register(
      value: UInt128(truncatingIfNeeded: entry), source: pick.pointee.source)
    let piece = tables.pieces + (Int(slot.pointee.firstPiece) &+ Int(truncatingIfNeeded: entry))
    let (start, startPoint) = (bytes.count &- made.start, made.points)
    append(piece, tables, &made)
    guard slot.pointee.mark >= 0, piece.pointee.count > 0 else { return }
    let end = bytes.count &- made.start
    spans.append(
      TextBatch.Span(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
        startPoint: Int32(truncatingIfNeeded: startPoint), endPoint: Int32(truncatingIfNeeded: made.points),
        parent: open, mark: slot.pointee.mark,
        value: value(of: slot.pointee.mark, Int(slot.pointee.told), tables, made, start..<end)))
  }

  @inline(__always)
  private mutating func openSpan(_ mark: Int32, _ outer: Int32, _ made: Made) -> Int32 {
    spans.append(
      TextBatch.Span(
        start: Int32(truncatingIfNeeded: bytes.count &- made.start), end: -1,
        startPoint: Int32(truncatingIfNeeded: made.points), endPoint: 0, parent: outer, mark: mark, value: -1))
    return Int32(truncatingIfNeeded: spans.count &- 1 &- made.firstSpan)
  }

  /// Closes the innermost span and gives the one around it. One without text is forgotten, with all inside it, which have
  /// none either.
  @inline(__always)
  private mutating func closeSpan(_ open: Int32, register: Int, _ tables: ProgramTables, _ made: Made) -> Int32 {
    let span = spans.start + (made.firstSpan &+ Int(open))
    let end = bytes.count &- made.start
    guard Int(span.pointee.start) < end else {
      spans.count = made.firstSpan &+ Int(open)
      return span.pointee.parent
    }
    span.pointee.end = Int32(truncatingIfNeeded: end)
    span.pointee.endPoint = Int32(truncatingIfNeeded: made.points)
    span.pointee.value = value(of: span.pointee.mark, register, tables, made, Int(span.pointee.start)..<end)
    return span.pointee.parent
  }

  // MARK: values

  /// The place of what a span means that tells of a register; -1 where that is its text.
  @inline(__always)
  private func value(
    of mark: Int32, _ register: Int, _ tables: ProgramTables, _ made: Made, _ text: Range<Int>
  ) -> Int32 {
    let first = tables.plainMarks[Int(mark)]
    if first == TextProgram.withoutValue { return -1 }
    guard first >= 0, register >= 0, registers[register].source >= 0 else {
      return ownValue(of: mark, register, made, text)
    }
    let place = first &+ Int(truncatingIfNeeded: registers[register].value)
    return tables.isAbsent[place] ? -1 : Int32(truncatingIfNeeded: place)
  }

  @inline(never)
  private func ownValue(of mark: Int32, _ register: Int, _ made: Made, _ text: Range<Int>) -> Int32 {
    let held = register < 0 ? TextMachine.Register(value: 0, source: -1) : registers[register]
    let said = UnsafeBufferPointer(start: bytes.start + (made.start + text.lowerBound), count: text.count)
    return batch.place(of: whole.value(of: held, whole.program.marks[Int(mark)], text: said))
  }

  @inline(never)
  private mutating func showNumber(
    _ instruction: UnsafePointer<TextProgram.Instruction>, _ tables: ProgramTables, _ made: inout Made
  ) {
    precondition(instruction.pointee.operation == .showNumber, "only plain programs run here")
    let numbers = tables.program.numbers[Int(instruction.pointee.b)]
    let number = numbers.first + numbers.step * Int(truncatingIfNeeded: registers[Int(instruction.pointee.a)].value)
    bytes.reserve(1 + Decimal.room)
    var target = bytes.start + bytes.count
    if number < 0 {
      target[0] = UInt8(ascii: "-")
      target += 1
    }
    let count = (number < 0 ? 1 : 0) + Decimal.write(UInt64(number.magnitude), to: target)
    bytes.count += count
    made.points += count
  }

  @inline(never)
  private mutating func check(_ calls: Int, _ made: Made, _ tables: ProgramTables) throws(EvaluationError) {
    do throws(EvaluationError) {
      try TextMachine.check(calls, open: frames.count, length: bytes.count - made.start, tables)
    } catch {
      (bytes.count, spans.count) = (made.start, made.firstSpan)
      throw error
    }
  }
}

extension BatchMachine {
  /// Appends what the other machine made, whose texts may need any instruction.
  mutating func append(_ machine: borrowing TextMachine, _ index: UInt64, _ top: Int, _ rank: UInt64?) {
    let made = Made(
      start: bytes.count, firstSpan: spans.count, points: machine.points, signs: machine.isPlain ? 0 : -1)
    // The machine's buffer always has room for a word behind its text.
    bytes.append(words: machine.output.start, machine.output.count)
    spans.reserve(machine.spans.count)
    for place in 0..<machine.spans.count {
      let raw = machine.spans[place]
      spans.append(
        TextBatch.Span(
          start: Int32(truncatingIfNeeded: raw.start), end: Int32(truncatingIfNeeded: raw.end),
          startPoint: Int32(truncatingIfNeeded: raw.startPoint), endPoint: Int32(truncatingIfNeeded: raw.endPoint),
          parent: raw.parent, mark: raw.mark, value: value(of: raw, machine)))
    }
    append(made, index, top, rank)
  }

  @inline(__always)
  private func value(of raw: TextMachine.RawSpan, _ machine: borrowing TextMachine) -> Int32 {
    let first = whole.program.plainMarks[Int(raw.mark)]
    if first == TextProgram.withoutValue { return -1 }
    guard first >= 0, raw.source >= 0 else {
      return batch.place(of: whole.value(of: raw, whole.program.marks[Int(raw.mark)], machine))
    }
    let place = first &+ Int(truncatingIfNeeded: raw.value)
    return whole.program.isAbsent[place] ? -1 : Int32(truncatingIfNeeded: place)
  }
}

extension TextBatch {
  /// Keeps a value that no list holds, and gives what spans call it.
  fileprivate func place(of value: LabelValue) -> Int32 {
    guard !value.isAbsent else { return -1 }
    ownValues.append(value)
    return Int32(truncatingIfNeeded: -1 - ownValues.count)
  }
}

extension TextProgram {
  /// By top: whether nothing but plain instructions can be reached from it.
  var plainTops: [Bool] {
    // By where a stretch begins: whether it is plain by itself, and where it leads.
    var known: [Int: (isPlain: Bool, next: [Int])] = [:]
    return tops.map { top in
      var waiting = [Int(top.start)]
      var seen = Set(waiting)
      while let start = waiting.popLast() {
        let stretch = known[start] ?? stretch(from: start)
        known[start] = stretch
        guard stretch.isPlain else { return false }
        for next in stretch.next where seen.insert(next).inserted { waiting.append(next) }
      }
      return true
    }
  }

  private func stretch(from start: Int) -> (isPlain: Bool, next: [Int]) {
    var next: [Int] = []
    var place = start
    while code[place].operation != .end {
      let instruction = code[place]
      switch instruction.operation {
      case .text, .slot, .showEntry, .showNumber, .openSpan, .closeSpan: break
      case .call: next.append(Int(instruction.a))
      case .choose:
        let choice = choices[Int(instruction.a)]
        guard choice.firstPiece < 0 else { break }
        for branch in branches[Int(choice.first)..<Int(choice.first + choice.count)] { next.append(Int(branch.start)) }
      case .pick:
        let pick = picks[Int(instruction.b)]
        let isPlain = pick.among == .all || pick.among == .entries || pick.among == .numbers && pick.count > 0
        guard isPlain else { return (false, []) }
      default: return (false, [])
      }
      place += 1
    }
    return (true, next)
  }
}
