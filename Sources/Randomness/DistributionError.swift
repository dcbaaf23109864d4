/// Why a distribution cannot be made. The cases carry the offending numbers; sentences are made where they are shown.
public enum DistributionError: Error, Equatable, Sendable {
  /// The lower bound is above the upper one, or one of them is infinite or no number.
  case boundsNotOrdered(low: Double, high: Double)
  /// A bound is further from 0 than every whole number has a double of its own.
  case integerTooLarge(Double, limit: Double)
  /// As above, for whole numbers.
  case integersNotOrdered(low: Int, high: Int)
  /// The bounds of a logarithmic scale must be above 0.
  case boundsNotPositive(low: Double, high: Double)
  /// The number must be finite.
  case meanNotFinite(Double)
  /// The mean must be in `0 ... limit`.
  case meanOutOfRange(Double, limit: Double)
  /// The deviation must be finite and at least 0.
  case deviationNegative(Double)
  /// The shape of a gamma or beta distribution must lie in these bounds.
  case shapeOutOfRange(Double, ClosedRange<Double>)
  /// The scale must be finite and above 0.
  case scaleNotPositive(Double)
  /// A probability must be in `0 ... 1`.
  case chanceOutOfRange(Double)
  /// The number of trials must be in `0 ... limit`.
  case trialsOutOfRange(Int, limit: Int)
  /// There is nothing to choose from.
  case nothingToChoose
  /// The weight at this position is negative, infinite or no number.
  case weightInvalid(Double, at: Int)
  /// All weights are 0.
  case weightsAllZero
  /// More distinct items are asked for than there are, or fewer than 0.
  case pickOutOfRange(count: Int, of: Int)
  /// No value of the distribution lies in the window, or with a probability too small to compute with.
  case windowUnreachable(low: Double, high: Double, probability: Double)
  /// The correlation matrix is not square: this row has this many columns.
  case correlationNotSquare(row: Int, columns: Int)
  /// The correlation matrix must have 1 on its diagonal, values in `-1 ... 1`, and be symmetric; it fails here.
  case correlationInvalid(Double, row: Int, column: Int)
  /// The correlations contradict each other: the matrix is not positive definite, which shows in this row.
  case correlationNotPositiveDefinite(row: Int)
  /// A share is negative, infinite or no number.
  case shareInvalid(Double, at: Int)
}
