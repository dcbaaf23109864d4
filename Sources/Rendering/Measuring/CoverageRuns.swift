import CKernels
import Labels

/// The pixels that a layer covers by at least half, row by row.
struct CoverageRun {
  var y: Int32
  /// From the first column to the one after the last.
  var start: Int32
  var end: Int32
}

/// Area and tight box of a set of pixels.
struct Extent {
  private(set) var area = 0
  private var minX = Int.max
  private var minY = Int.max
  private var maxX = 0
  private var maxY = 0

  /// Adds pixels that are not in it yet.
  mutating func add(columns: Range<Int>, rows: Range<Int>) {
    area += columns.count * rows.count
    stretch(columns: columns, rows: rows)
  }

  /// Stretches the box alone.
  mutating func stretch(columns: Range<Int>, rows: Range<Int>) {
    minX = min(minX, columns.lowerBound)
    minY = min(minY, rows.lowerBound)
    maxX = max(maxX, columns.upperBound)
    maxY = max(maxY, rows.upperBound)
  }

  mutating func count(_ pixels: Int) { area += pixels }

  /// The box's edges; all 0 if there are no pixels.
  var box: Box {
    guard maxX > 0 else { return Box(minX: 0, minY: 0, maxX: 0, maxY: 0) }
    return Box(minX: Double(minX), minY: Double(minY), maxX: Double(maxX), maxY: Double(maxY))
  }

  var bounds: PixelBounds {
    maxX > 0 ? PixelBounds(columns: minX..<maxX, rows: minY..<maxY) : .empty
  }
}

/// The runs and extents of all layers of a frame; runs are kept only for layers that need them later.
struct LayerRecords {
  private(set) var extents: [Extent] = []
  private(set) var runs: [CoverageRun] = []
  private var ranges: [Range<Int>] = []

  mutating func reset() {
    extents.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
  }

  mutating func begin() {
    extents.append(Extent())
    ranges.append(runs.count..<runs.count)
  }

  /// Adds a run to the layer that was begun last.
  mutating func add(_ columns: Range<Int>, y: Int, isKept: Bool) {
    extents[extents.count - 1].add(columns: columns, rows: y..<(y + 1))
    guard isKept else { return }
    runs.append(CoverageRun(y: Int32(y), start: Int32(columns.lowerBound), end: Int32(columns.upperBound)))
    ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound..<runs.count
  }

  func runs(of layer: Int) -> ArraySlice<CoverageRun> { runs[ranges[layer]] }
}
