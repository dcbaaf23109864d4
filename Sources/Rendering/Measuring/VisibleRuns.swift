import Labels

/// The visible pixels of every instance, read off the id map in one pass.
///
/// A pixel belongs to the owner of its topmost occluding layer and to all whose part that owner is. Runs of one instance
/// come in the order of places, touching ones already joined, so they are COCO's counts but for the differences.
struct VisibleRuns {
  private struct Run {
    var start: UInt32
    var end: UInt32
    /// The next run of the same instance, or -1.
    var next: Int32
  }

  private struct Tally {
    var openSince = 0
    var first: Int32 = -1
    var last: Int32 = -1
    var runs = 0
    var extent = Extent()
  }

  private let size: PixelSize
  private var runs: [Run] = []
  private var tallies: [Tally]

  /// Reads `ids`, whose layers belong to `owners` (-1: to nobody).
  init(_ ids: IdMap, owners: [Int], family: Family) {
    size = ids.size
    tallies = Array(repeating: Tally(), count: family.parents.count)
    guard !tallies.isEmpty else { return }
    var current = -1
    ids.forEachChange { place, id in
      let owner = id == 0 ? -1 : owners[id - 1]
      guard owner != current else { return }
      change(from: current, to: owner, at: place, family: family)
      current = owner
    }
    change(from: current, to: -1, at: size.area, family: family)
  }

  /// Ends the runs of `old` and its ancestors, begins those of `new` and its own; common ones go on.
  private mutating func change(from old: Int, to new: Int, at place: Int, family: Family) {
    var (ending, beginning) = (old, new)
    while ending != beginning {
      // The deeper one is no ancestor of the other; instances of one depth climb together.
      let endDepth = ending < 0 ? -1 : family.depths[ending]
      let beginDepth = beginning < 0 ? -1 : family.depths[beginning]
      if endDepth >= beginDepth {
        close(ending, at: place)
        ending = family.parents[ending]
      }
      if beginDepth >= endDepth {
        tallies[beginning].openSince = place
        beginning = family.parents[beginning]
      }
    }
  }

  private mutating func close(_ instance: Int, at place: Int) {
    let start = tallies[instance].openSince
    let number = Int32(runs.count)
    runs.append(Run(start: UInt32(start), end: UInt32(place), next: -1))
    let last = tallies[instance].last
    if last >= 0 { runs[Int(last)].next = number } else { tallies[instance].first = number }
    tallies[instance].last = number
    tallies[instance].runs += 1
    tallies[instance].extent.addRun(start..<place, height: size.height)
  }

  func extent(of instance: Int) -> Extent { tallies[instance].extent }

  func mask(of instance: Int) -> Mask {
    let tally = tallies[instance]
    let counts = [UInt32](unsafeUninitializedCapacity: 2 * tally.runs + 1) { buffer, count in
      var end: UInt32 = 0
      var number = tally.first
      while number >= 0 {
        let run = runs[Int(number)]
        buffer[count] = run.start - end
        buffer[count + 1] = run.end - run.start
        count += 2
        end = run.end
        number = run.next
      }
      let rest = UInt32(size.area) - end
      if rest > 0 {
        buffer[count] = rest
        count += 1
      }
    }
    return Mask(size: size, counts: counts)
  }
}

extension Extent {
  /// Adds a column-major run: one that goes over a column's end spans all rows.
  mutating func addRun(_ places: Range<Int>, height: Int) {
    let tall = UInt32(height)
    let (first, last) = (UInt32(places.lowerBound), UInt32(places.upperBound - 1))
    let (left, right) = (first / tall, last / tall)
    count(places.count)
    if left == right {
      let top = Int(first - left * tall)
      stretch(columns: Int(left)..<Int(left + 1), rows: top..<(top + places.count))
    } else {
      stretch(columns: Int(left)..<Int(right + 1), rows: 0..<height)
    }
  }
}
