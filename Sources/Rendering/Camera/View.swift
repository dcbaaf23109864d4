import Labels
import Scenes
import Specification

/// A camera at work: it shows outlines and paints of the scene as the picture has them.
final class View {
  let camera: Camera
  /// By the stage that something joins the camera at.
  private var meshes: [Int: BackwardMesh] = [:]

  init(_ camera: Camera) { self.camera = camera }

  /// Where lines are worth being drawn, in the scene's pixels.
  var band: Box? {
    guard let map = camera.affine() else { return camera.reach }
    return map.inverse?.bounds(of: GuardBand(around: camera.size, tolerance: CoverageMap.tolerance).box)
  }

  /// How near flattened curves must be in the scene, so that they are near enough in the picture.
  var tolerance: Double { CoverageMap.tolerance / camera.gain }

  /// An outline as the picture shows it, with the map that is left to be done.
  ///
  /// Where the camera is affine that is the outline itself. Else its curves are flattened (within half of the coverage's
  /// tolerance) and its edges bent (within the other half).
  /// - Throws: `tooManyPoints`, `notFinite` for `site`.
  func shown(
    _ outline: Outline, mappedBy map: Affine, from stage: Int, site: String
  ) throws(RenderingError) -> (outline: Outline, map: Affine) {
    if let rest = camera.affine(from: stage) { return (outline, map.then(rest)) }
    let mapped = outline.mapped(by: map)
    guard mapped.isFinite else { throw .notFinite(site: site) }
    let lines = try Flattener.polylines(of: mapped, tolerance: 0.5 * tolerance, site: site)
    let polygons = camera.bent(lines.map(\.points), from: stage)
    var elements: [Outline.Element] = []
    elements.reserveCapacity(polygons.reduce(0) { $0 + $1.count + 1 })
    for polygon in polygons {
      for (number, point) in polygon.enumerated() { elements.append(number == 0 ? .move(point) : .line(point)) }
      elements.append(.close)
    }
    return (Outline(elements, fillRule: outline.fillRule), .identity)
  }

  /// The way back for what joins the camera at `stage`.
  func mesh(from stage: Int) -> BackwardMesh {
    if let mesh = meshes[stage] { return mesh }
    // The links of the chain one by one, so that none is unwrapped anew for each of many thousand places.
    let links = camera.stages[stage...].reversed().map { link -> (Point) -> Point in
      switch link {
      case .affine(_, let back): { back($0) }
      case .warp(let warp): { warp.backward($0) }
      }
    }
    let mesh = BackwardMesh(camera.size) { place in
      var point = place
      for link in links { point = link(point) }
      return point
    }
    meshes[stage] = mesh
    return mesh
  }
}

/// A paint as the picture shows it.
struct ShownPaint {
  let rows: any RowPaint
  /// Nil where rows of the picture are rows of the paint's own frame.
  let mesh: BackwardMesh?

  var isOpaque: Bool { rows.isOpaque }

  /// Writes `count` pixels of row `y`, from column `x` of the picture on.
  func paint(x: Int, y: Int, count: Int, into row: UnsafeMutablePointer<UInt32>) {
    guard let mesh else { return rows.paint(x: x, y: y, count: count, into: row) }
    mesh.forEachRun(x: x, y: y, count: count) { run, column in rows.paint(run, into: row + (column - x)) }
  }
}
