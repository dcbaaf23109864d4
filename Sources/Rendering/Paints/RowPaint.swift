import Labels
import Scenes

/// A paint that is made row by row: the law of this folder, where each kind of paint is one file.
///
/// Pixels are premultiplied words and depend only on their place, never on the row that is asked for before or the
/// column that it begins at by more than rounding.
protocol RowPaint {
  /// Whether every pixel is opaque, so that it can be laid down without looking at what lies under it.
  var isOpaque: Bool { get }

  /// Writes `count` pixels of row `y`, from column `x` of the frame on.
  func paint(x: Int, y: Int, count: Int, into row: UnsafeMutablePointer<UInt32>)

  /// Writes the pixels of `run`, wherever they lie in the frame.
  func paint(_ run: PaintRun, into row: UnsafeMutablePointer<UInt32>)
}

/// Neighbouring pixels of a row of the picture as they lie in a paint's frame, where a camera has bent the row.
struct PaintRun {
  /// The first pixel's centre.
  var start: Point
  /// From one pixel to the next.
  var step: Point
  /// From a pixel to the one below it.
  var down: Point
  var count: Int
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

  /// The same frame where an affine camera shows it; its map can be undone.
  func seen(through map: Affine) -> PaintFrame {
    guard let back = map.inverse else { return self }
    return PaintFrame(box: box, toBox: back.then(toBox))
  }

  private init(box: Box, toBox: Affine) {
    (self.box, self.toBox) = (box, toBox)
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

  /// The ramp along row `y`, from column `x` on.
  func along(x: Int, y: Int) -> RampRun { RampRun(value: value(x: x, y: y), step: xStep, down: yStep) }

  func along(_ run: PaintRun) -> RampRun {
    RampRun(
      value: origin + run.start.x * xStep + run.start.y * yStep, step: run.step.x * xStep + run.step.y * yStep,
      down: run.down.x * xStep + run.down.y * yStep)
  }
}

/// A ramp along a run of pixels: what it is at the first one's centre, and its steps along the run and down.
struct RampRun {
  var value: Double
  var step: Double
  var down: Double

  /// How much of the ramp one pixel goes through.
  var width: Double { step.magnitude + down.magnitude }

  func scaled(by factor: Double) -> RampRun {
    RampRun(value: value * factor, step: step * factor, down: down * factor)
  }
}

/// `value` with `bits` fraction bits, to nearest; held to a range in which a row's sum can't overflow.
func fixed(_ value: Double, bits: Int, limit: Double = 0x1p58) -> Int64 {
  let scaled = value * Double(Int64(1) << Int64(bits))
  guard scaled > -limit else { return scaled.isNaN ? 0 : Int64(-limit) }
  return Int64(min(scaled, limit).rounded(.toNearestOrEven))
}
