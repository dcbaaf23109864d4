/// True with a given probability: never at 0, always at 1. Takes two words.
public struct Chance: QuantileDistribution {
  @usableFromInline let chance: Double

  /// - Throws: `chanceOutOfRange` unless the probability is in `0 ... 1`.
  @inlinable
  public init(_ chance: Double) throws(DistributionError) {
    guard chance >= 0, chance <= 1 else { throw .chanceOutOfRange(chance) }
    self.chance = chance
  }

  /// Draws a value.
  @inlinable
  public func draw(from stream: inout Stream) -> Bool { stream.unit() < chance }

  /// True for the upper part of the probabilities, so that it rises as a quantile does.
  @inlinable
  public func quantile(_ probability: Double) -> Bool { probability >= 1 - chance }
}
