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

/// The extents of all layers of a frame, and the runs of those layers that need them later.
struct LayerRecords {
  private(set) var extents: [Extent] = []
  private(set) var runs: [CoverageRun] = []
  private var ranges: [Range<Int>] = []

  mutating func reset() {
    extents.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
  }

  /// Adds the next layer. Its runs are read from `coverage` if they are given.
  mutating func add(
    _ extent: Extent, runsIn coverage: CoverageMap?, _ bounds: PixelBounds, runs row: UnsafeMutablePointer<Int32>
  ) {
    extents.append(extent)
    let first = runs.count
    if let coverage {
      let x = bounds.columns.lowerBound
      for y in bounds.rows {
        let found = stage_runs(coverage.row(y, from: x), bounds.columns.count, Int32(x), row)
        for i in 0..<found { runs.append(CoverageRun(y: Int32(y), start: row[2 * i], end: row[2 * i + 1])) }
      }
    }
    ranges.append(first..<runs.count)
  }

  func runs(of layer: Int) -> ArraySlice<CoverageRun> { runs[ranges[layer]] }
}

extension Extent {
  init(_ extent: stage_extent) {
    guard extent.max_x > 0 else { return }
    count(Int(extent.area))
    stretch(
      columns: Int(extent.min_x)..<Int(extent.max_x), rows: Int(extent.min_y)..<Int(extent.max_y))
  }
}
