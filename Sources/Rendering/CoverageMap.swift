import CCairo
import Labels
import Scenes

/// How much of each pixel a shape covers, 0 ... 255: a cairo A8 surface, one per worker, reused for every shape.
///
/// A shape is drawn into the surface's top-left corner, moved there by whole pixels where it lies inside the frame, so
/// that one shape after the other works in the same, small part of the cache. The surface is all 0 between shapes: `fill` writes only within the
/// bounds that it returns, and whoever has read them calls `clear`. The bytes are within 0.07 of the exact area (tests
/// measure it): cairo counts 15 lines a pixel, each exactly.
final class CoverageMap {
  let size: PixelSize
  /// Bytes from one row to the next: an odd number of cache lines, so that the rows of a column do not share cache sets.
  let stride: Int
  private let surface: OpaquePointer
  private let context: OpaquePointer
  private let bytes: UnsafeMutablePointer<UInt8>
  private let band: GuardBand
  /// The picture's pixel that the first byte stands for.
  private var origin = (x: 0, y: 0)
  private var path = MappedPath()

  /// How far a flattened curve may lie from the true one, in pixels.
  static let tolerance = 0.02

  /// - Throws: `outOfMemory`.
  init(_ size: PixelSize) throws(RenderingError) {
    self.size = size
    let lines = (size.width + 63) / 64
    stride = 64 * (lines % 2 == 0 ? lines + 1 : lines)
    band = GuardBand(around: size, tolerance: CoverageMap.tolerance)
    // Vector code reads 64 bytes at a time.
    bytes = .allocate(capacity: stride * size.height + 64)
    bytes.initialize(repeating: 0, count: stride * size.height + 64)
    // Neither is ever null: in want of memory they are inert objects with a status, and `deinit` frees those too.
    surface = cairo_image_surface_create_for_data(
      bytes, CAIRO_FORMAT_A8, Int32(size.width), Int32(size.height), Int32(stride))
    context = cairo_create(surface)
    guard cairo_status(context) == CAIRO_STATUS_SUCCESS else { throw .outOfMemory(size) }
    cairo_set_source_rgba(context, 1, 1, 1, 1)
    cairo_set_tolerance(context, CoverageMap.tolerance)
    cairo_set_antialias(context, CAIRO_ANTIALIAS_GOOD)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_finish(surface)
    cairo_surface_destroy(surface)
    bytes.deallocate()
  }

  /// The coverage of the picture's row `y` from column `x` on, within the present shape's bounds.
  func row(_ y: Int, from x: Int) -> UnsafeMutablePointer<UInt8> {
    precondition(y >= origin.y && y < size.height && x >= origin.x && x <= size.width)
    return bytes + (y - origin.y) * stride + x - origin.x
  }

  /// Every byte of the surface, for tests of what must not be written.
  var wholeSurface: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: stride * size.height) }

  /// Fills `outline`, mapped to pixels by `map`, and tells where it may have covered anything.
  ///
  /// With `room` the bounds are at least so large, for what is going to be added to the coverage.
  /// - Throws: `notFinite` for `site`; `outOfMemory`.
  func fill(
    _ outline: Outline, mappedBy map: Affine, site: String, room: PixelBounds = .empty
  ) throws(RenderingError) -> PixelBounds {
    path.map(outline, by: map)
    origin = (room.columns.lowerBound, room.rows.lowerBound)
    guard let box = path.bounds else { return room }
    guard box.isFinite else { throw .notFinite(site: site) }
    let own = PixelBounds(around: box, in: size)
    guard !own.isEmpty else { return room }
    let bounds = own.union(room)
    // What the frame cuts off must be cut off here too: there the surface's edge is the frame's.
    origin.x = box.maxX > Double(size.width) ? 0 : bounds.columns.lowerBound
    origin.y = box.maxY > Double(size.height) ? 0 : bounds.rows.lowerBound
    let shift = Point(-Double(origin.x), -Double(origin.y))
    cairo_new_path(context)
    if band.holds(box) { hand(path, movedBy: shift) } else { hand(band.cut(outline.mapped(by: map)), movedBy: shift) }
    cairo_set_fill_rule(
      context, outline.fillRule == .nonzero ? CAIRO_FILL_RULE_WINDING : CAIRO_FILL_RULE_EVEN_ODD)
    cairo_fill(context)
    guard cairo_status(context) == CAIRO_STATUS_SUCCESS else { throw .outOfMemory(size) }
    cairo_surface_flush(surface)
    return bounds
  }

  private func hand(_ path: MappedPath, movedBy shift: Point) {
    var next = 0
    func point() -> Point {
      defer { next += 1 }
      return path.points[next] + shift
    }
    for step in path.steps {
      switch step {
      case .move:
        let p = point()
        cairo_move_to(context, p.x, p.y)
      case .line:
        let p = point()
        cairo_line_to(context, p.x, p.y)
      case .cubic:
        let (a, b, p) = (point(), point(), point())
        cairo_curve_to(context, a.x, a.y, b.x, b.y, p.x, p.y)
      case .close: cairo_close_path(context)
      }
    }
  }

  private func hand(_ polygons: [[Point]], movedBy shift: Point) {
    for polygon in polygons {
      for point in polygon { cairo_line_to(context, point.x + shift.x, point.y + shift.y) }
      cairo_close_path(context)
      cairo_new_sub_path(context)
    }
  }

  /// Sets the pixels of `bounds`, as `fill` returned them, back to 0.
  func clear(_ bounds: PixelBounds) {
    guard !bounds.isEmpty else { return }
    for y in bounds.rows {
      row(y, from: bounds.columns.lowerBound).update(repeating: 0, count: bounds.columns.count)
    }
    cairo_surface_mark_dirty(surface)
  }
}

/// An outline in pixels, in arrays that are reused.
private struct MappedPath {
  enum Step { case move, line, cubic, close }
  private(set) var steps: [Step] = []
  private(set) var points: [Point] = []
  /// Around all points, those that only pull at curves too.
  private(set) var bounds: Box?

  mutating func map(_ outline: Outline, by map: Affine) {
    steps.removeAll(keepingCapacity: true)
    points.removeAll(keepingCapacity: true)
    for element in outline.elements {
      switch element {
      case .move(let p):
        steps.append(.move)
        points.append(map(p))
      case .line(let p):
        steps.append(.line)
        points.append(map(p))
      case .cubic(let a, let b, let p):
        steps.append(.cubic)
        points.append(map(a))
        points.append(map(b))
        points.append(map(p))
      case .close: steps.append(.close)
      }
    }
    var builder = BoundsBuilder()
    for point in points { builder.add(point) }
    bounds = builder.box
  }
}
