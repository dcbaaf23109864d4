extension Raster {
  /// The picture at another size: exact area averages where it shrinks, bilinear where it grows, each way by itself.
  ///
  /// Pixels are areas, so a picture's edges stay its edges. Rounded to nearest once, at the end; integers only, so equal
  /// on every processor.
  /// - Precondition: `width` and `height` are at least 1.
  package func scaled(toWidth width: Int, height: Int) -> Raster {
    let result = Raster(width: width, height: height, hasAlpha: hasAlpha)
    let columns = Shares(of: self.width, to: width)
    let rows = Shares(of: self.height, to: height)
    var sums = [UInt32](repeating: 0, count: 4 * self.width)
    for y in 0..<height {
      sums.withUnsafeMutableBufferPointer { sums in
        addRows(rows.parts(y), to: sums)
        result.withUnsafeMutableRow(y) { row in
          columns.average(UnsafeBufferPointer(sums), times: rows.total, into: row)
        }
      }
    }
    return result
  }

  /// Fills `sums` with each channel of each column, added up over `parts` of this picture's rows.
  private func addRows(_ parts: ArraySlice<Shares.Part>, to sums: UnsafeMutableBufferPointer<UInt32>) {
    sums.update(repeating: 0)
    withUnsafeBytes { bytes in
      for part in parts {
        let row = UnsafeRawBufferPointer(rebasing: bytes[part.place * stride..<part.place * stride + sums.count])
        for i in 0..<sums.count { sums[i] &+= UInt32(row[i]) &* part.weight }
      }
    }
  }
}

/// What each of `count` new pixels along a side takes of the old ones.
private struct Shares {
  /// An old pixel and its weight.
  struct Part {
    var place: Int
    var weight: UInt32
  }

  /// The sum of the weights of each new pixel.
  let total: UInt64
  private var all: [Part] = []
  private var starts: [Int] = [0]

  init(of old: Int, to new: Int) {
    starts.reserveCapacity(new + 1)
    // Either way the sums of a whole side stay below 2^32: 255 times the total, which is at most twice a side.
    total = UInt64(new < old ? old : 2 * new)
    for i in 0..<new {
      if new < old { addArea(i, old, new) } else { addNeighbours(i, old, new) }
      starts.append(all.count)
    }
  }

  /// In units of which an old pixel has `new` and a new one `old`.
  private mutating func addArea(_ i: Int, _ old: Int, _ new: Int) {
    let (start, end) = (i * old, (i + 1) * old)
    for place in start / new...(end - 1) / new {
      let share = min(end, (place + 1) * new) - max(start, place * new)
      all.append(Part(place: place, weight: UInt32(share)))
    }
  }

  /// The two old centres around the new one, in units of which an old pixel has `2 * new`.
  private mutating func addNeighbours(_ i: Int, _ old: Int, _ new: Int) {
    let center = (2 * i + 1) * old - new
    let place = center < 0 ? -1 : center / (2 * new)
    let share = UInt32(center - place * 2 * new)
    all.append(Part(place: max(place, 0), weight: UInt32(2 * new) - share))
    if share > 0 { all.append(Part(place: min(place + 1, old - 1), weight: share)) }
  }

  func parts(_ i: Int) -> ArraySlice<Part> { all[starts[i]..<starts[i + 1]] }

  /// Weighs the sums of columns, `times` their weight already, into a row of pixels.
  func average(_ sums: UnsafeBufferPointer<UInt32>, times: UInt64, into row: UnsafeMutableBufferPointer<UInt32>) {
    let divisor = total * times
    for x in 0..<row.count {
      var channels = SIMD4<UInt64>(repeating: divisor / 2)
      for part in parts(x) {
        let place = 4 * part.place
        let column = SIMD4(sums[place], sums[place + 1], sums[place + 2], sums[place + 3])
        channels &+= SIMD4<UInt64>(truncatingIfNeeded: column) &* UInt64(part.weight)
      }
      let word = channels / divisor
      row[x] = UInt32(word[0] | word[1] << 8 | word[2] << 16 | word[3] << 24)
    }
  }
}
