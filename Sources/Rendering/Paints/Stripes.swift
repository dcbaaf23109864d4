import CKernels
import Elementary
import Labels
import Scenes
import Specification

/// Bands of equal width, one after the other along a direction, their edges softened over one pixel.
///
/// Band `i` of the list covers the places from i · width to (i + 1) · width along the direction, counted from the box's
/// top-left corner, and so on around the list, before the corner too.
struct Stripes: RowPaint {
  private let colors: [UInt32]
  /// Places along the direction, in stripes.
  private let ramp: Ramp
  let isOpaque: Bool

  init(_ list: [Color], width: Double, angle: Double, over frame: PaintFrame) {
    colors = list.isEmpty ? [0] : list.map(\.word)
    let scale = width > 0 ? 1 / width : 0
    let direction = Point(Elementary.cos(degrees: angle), Elementary.sin(degrees: angle))
    ramp = Ramp(along: direction * scale, shift: 0, over: frame)
    isOpaque = !list.isEmpty && list.allSatisfy { $0.alpha >= 1 }
  }

  func paint(x: Int, y: Int, count: Int, into row: UnsafeMutablePointer<UInt32>) {
    paint(ramp.along(x: x, y: y), count, into: row)
  }

  func paint(_ run: PaintRun, into row: UnsafeMutablePointer<UInt32>) {
    paint(ramp.along(run), run.count, into: row)
  }

  private func paint(_ run: RampRun, _ count: Int, into row: UnsafeMutablePointer<UInt32>) {
    stage_stripe_row(
      row, count, place(run.value), place(run.step), softSlope(ofPixel: run.width), colors,
      UInt32(colors.count))
  }

  /// A place within the list, a stripe as 2^32; a step backwards is one forwards by the rest of the list.
  private func place(_ stripes: Double) -> UInt64 {
    let period = Double(colors.count)
    let rest = stripes - period * (stripes / period).rounded(.down)
    // Rounding may give the period itself.
    return rest >= 0 && rest < period ? UInt64(rest * 0x1p32) : 0
  }
}
