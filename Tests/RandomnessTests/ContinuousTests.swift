import Elementary
import Randomness
import Testing

@Suite("Continuous distributions") struct ContinuousTests {
  @Test("follow their cumulative functions by Kolmogorov and Smirnov")
  func kolmogorov() throws {
    func check(_ name: String, _ distribution: any Distribution<Double>, _ cumulative: (Double) -> Double) {
      var stream = stream("ks " + name)
      let value = kolmogorovSmirnov((0..<50_000).map { _ in distribution.draw(from: &stream) }, cumulative)
      #expect(value < 2.47, "\(name)")
    }
    check("uniform", try Uniform(2, 4)) { ($0 - 2) / 2 }
    check("normal", try Normal(mean: 1, deviation: 2)) { Elementary.normalCDF(($0 - 1) / 2) }
    check("exponential", try Exponential(mean: 0.5)) { 1 - Elementary.exp(-2 * $0) }
    check("log-uniform", try LogUniform(0.01, 100)) { (Elementary.log($0) / Elementary.log(10) + 2) / 4 }
    check("log-normal", try LogNormal(mean: 2, deviation: 0.5)) {
      Elementary.normalCDF((Elementary.log($0) - 2) / 0.5)
    }
    check("gamma of shape 2", try Gamma(shape: 2, scale: 1)) { 1 - (1 + $0) * Elementary.exp(-$0) }
    check("arcsine", try Beta(0.5, 0.5)) { 2 / .pi * Elementary.asin($0.squareRoot()) }
    check("beta of 3 and 1", try Beta(3, 1)) { $0 * $0 * $0 }
  }

  @Test("keep to their ends")
  func ends() throws {
    var stream = stream("ends")
    let tiny = try Uniform(1, 1.0.nextUp)
    for _ in 0..<1_000 { #expect(tiny.draw(from: &stream) == 1) }
    #expect(try Uniform(5, 5).draw(from: &stream) == 5)
    let whole = try Uniform(-.greatestFiniteMagnitude, .greatestFiniteMagnitude)
    let values = (0..<1_000).map { _ in whole.draw(from: &stream) }
    #expect(values.allSatisfy(\.isFinite) && values.contains { $0 > 1e308 } && values.contains { $0 < -1e308 })
    #expect(try Normal(mean: 3, deviation: 0).draw(from: &stream) == 3)
    #expect(try Normal(mean: 3, deviation: 0).within(2...4).draw(from: &stream) == 3)
    let scale = try LogUniform(.leastNonzeroMagnitude, .greatestFiniteMagnitude)
    for _ in 0..<1_000 { #expect(scale.draw(from: &stream) > 0) }
    // Nearly all of such a beta's values lie at 0 and 1; none may be lost to 0 / 0.
    let extreme = try Beta(1e-5, 1e-5)
    let sum = (0..<10_000).reduce(0.0) { sum, _ in sum + extreme.draw(from: &stream) }
    #expect(abs(sum - 5_000) < 250)
  }

  @Test("truncated in the tails, do not pile up at an end")
  func noClipping() throws {
    var stream = stream("clipping")
    for (low, high) in [(-1, 1), (6, 8), (38, 39), (-100, -50), (200, .infinity)] as [(Double, Double)] {
      let distribution = try Normal(mean: 0, deviation: 1).within(low...high)
      let values = (0..<2_000).map { _ in distribution.draw(from: &stream) }
      #expect(Set(values).count == values.count, "\(low) to \(high)")
    }
  }

  @Test("that cannot be are errors with the number")
  func errors() throws {
    #expect(throws: DistributionError.boundsNotOrdered(low: 2, high: 1)) { try Uniform(2, 1) }
    #expect(throws: DistributionError.boundsNotOrdered(low: 2, high: .infinity)) { try Uniform(2, .infinity) }
    #expect(throws: DistributionError.boundsNotPositive(low: 0, high: 1)) { try LogUniform(0, 1) }
    #expect(throws: DistributionError.boundsNotOrdered(low: 3, high: 1)) { try LogUniform(3, 1) }
    #expect(throws: DistributionError.deviationNegative(-1)) { try Normal(mean: 0, deviation: -1) }
    #expect(throws: DistributionError.meanNotFinite(.infinity)) { try Normal(mean: .infinity, deviation: 1) }
    #expect(throws: DistributionError.scaleNotPositive(0)) { try Exponential(mean: 0) }
    #expect(throws: DistributionError.shapeOutOfRange(-2, Gamma.shapes)) { try Gamma(shape: -2, scale: 1) }
    #expect(throws: DistributionError.scaleNotPositive(0)) { try Gamma(shape: 2, scale: 0) }
    #expect(throws: DistributionError.shapeOutOfRange(0, Gamma.shapes)) { try Beta(1, 0) }
    #expect(throws: DistributionError.shapeOutOfRange(5e-310, Gamma.shapes)) { try Beta(5e-310, 5e-310) }
    #expect(throws: DistributionError.shapeOutOfRange(1e308, Gamma.shapes)) { try Beta(1, 1e308) }
    #expect(throws: DistributionError.shapeOutOfRange(1e17, Gamma.shapes)) { try Gamma(shape: 1e17, scale: 1e-16) }
    #expect(throws: DistributionError.boundsNotOrdered(low: 5, high: 4)) { try ClosedRange(from: 5, upTo: 4) }
    #expect(throws: DistributionError.windowUnreachable(low: 7, high: 8, probability: 0)) {
      try Uniform(0, 5).within(7...8)
    }
    #expect(throws: DistributionError.windowUnreachable(low: 5, high: 8, probability: 0)) {
      try Uniform(0, 5).within(5...8)
    }
    #expect(throws: DistributionError.windowUnreachable(low: -2, high: -1, probability: 0)) {
      try Exponential(mean: 1).within(-2 ... -1)
    }
    #expect(throws: DistributionError.windowUnreachable(low: 4, high: 5, probability: 0)) {
      try Normal(mean: 3, deviation: 0).within(4...5)
    }
    #expect {
      try Gamma(shape: 2, scale: 1).within(60...70)
    } throws: { error in
      guard case DistributionError.windowUnreachable(60, 70, let probability) = error else { return false }
      return probability < 1e-9
    }
  }
}
