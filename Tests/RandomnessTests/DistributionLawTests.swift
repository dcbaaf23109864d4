import Elementary
import Randomness
import Testing

/// A line of bins.txt: a distribution and the true probabilities of some bins.
struct Bins: Sendable, CustomTestStringConvertible {
  let name: String
  let parameters: [Double]
  let window: ClosedRange<Double>?
  let edges: [Double]
  let probabilities: [Double]

  var testDescription: String { "\(name) \(parameters)" + (window.map { " in \($0)" } ?? "") }

  static func read() throws -> [Bins] {
    try fixture("bins.txt").map { line in
      let fields = line.split(separator: ":", omittingEmptySubsequences: false)
      let head = fields[0].split(separator: " ")
      let numbers = head.dropFirst().filter { $0 != "in" }.compactMap { Double($0) }
      let hasWindow = head.contains("in")
      let ends = numbers.suffix(hasWindow ? 2 : 0)
      return Bins(
        name: String(head[0]), parameters: numbers.dropLast(ends.count),
        window: hasWindow ? try #require(ends.first)...(#require(ends.last)) : nil,
        edges: fields[1].split(separator: " ").compactMap { Double($0) },
        probabilities: fields[2].split(separator: " ").compactMap { Double($0) })
    }
  }

  /// The distribution that the line names.
  func distribution() throws -> any Distribution<Double> {
    let p = parameters
    switch name {
    case "uniform": return try confined(Uniform(p[0], p[1]))
    case "normal": return try confined(Normal(mean: p[0], deviation: p[1]))
    case "log_uniform": return try confined(LogUniform(p[0], p[1]))
    case "log_normal": return try confined(LogNormal(mean: p[0], deviation: p[1]))
    case "exponential": return try confined(Exponential(mean: p[0]))
    case "gamma": return try confined(Gamma(shape: p[0], scale: p[1]))
    case "beta": return try confined(Beta(p[0], p[1]))
    case "poisson": return try AsDouble(confined(Poisson(mean: p[0])))
    case "binomial": return try AsDouble(confined(Binomial(trials: Int(p[0]), chance: p[1])))
    default: throw DistributionError.nothingToChoose
    }
  }

  private func confined<Whole: Truncatable>(_ whole: Whole) throws -> any Distribution<Whole.Value> {
    guard let window else { return whole }
    return try whole.within(window)
  }

  /// The bin of a value.
  func bin(of value: Double) -> Int { edges.firstIndex { value < $0 } ?? edges.count }
}

/// Counts as numbers, to meet the same laws.
struct AsDouble: Distribution {
  let counts: any Distribution<Int>

  init(_ counts: any Distribution<Int>) { self.counts = counts }

  func draw(from stream: inout Randomness.Stream) -> Double { Double(counts.draw(from: &stream)) }
}

@Suite("Every distribution") struct DistributionLawTests {
  @Test("fills bins by their true probabilities, and stays in its window", arguments: try Bins.read())
  func bins(_ bins: Bins) throws {
    let distribution = try bins.distribution()
    var stream = stream(bins.testDescription)
    let count = 40_000
    var counts = [Int](repeating: 0, count: bins.probabilities.count)
    var outside = 0
    for _ in 0..<count {
      let value = distribution.draw(from: &stream)
      counts[bins.bin(of: value)] += 1
      if let window = bins.window, !window.contains(value) { outside += 1 }
    }
    #expect(outside == 0)
    let value = chiSquare(counts, bins.probabilities.map { $0 * Double(count) })
    #expect(value < chiSquareLimit(counts.count - 1), "chi-square \(value), \(counts)")
  }

  @Test("has quantiles where the probabilities are", arguments: try Bins.read())
  func quantiles(_ bins: Bins) throws {
    guard let distribution = try bins.distribution() as? any QuantileDistribution<Double> else { return }
    var sum = 0.0
    for (edge, probability) in zip(bins.edges, bins.probabilities) {
      sum += probability
      let value = distribution.quantile(sum)
      // The fixture's twelve digits, and windows narrower than their place's last bits allow.
      let scale = min(max(1, abs(edge)), bins.window.map { $0.upperBound - $0.lowerBound } ?? .infinity)
      #expect(abs(value - edge) <= 1e-8 * scale + 2 * edge.ulp, "\(sum): \(value), not \(edge)")
    }
  }

  @Test("draws the same from the same stream", arguments: try Bins.read())
  func pure(_ bins: Bins) throws {
    let distribution = try bins.distribution()
    for index in 0..<50 as Range<UInt64> {
      var (one, two) = (stream("pure", index), stream("pure", index))
      #expect(distribution.draw(from: &one) == distribution.draw(from: &two))
      #expect(one.next32() == two.next32(), "and leaves it at the same place")
    }
  }
}
