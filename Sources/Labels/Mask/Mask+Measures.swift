extension Mask {
  /// Calls `body` with every stretch of inside places, in order, `x · height + y` each.
  ///
  /// A stretch may run over the ends of columns; `forEachColumnRun` cuts it there. Linear in runs.
  @inlinable
  public func forEachRun(_ body: (Range<Int>) -> Void) {
    var place = 0
    var index = 0
    while index + 1 < counts.count {
      let start = place + Int(counts[index])
      place = start + Int(counts[index + 1])
      if start < place { body(start..<place) }
      index += 2
    }
  }

  /// Calls `body` with every unbroken stretch of inside rows of one column, columns from the left, rows from the top.
  ///
  /// Linear in runs and in the columns that they cover.
  @inlinable
  public func forEachColumnRun(_ body: (_ column: Int, _ rows: Range<Int>) -> Void) {
    let height = size.height
    var column = 0
    forEachRun { run in
      if run.lowerBound >= (column + 1) * height { column = run.lowerBound / height }
      var start = run.lowerBound
      while start < run.upperBound {
        let base = column * height
        let end = Swift.min(run.upperBound, base + height)
        body(column, start - base..<end - base)
        start = end
        if end == base + height { column += 1 }
      }
    }
  }

  /// How many pixels are inside.
  package var area: Int {
    var sum = 0
    for index in stride(from: 1, to: counts.count, by: 2) { sum += Int(counts[index]) }
    return sum
  }

  /// Whether no pixel is inside.
  package var isEmpty: Bool { counts.count < 2 }

  /// The tight edges of the pixels inside; nil if there are none.
  package var tightBox: Box? {
    let height = size.height
    var (left, right, top, bottom) = (Int.max, 0, Int.max, 0)
    forEachRun { run in
      let first = run.lowerBound / height
      let last = (run.upperBound - 1) / height
      left = min(left, first)
      right = max(right, last + 1)
      // A run that goes over a column's end touches the picture's bottom and top.
      top = first == last ? min(top, run.lowerBound - first * height) : 0
      bottom = first == last ? max(bottom, run.upperBound - last * height) : height
    }
    guard left < right else { return nil }
    return Box(minX: Double(left), minY: Double(top), maxX: Double(right), maxY: Double(bottom))
  }

  /// Whether `counts` are what `init(size:counts:)` asks for: they fill `size`, and none but the first is 0.
  package static func isCanonical(_ counts: [UInt32], for size: PixelSize) -> Bool {
    guard size.isMaskable, !counts.isEmpty else { return false }
    if counts.count == 1 { return counts[0] == size.area }
    return !counts.dropFirst().contains(0) && counts.reduce(0) { $0 + Int($1) } == size.area
  }
}

extension PixelSize {
  /// Whether a mask can have this size: no side is negative, and places fit 32 bits.
  package var isMaskable: Bool {
    guard width >= 0, height >= 0 else { return false }
    let (area, overflow) = width.multipliedReportingOverflow(by: height)
    return !overflow && area <= UInt32.max
  }
}
