import CKernels
import Labels
import Scenes

/// Counts the pixels that layers cover in a picture without edges: tile by tile, by the rule of labels, so that what lies
/// inside of the frame counts as it does there.
///
/// Up to `longestSide` pixels a side the count is exact. Beyond, it is taken on a grid that is coarser by the power of two that
/// brings the layers below it: of so large a thing the border is less than a thousandth.
final class EndlessRaster {
  private static let tileSide = 512
  static let longestSide = 2048.0
  /// Of the grid: rows and columns up to here are whole numbers with room to spare.
  static let farthest = 0x1p40

  private let tile = PixelSize(width: EndlessRaster.tileSide, height: EndlessRaster.tileSide)
  private let coverage: CoverageMap
  private let under: CoverageMap
  private let row: UnsafeMutablePointer<Int32>

  /// - Throws: `outOfMemory`.
  init() throws(RenderingError) {
    coverage = try CoverageMap(tile)
    under = try CoverageMap(tile)
    row = .allocate(capacity: EndlessRaster.tileSide + 2)
  }

  deinit { row.deallocate() }

  /// What the layers cover together. `inside` is what of it lies in a picture of `size`; it is not counted again.
  ///
  /// - Throws: `notFinite`, and what strokes throw.
  func measure(
    _ layers: [Layer], beyond size: PixelSize, inside: (box: Box, area: Int)
  ) throws(RenderingError) -> (box: Box, area: Double) {
    let reaches = layers.map { $0.reach }
    guard let whole = reaches.compactMap({ $0 }).reduce(nil as Box?, { $0?.union($1) ?? $1 }) else {
      return (inside.box, Double(inside.area))
    }
    let frame = Box(minX: 0, minY: 0, maxX: Double(size.width), maxY: Double(size.height))
    guard whole.isFinite else { throw .notFinite(site: layers.first?.site ?? "") }
    if whole.isInside(frame) { return (inside.box, Double(inside.area)) }
    var step = 1.0
    while max(whole.width, whole.height) / step > EndlessRaster.longestSide { step *= 2 }
    // So far away that a tile's corners can't be told apart.
    let farthest = max(-whole.minX, whole.maxX, -whole.minY, whole.maxY)
    guard farthest / step < EndlessRaster.farthest else { throw .notFinite(site: layers.first?.site ?? "") }
    var count = Count(step: step, frame: step == 1 ? frame : nil)
    if step == 1, inside.area > 0 { count.add(inside.box, area: Double(inside.area)) }
    let side = Double(EndlessRaster.tileSide)
    var y = (whole.minY / step).rounded(.down)
    while y < whole.maxY / step {
      var x = (whole.minX / step).rounded(.down)
      while x < whole.maxX / step {
        let here = Box(minX: x, minY: y, maxX: x + side, maxY: y + side)
        if step > 1 || !here.isInside(frame) {
          var runs: [CoverageRun] = []
          for (layer, reach) in zip(layers, reaches) {
            guard let reach, reach.scaled(by: 1 / step).intersection(here) != nil else { continue }
            try add(layer, movedTo: Point(x, y), step: step, to: &runs)
          }
          count.add(runs, at: Point(x, y))
        }
        x += side
      }
      y += side
    }
    // On a coarse grid the part inside may come out larger than the whole.
    let full = (box: count.box ?? inside.box, area: max(count.area, Double(inside.area)))
    guard full.area.isFinite, full.box.isFinite else { throw .notFinite(site: layers.first?.site ?? "") }
    return full
  }

  /// Adds the runs of what `layer` covers in the tile at `corner`.
  private func add(
    _ layer: Layer, movedTo corner: Point, step: Double, to runs: inout [CoverageRun]
  ) throws(RenderingError) {
    var layer = layer
    layer.transform = layer.transform.then(
      Affine(xx: 1 / step, yx: 0, xy: 0, yy: 1 / step, x0: -corner.x, y0: -corner.y))
    if var stroke = layer.stroke, stroke.isInPixels {
      stroke.width /= step
      stroke.dashes = stroke.dashes.map { $0 / step }
      layer.stroke = stroke
    }
    let bounds = try fill(layer)
    let x = bounds.columns.lowerBound
    for y in bounds.rows {
      let found = stage_runs(coverage.row(y, from: x), bounds.columns.count, Int32(x), row)
      for i in 0..<found { runs.append(CoverageRun(y: Int32(y), start: row[2 * i], end: row[2 * i + 1])) }
    }
    coverage.clear(bounds)
  }

  /// Covers what a stage would cover: the fill, the stroke, or both as one is drawn over the other.
  private func fill(_ layer: Layer) throws(RenderingError) -> PixelBounds {
    guard let stroke = layer.stroke else {
      guard layer.fill != nil else { return .empty }
      return try coverage.fill(layer.outline, mappedBy: layer.transform, site: layer.site)
    }
    let line = try StrokedLayer(layer, by: stroke, in: tile)
    guard layer.fill != nil else { return try coverage.fill(line.outline, mappedBy: line.map, site: layer.site) }
    let inner = try under.fill(layer.outline, mappedBy: layer.transform, site: layer.site)
    let both = try coverage.fill(line.outline, mappedBy: line.map, site: layer.site, room: inner)
    for y in inner.rows {
      let x = inner.columns.lowerBound
      stage_unite_coverage(coverage.row(y, from: x), under.row(y, from: x), inner.columns.count)
    }
    under.clear(inner)
    return both
  }
}

/// A sum of pixels and the box around them, on a grid of `step`.
private struct Count {
  let step: Double
  /// What lies in here was counted before; nil if nothing was.
  let frame: Box?
  private(set) var area = 0.0
  private(set) var box: Box?

  init(step: Double, frame: Box?) {
    self.step = step
    self.frame = frame
  }

  mutating func add(_ part: Box, area pixels: Double) {
    area += pixels
    box = box?.union(part) ?? part
  }

  /// Adds the union of runs of a tile.
  mutating func add(_ runs: [CoverageRun], at corner: Point) {
    var (row, end) = (Int32(-1), Int32(0))
    for run in runs.sorted(by: { ($0.y, $0.start) < ($1.y, $1.start) }) {
      if run.y != row { (row, end) = (run.y, 0) }
      let start = max(run.start, end)
      guard start < run.end else { continue }
      end = run.end
      add(from: corner.x + Double(start), to: corner.x + Double(end), row: corner.y + Double(row))
    }
  }

  private mutating func add(from start: Double, to end: Double, row: Double) {
    guard let frame, row >= frame.minY, row < frame.maxY else { return addPiece(start, end, row) }
    addPiece(start, min(end, frame.minX), row)
    addPiece(max(start, frame.maxX), end, row)
  }

  private mutating func addPiece(_ start: Double, _ end: Double, _ row: Double) {
    guard start < end else { return }
    add(
      Box(minX: start * step, minY: row * step, maxX: end * step, maxY: (row + 1) * step),
      area: (end - start) * step * step)
  }
}

extension Box {
  /// Whether all of it lies in `other`.
  fileprivate func isInside(_ other: Box) -> Bool {
    minX >= other.minX && minY >= other.minY && maxX <= other.maxX && maxY <= other.maxY
  }
}

extension Layer {
  /// A box, not always tight, around all that it covers; nil if that is nothing.
  var reach: Box? {
    guard fill != nil || stroke != nil, let box = outline.mapped(by: transform).bounds else { return nil }
    guard let stroke else { return box }
    // Corners of square caps lie at 1.42 radii, miters as far as their limit.
    let scale = stroke.isInPixels ? 1 : transform.largestScale
    let more = 0.5 * stroke.width * scale * (stroke.join == .miter ? max(1.5, stroke.miterLimit) : 1.5)
    return Box(minX: box.minX - more, minY: box.minY - more, maxX: box.maxX + more, maxY: box.maxY + more)
  }
}
