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
  // Tables of `whole`.
  private let steps: UnsafePointer<PlainProgram.Step>
  private let starts: UnsafePointer<Int32>
  private let plainMarks: UnsafePointer<Int>
  private let isAbsent: UnsafePointer<Bool>

  /// What one row's run came to, besides bytes and spans.
  struct Made {
    /// Where its text and spans begin in the batch.
    let start: Int
    let firstSpan: Int
    /// Code points.
    var points = 0
    /// Negative once a piece was appended that JSON must escape.
    var signs: Int32 = 0
  }

  /// A text while it grows; handed on by value, so that it can live in registers.
  private struct Pen {
    /// Where the text begins, and goes on.
    var origin: UnsafeMutablePointer<UInt8>
    var next: UnsafeMutablePointer<UInt8>
    /// Behind the room that there is.
    var end: UnsafeMutablePointer<UInt8>
    var points = 0
    var signs: Int32 = 0

    var count: Int32 {
      @inline(__always) get { Int32(truncatingIfNeeded: next - origin) }
    }

    /// Appends ready text, for which there is room.
    @inline(__always)
    mutating func put(_ piece: UnsafePointer<TextProgram.Piece>, of bytes: UnsafePointer<UInt8>) {
      let (count, points) = (Int(piece.pointee.count), piece.pointee.points)
      WordCopy.copy(bytes + piece.pointee.offset, count, to: UnsafeMutableRawPointer(next))
      next += count
      self.points &+= Int(points ^ (points >> 31))
      signs |= points
    }
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
    steps = UnsafePointer(whole.plain.steps.start)
    starts = UnsafePointer(whole.plain.starts.start)
    plainMarks = UnsafePointer(whole.plain.marks.start)
    isAbsent = UnsafePointer(whole.plain.isAbsent.start)
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

  /// Appends the text and spans of one row: from the stretch that begins at `start` in the program's code to its end; `maker`
  /// chooses.
  ///
  /// - Throws: as `TextMachine` does; nothing of the row is there then.
  @inline(__always)
  mutating func run(
    _ tables: ProgramTables, from start: Int32, by maker: inout some PlainChoiceMaker
  ) throws(EvaluationError) -> Made {
    let made = Made(start: bytes.count, firstSpan: spans.count)
    var pen = pen(from: made)
    // The innermost open span, from the row's first one, or -1.
    var open: Int32 = -1
    var calls = 0
    frames.count = 0
    for register in 0..<registers.count { registers.start[register].source = -1 }
    var next = steps + Int(starts[Int(start)])
    while true {
      let step = next
      next += 1
      if step.pointee.room > pen.end - pen.next { pen = grown(pen, by: step.pointee.room) }
      switch step.pointee.operation {
      case .stop:
        pen.put(literal(of: step), of: tables.bytes)
        stop(step, tables, &maker, open, made, &pen)
      case .text: pen.put(literal(of: step), of: tables.bytes)
      case .choose, .call:
        var target = step.pointee.a
        if step.pointee.operation == .choose {
          let branch = maker.branch(step, tables)
          let first = Int(tables.choices[Int(target)].first)
          target = starts[Int(tables.branches[first &+ branch].start)]
        } else {
          maker.enter(step.pointee.suffix)
        }
        // Nothing to come back for.
        if next.pointee.operation != .end {
          frames.append(TextMachine.Frame(next: next - steps, state: maker.state))
        }
        maker.state = maker.inner
        next = steps + Int(target)
        calls &+= 1
        if calls & 0xFFFF == 0 || frames.count > 1_000_000 { try check(calls, Int(pen.count), made, tables) }
      case .end:
        guard frames.count > 0 else {
          bytes.count = pen.next - bytes.start
          return Made(start: made.start, firstSpan: made.firstSpan, points: pen.points, signs: pen.signs)
        }
        let frame = frames.removeLast()
        next = steps + frame.next
        maker.state = frame.state
      case .pick: hold(entry(step, tables, &maker), of: step)
      case .showEntry:
        let entry = Int(truncatingIfNeeded: registers[Int(step.pointee.register)].value)
        let piece = tables.pieces + (Int(step.pointee.firstPiece) &+ entry)
        let room = Int(piece.pointee.count) &+ 2 &* WordCopy.slack
        if room > pen.end - pen.next { pen = grown(pen, by: room) }
        pen.put(piece, of: tables.bytes)
      case .openSpan:
        spans.append(
          TextBatch.Span(
            start: pen.count, end: -1, startPoint: Int32(truncatingIfNeeded: pen.points), endPoint: 0, parent: open,
            mark: step.pointee.mark, value: -1))
        open = Int32(truncatingIfNeeded: spans.count &- 1 &- made.firstSpan)
      case .closeSpan: open = closeSpan(open, step, made, pen)
      case .showNumber: pen = shown(step, tables, pen)
      }
    }
  }

  /// A step's literal where it stands.
  @inline(__always)
  private func literal(of step: UnsafePointer<PlainProgram.Step>) -> UnsafePointer<TextProgram.Piece> {
    let offset = MemoryLayout<PlainProgram.Step>.offset(of: \.literal) ?? 0
    return (UnsafeRawPointer(step) + offset).assumingMemoryBound(to: TextProgram.Piece.self)
  }

  /// Shows one of a stop's pieces, within a span where it has one.
  @inline(__always)
  private mutating func stop(
    _ step: UnsafePointer<PlainProgram.Step>, _ tables: ProgramTables, _ maker: inout some PlainChoiceMaker,
    _ open: Int32, _ made: Made, _ pen: inout Pen
  ) {
    let entry = entry(step, tables, &maker)
    if step.pointee.register >= 0 { hold(entry, of: step) }
    let piece = tables.pieces + (Int(step.pointee.firstPiece) &+ Int(truncatingIfNeeded: entry))
    let (start, startPoint) = (pen.count, Int32(truncatingIfNeeded: pen.points))
    pen.put(piece, of: tables.bytes)
    guard step.pointee.mark >= 0, piece.pointee.count > 0 else { return }
    let value: Int32
    if step.pointee.tellsEntry {
      let place = Int(step.pointee.firstValue) &+ Int(truncatingIfNeeded: entry)
      value = isAbsent[place] ? -1 : Int32(truncatingIfNeeded: place)
    } else {
      value = self.value(of: step.pointee.mark, Int(step.pointee.told), pen, from: start)
    }
    spans.append(
      TextBatch.Span(
        start: start, end: pen.count, startPoint: startPoint, endPoint: Int32(truncatingIfNeeded: pen.points),
        parent: open, mark: step.pointee.mark, value: value))
  }

  /// What a step draws: an entry of all that its list has, a number's rank, or a branch.
  @inline(__always)
  private func entry(
    _ step: UnsafePointer<PlainProgram.Step>, _ tables: ProgramTables, _ maker: inout some PlainChoiceMaker
  ) -> UInt64 {
    let position = maker.position(step, tables)
    guard step.pointee.firstEntry >= 0 else { return position }
    return UInt64(
      truncatingIfNeeded: tables.entries[Int(step.pointee.firstEntry) &+ Int(truncatingIfNeeded: position)])
  }

  @inline(__always)
  private func hold(_ entry: UInt64, of step: UnsafePointer<PlainProgram.Step>) {
    registers[Int(step.pointee.register)] = TextMachine.Register(
      value: UInt128(truncatingIfNeeded: entry), source: step.pointee.source)
  }

  /// Closes the innermost span and gives the one around it. One without text is forgotten, with all inside it, which have
  /// none either.
  @inline(__always)
  private mutating func closeSpan(
    _ open: Int32, _ step: UnsafePointer<PlainProgram.Step>, _ made: Made, _ pen: Pen
  ) -> Int32 {
    let span = spans.start + (made.firstSpan &+ Int(open))
    guard span.pointee.start < pen.count else {
      spans.count = made.firstSpan &+ Int(open)
      return span.pointee.parent
    }
    span.pointee.end = pen.count
    span.pointee.endPoint = Int32(truncatingIfNeeded: pen.points)
    span.pointee.value = value(of: span.pointee.mark, Int(step.pointee.told), pen, from: span.pointee.start)
    return span.pointee.parent
  }

  // MARK: room

  @inline(__always)
  private func pen(from made: Made) -> Pen {
    let next = bytes.start + made.start
    return Pen(origin: next, next: next, end: bytes.start + bytes.capacity)
  }

  /// The pen in a larger room.
  @inline(never)
  private mutating func grown(_ pen: Pen, by room: Int) -> Pen {
    let start = pen.origin - bytes.start
    bytes.count = pen.next - bytes.start
    bytes.reserve(room)
    return Pen(
      origin: bytes.start + start, next: bytes.start + bytes.count, end: bytes.start + bytes.capacity,
      points: pen.points,
      signs: pen.signs)
  }

  // MARK: values

  /// The place of what a span means that tells of a register; -1 where that is its text.
  @inline(__always)
  private func value(of mark: Int32, _ register: Int, _ pen: Pen, from start: Int32) -> Int32 {
    let first = plainMarks[Int(mark)]
    if first == TextProgram.withoutValue { return -1 }
    guard first >= 0, register >= 0, registers[register].source >= 0 else {
      return ownValue(of: mark, register, pen, from: start)
    }
    let place = first &+ Int(truncatingIfNeeded: registers[register].value)
    return isAbsent[place] ? -1 : Int32(truncatingIfNeeded: place)
  }

  @inline(never)
  private func ownValue(of mark: Int32, _ register: Int, _ pen: Pen, from start: Int32) -> Int32 {
    let held = register < 0 ? TextMachine.Register(value: 0, source: -1) : registers[register]
    let said = UnsafeBufferPointer(start: pen.origin + Int(start), count: Int(pen.count - start))
    return batch.place(of: whole.value(of: held, whole.program.marks[Int(mark)], text: said))
  }

  /// Appends the number that a register holds.
  @inline(never)
  private mutating func shown(
    _ step: UnsafePointer<PlainProgram.Step>, _ tables: ProgramTables, _ pen: Pen
  ) -> Pen {
    let numbers = tables.program.numbers[Int(step.pointee.a)]
    let number = numbers.first + numbers.step * Int(truncatingIfNeeded: registers[Int(step.pointee.register)].value)
    var pen = grown(pen, by: 1 + Decimal.room)
    if number < 0 {
      pen.next[0] = UInt8(ascii: "-")
      pen.next += 1
    }
    let count = Decimal.write(UInt64(number.magnitude), to: pen.next)
    pen.next += count
    pen.points += count + (number < 0 ? 1 : 0)
    return pen
  }

  @inline(never)
  private mutating func check(
    _ calls: Int, _ length: Int, _ made: Made, _ tables: ProgramTables
  ) throws(EvaluationError) {
    do throws(EvaluationError) {
      try TextMachine.check(calls, open: frames.count, length: length, tables)
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
