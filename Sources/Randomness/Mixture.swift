/// A value of one of several distributions, which is chosen by weight. Takes two words and those of the chosen one.
public struct Mixture<Value: Sendable>: Distribution {
  private let choice: Weighted
  private let parts: [any Distribution<Value>]

  /// - Throws: `nothingToChoose`, `weightInvalid`, `weightsAllZero`.
  public init(_ parts: [(weight: Double, distribution: any Distribution<Value>)]) throws(DistributionError) {
    choice = try Weighted(parts.map(\.weight))
    self.parts = parts.map(\.distribution)
  }

  /// Draws a value.
  public func draw(from stream: inout Stream) -> Value { parts[choice.draw(from: &stream)].draw(from: &stream) }
}
