/// One of the given values, each as likely. Takes one word for up to 2³² - 1 values.
public struct Empirical<Value: Sendable>: QuantileDistribution {
  private let values: [Value]
  private let choice: Choice

  /// - Throws: `nothingToChoose` if there are no values.
  public init(_ values: [Value]) throws(DistributionError) {
    choice = try Choice(count: values.count)
    self.values = values
  }

  /// Draws a value.
  public func draw(from stream: inout Stream) -> Value { values[choice.draw(from: &stream)] }

  /// The value at that part of the list, which is a quantile if the list is sorted.
  public func quantile(_ probability: Double) -> Value { values[choice.quantile(probability)] }
}
