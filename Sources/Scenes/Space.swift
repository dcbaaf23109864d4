package import Labels

/// The way from an object's own coordinates to pixels of the finished picture: the one place where points of labels
/// (keypoints, corners of boxes and texts) are mapped.
///
/// Outlines take the same way on their own, since an affine map turns curves into curves. Whatever else is done to the
/// geometry of a picture on its way must be done here too.
package struct Space: Sendable, Hashable {
  /// Scaled, skewed, rotated and moved, as the object and all around it say.
  package var transform: Affine

  package init(_ transform: Affine) { self.transform = transform }

  /// Where a point of the object's own coordinates lies in the picture.
  package func callAsFunction(_ point: Point) -> Point { transform(point) }

  /// The corners of a box of the object's own coordinates, in the picture.
  package func callAsFunction(_ box: Box) -> Quad { Quad(box).mapped { self($0) } }
}
