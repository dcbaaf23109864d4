import Randomness

/// Decides what is chosen while a program runs: by chance, by a rank, or as it was once decided.
///
/// `state` belongs to the stretch at hand; whoever goes into another one keeps it and sets `inner` in its place.
protocol ChoiceMaker {
  var state: UInt64 { get set }
  /// The state of the stretch that `branch` or `enter` leads into.
  var inner: UInt64 { get }
  /// Which branch of a choice to take.
  mutating func branch(_ choice: TextProgram.Choice, _ suffix: UInt64, _ tables: ProgramTables) -> Int
  /// Leads into a stretch that is called.
  mutating func enter(_ suffix: UInt64)
  /// Which of so many values of a pick to take: of all or some entries of a list, or of plain numbers.
  mutating func position(_ pick: TextProgram.Pick, _ suffix: UInt64, _ tables: ProgramTables) -> UInt128
  /// The same of any pick; `others` are the entries that it may not be, in rising order.
  mutating func position(
    _ pick: TextProgram.Pick, _ suffix: UInt64, _ tables: ProgramTables, others: [Int]
  ) -> UInt128
}

/// By chance and weight. `state` is what a step of the stretch's rank is worth within the top's.
struct WeightedMaker: ChoiceMaker {
  var stream: Stream
  var state: UInt64 = 1
  var inner: UInt64 = 1
  /// The rank within the top, as far as 64 bits hold it.
  var rank: UInt64 = 0
  /// The choices, where 64 bits don't.
  var trace: [UInt128] = []
  let isTracing: Bool

  @inline(__always)
  mutating func branch(_ choice: TextProgram.Choice, _ suffix: UInt64, _ tables: ProgramTables) -> Int {
    let position = choice.chooser.draw(tables.columns, from: &stream)
    inner = state &* suffix
    rank &+= tables.branches[Int(choice.first) &+ position].offset &* inner
    if isTracing { trace.append(UInt128(position)) }
    return position
  }

  @inline(__always)
  mutating func enter(_ suffix: UInt64) { inner = state &* suffix }

  @inline(__always)
  mutating func position(_ pick: TextProgram.Pick, _ suffix: UInt64, _ tables: ProgramTables) -> UInt128 {
    let position: UInt64 =
      pick.among == .numbers
      ? stream.integer(below: pick.count)
      : UInt64(truncatingIfNeeded: pick.chooser.draw(tables.columns, from: &stream))
    rank &+= position &* suffix &* state
    if isTracing { trace.append(UInt128(position)) }
    return UInt128(position)
  }

  @inline(never)
  mutating func position(
    _ pick: TextProgram.Pick, _ suffix: UInt64, _ tables: ProgramTables, others: [Int]
  ) -> UInt128 {
    let position = rarePosition(pick, tables, others)
    rank &+= UInt64(truncatingIfNeeded: position) &* suffix &* state
    if isTracing { trace.append(position) }
    return position
  }

  private mutating func rarePosition(_ pick: TextProgram.Pick, _ tables: ProgramTables, _ others: [Int]) -> UInt128 {
    switch pick.among {
    case .others: return UInt128(other(pick, tables, others))
    case .ranks: return tables.program.value(belowSizeOf: pick, from: &stream)
    default:
      guard case .provider(let source) = tables.sources[Int(pick.source)] else { return 0 }
      return source.provider.rank(from: &stream)
    }
  }

  /// An entry that is none of `others`, as its place among those that are left. A few attempts, as nearly all succeed; then
  /// a walk along what is left, so that it ends however the weights are. Both are right, hence so are they together.
  private mutating func other(_ pick: TextProgram.Pick, _ tables: ProgramTables, _ others: [Int]) -> Int {
    for _ in 0..<16 {
      let entry = pick.chooser.draw(tables.columns, from: &stream)
      if !others.contains(entry) { return entry - others.count { $0 < entry } }
    }
    guard case .list(let list) = tables.sources[Int(pick.source)] else { return 0 }
    let left = list.entries.indices.filter { !others.contains($0) }
    let heaviest = left.reduce(0) { max($0, list.entries[$1].weight) }
    var rest = stream.unit() * left.reduce(0) { $0 + list.entries[$1].weight / heaviest }
    for (place, entry) in left.enumerated() {
      rest -= list.entries[entry].weight / heaviest
      if rest < 0 { return place }
    }
    return max(0, left.count - 1)
  }
}

/// By a rank below 2⁶⁴. `state` is what is left of the stretch's rank.
struct RankMaker: ChoiceMaker {
  var state: UInt64
  var inner: UInt64 = 0

  init(rank: UInt64) { state = rank }

  @inline(__always)
  mutating func branch(_ choice: TextProgram.Choice, _ suffix: UInt64, _ tables: ProgramTables) -> Int {
    enter(suffix)
    let branches = tables.branches + Int(choice.first)
    var (low, high) = (0, Int(choice.count))
    // The last branch that begins at or before the rank; empty ones before it begin there too.
    while high &- low > 1 {
      let middle = (low &+ high) / 2
      if branches[middle].offset <= inner { low = middle } else { high = middle }
    }
    inner &-= branches[low].offset
    return low
  }

  @inline(__always)
  mutating func enter(_ suffix: UInt64) {
    inner = suffix == 1 ? state : state / suffix
    state &-= inner &* suffix
  }

  @inline(__always)
  mutating func position(_ pick: TextProgram.Pick, _ suffix: UInt64, _ tables: ProgramTables) -> UInt128 {
    enter(suffix)
    return UInt128(inner)
  }

  @inline(__always)
  mutating func position(
    _ pick: TextProgram.Pick, _ suffix: UInt64, _ tables: ProgramTables, others: [Int]
  ) -> UInt128 {
    position(pick, suffix, tables)
  }
}

/// As it was decided before.
struct ReplayMaker: ChoiceMaker {
  let choices: [UInt128]
  private var next = 0
  var state: UInt64 = 0
  let inner: UInt64 = 0

  init(_ choices: [UInt128]) { self.choices = choices }

  mutating func branch(_ choice: TextProgram.Choice, _ suffix: UInt64, _ tables: ProgramTables) -> Int {
    Int(truncatingIfNeeded: take())
  }

  mutating func enter(_ suffix: UInt64) {}

  mutating func position(_ pick: TextProgram.Pick, _ suffix: UInt64, _ tables: ProgramTables) -> UInt128 { take() }

  mutating func position(
    _ pick: TextProgram.Pick, _ suffix: UInt64, _ tables: ProgramTables, others: [Int]
  ) -> UInt128 {
    take()
  }

  private mutating func take() -> UInt128 {
    precondition(next < choices.count, "a derivation must have all its choices")
    next += 1
    return choices[next - 1]
  }
}
