/// So many different ones of a number of things, in random order: their positions, from 0.
///
/// Among up to 4,096 things by a shuffle that stops early (Durstenfeld, 1964; a word for each that is picked): every
/// selection is as likely. Beyond, by a keyed permutation (two words): no memory, nearly as even.
public struct Pick: Distribution {
  private let count: Int
  private let things: Int

  /// - Throws: `pickOutOfRange` if `count` is below 0 or above `things`.
  public init(_ count: Int, of things: Int) throws(DistributionError) {
    guard count >= 0, count <= things else { throw .pickOutOfRange(count: count, of: things) }
    self.count = count
    self.things = things
  }

  /// Draws a value.
  public func draw(from stream: inout Stream) -> [Int] {
    guard things <= 4_096 else {
      let permutation = Permutation(count: UInt64(things), key: SiteKey(word: stream.next64()))
      return (0..<UInt64(count)).map { Int(truncatingIfNeeded: permutation[$0]) }
    }
    var positions = Array(0..<things)
    for index in 0..<count {
      positions.swapAt(index, index + Int(truncatingIfNeeded: stream.integer(below: UInt64(things - index))))
    }
    return Array(positions[..<count])
  }
}
