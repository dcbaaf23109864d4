import Elementary
import Randomness

// Every distribution of numbers that a spec may name: arguments, support, and how it is drawn. Windows (`within`)
// truncate: values outside are never moved to the edge.

private let within = KeyKind(
  "within", .list(ListRule(of: .number(.any), count: 2...2, names: "numbers")), "the bounds that no value leaves")

private func number(_ name: String, _ rule: NumberRule, _ summary: String) -> KeyKind {
  KeyKind(name, .number(rule), summary, isRequired: true)
}

/// The support of an unbounded distribution, cut by its window.
@Sendable private func windowed(_ bounds: Bounds) -> @Sendable (FormArguments) -> Bounds {
  { arguments in
    guard let window = arguments.window else { return bounds }
    return Bounds(max(bounds.low, window.low), min(bounds.high, window.high))
  }
}

let uniformDistribution = DistributionForm(
  name: "uniform", summary: "evenly between two numbers, the upper one excluded", example: "{uniform: [20, 80]}",
  keys: [number("from", .any, "the lower bound"), number("to", .any, "the upper bound")],
  support: { Bounds($0.number("from") ?? 0, $0.number("to") ?? 0) },
  make: { arguments throws(DistributionError) in
    let distribution = try Uniform(arguments.number("from") ?? 0, arguments.number("to") ?? 0)
    return { distribution.draw(from: &$0) }
  },
  quantile: { arguments throws(DistributionError) in
    let distribution = try Uniform(arguments.number("from") ?? 0, arguments.number("to") ?? 0)
    return { distribution.quantile($0) }
  }, keepsUnit: true)

let integerDistribution = DistributionForm(
  name: "integer", summary: "a whole number, both bounds included", example: "{integer: [1, 6]}",
  keys: [
    number("from", NumberRule(isInteger: true), "the lowest"), number("to", NumberRule(isInteger: true), "the highest"),
  ],
  support: { Bounds($0.number("from") ?? 0, $0.number("to") ?? 0) },
  make: { arguments throws(DistributionError) in
    let distribution = try UniformInteger(Int(arguments.number("from") ?? 0), Int(arguments.number("to") ?? 0))
    return { Double(distribution.draw(from: &$0)) }
  },
  quantile: { arguments throws(DistributionError) in
    let distribution = try UniformInteger(Int(arguments.number("from") ?? 0), Int(arguments.number("to") ?? 0))
    return { Double(distribution.quantile($0)) }
  }, keepsUnit: true)

let normalDistribution = DistributionForm(
  name: "normal", summary: "around a mean, truncated where 'within' says",
  example: "{normal: {mean: 0, deviation: 2, within: [-5, 5]}}",
  keys: [
    number("mean", .any, "the middle"), number("deviation", .nonNegative, "the standard deviation"), within,
  ],
  support: windowed(.all),
  make: { arguments throws(DistributionError) in
    let (mean, deviation) = (arguments.number("mean") ?? 0, arguments.number("deviation") ?? 0)
    if let window = arguments.window {
      let distribution = try TruncatedNormal(mean: mean, deviation: deviation, within: try ordered(window))
      return { distribution.draw(from: &$0) }
    }
    let distribution = try Normal(mean: mean, deviation: deviation)
    return { distribution.draw(from: &$0) }
  },
  quantile: { arguments throws(DistributionError) in
    let (mean, deviation) = (arguments.number("mean") ?? 0, arguments.number("deviation") ?? 0)
    if let window = arguments.window {
      let distribution = try TruncatedNormal(mean: mean, deviation: deviation, within: try ordered(window))
      return { distribution.quantile($0) }
    }
    let distribution = try Normal(mean: mean, deviation: deviation)
    return { distribution.quantile($0) }
  }, keepsUnit: false)

@Sendable private func ordered(
  _ window: (low: Double, high: Double)
) throws(DistributionError) -> ClosedRange<Double> {
  guard window.low <= window.high else { throw .boundsNotOrdered(low: window.low, high: window.high) }
  return window.low...window.high
}
