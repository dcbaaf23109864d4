import CKernels
import Elementary
import Labels
import Scenes

/// A linear gradient: a ramp over the picture, looked up in a table.
///
/// cairo's own takes ten times as long and dithers nothing either; an exact lookup repeats pixels, which compresses.
struct LinearGradient: RowPaint {
  private let table: ColorTable
  /// The place in the table, in entries.
  private let ramp: Ramp

  init(stops: [ColorStop], angle: Double, over frame: PaintFrame) {
    table = ColorTable(stops)
    let direction = Point(Elementary.cos(degrees: angle), Elementary.sin(degrees: angle))
    // The far corners lie half of this before and behind the middle.
    let reach = frame.box.width * direction.x.magnitude + frame.box.height * direction.y.magnitude
    let entries = Double(table.count)
    let scale = reach > 0 ? entries / reach : 0
    let middle = Point(0.5 * frame.box.width, 0.5 * frame.box.height)
    ramp = Ramp(along: direction * scale, shift: 0.5 * entries - (direction * scale).dot(middle), over: frame)
  }

  var isOpaque: Bool { table.isOpaque }

  func paint(x: Int, y: Int, count: Int, into row: UnsafeMutablePointer<UInt32>) {
    paint(ramp.along(x: x, y: y), count, into: row)
  }

  func paint(_ run: PaintRun, into row: UnsafeMutablePointer<UInt32>) {
    paint(ramp.along(run), run.count, into: row)
  }

  private func paint(_ place: RampRun, _ count: Int, into row: UnsafeMutablePointer<UInt32>) {
    stage_table_row(
      row, count, fixed(place.value, bits: 32), fixed(place.step, bits: 32, limit: 0x1p46), table.colors,
      UInt32(table.count), 1)
  }
}
