/// A point of the picture in continuous pixels: x to the right, y down, the origin at the top-left corner of the
/// top-left pixel. Pixel (i, j) covers [i, i + 1) x [j, j + 1).
public struct Point: Sendable, Hashable {
  /// Pixels from the left edge.
  public var x: Double
  /// Pixels from the top edge.
  public var y: Double

  /// The point at (`x`, `y`).
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// The size of a picture in whole pixels.
public struct PixelSize: Sendable, Hashable {
  /// Columns.
  public var width: Int
  /// Rows.
  public var height: Int

  /// A size of `width` columns and `height` rows.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// How many pixels there are.
  public var area: Int { width * height }
}

/// An axis-aligned box in continuous pixels: its edges, not its last pixels. A box around pixels i to j is [i, j + 1).
public struct Box: Sendable, Hashable {
  /// The left edge.
  public var minX: Double
  /// The top edge.
  public var minY: Double
  /// The right edge.
  public var maxX: Double
  /// The bottom edge.
  public var maxY: Double

  /// The box between the given edges.
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// `maxX - minX`.
  public var width: Double { maxX - minX }
  /// `maxY - minY`.
  public var height: Double { maxY - minY }
}

/// A map of the plane: (x, y) goes to (xx·x + xy·y + x0, yx·x + yy·y + y0).
public struct Affine: Sendable, Hashable {
  // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
  public var xx: Double, yx: Double, xy: Double, yy: Double, x0: Double, y0: Double

  /// The map with the given coefficients, in cairo's order.
  public init(xx: Double, yx: Double, xy: Double, yy: Double, x0: Double, y0: Double) {
    self.xx = xx
    self.yx = yx
    self.xy = xy
    self.yy = yy
    self.x0 = x0
    self.y0 = y0
  }

  /// The map that moves nothing.
  public static let identity = Affine(xx: 1, yx: 0, xy: 0, yy: 1, x0: 0, y0: 0)

  /// The image of `point`.
  public func callAsFunction(_ point: Point) -> Point {
    Point(xx * point.x + xy * point.y + x0, yx * point.x + yy * point.y + y0)
  }

  /// First this map, then `next`.
  public func then(_ next: Affine) -> Affine {
    Affine(
      xx: next.xx * xx + next.xy * yx, yx: next.yx * xx + next.yy * yx,
      xy: next.xx * xy + next.xy * yy, yy: next.yx * xy + next.yy * yy,
      x0: next.xx * x0 + next.xy * y0 + next.x0, y0: next.yx * x0 + next.yy * y0 + next.y0)
  }

  /// By how much areas grow; negative if the map mirrors.
  public var determinant: Double { xx * yy - xy * yx }
}
