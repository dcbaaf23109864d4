import CKernels
import Testing

@Suite("The kernels of the stage") struct KernelTests {
  @Test("look up the same colours with wide vectors and without")
  func tableRows() {
    var numbers = Numbers(state: 1)
    let table = (0..<300).map { UInt32($0 &* 2_654_435_761 % 4_294_967_291) }
    for round in 0..<20_000 {
      let count = 1 + numbers.below(100)
      // Small tables have no window of eight; steps over one entry leave it.
      let entries = round % 4 == 0 ? 1 + numbers.below(12) : 256
      let step = Int64(numbers.below(3 << 32)) - 3 << 31
      let place = Int64(numbers.below((entries + 1) << 32)) - 1 << 31
      let rows = [1, 0].map { vectors in
        [UInt32](unsafeUninitializedCapacity: count) { row, filled in
          stage_table_row(row.baseAddress, count, place, step, table, UInt32(entries), Int32(vectors))
          filled = count
        }
      }
      #expect(rows[0] == rows[1], "round \(round)")
      let expected = (0..<count).map { x in
        let index = (place + Int64(x) * step) >> 32
        return table[Int(min(max(index, 0), Int64(entries - 1)))]
      }
      #expect(rows[1] == expected, "round \(round)")
    }
  }

  /// The lists of changes of a map of `columns` in 64 bytes a row, in the order of columns.
  private func changes<Id: FixedWidthInteger>(
    _ ids: [Id], _ columns: Int, _ rows: Int, before: Id,
    _ find: (
      UnsafePointer<Id>, Int, Int, Int, Id, UnsafeMutablePointer<UInt16>, UnsafeMutablePointer<UInt16>
    ) -> Void
  ) -> [Int] {
    let stride = 64 / MemoryLayout<Id>.size
    var lists = [UInt16](repeating: 0, count: stride * rows)
    var counts = [UInt16](repeating: 0, count: stride)
    find(ids, stride, columns, rows, before, &lists, &counts)
    return (0..<columns).flatMap { column in
      (0..<Int(counts[column])).map { column * rows + Int(lists[column * rows + $0]) }
    }
  }

  private func check<Id: FixedWidthInteger>(
    _ find: (
      UnsafePointer<Id>, Int, Int, Int, Id, UnsafeMutablePointer<UInt16>, UnsafeMutablePointer<UInt16>
    ) -> Void
  ) {
    var numbers = Numbers(state: 2)
    let stride = 64 / MemoryLayout<Id>.size
    for round in 0..<500 {
      let (columns, rows) = (1 + numbers.below(stride), 1 + numbers.below(40))
      let before = Id(truncatingIfNeeded: numbers.below(3))
      var ids = [Id](repeating: 0, count: stride * rows)
      for y in 0..<rows {
        for x in 0..<columns {
          // Runs, but for one round in five that is all noise.
          let isNew = round % 5 == 0 || numbers.below(6) == 0 || y == 0
          ids[y * stride + x] = isNew ? Id(truncatingIfNeeded: numbers.below(70_000)) : ids[(y - 1) * stride + x]
        }
      }
      let walked = (0..<columns).flatMap { x in (0..<rows).map { ids[$0 * stride + x] } }
      let expected = walked.indices.filter { walked[$0] != ($0 == 0 ? before : walked[$0 - 1]) }
      #expect(changes(ids, columns, rows, before: before, find) == expected, "round \(round)")
    }
  }

  @Test("find every change of ids, of any width")
  func idChanges() {
    check(stage_changes8)
    check(stage_changes16)
    check(stage_changes32)
  }
}
