import CKernels
import Labels
import Scenes
import Specification

/// Squares of two colours, the first at the box's top-left corner; their edges are softened over one pixel.
///
/// Where edges lie between pixels nothing is softened at all. Squares far smaller than a pixel melt into the mean.
struct Checkerboard: RowPaint {
  /// 256 mixtures, from the second colour to the first.
  private let mixed: [UInt32]
  /// Places along both sides, in pairs of squares.
  private let u: Ramp
  private let v: Ramp
  let isOpaque: Bool

  init(_ first: Color, _ second: Color, cell: Double, over frame: PaintFrame) {
    let (a, b) = (first.channels, second.channels)
    mixed = (0..<256).map { level in
      let share = Double(level) / 255
      let c = (0..<4).map { a[$0] * share + b[$0] * (1 - share) }
      return Color.word(c[0], c[1], c[2], c[3])
    }
    let scale = cell > 0 ? 0.5 / cell : 0
    u = Ramp(along: Point(scale, 0), shift: 0, over: frame)
    v = Ramp(along: Point(0, scale), shift: 0, over: frame)
    isOpaque = first.alpha >= 1 && second.alpha >= 1
  }

  func paint(x: Int, y: Int, count: Int, into row: UnsafeMutablePointer<UInt32>) {
    paint(u.along(x: x, y: y), v.along(x: x, y: y), count, into: row)
  }

  func paint(_ run: PaintRun, into row: UnsafeMutablePointer<UInt32>) {
    paint(u.along(run), v.along(run), run.count, into: row)
  }

  private func paint(_ u: RampRun, _ v: RampRun, _ count: Int, into row: UnsafeMutablePointer<UInt32>) {
    stage_checker_row(
      row, count, phase(u.value), phase(v.value), phase(u.step), phase(v.step),
      softSlope(ofPixel: 2 * u.width), softSlope(ofPixel: 2 * v.width), mixed)
  }

  /// The part of `turns` behind the point, as a share of 2^32; sums wrap around as turns do.
  private func phase(_ turns: Double) -> UInt32 {
    let rest = turns - turns.rounded(.down)
    return rest >= 0 ? UInt32(truncatingIfNeeded: UInt64(rest * 0x1p32)) : 0
  }
}

/// One over the share of a cell that a pixel goes through, with 16 fraction bits.
func softSlope(ofPixel width: Double) -> UInt64 {
  let slope = 0x1p16 / width
  return slope < 0x1p40 ? UInt64(max(slope, 1)) : 1 << 40
}
