extension Box {
  /// The box of no size at the origin: what an instance without pixels has.
  package static let zero = Box(minX: 0, minY: 0, maxX: 0, maxY: 0)

  /// The tight box around `points`; nil if there are none.
  package init?(around points: some Sequence<Point>) {
    var box: Box?
    for point in points {
      guard let known = box else {
        box = Box(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
        continue
      }
      box = Box(
        minX: min(known.minX, point.x), minY: min(known.minY, point.y),
        maxX: max(known.maxX, point.x), maxY: max(known.maxY, point.y))
    }
    guard let box else { return nil }
    self = box
  }

  /// The box around `center`, of the given width and height.
  package init(center: Point, width: Double, height: Double) {
    self.init(
      minX: center.x - width / 2, minY: center.y - height / 2, maxX: center.x + width / 2, maxY: center.y + height / 2)
  }

  /// The middle.
  package var center: Point { Point((minX + maxX) / 2, (minY + maxY) / 2) }

  /// Width times height; 0 if a side is not positive.
  package var area: Double { max(0, width) * max(0, height) }

  /// The part inside a picture of `size`; of no size, on the edge next to it, for a box outside.
  package func clipped(to size: PixelSize) -> Box {
    let (right, bottom) = (Double(size.width), Double(size.height))
    return Box(
      minX: min(max(minX, 0), right), minY: min(max(minY, 0), bottom),
      maxX: min(max(maxX, 0), right), maxY: min(max(maxY, 0), bottom))
  }

  /// The common part; nil if the boxes have no area in common.
  package func intersection(_ other: Box) -> Box? {
    let common = Box(
      minX: max(minX, other.minX), minY: max(minY, other.minY),
      maxX: min(maxX, other.maxX), maxY: min(maxY, other.maxY))
    return common.minX < common.maxX && common.minY < common.maxY ? common : nil
  }

  /// The smallest box that holds both.
  package func union(_ other: Box) -> Box {
    Box(
      minX: min(minX, other.minX), minY: min(minY, other.minY),
      maxX: max(maxX, other.maxX), maxY: max(maxY, other.maxY))
  }

  /// Intersection over union of the areas, in 0 ... 1; 0 if neither has an area.
  package func intersectionOverUnion(_ other: Box) -> Double {
    let common = intersection(other)?.area ?? 0
    let all = area + other.area - common
    return all == 0 ? 0 : common / all
  }

  /// The box as shares of a picture's width and height.
  package func normalized(in size: PixelSize) -> Box {
    let (width, height) = (Double(size.width), Double(size.height))
    return Box(minX: minX / width, minY: minY / height, maxX: maxX / width, maxY: maxY / height)
  }

  /// A box of shares in pixels of a picture: the inverse of `normalized`, up to rounding.
  package func denormalized(in size: PixelSize) -> Box {
    let (width, height) = (Double(size.width), Double(size.height))
    return Box(minX: minX * width, minY: minY * height, maxX: maxX * width, maxY: maxY * height)
  }
}

extension Point {
  /// The point as shares of a picture's width and height.
  package func normalized(in size: PixelSize) -> Point { Point(x / Double(size.width), y / Double(size.height)) }
}
