package import Labels

/// The way from an object's own coordinates to those of the scene. Points of labels go on from there by `Scene.shown`.
package struct Space: Sendable, Hashable {
  /// Scaled, skewed, rotated and moved, as the object and all around it say.
  package var transform: Affine

  package init(_ transform: Affine) { self.transform = transform }

  /// Where a point of the object's own coordinates lies in the scene.
  package func callAsFunction(_ point: Point) -> Point { transform(point) }
}

extension Scene {
  /// Where a point of an object's own coordinates lies in the finished picture, perhaps beyond its edges; nil where it is
  /// seen nowhere, or beyond all numbers.
  ///
  /// The one place where points of labels (keypoints, corners of boxes) are mapped: whatever is done to the geometry of
  /// layers on their way to the picture must be done here too.
  package func shown(_ point: Point, of space: Space) -> Point? {
    let place = space(point)
    guard let seen = camera.map({ $0.map(place) }) ?? place, seen.isFinite else { return nil }
    return seen
  }

  /// The corners of a box of an object's own coordinates, in the finished picture; nil where one of them is seen nowhere.
  package func shown(_ box: Box, of space: Space) -> Quad? {
    let corners = Quad(box).points.compactMap { shown($0, of: space) }
    return corners.count == 4 ? Quad(corners[0], corners[1], corners[2], corners[3]) : nil
  }
}
