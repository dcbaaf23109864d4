import Randomness
import Testing

/// A distribution with its mean and deviation from the textbook.
struct Moments: Sendable, CustomTestStringConvertible {
  let name: String
  let distribution: any Distribution<Double>
  let mean: Double
  let deviation: Double

  var testDescription: String { name }

  static func all() throws -> [Moments] {
    let logNormal = (mean: 1.6487212707001282, deviation: 2.161197415895088)  // √e, √(e² - e)
    return [
      Moments(name: "uniform", distribution: try Uniform(-1, 3), mean: 1, deviation: 1.1547005383792515),
      Moments(name: "normal", distribution: try Normal(mean: -4, deviation: 3), mean: -4, deviation: 3),
      Moments(
        name: "log-normal", distribution: try LogNormal(mean: 0, deviation: 1), mean: logNormal.mean,
        deviation: logNormal.deviation),
      Moments(name: "exponential", distribution: try Exponential(mean: 3), mean: 3, deviation: 3),
      Moments(name: "gamma", distribution: try Gamma(shape: 0.25, scale: 8), mean: 2, deviation: 4),
      Moments(name: "beta", distribution: try Beta(0.02, 0.06), mean: 0.25, deviation: 0.41666666666666669),
      Moments(name: "poisson 1e9", distribution: AsDouble(try Poisson(mean: 1e9)), mean: 1e9, deviation: 31622.7766),
      Moments(
        name: "binomial 1e9", distribution: AsDouble(try Binomial(trials: 1_000_000_000, chance: 0.36)), mean: 3.6e8,
        deviation: 15178.933),
      Moments(
        name: "integer", distribution: AsDouble(try UniformInteger(1, 6)), mean: 3.5, deviation: 1.707825127659933),
    ]
  }
}

@Suite("Moments") struct MomentTests {
  @Test("are the textbook's", arguments: try Moments.all())
  func moments(_ wanted: Moments) throws {
    var stream = stream(wanted.name)
    let count = 100_000
    var (sum, squares, fourths) = (0.0, 0.0, 0.0)
    for _ in 0..<count {
      let distance = (wanted.distribution.draw(from: &stream) - wanted.mean) / wanted.deviation
      sum += distance
      squares += distance * distance
      fourths += distance * distance * distance * distance
    }
    let n = Double(count)
    #expect(abs(sum / n) < 4.5 / n.squareRoot())
    #expect(abs(squares / n - 1) < 4.5 * ((fourths / n - 1) / n).squareRoot())
  }
}
