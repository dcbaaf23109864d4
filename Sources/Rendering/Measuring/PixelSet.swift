import Labels

/// A set of pixels within bounds, for the few measures that one pass can't give: what shows of glass.
struct PixelSet {
  let bounds: PixelBounds
  /// Column after column, one byte a pixel.
  private var bytes: [UInt8]

  init(_ bounds: PixelBounds) {
    self.bounds = bounds
    bytes = Array(repeating: 0, count: bounds.columns.count * bounds.rows.count)
  }

  private func place(x: Int, y: Int) -> Int {
    (x - bounds.columns.lowerBound) * bounds.rows.count + y - bounds.rows.lowerBound
  }

  mutating func insert(x: Int, y: Int) { bytes[place(x: x, y: y)] = 1 }

  /// The mask's counts in a picture of `size`, with area and tight box.
  func measured(in size: PixelSize) -> (mask: Mask, extent: Extent) {
    var counts: [UInt32] = []
    var extent = Extent()
    var end = 0
    forEachRun(in: size) { run in
      counts.append(UInt32(run.lowerBound - end))
      counts.append(UInt32(run.count))
      end = run.upperBound
      extent.addRun(run, height: size.height)
    }
    if end < size.area { counts.append(UInt32(size.area - end)) }
    return (Mask(size: size, counts: counts), extent)
  }

  /// Column-major runs; touching ones are joined, over the ends of columns too.
  private func forEachRun(in size: PixelSize, _ body: (Range<Int>) -> Void) {
    var open: Range<Int>?
    var at = 0
    for x in bounds.columns {
      for y in bounds.rows {
        defer { at += 1 }
        guard bytes[at] != 0 else { continue }
        let place = x * size.height + y
        if let run = open, run.upperBound == place {
          open = run.lowerBound..<(place + 1)
        } else {
          if let open { body(open) }
          open = place..<(place + 1)
        }
      }
    }
    if let open { body(open) }
  }
}
