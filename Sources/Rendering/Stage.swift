import CKernels
import Labels
import Scenes
import Specification

/// A canvas with what it takes to draw layers on it: coverage maps and a row of paint.
///
/// Every shape is rasterised once; colour and labels come from the same coverage.
final class Stage {
  let canvas: Canvas
  private let shop: PaintShop
  private let coverage: CoverageMap
  /// Holds a fill while its layer's stroke is drawn.
  private var under: CoverageMap?
  private let paintRow: UnsafeMutableBufferPointer<UInt32>
  /// The camera of the present frame; nil if the scene's pixels are the picture's.
  private var view: View?
  /// Where the scene is seen at all, if it ends at its edges.
  private var page: Page?
  /// Room for the runs of one row.
  let runs: UnsafeMutablePointer<Int32>

  /// - Throws: `outOfMemory`.
  init(_ canvas: Canvas, shop: PaintShop) throws(RenderingError) {
    self.canvas = canvas
    self.shop = shop
    coverage = try CoverageMap(canvas.size)
    paintRow = .allocate(capacity: canvas.size.width)
    runs = .allocate(capacity: canvas.size.width + 2)
  }

  deinit {
    paintRow.deallocate()
    runs.deallocate()
  }

  /// Begins a frame seen by `camera`, on its background. What is transparent lets black through.
  ///
  /// - Throws: `notFinite`, `unreadableImage`, `outOfMemory`; the stage is of no use after that.
  func begin(_ camera: Camera?, on background: Paint) throws(RenderingError) {
    view = camera.map { View($0) }
    page = nil
    guard let view else { return fill(try shown(background, over: PaintFrame(picture: canvas.size)), or: background) }
    let frame = PaintFrame(picture: view.camera.sceneSize)
    if case .paint(let beyond) = view.camera.outside {
      let around = try shop.rows(of: beyond, over: PaintFrame(picture: canvas.size))
      fill(around.map { ShownPaint(rows: $0, mesh: nil) }, or: beyond)
      let page = try Page(view, canvas.size)
      try lay(background, through: page.coverage, in: page.bounds, over: frame, from: 0, opacity: 1)
      self.page = page
    } else {
      fill(try shown(background, over: frame), or: background)
    }
    for floor in view.camera.floors { try draw(floor) { _, _ in } }
  }

  /// A paint as the picture shows it, which joins the camera at `stage`; nil for one colour.
  private func shown(
    _ paint: Paint, over frame: PaintFrame, from stage: Int = 0
  ) throws(RenderingError) -> ShownPaint? {
    guard let view else { return try shop.rows(of: paint, over: frame).map { ShownPaint(rows: $0, mesh: nil) } }
    if let map = view.camera.affine(from: stage) {
      return try shop.rows(of: paint, over: frame.seen(through: map)).map { ShownPaint(rows: $0, mesh: nil) }
    }
    return try shop.rows(of: paint, over: frame).map { ShownPaint(rows: $0, mesh: view.mesh(from: stage)) }
  }

  /// Fills the canvas with rows of paint, or with the one colour that `paint` is.
  private func fill(_ rows: ShownPaint?, or paint: Paint) {
    let size = canvas.size
    guard let rows else {
      guard case .color(let color) = paint else { return }
      let word = Color(red: color.red, green: color.green, blue: color.blue, alpha: color.alpha).word | Canvas.black
      for y in 0..<size.height { canvas.row(y).update(repeating: word, count: size.width) }
      return
    }
    guard let base = paintRow.baseAddress else { return }
    for y in 0..<size.height {
      if rows.isOpaque {
        rows.paint(x: 0, y: y, count: size.width, into: canvas.row(y))
      } else {
        canvas.row(y).update(repeating: Canvas.black, count: size.width)
        rows.paint(x: 0, y: y, count: size.width, into: base)
        stage_blend_over(canvas.row(y), size.width, base)
      }
    }
  }

  /// Draws a layer: its fill, then its stroke over it.
  ///
  /// `body` gets the coverage of the layer, and the bounds that hold all of it: of fill and stroke together as one is
  /// drawn over the other (f + s - f·s), whatever their colours' alpha and the layer's opacity.
  /// - Throws: `notFinite`, `tooManyDashes`, `tooManyPoints`, `unreadableImage`, `outOfMemory`; the stage is of no use after that.
  func draw(
    _ layer: borrowing Layer, covered body: (CoverageMap, PixelBounds) -> Void
  ) throws(RenderingError) {
    guard layer.transform.isFinite else { throw .notFinite(site: layer.site) }
    let bounds: PixelBounds
    switch (layer.fill, layer.stroke) {
    case (nil, nil): bounds = .empty
    case (let fill?, nil): bounds = try draw(fill, layer.outline, mappedBy: layer.transform, of: layer)
    case (nil, let stroke?):
      let line = try line(of: layer, by: stroke)
      bounds = try draw(stroke.paint, line.outline, mappedBy: line.map, of: layer)
    case (let fill?, let stroke?): bounds = try draw(fill, under: stroke, of: layer)
    }
    body(coverage, bounds)
    coverage.clear(bounds)
  }

  /// Draws one outline; its coverage stays in the map, within the bounds that are returned.
  private func draw(
    _ paint: Paint, _ outline: Outline, mappedBy map: Affine, of layer: borrowing Layer, room: PixelBounds = .empty
  ) throws(RenderingError) -> PixelBounds {
    let bounds = try cover(coverage, outline, mappedBy: map, of: layer, room: room)
    try lay(paint, through: coverage, in: bounds, of: layer)
    return bounds
  }

  /// Fills a coverage with an outline as the picture shows it.
  private func cover(
    _ coverage: CoverageMap, _ outline: Outline, mappedBy map: Affine, of layer: borrowing Layer,
    room: PixelBounds = .empty
  ) throws(RenderingError) -> PixelBounds {
    guard let view else { return try coverage.fill(outline, mappedBy: map, site: layer.site, room: room) }
    let shown = try view.shown(outline, mappedBy: map, from: layer.cameraStage, site: layer.site)
    let bounds = try coverage.fill(shown.outline, mappedBy: shown.map, site: layer.site, room: room)
    // What the camera itself puts into the picture may lie beyond the scene's edges.
    if layer.cameraStage == 0 { page?.cut(coverage, in: bounds) }
    return bounds
  }

  private func line(of layer: borrowing Layer, by stroke: Stroke) throws(RenderingError) -> StrokedLayer {
    guard let view else { return try StrokedLayer(layer, by: stroke, in: canvas.size) }
    return try StrokedLayer(layer, by: stroke, in: view.band, tolerance: view.tolerance)
  }

  /// Draws a fill and the stroke over it; the coverage of both together stays in the map.
  private func draw(
    _ fill: Paint, under stroke: Stroke, of layer: borrowing Layer
  ) throws(RenderingError) -> PixelBounds {
    let line = try line(of: layer, by: stroke)
    let filled = try underMap()
    let inner = try cover(filled, layer.outline, mappedBy: layer.transform, of: layer)
    try lay(fill, through: filled, in: inner, of: layer)
    let both = try draw(stroke.paint, line.outline, mappedBy: line.map, of: layer, room: inner)
    for y in inner.rows {
      let x = inner.columns.lowerBound
      stage_unite_coverage(coverage.row(y, from: x), filled.row(y, from: x), inner.columns.count)
    }
    filled.clear(inner)
    return both
  }

  private func underMap() throws(RenderingError) -> CoverageMap {
    if let under { return under }
    let new = try CoverageMap(canvas.size)
    under = new
    return new
  }

  /// Lays `paint` over the canvas through a coverage.
  private func lay(
    _ paint: Paint, through coverage: CoverageMap, in bounds: PixelBounds, of layer: borrowing Layer
  ) throws(RenderingError) {
    let (outline, transform) = (layer.outline, layer.transform)
    try lay(
      paint, through: coverage, in: bounds, over: PaintFrame(shape: outline, mappedBy: transform),
      from: layer.cameraStage, opacity: layer.opacity)
  }

  private func lay(
    _ paint: Paint, through coverage: CoverageMap, in bounds: PixelBounds, over frame: @autoclosure () -> PaintFrame,
    from stage: Int, opacity: Double
  ) throws(RenderingError) {
    guard !bounds.isEmpty else { return }
    let (x, count) = (bounds.columns.lowerBound, bounds.columns.count)
    if case .color(let color) = paint {
      let (word, alpha) = (color.opaqueWord, color.alphaByte(times: opacity))
      guard alpha > 0 else { return }
      precondition(bounds.columns.upperBound <= canvas.size.width && bounds.rows.upperBound <= canvas.size.height)
      return stage_blend_color(
        canvas.row(bounds.rows.lowerBound, from: x), canvas.stride,
        coverage.row(bounds.rows.lowerBound, from: x), coverage.stride, count, bounds.rows.count, word, alpha)
    }
    guard let rows = try shown(paint, over: frame(), from: stage), let base = paintRow.baseAddress else { return }
    let alpha = Color.byte(opacity)
    for y in bounds.rows {
      var (first, end) = (0, 0)
      stage_covered_range(coverage.row(y, from: x), count, &first, &end)
      guard first < end else { continue }
      rows.paint(x: x + first, y: y, count: end - first, into: base)
      stage_blend_paint(
        canvas.row(y, from: x + first), coverage.row(y, from: x + first), end - first, base, alpha)
    }
  }
}
