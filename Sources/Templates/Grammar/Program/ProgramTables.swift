import Diagnostics
import Randomness
import Specification

/// A program's tables while it runs, lent out as pointers: no counting of references in the loop.
struct ProgramTables {
  let code: UnsafePointer<TextProgram.Instruction>
  let bytes: UnsafePointer<UInt8>
  let pieces: UnsafePointer<TextProgram.Piece>
  let choices: UnsafePointer<TextProgram.Choice>
  let branches: UnsafePointer<TextProgram.Branch>
  let picks: UnsafePointer<TextProgram.Pick>
  let slots: UnsafePointer<TextProgram.Slot>
  let entries: UnsafePointer<Int32>
  let columns: UnsafeBufferPointer<Chooser.Column>
  let plainMarks: UnsafePointer<Int>
  let isAbsent: UnsafePointer<Bool>
  /// What is seldom needed.
  let whole: CompiledGrammar

  var program: TextProgram { whole.program }
  var sources: [Grammar.Source] { whole.grammar.sources }
}

/// A grammar and all that was made of it once: shared by all writers.
final class CompiledGrammar: Sendable {
  let grammar: Grammar
  let program: TextProgram
  let counts: LanguageCounts
  /// What the slots of expressions lead to.
  let references: [NameReference]
  /// The template, for what is wrong with a sample as a whole.
  let range: SourceRange

  init(_ grammar: Grammar, references: [NameReference], range: SourceRange) {
    self.grammar = grammar
    self.references = references
    self.range = range
    counts = LanguageCounts(grammar)
    var compiler = ProgramCompiler(grammar, ranks: counts.ranks)
    program = compiler.compile()
  }
}

extension CompiledGrammar {
  /// Lends the program's tables.
  @inline(__always)
  func withTables<Failure: Error>(
    _ body: (ProgramTables) throws(Failure) -> Void
  ) throws(Failure) {
    try program.code.withUnsafeBufferPointer { code throws(Failure) in
      try program.bytes.withUnsafeBufferPointer { bytes throws(Failure) in
        try program.pieces.withUnsafeBufferPointer { pieces throws(Failure) in
          try program.choices.withUnsafeBufferPointer { choices throws(Failure) in
            try program.branches.withUnsafeBufferPointer { branches throws(Failure) in
              try program.picks.withUnsafeBufferPointer { picks throws(Failure) in
                try program.entries.withUnsafeBufferPointer { entries throws(Failure) in
                  try program.columns.withUnsafeBufferPointer { columns throws(Failure) in
                    try program.slots.withUnsafeBufferPointer { slots throws(Failure) in
                      try program.plainMarks.withUnsafeBufferPointer { plainMarks throws(Failure) in
                        try program.isAbsent.withUnsafeBufferPointer { isAbsent throws(Failure) in
                          try body(
                            ProgramTables(
                              code: code.start, bytes: bytes.start, pieces: pieces.start, choices: choices.start,
                              branches: branches.start, picks: picks.start, slots: slots.start, entries: entries.start,
                              columns: columns, plainMarks: plainMarks.start, isAbsent: isAbsent.start, whole: self))
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

}

extension TextProgram {
  /// A place among the values of a pick, each as likely.
  func value(belowSizeOf pick: Pick, from stream: inout Stream) -> UInt128 {
    stream.integer(below: ranges[pick.first].reduce(0) { $0 + ($1.upperBound - $1.lowerBound) })
  }

  /// What the value at a place of a pick is: an entry's index or a value's rank. `others` are rising.
  func value(_ position: UInt128, of pick: Pick, others: [UInt128]) -> UInt128 {
    switch pick.among {
    case .all, .values, .numbers: return position
    case .entries: return UInt128(entries[pick.first + Int(position)])
    case .others: return others.reduce(position) { $1 <= $0 ? $0 + 1 : $0 }
    case .ranks:
      var rest = position
      for range in ranges[pick.first] {
        let count = range.upperBound - range.lowerBound
        if rest < count { return range.lowerBound + rest }
        rest -= count
      }
      return 0
    }
  }
}

extension UnsafeBufferPointer {
  /// Where it begins; the compiler leaves no table empty.
  fileprivate var start: UnsafePointer<Element> {
    guard let baseAddress else { preconditionFailure("tables are never empty") }
    return baseAddress
  }
}
