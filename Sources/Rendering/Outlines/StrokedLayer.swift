import Labels
import Scenes

/// A layer's stroke as an outline to fill, and the way from its coordinates to pixels.
struct StrokedLayer {
  let outline: Outline
  let map: Affine

  /// The stroke as far as it shows in a picture of `size`.
  ///
  /// - Throws: `notFinite`, `tooManyDashes`, `tooManyPoints`.
  init(_ layer: borrowing Layer, by stroke: Stroke, in size: PixelSize) throws(RenderingError) {
    let band = GuardBand(around: size, tolerance: CoverageMap.tolerance).box
    try self.init(layer, by: stroke, in: band, tolerance: CoverageMap.tolerance)
  }

  /// The stroke as far as it may show in `band`, in the scene's pixels, its curves within `tolerance` of those.
  ///
  /// - Throws: `notFinite`, `tooManyDashes`, `tooManyPoints`.
  init(_ layer: borrowing Layer, by stroke: Stroke, in band: Box?, tolerance: Double) throws(RenderingError) {
    guard stroke.width.isFinite, stroke.miterLimit.isFinite, layer.outline.isFinite else {
      throw .notFinite(site: layer.site)
    }
    if stroke.isInPixels {
      map = .identity
      outline = try Stroker.outline(
        of: layer.outline.mapped(by: layer.transform), by: stroke, tolerance: tolerance, in: band,
        site: layer.site)
    } else {
      map = layer.transform
      let scale = layer.transform.largestScale
      guard scale.isFinite else { throw .notFinite(site: layer.site) }
      // A layer flattened to nothing draws nothing, however fine its curves.
      outline =
        scale > 0
        ? try Stroker.outline(
          of: layer.outline, by: stroke, tolerance: tolerance / scale,
          in: band.flatMap { layer.transform.inverse?.bounds(of: $0) }, site: layer.site) : Outline()
    }
  }
}

extension Outline {
  var isFinite: Bool {
    elements.allSatisfy { element in
      switch element {
      case .move(let p), .line(let p): p.isFinite
      case .cubic(let a, let b, let p): a.isFinite && b.isFinite && p.isFinite
      case .close: true
      }
    }
  }
}

extension Point {
  var isFinite: Bool { x.isFinite && y.isFinite }
}
