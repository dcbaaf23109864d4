extension Mask {
  /// The mask of the non-zero bytes of a bitmap, one byte a pixel, row by row from the top.
  ///
  /// - Precondition: there are as many bytes as `size` has pixels.
  package init(size: PixelSize, rows bitmap: [UInt8]) {
    precondition(bitmap.count == size.area)
    var runs = RunBuilder(size)
    for x in 0..<size.width {
      for y in 0..<size.height where bitmap[y * size.width + x] != 0 {
        let place = x * size.height + y
        runs.append(place..<place + 1)
      }
    }
    self = runs.mask
  }

  /// The mask as a bitmap: one byte a pixel, 1 inside and 0 outside, row by row from the top.
  package var bitmap: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size.area)
    forEachColumnRun { x, rows in
      for y in rows { bytes[y * size.width + x] = 1 }
    }
    return bytes
  }
}

/// Collects stretches of inside places, in order and without overlap, into a canonical mask.
struct RunBuilder {
  private let size: PixelSize
  private var counts: [UInt32] = [0]
  private var end = 0

  init(_ size: PixelSize, capacity: Int = 0) {
    self.size = size
    counts.reserveCapacity(capacity)
  }

  /// Adds a stretch that begins at or behind the end of the last one; those that touch become one run.
  mutating func append(_ run: Range<Int>) {
    guard !run.isEmpty else { return }
    assert(run.lowerBound >= end && run.upperBound <= size.area)
    let gap = run.lowerBound - end
    if gap == 0, counts.count.isMultiple(of: 2) {
      counts[counts.count - 1] += UInt32(run.count)
    } else {
      if counts.count == 1 { counts[0] = UInt32(gap) } else { counts.append(UInt32(gap)) }
      counts.append(UInt32(run.count))
    }
    end = run.upperBound
  }

  var mask: Mask {
    var all = counts
    let rest = UInt32(size.area - end)
    if all.count == 1 { all[0] = rest } else if rest > 0 { all.append(rest) }
    return Mask(size: size, counts: all)
  }
}
