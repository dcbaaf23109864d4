import CKernels
import Labels
import Scenes

/// A radial gradient: the distance from a centre, looked up in a table. A radius of 0 is all last colour.
struct RadialGradient: RowPaint {
  private let table: ColorTable
  /// Distances from the centre along both axes, in entries.
  private let u: Ramp
  private let v: Ramp

  init(stops: [ColorStop], center: Point, radius: Double, over frame: PaintFrame) {
    table = ColorTable(stops)
    let box = frame.box
    let reach = radius * 0.5 * Point(box.width, box.height).length
    let scale = reach > 0 ? Double(table.count) / reach : 0
    // Farther out than the last entry from everywhere, where there is no radius.
    let away = reach > 0 ? 0 : Double(table.count)
    u = Ramp(along: Point(scale, 0), shift: away - scale * center.x * box.width, over: frame)
    v = Ramp(along: Point(0, scale), shift: -scale * center.y * box.height, over: frame)
  }

  var isOpaque: Bool { table.isOpaque }

  func paint(x: Int, y: Int, count: Int, into row: UnsafeMutablePointer<UInt32>) {
    paint(u.along(x: x, y: y), v.along(x: x, y: y), count, into: row)
  }

  func paint(_ run: PaintRun, into row: UnsafeMutablePointer<UInt32>) {
    paint(u.along(run), v.along(run), run.count, into: row)
  }

  private func paint(_ u: RampRun, _ v: RampRun, _ count: Int, into row: UnsafeMutablePointer<UInt32>) {
    stage_radial_row(
      row, count, Float(u.value), Float(v.value), Float(u.step), Float(v.step),
      table.colors, UInt32(table.count))
  }
}
