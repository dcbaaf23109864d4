/// One number for each pixel of a picture: which instance or segment shows there, 0 for none.
package struct LabelMap: Sendable {
  package let size: PixelSize
  /// Down the first column, then the second …, as masks have it.
  package private(set) var values: [UInt32]

  /// A map of nothing.
  package init(_ size: PixelSize) {
    self.size = size
    values = [UInt32](repeating: 0, count: size.area)
  }

  /// Gives the pixels of `mask` the number `value`.
  package mutating func paint(_ mask: Mask, _ value: UInt32) {
    precondition(mask.size == size)
    values.withUnsafeMutableBufferPointer { values in
      mask.forEachRun { run in
        UnsafeMutableBufferPointer(rebasing: values[run]).update(repeating: value)
      }
    }
  }

  /// Gives every pixel the innermost instance that shows there: of parts the part. Glass lies over what shows through it.
  package init(innermost instances: [Instance], size: PixelSize) {
    self.init(size)
    for instance in instances { paint(instance.mask, UInt32(instance.id)) }
  }

  /// Gives every pixel its segment's number; `segments` are as `segments(of:)` gives them.
  package init(segments: [Int], of instances: [Instance], size: PixelSize) {
    self.init(size)
    for (instance, segment) in zip(instances, segments) { paint(instance.mask, UInt32(segment)) }
  }

  /// The segment of each instance in a panoptic map, by id: its own, or that of what it is a part of.
  ///
  /// From the outermost inwards, the first that doesn't show its parts is the segment of all inside of it. What it was a
  /// part of counts only where it is still labeled.
  package static func segments(of instances: [Instance]) -> [Int] {
    var segments: [Int] = []
    var places: [Int: Int] = [:]
    // Parents come before their parts, so that each knows whether it is open already.
    var isOpen: [Bool] = []
    for (place, instance) in instances.enumerated() {
      places[instance.id] = place
      guard let parent = instance.parent.flatMap({ places[$0] }), parent < place, !isOpen[parent] else {
        segments.append(instance.id)
        isOpen.append(instance.showsParts)
        continue
      }
      segments.append(segments[parent])
      isOpen.append(false)
    }
    return segments
  }

  /// How many pixels each number has, and their tight box; without 0, in the order of numbers.
  package func segments() -> [(id: UInt32, area: Int, box: Box)] {
    var found: [UInt32: (area: Int, left: Int, top: Int, right: Int, bottom: Int)] = [:]
    let height = size.height
    var place = 0
    while place < values.count {
      let (id, start, column) = (values[place], place, place / height)
      let end = (column + 1) * height
      while place < end, values[place] == id { place += 1 }
      guard id != 0 else { continue }
      let (top, bottom) = (start - column * height, place - column * height)
      var known = found[id] ?? (0, column, top, column + 1, bottom)
      known.area += place - start
      (known.left, known.right) = (min(known.left, column), max(known.right, column + 1))
      (known.top, known.bottom) = (min(known.top, top), max(known.bottom, bottom))
      found[id] = known
    }
    return found.sorted { $0.key < $1.key }.map { id, known in
      let box = Box(
        minX: Double(known.left), minY: Double(known.top), maxX: Double(known.right), maxY: Double(known.bottom))
      return (id, known.area, box)
    }
  }
}

/// How far away what shows in each pixel is, in sixteen bits; 0 where nothing is known.
public struct DepthMap: Sendable, Hashable {
  /// Columns and rows.
  public var size: PixelSize
  /// Row by row from the top: metres times 256 where the scene has a ground, else 1 for the uppermost layer, 2 for the
  /// next …
  public var values: [UInt16]

  /// A map of as many values as `size` has pixels.
  public init(size: PixelSize, values: [UInt16]) {
    precondition(values.count == size.area)
    self.size = size
    self.values = values
  }
}
