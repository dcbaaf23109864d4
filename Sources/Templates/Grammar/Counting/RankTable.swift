import BigInt

/// Turns ranks into derivations and back, in numbers as wide as the language needs: the first choice is the most
/// significant digit.
struct RankTable<Number: UnsignedInteger & Sendable>: Sendable {
  /// As the program's, as numbers of this width.
  private let suffixes: [Number]
  private let offsets: [Number]

  /// - Precondition: all counts of the language fit into `Number`.
  init(_ program: TextProgram) {
    suffixes = program.suffixes.map { Number(truncatingIfNeeded: $0) }
    offsets = program.offsets.map { Number(truncatingIfNeeded: $0) }
  }

  /// The rank, among those of the stretch at `start`, of a derivation.
  func rank(of choices: [UInt128], from start: Int32, in program: TextProgram) -> Number {
    var frames: [(next: Int, worth: Number)] = []
    var (next, worth, rank, taken) = (Int(start), 1 as Number, 0 as Number, 0)
    while true {
      let instruction = program.code[next]
      next += 1
      switch instruction.operation {
      case .pick, .slot:
        rank += Number(choices[taken]) * suffixes[next - 1] * worth
        taken += 1
      case .choose, .call:
        let inner = worth * suffixes[next - 1]
        frames.append((next, worth))
        if instruction.operation == .choose {
          let branch = Int(program.choices[Int(instruction.a)].first) + Int(choices[taken])
          taken += 1
          rank += offsets[branch] * inner
          next = Int(program.branches[branch].start)
        } else {
          next = Int(instruction.a)
        }
        worth = inner
      case .end:
        guard let frame = frames.popLast() else { return rank }
        (next, worth) = frame
      default: break
      }
    }
  }

  /// The choices of the derivation with a rank, which must be below the stretch's count.
  func choices(of rank: Number, from start: Int32, in program: TextProgram) -> [UInt128] {
    var frames: [(next: Int, rest: Number)] = []
    var (next, rest) = (Int(start), rank)
    var choices: [UInt128] = []
    while true {
      let instruction = program.code[next]
      next += 1
      switch instruction.operation {
      case .pick, .slot, .choose, .call:
        let (quotient, left) = rest.quotientAndRemainder(dividingBy: suffixes[next - 1])
        if instruction.operation == .pick || instruction.operation == .slot {
          choices.append(UInt128(quotient))
          rest = left
          continue
        }
        var (target, digit) = (Int(instruction.a), quotient)
        if instruction.operation == .choose {
          let choice = program.choices[target]
          let branch = self.branch(of: choice, at: digit)
          choices.append(UInt128(branch))
          digit -= offsets[Int(choice.first) + branch]
          target = Int(program.branches[Int(choice.first) + branch].start)
        }
        frames.append((next, left))
        (next, rest) = (target, digit)
      case .end:
        guard let frame = frames.popLast() else { return choices }
        (next, rest) = frame
      default: break
      }
    }
  }

  /// The last branch that begins at or before a rank; empty ones before it begin there too.
  private func branch(of choice: TextProgram.Choice, at rank: Number) -> Int {
    var (low, high) = (0, Int(choice.count))
    while high - low > 1 {
      let middle = (low + high) / 2
      if offsets[Int(choice.first) + middle] <= rank { low = middle } else { high = middle }
    }
    return low
  }
}

/// The table of the width that a language needs.
enum RankTables: Sendable {
  case wide(RankTable<UInt128>)
  case unlimited(RankTable<BigUInt>)

  init(_ program: TextProgram, numbered: BigUInt) {
    self = numbered.bitWidth <= 128 ? .wide(RankTable(program)) : .unlimited(RankTable(program))
  }

  func rank(of choices: [UInt128], from start: Int32, in program: TextProgram) -> BigUInt {
    switch self {
    case .wide(let table): BigUInt(table.rank(of: choices, from: start, in: program))
    case .unlimited(let table): table.rank(of: choices, from: start, in: program)
    }
  }

  func choices(of rank: BigUInt, from start: Int32, in program: TextProgram) -> [UInt128] {
    switch self {
    case .wide(let table): table.choices(of: UInt128(rank), from: start, in: program)
    case .unlimited(let table): table.choices(of: rank, from: start, in: program)
    }
  }
}
