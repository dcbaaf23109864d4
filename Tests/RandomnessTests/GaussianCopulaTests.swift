import Elementary
import Randomness
import Testing

@Suite("A gaussian copula") struct GaussianCopulaTests {
  private let correlations = [[1, 0.8, -0.3], [0.8, 1, 0.1], [-0.3, 0.1, 1]]

  @Test("gives even numbers whose normal values have the correlations asked for")
  func correlated() throws {
    let copula = try GaussianCopula(correlations: correlations)
    var stream = stream("copula")
    let draws = (0..<50_000).map { _ in copula.draw(from: &stream) }
    let columns = (0..<3).map { column in draws.map { $0[column] } }
    for column in columns {
      #expect(column.allSatisfy { $0 > 0 && $0 < 1 })
      #expect(kolmogorovSmirnov(column) { $0 } < 2.47)
    }
    let normals = columns.map { $0.map(Elementary.inverseNormal) }
    for row in 0..<3 {
      for column in 0..<row {
        let wanted = correlations[row][column]
        let found = correlation(normals[row], normals[column]) / 50_000.0.squareRoot()
        // Four and a half deviations of an estimated correlation.
        #expect(abs(found - wanted) < 4.5 * (1 - wanted * wanted) / 50_000.0.squareRoot())
      }
    }
  }

  @Test("ties values of any distribution by their quantiles")
  func marginals() throws {
    let copula = try GaussianCopula(correlations: [[1, 0.99], [0.99, 1]])
    let (size, count) = (try LogUniform(1, 100), try UniformInteger(0, 9))
    var stream = stream("marginals")
    var (sizes, counts) = ([Double](), [Double]())
    for _ in 0..<20_000 {
      let draw = copula.draw(from: &stream)
      sizes.append(Elementary.log(size.quantile(draw[0])))
      counts.append(Double(count.quantile(draw[1])))
    }
    #expect(correlation(sizes, counts) / 20_000.0.squareRoot() > 0.95)
    #expect(Set(counts) == Set((0...9).map(Double.init)))
  }

  @Test("of one number is just even")
  func single() throws {
    var stream = stream("single")
    let copula = try GaussianCopula(correlations: [[1]])
    #expect(copula.count == 1)
    #expect(kolmogorovSmirnov((0..<5_000).map { _ in copula.draw(from: &stream)[0] }) { $0 } < 2.47)
  }

  @Test("is an error where the matrix cannot be one of correlations")
  func errors() {
    #expect(throws: DistributionError.nothingToChoose) { try GaussianCopula(correlations: []) }
    #expect(throws: DistributionError.correlationNotSquare(row: 1, columns: 1)) {
      try GaussianCopula(correlations: [[1, 0], [0]])
    }
    #expect(throws: DistributionError.correlationInvalid(0.9, row: 1, column: 1)) {
      try GaussianCopula(correlations: [[1, 0], [0, 0.9]])
    }
    #expect(throws: DistributionError.correlationInvalid(0.5, row: 0, column: 1)) {
      try GaussianCopula(correlations: [[1, 0.5], [0.4, 1]])
    }
    #expect(throws: DistributionError.correlationInvalid(1.5, row: 0, column: 1)) {
      try GaussianCopula(correlations: [[1, 1.5], [1.5, 1]])
    }
    // a like b, a like c, but b the opposite of c.
    #expect(throws: DistributionError.correlationNotPositiveDefinite(row: 2)) {
      try GaussianCopula(correlations: [[1, 0.9, 0.9], [0.9, 1, -0.9], [0.9, -0.9, 1]])
    }
    #expect(throws: DistributionError.correlationNotPositiveDefinite(row: 1)) {
      try GaussianCopula(correlations: [[1, 1], [1, 1]])
    }
  }
}
