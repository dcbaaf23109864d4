import CKernels
import Labels

/// Which occluding layer is on top in each pixel: its number + 1, or 0 where there is none.
///
/// Ids are 8 bits wide where the scene's layers fit, else 16 or 32; half the memory is nearly half the time. One per
/// worker.
final class IdMap {
  private enum Width: Int { case bytes = 1, words = 2, longs = 4 }

  private(set) var size = PixelSize(width: 0, height: 0)
  private var width = Width.bytes
  private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  /// From one row to the next, in ids: an odd number of cache lines, so that a column's rows do not share cache sets.
  private var stride = 0

  deinit { memory.deallocate() }

  /// Makes the map ready for a frame of `size` with ids up to `largest`: all 0.
  func reset(_ size: PixelSize, largest: Int) {
    self.size = size
    width = largest <= Int(UInt8.max) ? .bytes : largest <= Int(UInt16.max) ? .words : .longs
    let lines = (size.width * width.rawValue + 63) / 64
    stride = (lines % 2 == 0 ? lines + 1 : lines) * 64 / width.rawValue
    let bytes = stride * size.height * width.rawValue
    if memory.count < bytes {
      memory.deallocate()
      memory = .allocate(byteCount: bytes, alignment: 64)
    }
    memory[..<bytes].initializeMemory(as: UInt8.self, repeating: 0)
  }

  /// The ids from a place on, as `Id`s of the present width.
  private func ids<Id: FixedWidthInteger>(_ x: Int, _ y: Int, as type: Id.Type = Id.self) -> UnsafeMutablePointer<Id> {
    precondition(0..<size.width ~= x && 0..<size.height ~= y && MemoryLayout<Id>.size == width.rawValue)
    return memory.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: Id.self) + y * stride + x
  }

  /// The id of one pixel.
  func id(x: Int, y: Int) -> Int {
    switch width {
    case .bytes: Int(ids(x, y, as: UInt8.self).pointee)
    case .words: Int(ids(x, y, as: UInt16.self).pointee)
    case .longs: Int(ids(x, y, as: UInt32.self).pointee)
    }
  }

  /// For each pixel, row by row from the top, what `table` has for its id.
  ///
  /// - Precondition: `table` has an entry for every id.
  func mapped(by table: [UInt16]) -> [UInt16] {
    switch width {
    case .bytes: mapped(by: table, as: UInt8.self)
    case .words: mapped(by: table, as: UInt16.self)
    case .longs: mapped(by: table, as: UInt32.self)
    }
  }

  private func mapped<Id: FixedWidthInteger>(by table: [UInt16], as type: Id.Type) -> [UInt16] {
    [UInt16](unsafeUninitializedCapacity: size.area) { values, count in
      for y in 0..<size.height {
        let row: UnsafeMutablePointer<Id> = ids(0, y)
        for x in 0..<size.width { values.initializeElement(at: y * size.width + x, to: table[Int(row[x])]) }
      }
      count = size.area
    }
  }

  /// Writes `id`, unless it is nil, where `coverage` covers a pixel by at least half; returns the extent of these pixels.
  ///
  /// `runs` is room for the runs of one row.
  func mark(
    _ id: Int?, where coverage: CoverageMap, in bounds: PixelBounds, runs: UnsafeMutablePointer<Int32>
  ) -> Extent {
    guard !bounds.isEmpty else { return Extent() }
    precondition(bounds.columns.upperBound <= size.width && bounds.rows.upperBound <= size.height)
    let (x, y) = (bounds.columns.lowerBound, bounds.rows.lowerBound)
    let (columns, rows) = (Int32(bounds.columns.count), Int32(bounds.rows.count))
    let block = coverage.row(y, from: x)
    let (left, top, step) = (Int32(x), Int32(y), coverage.stride)
    var extent = stage_extent()
    switch width {
    case .bytes:
      let map = id == nil ? nil : ids(x, y, as: UInt8.self)
      stage_mark8(block, step, columns, rows, left, top, map, stride, UInt8(id ?? 0), &extent, runs)
    case .words:
      let map = id == nil ? nil : ids(x, y, as: UInt16.self)
      stage_mark16(block, step, columns, rows, left, top, map, stride, UInt16(id ?? 0), &extent, runs)
    case .longs:
      let map = id == nil ? nil : ids(x, y, as: UInt32.self)
      stage_mark32(block, step, columns, rows, left, top, map, stride, UInt32(id ?? 0), &extent, runs)
    }
    return Extent(extent)
  }

  /// Walks the map column by column, as COCO's run-lengths do, and tells every place where another id begins.
  ///
  /// `changed` gets the place (x · height + y) and the id that begins there; before the first pixel the id is 0.
  func forEachChange(_ changed: (_ place: Int, _ id: Int) -> Void) {
    guard size.area > 0 else { return }
    switch width {
    case .bytes: walk(changes: stage_changes8, changed)
    case .words: walk(changes: stage_changes16, changed)
    case .longs: walk(changes: stage_changes32, changed)
    }
  }

  /// Rows are compared with each other, in strips of one cache line a row, and what changes is listed by columns: that
  /// spares turning columns into rows.
  @inline(__always)
  private func walk<Id: FixedWidthInteger>(
    changes: (
      UnsafePointer<Id>, Int, Int, Int, Id, UnsafeMutablePointer<UInt16>, UnsafeMutablePointer<UInt16>
    ) -> Void, _ changed: (_ place: Int, _ id: Int) -> Void
  ) {
    let stripColumns = 64 / width.rawValue
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: stripColumns * (size.height + 1)) { room in
      guard let counts = room.baseAddress else { return }
      let lists = counts + stripColumns
      var before: Id = 0
      for x in Swift.stride(from: 0, to: size.width, by: stripColumns) {
        let columns = min(stripColumns, size.width - x)
        let strip: UnsafeMutablePointer<Id> = ids(x, 0)
        changes(strip, stride, columns, size.height, before, lists, counts)
        for column in 0..<columns {
          let rows = lists + column * size.height
          for number in 0..<Int(counts[column]) {
            let y = Int(rows[number])
            changed((x + column) * size.height + y, Int(strip[y * stride + column]))
          }
        }
        before = strip[(size.height - 1) * stride + columns - 1]
      }
    }
  }
}
