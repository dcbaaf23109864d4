package import Labels

/// A flat ground before a level pinhole camera: what stands on it is smaller and higher up the farther away it is.
///
/// A point of the ground x metres to the right of the camera and z metres before it is seen at
/// (center + f · x / z, horizon + f · height / z), where a metre is f / z pixels long.
package struct GroundPlane: Sendable, Hashable {
  /// The row of what is infinitely far, in pixels from the top.
  package var horizon: Double
  /// How high above the ground the camera is, in metres.
  package var cameraHeight: Double
  /// The focal length in pixels: a metre that is so many metres away is one pixel long.
  package var focalLength: Double
  /// The column of x = 0, in pixels from the left.
  package var center: Double

  package init(horizon: Double, cameraHeight: Double, focalLength: Double, center: Double) {
    self.horizon = horizon
    self.cameraHeight = cameraHeight
    self.focalLength = focalLength
    self.center = center
  }

  /// How many pixels long a metre is, `depth` metres away.
  package func scale(atDepth depth: Double) -> Double { focalLength / depth }

  /// Where the point of the ground `x` metres to the right and `depth` metres away is seen.
  package func point(x: Double, depth: Double) -> Point {
    Point(center + focalLength * x / depth, horizon + focalLength * cameraHeight / depth)
  }

  /// How far away the ground is that is seen in row `y`; nil on and above the horizon.
  package func depth(atRow y: Double) -> Double? {
    y > horizon ? focalLength * cameraHeight / (y - horizon) : nil
  }
}
