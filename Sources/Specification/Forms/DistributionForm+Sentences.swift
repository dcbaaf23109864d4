import Randomness

extension DistributionError {
  /// The fault as a sentence about the form `name`.
  func sentence(for name: String) -> String {
    switch self {
    case .boundsNotOrdered(let low, let high):
      "the bounds of '\(name)' must rise, are \(shown(low)) and \(shown(high))"
    case .integersNotOrdered(let low, let high): "the bounds of '\(name)' must rise, are \(low) and \(high)"
    case .integerTooLarge(let number, let limit):
      "the whole numbers of '\(name)' must lie between -\(shown(limit)) and \(shown(limit)), one is \(shown(number))"
    case .boundsNotPositive(let low, let high):
      "the bounds of '\(name)' must be above 0, are \(shown(low)) and \(shown(high))"
    case .meanNotFinite(let mean): "the mean of '\(name)' must be a finite number, is \(mean)"
    case .meanOutOfRange(let mean, let limit):
      "the mean of '\(name)' must be between 0 and \(shown(limit)), is \(shown(mean))"
    case .deviationNegative(let deviation):
      "the deviation of '\(name)' must be at least 0, is \(shown(deviation))"
    case .shapeOutOfRange(let shape, let range):
      "the shapes of '\(name)' must lie between \(decimal(range.lowerBound)) and \(shown(range.upperBound)), one is "
        + shown(shape)
    case .scaleNotPositive(let scale): "the scale of '\(name)' must be above 0, is \(shown(scale))"
    case .chanceOutOfRange(let chance): "the chance of '\(name)' must be between 0 and 1, is \(shown(chance))"
    case .trialsOutOfRange(let trials, let limit):
      "the trials of '\(name)' must be between 0 and \(limit), are \(trials)"
    case .nothingToChoose: "'\(name)' has nothing to choose from"
    case .weightInvalid(let weight, let place):
      "the weight of item \(place + 1) of '\(name)' must be a number of at least 0, is \(weight)"
    case .weightsAllZero: "the weights of '\(name)' must not all be 0"
    case .pickOutOfRange(let count, let total): "'\(name)' can't take \(count) distinct items of \(total)"
    case .windowUnreachable(let low, let high, _):
      "'\(name)' practically never falls between \(shown(low)) and \(shown(high)), as 'within' wants"
    case .correlationNotSquare(let row, let columns):
      "the correlations of '\(name)' must be a square, but row \(row + 1) has \(columns) number\(columns == 1 ? "" : "s")"
    case .correlationInvalid(let number, let row, let column):
      "the correlations of '\(name)' need 1 on the diagonal and the same numbers in -1 ... 1 on both sides of it;"
        + " row \(row + 1), column \(column + 1) is \(shown(number))"
    case .correlationNotPositiveDefinite(let row):
      "the correlations of '\(name)' contradict each other, which shows in row \(row + 1)"
    case .shareInvalid(let share, let place):
      "share \(place + 1) of '\(name)' must be a number of at least 0, is \(share)"
    }
  }
}
