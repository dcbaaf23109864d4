import Elementary
import Randomness

// Every distribution of numbers that a spec may name: arguments, support, and how it is drawn. `within` truncates:
// values outside are never moved to the edge.

private let within = KeyKind(
  "within", .list(ListRule(of: .number(.any), count: 2...2, names: "numbers")), "the bounds that no value leaves")

private let shapeRule = NumberRule(minimum: Gamma.shapes.lowerBound, maximum: Gamma.shapes.upperBound)

private func number(_ name: String, _ rule: NumberRule, _ summary: String) -> KeyKind {
  KeyKind(name, .number(rule), summary, isRequired: true)
}

/// Whole numbers that a double holds exactly, each of them; beyond, a draw could not say which one it is.
private let exactInteger = NumberRule.integer(-0x1p53...0x1p53)

let uniformDistribution = DistributionForm(
  "uniform", "evenly between two numbers, the upper one excluded", example: "{uniform: [20, 80]}",
  keys: [number("from", .any, "the lower bound"), number("to", .any, "the upper bound")], keepsUnit: true,
  support: { Bounds($0["from"], $0["to"]) }
) { arguments throws(DistributionError) in
  DrawnNumber(try Uniform(arguments["from"], arguments["to"]))
}

let integerDistribution = DistributionForm(
  "integer", "a whole number, both bounds included", example: "{integer: [1, 6]}",
  keys: [
    number("from", exactInteger, "the lowest"), number("to", exactInteger, "the highest"),
  ], keepsUnit: true, isWhole: true,
  support: { Bounds($0["from"], $0["to"]) }
) { arguments throws(DistributionError) in
  DrawnNumber(try UniformInteger(try whole(arguments["from"]), try whole(arguments["to"])))
}

let normalDistribution = DistributionForm(
  "normal", "around a mean, truncated where 'within' says",
  example: "{normal: {mean: 0, deviation: 2, within: [-5, 5]}}",
  keys: [
    number("mean", .any, "the middle"), number("deviation", .nonNegative, "the standard deviation"), within,
  ],
  support: { $0.windowed(.all) }
) { arguments throws(DistributionError) in
  try arguments.windowed(try Normal(mean: arguments["mean"], deviation: arguments["deviation"]))
}

let logNormalDistribution = DistributionForm(
  "log_normal", "numbers whose logarithm is normal",
  example: "{log_normal: {mean: 3, deviation: 0.5}}",
  keys: [
    number("mean", .any, "the mean of the natural logarithm"),
    number("deviation", .nonNegative, "the standard deviation of the natural logarithm"), within,
  ],
  support: { $0.windowed(Bounds(0, .infinity)) }
) { arguments throws(DistributionError) in
  try arguments.windowed(try LogNormal(mean: arguments["mean"], deviation: arguments["deviation"]))
}

let logUniformDistribution = DistributionForm(
  "log_uniform", "evenly on a logarithmic scale, between two positive numbers", example: "{log_uniform: [1, 100]}",
  keys: [number("from", .positive, "the lower bound"), number("to", .positive, "the upper bound")],
  support: { Bounds($0["from"], $0["to"]) }
) { arguments throws(DistributionError) in
  DrawnNumber(try LogUniform(arguments["from"], arguments["to"]))
}

let exponentialDistribution = DistributionForm(
  "exponential", "waiting times: many small numbers, few large ones", example: "{exponential: 3}",
  keys: [number("mean", .positive, "the mean"), within],
  support: { $0.windowed(Bounds(0, .infinity)) }
) { arguments throws(DistributionError) in
  try arguments.windowed(try Exponential(mean: arguments["mean"]))
}

let poissonDistribution = DistributionForm(
  "poisson", "a count of rare events", example: "{poisson: 4}",
  keys: [number("mean", .nonNegative, "the mean"), within], isWhole: true,
  support: { $0.windowed(Bounds(0, .infinity)) }
) { arguments throws(DistributionError) in
  try arguments.windowed(try Poisson(mean: arguments["mean"]))
}

let binomialDistribution = DistributionForm(
  "binomial", "how many of some trials succeed", example: "{binomial: {trials: 10, chance: 0.3}}",
  keys: [
    number("trials", .integer(0...1_000_000_000), "how many trials"),
    number("chance", .fraction, "the chance of each"), within,
  ], isWhole: true,
  support: { $0.windowed(Bounds(0, $0["trials"])) }
) { arguments throws(DistributionError) in
  try arguments.windowed(try Binomial(trials: try whole(arguments["trials"]), chance: arguments["chance"]))
}

let betaDistribution = DistributionForm(
  "beta", "a fraction, with two shapes", example: "{beta: [2, 5]}",
  keys: [
    number("a", shapeRule, "draws towards 1"), number("b", shapeRule, "draws towards 0"), within,
  ],
  support: { $0.windowed(Bounds(0, 1)) }
) { arguments throws(DistributionError) in
  try arguments.windowed(try Beta(arguments["a"], arguments["b"]))
}

let gammaDistribution = DistributionForm(
  "gamma", "positive numbers with a long tail", example: "{gamma: {shape: 2, scale: 3}}",
  keys: [
    number("shape", shapeRule, "the shape"), number("scale", .positive, "the scale: the mean is shape · scale"), within,
  ],
  support: { $0.windowed(Bounds(0, .infinity)) }
) { arguments throws(DistributionError) in
  try arguments.windowed(try Gamma(shape: arguments["shape"], scale: arguments["scale"]))
}

/// A whole number that may come from an expression: one that is as exact as a double as it is in writing.
@Sendable private func whole(_ number: Double) throws(DistributionError) -> Int {
  let limit = 0x1p53
  guard abs(number) <= limit else { throw .integerTooLarge(number, limit: limit) }
  return Int(number.rounded())
}

/// A distribution as a form uses it: something that draws numbers, and inverts if it can.
struct DrawnNumber: Sendable {
  let draw: @Sendable (inout Stream) -> Double
  /// For `gaussian_copula`: nil for distributions that can't be inverted.
  let quantile: (@Sendable (Double) -> Double)?

  init(_ distribution: some Distribution<Double>) {
    draw = { distribution.draw(from: &$0) }
    quantile = nil
  }

  init(_ distribution: some Distribution<Int>) {
    draw = { Double(distribution.draw(from: &$0)) }
    quantile = nil
  }

  init(_ distribution: some QuantileDistribution<Double>) {
    draw = { distribution.draw(from: &$0) }
    quantile = { distribution.quantile($0) }
  }

  init(_ distribution: some QuantileDistribution<Int>) {
    draw = { Double(distribution.draw(from: &$0)) }
    quantile = { Double(distribution.quantile($0)) }
  }
}

extension FormArguments {
  /// `bounds`, cut by `within`.
  fileprivate func windowed(_ bounds: Bounds) -> Bounds {
    guard let window else { return bounds }
    return Bounds(max(bounds.low, window.low), min(bounds.high, window.high))
  }

  private func ordered() throws(DistributionError) -> ClosedRange<Double>? {
    guard let window else { return nil }
    return try ClosedRange(from: window.low, upTo: window.high)
  }

  fileprivate func windowed<Whole: Truncatable<Double>>(_ whole: Whole) throws(DistributionError) -> DrawnNumber {
    guard let window = try ordered() else { return DrawnNumber(whole) }
    return DrawnNumber(try whole.within(window))
  }

  fileprivate func windowed<Whole: Truncatable<Int>>(_ whole: Whole) throws(DistributionError) -> DrawnNumber {
    guard let window = try ordered() else { return DrawnNumber(whole) }
    return DrawnNumber(try whole.within(window))
  }

  fileprivate func windowed<Whole: Truncatable<Double> & QuantileDistribution<Double>>(
    _ whole: Whole
  ) throws(DistributionError) -> DrawnNumber {
    guard let window = try ordered() else { return DrawnNumber(whole) }
    return DrawnNumber(try whole.within(window))
  }
}
