import CCairo
import Labels
import Scenes

/// How much of each pixel a shape covers, 0 ... 255: a cairo A8 surface, one per worker, reused for every shape.
///
/// It is all 0 between shapes: `fill` writes only within the bounds that it returns, and whoever has read them calls
/// `clear`. The bytes are within 0.07 of the exact area (tests measure it): cairo counts 15 lines a pixel exactly.
final class CoverageMap {
  let size: PixelSize
  private let surface: OpaquePointer
  private let context: OpaquePointer
  private let bytes: UnsafeMutablePointer<UInt8>
  private let stride: Int
  private let band: GuardBand

  /// How far a flattened curve may lie from the true one, in pixels.
  static let tolerance = 0.02

  /// - Throws: `outOfMemory`.
  init(_ size: PixelSize) throws(RenderingError) {
    self.size = size
    band = GuardBand(around: size, tolerance: CoverageMap.tolerance)
    // Neither is ever null: in want of memory they are inert objects with a status, and `deinit` frees those too.
    surface = cairo_image_surface_create(CAIRO_FORMAT_A8, Int32(size.width), Int32(size.height))
    context = cairo_create(surface)
    stride = Int(cairo_image_surface_get_stride(surface))
    guard cairo_status(context) == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(surface) else {
      bytes = .allocate(capacity: 1)
      bytes.deallocate()
      throw .outOfMemory(size)
    }
    bytes = data
    cairo_set_source_rgba(context, 1, 1, 1, 1)
    cairo_set_tolerance(context, CoverageMap.tolerance)
    cairo_set_antialias(context, CAIRO_ANTIALIAS_GOOD)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// The coverage of row `y` from column `x` on.
  func row(_ y: Int, from x: Int) -> UnsafeMutablePointer<UInt8> {
    precondition(0..<size.height ~= y && 0...size.width ~= x)
    return bytes + y * stride + x
  }

  /// Fills `outline`, mapped to pixels by `map`, and tells where it may have covered anything.
  ///
  /// - Throws: `notFinite` for `site`; `outOfMemory`.
  func fill(_ outline: Outline, mappedBy map: Affine, site: String) throws(RenderingError) -> PixelBounds {
    cairo_new_path(context)
    var path = PathBuilder(context: context, map: map, band: band)
    for element in outline.elements { path.add(element) }
    guard let box = path.bounds.box else { return .empty }
    guard box.isFinite else { throw .notFinite(site: site) }
    let bounds = PixelBounds(around: box, in: size)
    guard !bounds.isEmpty else { return .empty }
    if !path.isWithinBand { addCut(outline.mapped(by: map)) }
    cairo_set_fill_rule(
      context, outline.fillRule == .nonzero ? CAIRO_FILL_RULE_WINDING : CAIRO_FILL_RULE_EVEN_ODD)
    cairo_fill(context)
    guard cairo_status(context) == CAIRO_STATUS_SUCCESS else { throw .outOfMemory(size) }
    cairo_surface_flush(surface)
    return bounds
  }

  /// Replaces the path by polygons that end in the guard band.
  private func addCut(_ outline: Outline) {
    cairo_new_path(context)
    for polygon in band.cut(outline) {
      for point in polygon { cairo_line_to(context, point.x, point.y) }
      cairo_close_path(context)
      cairo_new_sub_path(context)
    }
  }

  /// Sets the pixels of `bounds` back to 0.
  func clear(_ bounds: PixelBounds) {
    guard !bounds.isEmpty else { return }
    for y in bounds.rows {
      row(y, from: bounds.columns.lowerBound).update(repeating: 0, count: bounds.columns.count)
    }
    cairo_surface_mark_dirty(surface)
  }
}

/// Hands elements to cairo as they are mapped, and notes where they lie.
private struct PathBuilder {
  let context: OpaquePointer
  let map: Affine
  let band: GuardBand
  var bounds = BoundsBuilder()
  var isWithinBand = true

  private mutating func place(_ point: Point) -> Point {
    let mapped = map(point)
    bounds.add(mapped)
    if !band.holds(mapped) { isWithinBand = false }
    return mapped
  }

  mutating func add(_ element: Outline.Element) {
    switch element {
    case .move(let point):
      let p = place(point)
      if isWithinBand { cairo_move_to(context, p.x, p.y) }
    case .line(let point):
      let p = place(point)
      if isWithinBand { cairo_line_to(context, p.x, p.y) }
    case .cubic(let first, let second, let point):
      let (a, b, p) = (place(first), place(second), place(point))
      if isWithinBand { cairo_curve_to(context, a.x, a.y, b.x, b.y, p.x, p.y) }
    case .close:
      if isWithinBand { cairo_close_path(context) }
    }
  }
}

extension Box {
  /// Whether all edges are numbers; an edge that is not a number is found as such in the sum too.
  var isFinite: Bool { minX.isFinite && minY.isFinite && maxX.isFinite && maxY.isFinite }
}
