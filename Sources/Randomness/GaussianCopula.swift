import Elementary

/// Numbers between 0 and 1, each spread evenly, that are tied to each other as the values of a multivariate normal
/// distribution are; quantile functions make values of any distribution of them. Takes two words for each.
///
/// The correlations are those of the normal values. Cholesky's decomposition, made when the copula is.
public struct GaussianCopula: Distribution {
  /// The rows of the lower triangle, one after the other.
  private let triangle: [Double]
  /// How many numbers are drawn together.
  public let count: Int

  /// - Throws: `nothingToChoose` for an empty matrix, `correlationNotSquare`, `correlationInvalid`,
  ///   `correlationNotPositiveDefinite`.
  public init(correlations: [[Double]]) throws(DistributionError) {
    try GaussianCopula.check(correlations)
    count = correlations.count
    var triangle: [Double] = []
    func start(_ row: Int) -> Int { row * (row + 1) / 2 }
    for row in correlations.indices {
      for column in 0...row {
        var rest = correlations[row][column]
        for k in 0..<column { rest -= triangle[start(row) + k] * triangle[start(column) + k] }
        if column < row {
          triangle.append(rest / triangle[start(column) + column])
        } else {
          // Less than this is what rounding leaves of a contradiction.
          guard rest > 1e-12 else { throw .correlationNotPositiveDefinite(row: row) }
          triangle.append(rest.squareRoot())
        }
      }
    }
    self.triangle = triangle
  }

  private static func check(_ matrix: [[Double]]) throws(DistributionError) {
    guard !matrix.isEmpty else { throw .nothingToChoose }
    for (row, values) in matrix.enumerated() {
      guard values.count == matrix.count else { throw .correlationNotSquare(row: row, columns: values.count) }
    }
    for row in matrix.indices {
      for column in matrix.indices {
        let value = matrix[row][column]
        let isRight = row == column ? value == 1 : abs(value) <= 1 && value == matrix[column][row]
        guard isRight else { throw .correlationInvalid(value, row: row, column: column) }
      }
    }
  }

  /// Draws a value.
  public func draw(from stream: inout Stream) -> [Double] {
    var values = (0..<count).map { _ in Elementary.inverseNormal(stream.openUnit()) }
    // From the last on, so that each row still finds the independent values before it.
    for row in (0..<count).reversed() {
      let start = row * (row + 1) / 2
      var sum = 0.0
      for column in 0...row { sum += triangle[start + column] * values[column] }
      // Strictly between 0 and 1, as quantile functions want it.
      values[row] = min(Elementary.normalCDF(sum), 1 - 0x1p-53)
    }
    return values
  }
}
