import Bytes
import Randomness

/// The first words of the streams of some samples that follow each other, made together. One thread's own.
struct DrawnBlocks {
  /// So many samples at most: their words stay in the processor's nearest cache.
  static let limit = 64

  private static let mostBlocks = 8

  /// By sample: the top it is made from, and the key of its stream there.
  let tops = Room<Int>(capacity: limit)
  private let keys = Room<UInt64>(capacity: limit)
  private let words = Room<UInt64>(capacity: 2 * limit * mostBlocks)
  /// How many blocks of each stream are made: as many as the last samples needed, in the mean.
  private var depth = 1
  private var used = 0
  private var count = 0

  init() {
    for place in 0..<DrawnBlocks.limit { keys[place] = 0 }
  }

  /// To be called once by the owner.
  func free() {
    tops.free()
    keys.free()
    words.free()
  }

  /// The words of one sample.
  struct Row {
    fileprivate let start: UnsafePointer<UInt64>
    fileprivate let depth: Int

    @inline(__always)
    func refill(_ stream: inout Stream) { stream.refill(from: start, count: depth, stride: 2 * DrawnBlocks.limit) }
  }

  /// Makes the words of `count` samples from `first` on, whose `tops` are known.
  mutating func draw(_ first: UInt64, _ count: Int, _ topKeys: [SiteKey]) {
    if self.count > 0 {
      depth = max(1, min(DrawnBlocks.mostBlocks, (used + self.count / 2) / self.count))
      used = 0
    }
    self.count = count
    for place in 0..<count { keys[place] = topKeys[tops[place]].word }
    for block in 0..<depth {
      Philox.blocks(
        keys.start, first: first, high: UInt64(block) << 32, count: count,
        into: words.start + 2 * DrawnBlocks.limit * block)
    }
  }

  @inline(__always)
  subscript(_ place: Int) -> Row { Row(start: words.start + 2 &* place, depth: depth) }

  /// Learns how many blocks a sample needed.
  @inline(__always)
  mutating func learn(from stream: Stream) { used &+= stream.blockCount }
}
