extension Mask {
  /// The pixels inside this mask, the other, or both. Linear in runs.
  ///
  /// - Precondition: both masks have one size; as for all operations here.
  package func union(_ other: Mask) -> Mask { combined(with: other) { $0 || $1 } }

  /// The pixels inside both masks.
  package func intersection(_ other: Mask) -> Mask { combined(with: other) { $0 && $1 } }

  /// The pixels inside this mask and outside the other.
  package func subtracting(_ other: Mask) -> Mask { combined(with: other) { $0 && !$1 } }

  /// How many pixels are inside both masks; makes no mask.
  package func intersectionArea(_ other: Mask) -> Int {
    var area = 0
    forEachCommonRun(with: other) { run, isInside, otherIsInside in
      if isInside, otherIsInside { area += run.count }
    }
    return area
  }

  /// Intersection over union of the areas, in 0 ... 1; 1 for two empty masks, which are equal.
  package func intersectionOverUnion(_ other: Mask) -> Double {
    let common = intersectionArea(other)
    let all = area + other.area - common
    return all == 0 ? 1 : Double(common) / Double(all)
  }

  private func combined(with other: Mask, _ belongs: (Bool, Bool) -> Bool) -> Mask {
    var runs = RunBuilder(size, capacity: counts.count + other.counts.count)
    forEachCommonRun(with: other) { run, isInside, otherIsInside in
      if belongs(isInside, otherIsInside) { runs.append(run) }
    }
    return runs.mask
  }

  /// Walks both lists of runs at once: every stretch over which neither mask changes.
  @inline(__always)
  private func forEachCommonRun(with other: Mask, _ body: (Range<Int>, _ isInside: Bool, _ otherIsInside: Bool) -> Void)
  {
    precondition(size == other.size)
    var (index, otherIndex) = (0, 0)
    var (end, otherEnd) = (Int(counts[0]), Int(other.counts[0]))
    var place = 0
    let area = size.area
    while place < area {
      let next = min(end, otherEnd)
      if place < next { body(place..<next, index % 2 == 1, otherIndex % 2 == 1) }
      place = next
      if end == next, index + 1 < counts.count {
        index += 1
        end += Int(counts[index])
      }
      if otherEnd == next, otherIndex + 1 < other.counts.count {
        otherIndex += 1
        otherEnd += Int(other.counts[otherIndex])
      }
    }
  }
}
