import Randomness

/// One of several things by weight, from as few words of a stream as will do: one where the weights are equal (then
/// exactly) or few and not too unlike, else two.
///
/// The alias method (Walker, 1977; Vose, 1991) over a stretch of a table that many choosers share.
struct Chooser: Sendable {
  struct Column: Sendable {
    var threshold: UInt64
    var alias: UInt32
  }

  /// How many things there are; 0 where nothing is drawn by it.
  var count: UInt32
  /// Where its columns begin; -1: the weights are equal.
  var first: Int32 = -1
  var isWide = false

  init(count: Int) { self.count = UInt32(count) }

  /// Adds its columns to `columns`. The weights are above 0 and finite.
  init(_ weights: [Double], into columns: inout [Column]) {
    count = UInt32(weights.count)
    guard let heaviest = weights.indices.max(by: { weights[$0] < weights[$1] }),
      weights.contains(where: { $0 != weights[heaviest] })
    else { return }
    let total = weights.reduce(0) { $0 + $1 / weights[heaviest] }
    var heights = weights.map { $0 / weights[heaviest] / total * Double(weights.count) }
    // 32 bits leave errors of 2⁻³² in each probability: no more than a few hundred-thousandths of the smallest.
    isWide = weights.count > 256 || heights.contains { $0 < 0x1p-16 * Double(weights.count) }
    first = Int32(columns.count)
    let start = columns.count
    columns += heights.map { Column(threshold: Chooser.threshold($0), alias: UInt32(heaviest)) }
    var small = weights.indices.filter { heights[$0] < 1 }
    var large = weights.indices.filter { heights[$0] >= 1 }
    while let low = small.last, let high = large.last {
      small.removeLast()
      columns[start + low] = Column(threshold: Chooser.threshold(heights[low]), alias: UInt32(high))
      heights[high] -= 1 - heights[low]
      guard heights[high] < 1 else { continue }
      large.removeLast()
      small.append(high)
    }
    for high in large { columns[start + high] = Column(threshold: .max, alias: UInt32(high)) }
    for low in small {
      columns[start + low] = Column(threshold: Chooser.threshold(heights[low]), alias: UInt32(heaviest))
    }
  }

  private static func threshold(_ height: Double) -> UInt64 { height < 1 ? UInt64(height * 0x1p64) : .max }

  /// Draws a position.
  @inline(__always)
  func draw(_ columns: UnsafeBufferPointer<Column>, from stream: inout Stream) -> Int {
    if first < 0 { return count == 1 ? 0 : Int(stream.integer(below32: count)) }
    if isWide {
      let (position, fraction) = UInt64(count).multipliedFullWidth(by: stream.next64())
      let column = columns[Int(first) &+ Int(truncatingIfNeeded: position)]
      return fraction < column.threshold ? Int(truncatingIfNeeded: position) : Int(column.alias)
    }
    return draw(columns, word: stream.next32())
  }

  /// The position for one word; only of choosers that are not wide.
  @inline(__always)
  func draw(_ columns: UnsafeBufferPointer<Column>, word: UInt32) -> Int {
    let product = UInt64(count) &* UInt64(word)
    let position = Int(truncatingIfNeeded: product >> 32)
    let column = columns[Int(first) &+ position]
    return product << 32 < column.threshold ? position : Int(column.alias)
  }
}
