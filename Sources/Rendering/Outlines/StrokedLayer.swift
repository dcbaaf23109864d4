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
    guard stroke.width.isFinite, stroke.miterLimit.isFinite, layer.outline.isFinite else {
      throw .notFinite(site: layer.site)
    }
    let band = GuardBand(around: size, tolerance: CoverageMap.tolerance).box
    if stroke.isInPixels {
      map = .identity
      outline = try Stroker.outline(
        of: layer.outline.mapped(by: layer.transform), by: stroke, tolerance: CoverageMap.tolerance, in: band,
        site: layer.site)
    } else {
      map = layer.transform
      let scale = layer.transform.largestScale
      guard scale.isFinite else { throw .notFinite(site: layer.site) }
      // A layer flattened to nothing draws nothing, however fine its curves.
      outline =
        scale > 0
        ? try Stroker.outline(
          of: layer.outline, by: stroke, tolerance: CoverageMap.tolerance / scale,
          in: layer.transform.inverse?.bounds(of: band), site: layer.site) : Outline()
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
