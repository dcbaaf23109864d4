import Randomness

/// What plain programs ask of whoever chooses: as `ChoiceMaker`, of picks with fewer than 2⁶⁴ values only.
protocol PlainChoiceMaker {
  var state: UInt64 { get set }
  var inner: UInt64 { get }
  /// Which of the pieces of a stop, or of the values of a pick, to take.
  mutating func position(_ step: UnsafePointer<PlainProgram.Step>, _ tables: ProgramTables) -> UInt64
  /// Which branch of a choice to take.
  mutating func branch(_ step: UnsafePointer<PlainProgram.Step>, _ tables: ProgramTables) -> Int
  /// Leads into a stretch that is called.
  mutating func enter(_ suffix: UInt64)
}

/// By chance and weight, from words that were made for many samples together: the same choices as of `WeightedMaker`.
struct BlockMaker: PlainChoiceMaker {
  var state: UInt64 = 1
  private(set) var inner: UInt64 = 1
  /// The rank within the top, as far as 64 bits hold it.
  private(set) var rank: UInt64 = 0
  /// The words that are left of those that were made; behind them, the stream goes on.
  private var next: UnsafePointer<UInt32>
  private let end: UnsafePointer<UInt32>
  private var stream: Stream

  /// `words` are those of the stream's first blocks.
  init(_ stream: Stream, _ words: DrawnBlocks.Row) {
    (next, end) = (words.start, words.start + 4 &* words.blocks)
    self.stream = stream.behind(blocks: words.blocks)
  }

  /// How many blocks of words were begun.
  @inline(__always)
  func blockCount(_ words: DrawnBlocks.Row) -> Int {
    next < end ? (next - words.start &+ 3) / 4 : stream.blockCount
  }

  @inline(__always)
  mutating func position(_ step: UnsafePointer<PlainProgram.Step>, _ tables: ProgramTables) -> UInt64 {
    let position = draw(step, tables)
    rank &+= position &* step.pointee.suffix &* state
    return position
  }

  @inline(__always)
  mutating func branch(_ step: UnsafePointer<PlainProgram.Step>, _ tables: ProgramTables) -> Int {
    let position = Int(truncatingIfNeeded: draw(step, tables))
    inner = state &* step.pointee.suffix
    rank &+= tables.branches[Int(tables.choices[Int(step.pointee.a)].first) &+ position].offset &* inner
    return position
  }

  @inline(__always)
  mutating func enter(_ suffix: UInt64) { inner = state &* suffix }

  /// As `Chooser.draw` and `Stream.integer(below:)` draw.
  @inline(__always)
  private mutating func draw(_ step: UnsafePointer<PlainProgram.Step>, _ tables: ProgramTables) -> UInt64 {
    let count = step.pointee.count
    switch step.pointee.draw {
    case .even:
      var product = count &* UInt64(word())
      while UInt32(truncatingIfNeeded: product) < step.pointee.threshold { product = count &* UInt64(word()) }
      return product >> 32
    case .columns:
      let product = count &* UInt64(word())
      let position = product >> 32
      let column = tables.columns[Int(step.pointee.firstColumn) &+ Int(truncatingIfNeeded: position)]
      return product << 32 < column.threshold ? position : UInt64(column.alias)
    case .one: return 0
    case .wideColumns:
      let (position, fraction) = count.multipliedFullWidth(by: wideWord())
      let column = tables.columns[Int(step.pointee.firstColumn) &+ Int(truncatingIfNeeded: position)]
      return fraction < column.threshold ? position : UInt64(column.alias)
    case .wideEven:
      var product = count.multipliedFullWidth(by: wideWord())
      while product.low < (0 &- count) % count { product = count.multipliedFullWidth(by: wideWord()) }
      return product.high
    }
  }

  @inline(__always)
  private mutating func word() -> UInt32 {
    guard next < end else {
      let (word, rest) = BlockMaker.word(behind: stream)
      stream = rest
      return word
    }
    next += 1
    return next[-1]
  }

  /// By value, so that the maker needs no address, and can live in registers.
  @inline(never)
  private static func word(behind stream: Stream) -> (word: UInt32, rest: Stream) {
    var rest = stream
    return (rest.next32(), rest)
  }

  @inline(__always)
  private mutating func wideWord() -> UInt64 {
    let low = word()
    return UInt64(low) | UInt64(word()) << 32
  }
}

extension RankMaker: PlainChoiceMaker {
  @inline(__always)
  mutating func position(_ step: UnsafePointer<PlainProgram.Step>, _ tables: ProgramTables) -> UInt64 {
    enter(step.pointee.suffix)
    return inner
  }

  @inline(__always)
  mutating func branch(_ step: UnsafePointer<PlainProgram.Step>, _ tables: ProgramTables) -> Int {
    branch(tables.choices[Int(step.pointee.a)], step.pointee.suffix, tables)
  }
}
