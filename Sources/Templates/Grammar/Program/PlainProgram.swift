import Bytes

/// The stretches of a program that have nothing but plain instructions, as `BatchMachine` runs them: texts, choices, rules,
/// spans, and picks from lists or of whole numbers, which is all that most templates need.
///
/// A step is an instruction with everything from the tables that it needs, and with the constant text before it: what is
/// picked and shown at once, most of the work, is one step.
struct PlainProgram: Sendable {
  enum Operation: UInt8, Sendable {
    /// Appends the literal.
    case text
    /// Appends the literal, then one of the pieces, within a span if there is a mark.
    case stop
    /// Goes into one of the branches of choice `a`, into the step `a`, and back.
    case choose, call, end
    /// Fills a register; shows the entry, the number of table `a`, that a register holds.
    case pick, showEntry, showNumber
    /// Opens a span of a mark; closes the innermost, which tells of a register if that is not -1.
    case openSpan, closeSpan
  }

  /// How one of several is drawn.
  enum Draw: UInt8, Sendable {
    /// There is but one.
    case one
    /// Each as likely, from one word of 32 bits, or from two.
    case even, wideEven
    /// By columns, from one word or from two.
    case columns, wideColumns
  }

  struct Step: BitwiseCopyable, Sendable {
    var operation: Operation
    var draw = Draw.one
    /// Whether the span of a stop means what its own register's entry does, from `firstValue` on.
    var tellsEntry = false
    var a: Int32 = 0
    /// The text before all else.
    var literal = TextProgram.Piece(offset: 0, count: 0, points: 0)
    /// How many there are to draw from.
    var count: UInt64 = 1
    /// What a word's product may not be below, so that each is exactly as likely.
    var threshold: UInt32 = 0
    /// In `columns`.
    var firstColumn: Int32 = 0
    /// What a step of the choice is worth within its stretch.
    var suffix: UInt64 = 1
    /// In `entries`: which of a list's entries may be picked; -1 for all.
    var firstEntry: Int32 = -1
    var firstPiece: Int32 = 0
    /// Of a stop of list entries and of picks: what is filled, and where it is from. -1: nothing is.
    var register: Int32 = -1
    var source: Int32 = -1
    /// -1: there is no span.
    var mark: Int32 = -1
    /// The register that a span tells of, or -1.
    var told: Int32 = -1
    /// In `values`.
    var firstValue: Int32 = 0
    /// Bytes that the step may touch beyond the text so far.
    var room: Int = 0
  }

  var steps: [Step] = []
  /// By place in the program's code: the step that a stretch begins with there; -1 of all other places.
  var starts: [Int32] = []
  /// By top: whether it is plain, with all that can be reached from it.
  var isPlain: [Bool] = []

  init() {}
}

extension PlainProgram {
  /// The plain part of a program that is complete, with places instead of nodes.
  init(_ program: TextProgram) {
    starts = Array(repeating: -1, count: program.code.count)
    // By where a stretch begins: whether it is plain by itself, and where it leads.
    var known: [Int: (isPlain: Bool, next: [Int])] = [:]
    for top in program.tops {
      var waiting = [Int(top.start)]
      var seen = Set(waiting)
      var isPlain = true
      while isPlain, let start = waiting.popLast() {
        let stretch = known[start] ?? program.stretch(from: start)
        known[start] = stretch
        isPlain = stretch.isPlain
        for next in stretch.next where seen.insert(next).inserted { waiting.append(next) }
      }
      self.isPlain.append(isPlain)
      for start in seen.sorted() where isPlain && starts[start] < 0 { append(stretchFrom: start, of: program) }
    }
    // Calls name stretches by the code until all are there.
    for place in steps.indices where steps[place].operation == .call { steps[place].a = starts[Int(steps[place].a)] }
    steps.append(Step(operation: .end))
  }

  private mutating func append(stretchFrom start: Int, of program: TextProgram) {
    starts[start] = Int32(steps.count)
    var place = start
    while true {
      var step = Step(operation: .text)
      if program.code[place].operation == .text {
        step.literal = program.pieces[Int(program.code[place].a)]
        place += 1
        if program.isStop(program.code[place]) {
          program.fill(&step, program.code[place])
          place += 1
        }
      } else {
        program.fill(&step, program.code[place])
        place += 1
      }
      step.room = program.room(for: step)
      steps.append(step)
      if step.operation == .end { return }
    }
  }
}

extension TextProgram {
  /// Whether nothing but plain instructions stands from a place to the stretch's end, and which stretches they lead to.
  fileprivate func stretch(from start: Int) -> (isPlain: Bool, next: [Int]) {
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

  fileprivate func isStop(_ instruction: Instruction) -> Bool {
    instruction.operation == .slot
      || instruction.operation == .choose && choices[Int(instruction.a)].firstPiece >= 0
  }

  /// How many bytes a step may touch: those of its literal and its longest piece, and what is written beyond them.
  fileprivate func room(for step: PlainProgram.Step) -> Int {
    var longest: Int32 = 0
    if step.operation == .stop {
      for number in 0..<Int(step.count) {
        let entry = step.firstEntry < 0 ? number : Int(entries[Int(step.firstEntry) + number])
        longest = max(longest, pieces[Int(step.firstPiece) + entry].count)
      }
    }
    return Int(step.literal.count + longest) + 2 * WordCopy.slack
  }

  /// Makes `step` do what a plain instruction does, behind its literal.
  fileprivate func fill(_ step: inout PlainProgram.Step, _ instruction: Instruction) {
    step.a = instruction.a
    step.suffix = instruction.suffix
    switch instruction.operation {
    case .choose:
      let choice = choices[Int(instruction.a)]
      step.operation = choice.firstPiece < 0 ? .choose : .stop
      step.firstPiece = choice.firstPiece
      step.draw(by: choice.chooser)
    case .slot:
      let slot = slots[Int(instruction.a)]
      step.operation = .stop
      step.pick(picks[Int(instruction.b)], into: slot.register)
      (step.firstPiece, step.mark, step.told) = (slot.firstPiece, slot.mark, slot.told)
      guard slot.mark >= 0 else { break }
      let first = plainMarks[Int(slot.mark)]
      step.tellsEntry = first >= 0 && slot.told == slot.register
      step.firstValue = Int32(max(0, first))
    case .pick:
      step.operation = .pick
      step.pick(picks[Int(instruction.b)], into: instruction.a)
    case .call: step.operation = .call
    case .showEntry:
      step.operation = .showEntry
      (step.register, step.firstPiece) = (instruction.a, instruction.b)
    case .showNumber:
      step.operation = .showNumber
      (step.register, step.a) = (instruction.a, instruction.b)
    case .openSpan:
      step.operation = .openSpan
      step.mark = instruction.a
    case .closeSpan:
      step.operation = .closeSpan
      step.told = instruction.b
    default:
      precondition(instruction.operation == .end, "only plain instructions become steps")
      step.operation = .end
    }
  }
}

extension PlainProgram.Step {
  fileprivate mutating func draw(by chooser: Chooser) {
    count = UInt64(chooser.count)
    firstColumn = chooser.first
    if chooser.first < 0 {
      draw = chooser.count == 1 ? .one : .even
      threshold = chooser.count == 0 ? 0 : (0 &- chooser.count) % chooser.count
    } else {
      draw = chooser.isWide ? .wideColumns : .columns
    }
  }

  fileprivate mutating func pick(_ pick: TextProgram.Pick, into register: Int32) {
    (self.register, source) = (register, pick.source)
    if pick.among == .numbers {
      // A word is taken even where there is but one number.
      let bound = UInt32(exactly: pick.count)
      (count, draw) = (pick.count, bound == nil ? .wideEven : .even)
      threshold = bound.map { (0 &- $0) % $0 } ?? 0
    } else {
      draw(by: pick.chooser)
      if pick.among == .entries { firstEntry = Int32(pick.first) }
    }
  }
}

/// Tables of a program as pointers, which last as long as this: no counting of references in the loop.
final class PlainTables: Sendable {
  // Written once, by the initialiser.
  nonisolated(unsafe) let steps: Room<PlainProgram.Step>
  nonisolated(unsafe) let starts: Room<Int32>
  /// The program's `plainMarks` and `isAbsent`.
  nonisolated(unsafe) let marks: Room<Int>
  nonisolated(unsafe) let isAbsent: Room<Bool>

  init(_ program: TextProgram) {
    steps = Room(program.plain.steps)
    starts = Room(program.plain.starts)
    marks = Room(program.plainMarks)
    isAbsent = Room(program.isAbsent)
  }

  deinit {
    steps.free()
    starts.free()
    marks.free()
    isAbsent.free()
  }
}

extension Room {
  fileprivate init(_ items: [Item]) {
    self.init(capacity: max(1, items.count))
    for item in items { append(item) }
  }
}
