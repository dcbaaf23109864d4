import Labels

/// What a dataset holds, counted; adds up over chunks. Sums wrap: the numbers of a stranger's shards must not trap.
package struct Tally: Sendable, Hashable {
  /// The counts of one split.
  package struct Split: Sendable, Hashable {
    package var samples: UInt64 = 0
    /// Instances by class index; no entry is 0.
    package var instances: [Int: UInt64] = [:]
    /// Instances that are marked as not for training; they are among `instances`.
    package var ignored: UInt64 = 0
  }

  package var splits: [String: Split] = [:]
  /// Dropped instances, by reason.
  package var dropped: [String: UInt64] = [:]

  /// How reasons begin that are constraints of places: of what was left out, and of what stands where least is wrong.
  static let unplaced = "unplaced/"
  static let relaxed = "relaxed/"

  package init() {}

  /// The constraints of places that could not be met, by path, and how often: where the object was left out, and where the
  /// constraint was relaxed.
  package var unmet: [(constraint: String, isDropped: Bool, count: UInt64)] {
    dropped.sorted { $0.key < $1.key }.compactMap { reason, count in
      for prefix in [Tally.unplaced, Tally.relaxed] where reason.hasPrefix(prefix) {
        return (String(reason.dropFirst(prefix.count)), prefix == Tally.unplaced, count)
      }
      return nil
    }
  }

  package var samples: UInt64 { splits.values.reduce(0) { $0 &+ $1.samples } }
  package var instances: UInt64 { splits.values.reduce(0) { $0 &+ $1.instances.values.reduce(0, &+) } }

  mutating func add(_ sample: borrowing Sample) {
    let instances = sample.instances
    func count(in split: inout Split) {
      split.samples += 1
      for instance in instances {
        split.instances[instance.classIndex, default: 0] += 1
        if instance.isIgnored { split.ignored += 1 }
      }
    }
    count(in: &splits[sample.split, default: Split()])
  }

  /// Counts so many texts of one split.
  mutating func add(texts count: UInt64, of split: String) {
    if count > 0 { splits[split, default: Split()].samples += count }
  }

  mutating func add(dropped more: [String: UInt64]) { dropped.merge(more, uniquingKeysWith: &+) }

  mutating func join(_ other: Tally) {
    for (name, theirs) in other.splits {
      func join(_ ours: inout Split) {
        ours.samples &+= theirs.samples
        ours.instances.merge(theirs.instances, uniquingKeysWith: &+)
        ours.ignored &+= theirs.ignored
      }
      join(&splits[name, default: Split()])
    }
    add(dropped: other.dropped)
  }
}
