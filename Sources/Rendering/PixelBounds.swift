import Labels

/// A range of columns and rows.
struct PixelBounds: Equatable {
  var columns: Range<Int>
  var rows: Range<Int>

  static let empty = PixelBounds(columns: 0..<0, rows: 0..<0)

  var isEmpty: Bool { columns.isEmpty || rows.isEmpty }

  init(columns: Range<Int>, rows: Range<Int>) {
    self.columns = columns
    self.rows = rows
  }

  /// The pixels inside a picture of `size` that `box` touches. A box of no size, or one that is not a number, has none.
  init(around box: Box, in size: PixelSize) {
    columns = PixelBounds.touched(from: box.minX, to: box.maxX, below: size.width)
    rows = PixelBounds.touched(from: box.minY, to: box.maxY, below: size.height)
    if isEmpty { self = .empty }
  }

  func union(_ other: PixelBounds) -> PixelBounds {
    if isEmpty { return other }
    if other.isEmpty { return self }
    return PixelBounds(
      columns: min(columns.lowerBound, other.columns.lowerBound)..<max(columns.upperBound, other.columns.upperBound),
      rows: min(rows.lowerBound, other.rows.lowerBound)..<max(rows.upperBound, other.rows.upperBound))
  }

  private static func touched(from low: Double, to high: Double, below limit: Int) -> Range<Int> {
    guard low < high, high > 0, low < Double(limit) else { return 0..<0 }
    return Int(max(low.rounded(.down), 0))..<Int(min(high.rounded(.up), Double(limit)))
  }
}
