import Labels
import Scenes

/// A paint that is made row by row: the law of this folder, where each kind of paint is one file.
///
/// Pixels are premultiplied words and depend only on their place, never on the row that is asked for before or the
/// column that it begins at by more than rounding.
protocol RowPaint {
  /// Whether every pixel is opaque, so that it can be laid down without looking at what lies under it.
  var isOpaque: Bool { get }

  /// Writes `count` pixels of row `y`, from column `x` of the picture on.
  func paint(x: Int, y: Int, count: Int, into row: UnsafeMutablePointer<UInt32>)
}

/// Where a paint is laid out: its box, and the way from the picture's pixels into the box's coordinates.
struct PaintFrame {
  let box: Box
  let toBox: Affine

  /// The frame of a background: the picture itself.
  init(picture size: PixelSize) {
    box = Box(minX: 0, minY: 0, maxX: Double(size.width), maxY: Double(size.height))
    toBox = .identity
  }

  /// The frame of a shape: its outline's bounds, mapped to the picture by `transform`.
  ///
  /// A transform that flattens the shape has no way back; then the flattened shape's own bounds in pixels are the box.
  init(shape outline: Outline, mappedBy transform: Affine) {
    if let inverse = transform.inverse {
      box = outline.bounds ?? Box(minX: 0, minY: 0, maxX: 0, maxY: 0)
      toBox = inverse
    } else {
      box = outline.mapped(by: transform).bounds ?? Box(minX: 0, minY: 0, maxX: 0, maxY: 0)
      toBox = .identity
    }
  }

  /// The centre of a pixel in the box's coordinates, from the box's top-left corner.
  func place(x: Int, y: Int) -> Point {
    let p = toBox(Point(Double(x) + 0.5, Double(y) + 0.5))
    return Point(p.x - box.minX, p.y - box.minY)
  }
}

/// A value that changes evenly over the picture: what it is at a pixel's centre, and its steps to the right and down.
struct Ramp {
  let origin: Double
  let xStep: Double
  let yStep: Double

  /// The ramp `direction` · (place in the box) + `shift`, over `frame`.
  init(along direction: Point, shift: Double, over frame: PaintFrame) {
    let map = frame.toBox
    xStep = direction.x * map.xx + direction.y * map.yx
    yStep = direction.x * map.xy + direction.y * map.yy
    let corner = Point(map.x0 - frame.box.minX, map.y0 - frame.box.minY)
    origin = direction.dot(corner) + shift
  }

  func value(x: Int, y: Int) -> Double { origin + (Double(x) + 0.5) * xStep + (Double(y) + 0.5) * yStep }

  /// How much of the ramp one pixel goes through.
  var width: Double { xStep.magnitude + yStep.magnitude }
}

/// `value` with `bits` fraction bits, to nearest; held to a range in which a row's sum can't overflow.
func fixed(_ value: Double, bits: Int, limit: Double = 0x1p58) -> Int64 {
  let scaled = value * Double(Int64(1) << Int64(bits))
  guard scaled > -limit else { return scaled.isNaN ? 0 : Int64(-limit) }
  return Int64(min(scaled, limit).rounded(.toNearestOrEven))
}
