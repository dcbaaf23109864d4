package import Labels

/// The geometry between the scene and the picture, with every value resolved: one chain for pixels and labels.
///
/// Points of the scene go through `stages` from the first to the last. Neighbouring affine maps are one stage, so that
/// no two warps are without need apart and a chain without warps is one affine map.
package struct Camera: Sendable {
  /// One link of the chain.
  package enum Stage: Sendable {
    /// A map, and the one that undoes it.
    case affine(Affine, back: Affine)
    case warp(any Warp)
  }

  /// What lies beyond the scene's edges in the picture.
  package enum Outside: Sendable, Hashable {
    /// The scene goes on: its background and whatever stands there.
    case scene
    /// The scene ends at its edges, like a sheet of paper; behind it lies this.
    case paint(Paint)
  }

  /// The scene's own size, before the camera.
  package let sceneSize: PixelSize
  /// The size of the picture that comes out.
  package let size: PixelSize
  package let outside: Outside
  package let stages: [Stage]
  /// What the operations lay on the background: what is seen under a page that is turned up. It hides nothing.
  package let floors: [Layer]
  /// What was done, for people and for comparison.
  package let operations: [DrawnOperation]
  /// Curves are flattened by so much finer than the picture wants it.
  package private(set) var gain: Double

  /// How far a bent edge may lie from where it should be, in pixels of the picture, besides the half that flattening of
  /// curves takes as well.
  package static let tolerance = 0.01

  init(
    sceneSize: PixelSize, size: PixelSize, outside: Outside, stages: [Stage], floors: [Layer] = [],
    operations: [DrawnOperation]
  ) {
    (self.sceneSize, self.size, self.outside) = (sceneSize, size, outside)
    (self.stages, self.floors, self.operations) = (stages, floors, operations)
    gain = 1
    gain = largestScale
  }

  /// The chain from a stage on as one affine map, if it is one.
  package func affine(from start: Int = 0) -> Affine? {
    let rest = stages[start...]
    switch (rest.count, rest.first) {
    case (0, _): return .identity
    case (1, .affine(let map, _)): return map
    default: return nil
    }
  }

  /// The part of the scene that outlines are worth being followed in, whatever their shape.
  package var reach: Box {
    let reach = 8 * Double(max(sceneSize.width, sceneSize.height))
    return Box(
      minX: -reach, minY: -reach, maxX: Double(sceneSize.width) + reach, maxY: Double(sceneSize.height) + reach)
  }

  /// Where a point of the scene lies in the picture, perhaps beyond its edges; nil if it is seen nowhere: behind the
  /// camera, on the far side of a cylinder, on the back of a turned page.
  ///
  /// With `start`, where something lies that joins the chain at that stage.
  package func map(_ point: Point, from start: Int = 0) -> Point? {
    var point = point
    for stage in stages[start...] {
      switch stage {
      case .affine(let map, _): point = map(point)
      case .warp(let warp):
        guard warp.domain.holds(point) else { return nil }
        point = warp.forward(point)
      }
    }
    return point
  }

  /// What is seen at a place of the picture: a point of the scene, the nearest one where there is nothing to be seen.
  package func source(of place: Point, from start: Int = 0) -> Point {
    var point = place
    for stage in stages[start...].reversed() {
      switch stage {
      case .affine(_, let back): point = back(point)
      case .warp(let warp): point = warp.backward(point)
      }
    }
    return point
  }

  /// Closed polygons of the scene as the picture shows them, uncut by its edges: bent edges within `tolerance` of the
  /// exact ones. What is seen nowhere is cut off.
  ///
  /// With `start`, polygons that join the chain at that stage. Far beyond the scene, at eight times its size, polygons
  /// are cut in any case.
  package func bent(_ polygons: [[Point]], from start: Int = 0) -> [[Point]] {
    let near = ConvexRegion(reach)
    var polygons = polygons.map { near.cut($0) }
    for number in start..<stages.count {
      switch stages[number] {
      case .affine(let map, _): polygons = polygons.map { $0.map { map($0) } }
      case .warp(let warp):
        let bender = Bender(
          domain: warp.domain, detail: warp.detail, forward: warp.forward,
          seen: { self.map($0, from: number) ?? warp.forward($0) }, tolerance: Camera.tolerance)
        polygons = bender.bent(polygons)
      }
    }
    return polygons
  }

  /// By how much the picture enlarges the scene where it does so most, as far as a coarse look at it tells.
  private var largestScale: Double {
    let (across, down) = (Double(size.width) / 8, Double(size.height) / 8)
    var least = Double.infinity
    for row in 0...8 {
      for column in 0...8 {
        let place = Point(Double(column) * across, Double(row) * down)
        let here = source(of: place)
        // Where nothing is to be seen nothing is enlarged either.
        guard let back = map(here), abs(back.x - place.x) + abs(back.y - place.y) < 1e-3 else { continue }
        let (right, below) = (
          source(of: Point(place.x + 0.5, place.y)), source(of: Point(place.x, place.y + 0.5))
        )
        let map = Affine(
          xx: 2 * (right.x - here.x), yx: 2 * (right.y - here.y), xy: 2 * (below.x - here.x),
          yy: 2 * (below.y - here.y), x0: 0, y0: 0)
        least = min(least, map.smallestScale)
      }
    }
    return least.isFinite ? 1 / max(least, 1e-4) : 1
  }
}

extension Camera: Hashable {
  package static func == (one: Camera, other: Camera) -> Bool {
    one.sceneSize == other.sceneSize && one.size == other.size && one.outside == other.outside
      && one.operations == other.operations
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(sceneSize)
    hasher.combine(size)
    hasher.combine(operations)
  }
}
