import Glibc
import Randomness
import Testing

/// The lines of a fixture, without comments.
func fixture(_ name: String) throws -> [Substring] {
  let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
  let file = try #require(fopen("/\(folder)/Fixtures/\(name)", "r"))
  defer { fclose(file) }
  var text = ""
  var line: UnsafeMutablePointer<CChar>?
  var capacity = 0
  while getline(&line, &capacity, file) > 0, let line { text += String(cString: line) }
  free(line)
  return text.split(separator: "\n").filter { !$0.hasPrefix("#") }
}

/// A stream of its own for a test.
func stream(_ name: String, _ index: UInt64 = 0) -> Randomness.Stream {
  Randomness.Stream(key: SiteKey(seed: 20_26, path: name), index: index)
}

/// Chi-square of counts against their expectations.
func chiSquare(_ counts: [Int], _ expected: [Double]) -> Double {
  zip(counts, expected).reduce(0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) / $1.1 }
}

/// What chi-square exceeds with probability 10⁻⁵, by Wilson and Hilferty's cube root (1931).
func chiSquareLimit(_ degrees: Int) -> Double {
  let (k, a) = (Double(degrees), 2 / (9 * Double(degrees)))
  return k * pow(1 - a + 4.265 * a.squareRoot(), 3)
}

/// Checks that all of `counts` are equally likely.
func expectEven(_ counts: [Int], _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let mean = Double(counts.reduce(0, +)) / Double(counts.count)
  let value = chiSquare(counts, counts.map { _ in mean })
  #expect(value < chiSquareLimit(counts.count - 1), "\(name): \(value)", sourceLocation: sourceLocation)
}

/// Kolmogorov and Smirnov's statistic times √n, of values against their cumulative distribution function; it exceeds 2.47
/// with probability 10⁻⁵.
func kolmogorovSmirnov(_ values: [Double], _ cumulative: (Double) -> Double) -> Double {
  let sorted = values.sorted()
  let count = Double(sorted.count)
  var greatest = 0.0
  for (index, value) in sorted.enumerated() {
    let wanted = cumulative(value)
    greatest = max(greatest, wanted - Double(index) / count, Double(index + 1) / count - wanted)
  }
  return greatest * count.squareRoot()
}

/// Correlation of two lists, times √n: about standard normal if they are independent.
func correlation(_ a: [Double], _ b: [Double]) -> Double {
  let n = Double(a.count)
  let (meanA, meanB) = (a.reduce(0, +) / n, b.reduce(0, +) / n)
  var (ab, aa, bb) = (0.0, 0.0, 0.0)
  for (x, y) in zip(a, b) {
    ab += (x - meanA) * (y - meanB)
    aa += (x - meanA) * (x - meanA)
    bb += (y - meanB) * (y - meanB)
  }
  return ab / (aa * bb).squareRoot() * n.squareRoot()
}
