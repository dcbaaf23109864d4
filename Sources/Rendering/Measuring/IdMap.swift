import CKernels
import Labels

/// Which occluding layer is on top in each pixel: its number + 1, or 0 where there is none.
///
/// Ids are 16 bits wide where the scene's layers fit, else 32; half the memory is half the time. One per worker.
final class IdMap {
  private(set) var size = PixelSize(width: 0, height: 0)
  private(set) var isWide = false
  /// From one row to the next, in ids: an odd number of cache lines, so that a column's rows do not share cache sets.
  private var stride = 0
  private var memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)

  deinit { memory.deallocate() }

  /// Makes the map ready for a frame of `size` with ids up to `largest`: all 0.
  func reset(_ size: PixelSize, largest: Int) {
    self.size = size
    isWide = largest > Int(UInt16.max)
    stride = (size.width + 31) / 32 * 32 + (size.width + 31) / 32 % 2 * 32 + 32
    let bytes = stride * size.height * (isWide ? 4 : 2)
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
      stage_mark16(
        block, coverage.stride, columns, rows, x, y, line, stride, UInt16(id ?? 0), &extent, runs)
    }
    return Extent(extent)
  }

  /// The id of one pixel.
  func id(x: Int, y: Int) -> Int {
    precondition(0..<size.height ~= y && 0..<size.width ~= x)
    let place = y * stride + x
    return isWide ? Int(wide(place).pointee) : Int(narrow(place).pointee)
  }

  private func wide(_ place: Int) -> UnsafeMutablePointer<UInt32> {
    memory.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt32.self) + place
  }

  private func narrow(_ place: Int) -> UnsafeMutablePointer<UInt16> {
    memory.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt16.self) + place
  }

  /// Walks the map column by column, as COCO's run-lengths do, and tells every place where another id begins.
  ///
  /// `changed` gets the place (x · height + y) and the id that begins there; before the first pixel the id is 0. Strips
  /// of columns are transposed into a buffer that stays in the cache.
  func forEachChange(_ changed: (_ place: Int, _ id: Int) -> Void) {
    // A cache line of ids a row.
    let stripColumns = isWide ? 16 : 32
    let capacity = stripColumns * size.height
    withUnsafeTemporaryAllocation(byteCount: capacity * 4, alignment: 64) { strip in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: capacity) { places in
        guard let values = strip.baseAddress, let found = places.baseAddress else { return }
        var before = 0
        for x in Swift.stride(from: 0, to: size.width, by: stripColumns) {
          let columns = min(stripColumns, size.width - x)
          if isWide {
            let ids = values.assumingMemoryBound(to: UInt32.self)
            stage_transpose32(wide(x), stride, columns, size.height, ids)
            let count = stage_changes32(ids, columns * size.height, UInt32(before), found)
            for i in 0..<count { changed(x * size.height + Int(found[i]), Int(ids[Int(found[i])])) }
            before = Int(ids[columns * size.height - 1])
          } else {
            let ids = values.assumingMemoryBound(to: UInt16.self)
            stage_transpose16(narrow(x), stride, columns, size.height, ids)
            let count = stage_changes16(ids, columns * size.height, UInt16(before), found)
            for i in 0..<count { changed(x * size.height + Int(found[i]), Int(ids[Int(found[i])])) }
            before = Int(ids[columns * size.height - 1])
          }
        }
      }
    }
  }
}
