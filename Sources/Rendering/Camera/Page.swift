import CKernels
import Labels
import Scenes

/// The scene as a sheet that ends at its edges: what reaches beyond them is cut off.
final class Page {
  let coverage: CoverageMap
  let bounds: PixelBounds

  /// The scene's rectangle as `view` shows it in a picture of `size`.
  ///
  /// - Throws: `outOfMemory`, `notFinite`, `tooManyPoints`.
  init(_ view: View, _ size: PixelSize) throws(RenderingError) {
    let box = view.camera.sceneSize.box
    let edges = Outline([
      .move(Point(box.minX, box.minY)), .line(Point(box.maxX, box.minY)), .line(Point(box.maxX, box.maxY)),
      .line(Point(box.minX, box.maxY)), .close,
    ])
    let shown = try view.shown(edges, mappedBy: .identity, from: 0, site: "scene.camera")
    coverage = try CoverageMap(size)
    bounds = try coverage.fill(shown.outline, mappedBy: shown.map, site: "scene.camera")
  }

  /// Takes away what `other` covers beyond the page.
  func cut(_ other: CoverageMap, in place: PixelBounds) {
    guard !place.isEmpty else { return }
    let left = max(place.columns.lowerBound, bounds.columns.lowerBound)
    let right = min(place.columns.upperBound, bounds.columns.upperBound)
    for y in place.rows {
      let row = other.row(y, from: place.columns.lowerBound)
      guard bounds.rows.contains(y), left < right else {
        row.update(repeating: 0, count: place.columns.count)
        continue
      }
      let (before, inside) = (left - place.columns.lowerBound, right - left)
      row.update(repeating: 0, count: before)
      stage_cut_coverage(row + before, coverage.row(y, from: left), inside)
      (row + before + inside).update(repeating: 0, count: place.columns.upperBound - right)
    }
  }
}
