import CKernels
import Labels

/// Which occluding layer is on top in each pixel: its number + 1, or 0 where there is none.
///
/// Ids are 8 bits wide where the scene's layers fit, else 32: a quarter of the memory is a quarter of the time. One per
/// worker.
final class IdMap {
  private(set) var size = PixelSize(width: 0, height: 0)
  private(set) var isWide = false
  /// From one row to the next, in ids: an odd number of cache lines, so that a column's rows do not share cache sets.
  private var stride = 0
  private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  /// How many ids a cache line holds.
  private var stripColumns: Int { isWide ? 16 : 64 }

  deinit { memory.deallocate() }

  /// Makes the map ready for a frame of `size` with ids up to `largest`: all 0.
  func reset(_ size: PixelSize, largest: Int) {
    self.size = size
    isWide = largest > Int(UInt8.max)
    let lines = (size.width + stripColumns - 1) / stripColumns
    stride = (lines % 2 == 0 ? lines + 1 : lines) * stripColumns
    let bytes = stride * size.height * (isWide ? 4 : 1)
    if memory.count < bytes {
      memory.deallocate()
      memory = .allocate(byteCount: bytes, alignment: 64)
    }
    memory[..<bytes].initializeMemory(as: UInt8.self, repeating: 0)
  }

  /// Writes `id`, unless it is nil, where `coverage` covers a pixel by at least half; returns the extent of these pixels.
  ///
  /// - Parameter runs: room for the runs of one row.
  func mark(
    _ id: Int?, where coverage: CoverageMap, in bounds: PixelBounds, runs: UnsafeMutablePointer<Int32>
  ) -> Extent {
    guard !bounds.isEmpty else { return Extent() }
    precondition(bounds.columns.upperBound <= size.width && bounds.rows.upperBound <= size.height)
    let (x, y) = (Int32(bounds.columns.lowerBound), Int32(bounds.rows.lowerBound))
    let (columns, rows) = (Int32(bounds.columns.count), Int32(bounds.rows.count))
    let place = Int(y) * stride + Int(x)
    let block = coverage.row(Int(y), from: Int(x))
    var extent = stage_extent()
    if isWide {
      let line = id == nil ? nil : wide(place)
      stage_mark32(
        block, coverage.stride, columns, rows, x, y, line, stride, UInt32(id ?? 0), &extent, runs)
    } else {
      let line = id == nil ? nil : narrow(place)
      stage_mark8(
        block, coverage.stride, columns, rows, x, y, line, stride, UInt8(id ?? 0), &extent, runs)
    }
    return Extent(extent)
  }

  /// The id of one pixel.
  func id(x: Int, y: Int) -> Int {
    precondition(0..<size.height ~= y && 0..<size.width ~= x)
    return id(at: y * stride + x)
  }

  private func id(at place: Int) -> Int { isWide ? Int(wide(place).pointee) : Int(narrow(place).pointee) }

  private func wide(_ place: Int) -> UnsafeMutablePointer<UInt32> {
    memory.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt32.self) + place
  }

  private func narrow(_ place: Int) -> UnsafeMutablePointer<UInt8> {
    memory.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self) + place
  }

  /// Walks the map column by column, as COCO's run-lengths do, and tells every place where another id begins.
  ///
  /// `changed` gets the place (x · height + y) and the id that begins there; before the first pixel the id is 0. A strip
  /// is a cache line of ids a row; its rows are compared with each other, which spares turning columns into rows.
  func forEachChange(_ changed: (_ place: Int, _ id: Int) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: stripColumns * (size.height + 1)) { room in
      guard let counts = room.baseAddress else { return }
      let lists = counts + stripColumns
      for x in Swift.stride(from: 0, to: size.width, by: stripColumns) {
        let columns = min(stripColumns, size.width - x)
        findChanges(x, columns, lists, counts)
        for column in 0..<columns {
          let rows = lists + column * size.height
          for number in 0..<Int(counts[column]) {
            let y = Int(rows[number])
            changed((x + column) * size.height + y, id(at: y * stride + x + column))
          }
        }
      }
    }
  }

  private func findChanges(
    _ x: Int, _ columns: Int, _ lists: UnsafeMutablePointer<UInt16>, _ counts: UnsafeMutablePointer<UInt16>
  ) {
    let before = x == 0 ? 0 : id(at: (size.height - 1) * stride + x - 1)
    if isWide {
      stage_changes32(wide(x), stride, columns, size.height, UInt32(before), lists, counts)
    } else {
      stage_changes8(narrow(x), stride, columns, size.height, UInt8(before), lists, counts)
    }
  }
}
