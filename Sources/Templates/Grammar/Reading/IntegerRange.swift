package import Specification

/// Whole numbers from one to another, each as likely as any other: `{integer(1, 12)}`.
package struct IntegerRange: Provider {
  private let range: ClosedRange<Int>

  package init(_ range: ClosedRange<Int>) { self.range = range }

  package var count: UInt128? { UInt128(Int128(range.upperBound) - Int128(range.lowerBound)) + 1 }

  /// Nil where digits would say more than a number holds.
  package var wholeNumbers: WholeNumbers? {
    let exact = -(1 << 53)...(1 << 53)
    guard exact.contains(range.lowerBound), exact.contains(range.upperBound) else { return nil }
    return WholeNumbers(first: range.lowerBound)
  }

  package func value(at rank: UInt128) -> Datum { .number(Double(Int128(range.lowerBound) + Int128(rank))) }
}
