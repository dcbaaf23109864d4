/// Four corners, in order around an area: an oriented box, or an object's own box after all that was done to it.
public struct Quad: Sendable, Hashable {
  /// The corner that the others are counted from.
  public var first: Point
  /// The next one: of a box, the other end of the upper edge.
  public var second: Point
  /// The corner across from the first.
  public var third: Point
  /// The last one.
  public var fourth: Point

  /// The quad of these corners.
  public init(_ first: Point, _ second: Point, _ third: Point, _ fourth: Point) {
    self.first = first
    self.second = second
    self.third = third
    self.fourth = fourth
  }

  /// A box's corners, clockwise on screen from the upper left one.
  public init(_ box: Box) {
    self.init(
      Point(box.minX, box.minY), Point(box.maxX, box.minY), Point(box.maxX, box.maxY), Point(box.minX, box.maxY))
  }

  /// The corners in order.
  public var points: [Point] { [first, second, third, fourth] }

  /// The area inside; negative if the corners run counterclockwise on screen.
  package var signedArea: Double { Ring(points).signedArea }
}
