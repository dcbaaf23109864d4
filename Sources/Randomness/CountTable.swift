/// Counts in a window, by their masses: inversion over a table, made when the distribution is. Takes two words.
///
/// The table holds the counts whose mass is at least 2⁻⁷⁵ of the greatest, some twenty deviations at most.
public struct CountTable: QuantileDistribution {
  private let first: Int
  /// At each count, the sum of the masses up to it.
  private let cumulative: [Double]

  /// A table of the whole numbers of `window` by the `ratio` of each one's successor's mass to its own, which never
  /// rises; the masses are greatest at the number of the window nearest to `mode`.
  ///
  /// - Throws: `windowUnreachable` if no whole number lies in the window.
  init(
    around mode: Double, within window: ClosedRange<Double>, ratio: (Double) -> Double
  ) throws(DistributionError) {
    let (low, high) = (window.lowerBound.rounded(.up), window.upperBound.rounded(.down))
    guard low <= high else { throw window.unreachable(0) }
    let start = min(max(mode, low), high)
    var lower: [Double] = []
    var (count, mass) = (start, 1.0)
    while count > low {
      mass /= ratio(count - 1)
      guard mass > 0x1p-75 else { break }
      lower.append(mass)
      count -= 1
    }
    first = Int(count)
    var masses = Array(lower.reversed())
    (count, mass) = (start, 1.0)
    while mass > 0x1p-75 {
      masses.append(mass)
      guard count < high else { break }
      mass *= ratio(count)
      count += 1
    }
    var sum = 0.0
    for index in masses.indices {
      sum += masses[index]
      masses[index] = sum
    }
    cumulative = masses
  }

  /// Draws a value.
  public func draw(from stream: inout Stream) -> Int { quantile(stream.unit()) }

  /// The value that is not exceeded with this probability.
  public func quantile(_ probability: Double) -> Int {
    let last = cumulative.count - 1
    let target = probability * cumulative[last]
    var (low, high) = (0, last)
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > target { high = middle } else { low = middle + 1 }
    }
    return first + low
  }
}
