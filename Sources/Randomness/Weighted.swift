/// One of several things by weight: its position, from 0. Takes two words.
///
/// The alias method of Walker (1977) with the table of Vose (1991): every draw costs the same, however many things there
/// are. Making one takes time in proportion to their number; for weights that are used once there is
/// `index(byWeight:from:)`. A thing of weight 0 is never drawn.
public struct Weighted: Distribution {
  /// A column of the table: below the threshold its own position is drawn, else the alias.
  private struct Column {
    var threshold: UInt64
    var alias: Int
  }
  private let columns: [Column]

  /// - Throws: `nothingToChoose`, `weightInvalid`, `weightsAllZero`.
  public init(_ weights: [Double]) throws(DistributionError) {
    let heaviest = try Weighted.heaviest(of: weights)
    // By way of the heaviest, so that the sum of large weights cannot overflow.
    let total = weights.reduce(0) { $0 + $1 / weights[heaviest] }
    let scale = Double(weights.count) / total
    var heights = weights.map { $0 / weights[heaviest] * scale }
    var columns = weights.indices.map { Column(threshold: Weighted.threshold(heights[$0]), alias: heaviest) }
    var small = weights.indices.filter { heights[$0] < 1 }
    var large = weights.indices.filter { heights[$0] >= 1 }
    while let low = small.last, let high = large.last {
      small.removeLast()
      columns[low] = Column(threshold: Weighted.threshold(heights[low]), alias: high)
      heights[high] -= 1 - heights[low]
      guard heights[high] < 1 else { continue }
      large.removeLast()
      small.append(high)
    }
    // What is left is full but for rounding.
    for high in large { columns[high] = Column(threshold: .max, alias: high) }
    for low in small { columns[low] = Column(threshold: Weighted.threshold(heights[low]), alias: heaviest) }
    self.columns = columns
  }

  private static func threshold(_ height: Double) -> UInt64 { height < 1 ? UInt64(height * 0x1p64) : .max }

  /// Draws a value.
  public func draw(from stream: inout Stream) -> Int {
    let (position, fraction) = UInt64(columns.count).multipliedFullWidth(by: stream.next64())
    let column = columns[Int(truncatingIfNeeded: position)]
    return fraction < column.threshold ? Int(truncatingIfNeeded: position) : column.alias
  }

  /// One draw by weights that are used once: a walk along them, without a table. Takes two words.
  ///
  /// - Throws: `nothingToChoose`, `weightInvalid`, `weightsAllZero`.
  public static func index(byWeight weights: [Double], from stream: inout Stream) throws(DistributionError) -> Int {
    let heaviest = try heaviest(of: weights)
    let total = weights.reduce(0) { $0 + $1 / weights[heaviest] }
    var rest = stream.unit() * total
    for index in weights.indices {
      rest -= weights[index] / weights[heaviest]
      if rest < 0 { return index }
    }
    return heaviest
  }

  /// Checks the weights.
  private static func heaviest(of weights: [Double]) throws(DistributionError) -> Int {
    guard !weights.isEmpty else { throw .nothingToChoose }
    var heaviest = 0
    for (index, weight) in weights.enumerated() {
      guard weight >= 0, weight < .infinity else { throw .weightInvalid(weight, at: index) }
      if weight > weights[heaviest] { heaviest = index }
    }
    guard weights[heaviest] > 0 else { throw .weightsAllZero }
    return heaviest
  }
}
