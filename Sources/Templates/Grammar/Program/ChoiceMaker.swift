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
  /// The same of any pick; `others` are the entries or ranks that it may not be, in rising order.
  mutating func position(
    _ pick: TextProgram.Pick, _ suffix: UInt64, _ tables: ProgramTables, others: [UInt128]
  ) -> UInt128
  /// Which of so many branches to take by these weights, of which some are 0; nil if all are.
  mutating func branch(_ weights: [Double]) -> Int?
}

extension ChoiceMaker {
  /// Which of so many branches to take by these weights, of which some are 0; nil if all are. Not a part of ranks: without
  /// chance it is the first.
  mutating func branch(_ weights: [Double]) -> Int? { weights.firstIndex { $0 > 0 } }
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

  @inline(never)
  mutating func branch(_ weights: [Double]) -> Int? {
    let admitted = weights.indices.filter { weights[$0] > 0 }
    guard admitted.count > 1 else { return admitted.first }
    var rest = stream.unit() * weights.reduce(0, +)
    for place in admitted {
      rest -= weights[place]
      if rest < 0 { return place }
    }
    return admitted.last
  }

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
    _ pick: TextProgram.Pick, _ suffix: UInt64, _ tables: ProgramTables, others: [UInt128]
  ) -> UInt128 {
    let position = rarePosition(pick, tables, others)
    rank &+= UInt64(truncatingIfNeeded: position) &* suffix &* state
    if isTracing { trace.append(position) }
    return position
  }

  private mutating func rarePosition(_ pick: TextProgram.Pick, _ tables: ProgramTables, _ others: [UInt128]) -> UInt128
  {
    switch pick.among {
    case .others:
      switch tables.sources[Int(pick.source)] {
      case .list(let list): return other(pick, tables, list, others)
      case .provider(let source): return other(source.provider, others)
      }
    case .ranks: return tables.program.value(belowSizeOf: pick, from: &stream)
    default:
      guard case .provider(let source) = tables.sources[Int(pick.source)] else { return 0 }
      return source.provider.rank(from: &stream)
    }
  }

  /// An entry that is none of `others`, as its place among those that are left. A few attempts, as nearly all succeed; then
  /// a walk along what is left, so that it ends however the weights are. Both are right, hence so are they together.
  private mutating func other(
    _ pick: TextProgram.Pick, _ tables: ProgramTables, _ list: Grammar.List, _ others: [UInt128]
  ) -> UInt128 {
    for _ in 0..<16 {
      let entry = UInt128(pick.chooser.draw(tables.columns, from: &stream))
      if !others.contains(entry) { return entry - UInt128(others.count { $0 < entry }) }
    }
    let left = list.entries.indices.filter { !others.contains(UInt128($0)) }
    let heaviest = left.reduce(0) { max($0, list.entries[$1].weight) }
    var rest = stream.unit() * left.reduce(0) { $0 + list.entries[$1].weight / heaviest }
    for (place, entry) in left.enumerated() {
      rest -= list.entries[entry].weight / heaviest
      if rest < 0 { return UInt128(place) }
    }
    return UInt128(max(0, left.count - 1))
  }

  /// The same of a provider's ranks, as it draws them itself. One that draws next to nothing but what is held gives any of
  /// the others in the end.
  private mutating func other(_ provider: any Provider, _ others: [UInt128]) -> UInt128 {
    for _ in 0..<256 {
      let rank = provider.rank(from: &stream)
      if !others.contains(rank) { return rank - UInt128(others.count { $0 < rank }) }
    }
    return stream.integer(below: (provider.count ?? .max) - UInt128(others.count))
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
    if choice.even == 1 {
      let branch = Int(truncatingIfNeeded: inner)
      inner = 0
      return branch
    }
    if choice.even > 0 {
      let branch = inner.divided(by: choice.even)
      inner &-= branch &* choice.even
      return Int(truncatingIfNeeded: branch)
    }
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
    inner = suffix == 1 ? state : state.divided(by: suffix)
    state &-= inner &* suffix
  }

  @inline(__always)
  mutating func position(_ pick: TextProgram.Pick, _ suffix: UInt64, _ tables: ProgramTables) -> UInt128 {
    enter(suffix)
    return UInt128(inner)
  }

  @inline(__always)
  mutating func position(
    _ pick: TextProgram.Pick, _ suffix: UInt64, _ tables: ProgramTables, others: [UInt128]
  ) -> UInt128 {
    position(pick, suffix, tables)
  }
}

extension UInt64 {
  /// The quotient; numbers of 32 bits are divided as such, which takes less time on many processors.
  @inline(__always)
  fileprivate func divided(by divisor: UInt64) -> UInt64 {
    guard (self | divisor) >> 32 == 0 else { return self / divisor }
    return UInt64(UInt32(truncatingIfNeeded: self) / UInt32(truncatingIfNeeded: divisor))
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
    _ pick: TextProgram.Pick, _ suffix: UInt64, _ tables: ProgramTables, others: [UInt128]
  ) -> UInt128 {
    take()
  }

  private mutating func take() -> UInt128 {
    precondition(next < choices.count, "a derivation must have all its choices")
    next += 1
    return choices[next - 1]
  }
}

/// What plain programs ask of whoever chooses: as `ChoiceMaker`, of picks with fewer than 2⁶⁴ values only.
protocol PlainChoiceMaker {
  var state: UInt64 { get set }
  var inner: UInt64 { get }
  mutating func branch(
    _ choice: UnsafePointer<TextProgram.Choice>, _ suffix: UInt64, _ tables: ProgramTables
  ) -> Int
  mutating func enter(_ suffix: UInt64)
  /// Which of the values of a pick to take: of all or some entries of a list, or of plain numbers.
  mutating func entry(_ pick: UnsafePointer<TextProgram.Pick>, _ suffix: UInt64, _ tables: ProgramTables) -> UInt64
}

/// By chance and weight, from words that were made for many samples together: the same choices as of `WeightedMaker`.
struct BlockMaker: PlainChoiceMaker {
  private(set) var stream: Stream
  var state: UInt64 = 1
  private(set) var inner: UInt64 = 1
  /// The rank within the top, as far as 64 bits hold it.
  private(set) var rank: UInt64 = 0
  private let blocks: DrawnBlocks.Row

  init(_ stream: Stream, _ blocks: DrawnBlocks.Row) {
    self.stream = stream
    self.blocks = blocks
  }

  @inline(__always)
  mutating func branch(
    _ choice: UnsafePointer<TextProgram.Choice>, _ suffix: UInt64, _ tables: ProgramTables
  ) -> Int {
    blocks.refill(&stream)
    let position = choice.pointee.chooser.draw(tables.columns, from: &stream)
    inner = state &* suffix
    rank &+= tables.branches[Int(choice.pointee.first) &+ position].offset &* inner
    return position
  }

  @inline(__always)
  mutating func enter(_ suffix: UInt64) { inner = state &* suffix }

  @inline(__always)
  mutating func entry(
    _ pick: UnsafePointer<TextProgram.Pick>, _ suffix: UInt64, _ tables: ProgramTables
  ) -> UInt64 {
    blocks.refill(&stream)
    let position: UInt64 =
      pick.pointee.among == .numbers
      ? stream.integer(below: pick.pointee.count)
      : UInt64(truncatingIfNeeded: pick.pointee.chooser.draw(tables.columns, from: &stream))
    rank &+= position &* suffix &* state
    return position
  }
}

extension RankMaker: PlainChoiceMaker {
  @inline(__always)
  mutating func branch(
    _ choice: UnsafePointer<TextProgram.Choice>, _ suffix: UInt64, _ tables: ProgramTables
  ) -> Int {
    branch(choice.pointee, suffix, tables)
  }

  @inline(__always)
  mutating func entry(
    _ pick: UnsafePointer<TextProgram.Pick>, _ suffix: UInt64, _ tables: ProgramTables
  ) -> UInt64 {
    enter(suffix)
    return inner
  }
}
