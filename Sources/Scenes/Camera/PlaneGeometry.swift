import Elementary
package import Labels

// What camera operations need of points and maps.

/// The unit vector at `degrees` clockwise from the right.
func direction(_ degrees: Double) -> Point {
  let (sine, cosine) = Elementary.sinCos(degrees: degrees)
  return Point(cosine, sine)
}

func cosine(_ degrees: Double) -> Double { Elementary.cos(degrees: degrees) }
func sine(_ degrees: Double) -> Double { Elementary.sin(degrees: degrees) }

extension Affine {
  /// The map that undoes this one; nil if it flattens the plane, or nearly so.
  package var inverse: Affine? {
    let d = determinant
    let result = Affine(
      xx: yy / d, yx: -yx / d, xy: -xy / d, yy: xx / d, x0: (xy * y0 - yy * x0) / d, y0: (yx * x0 - xx * y0) / d)
    return result.isFinite ? result : nil
  }

  package var isFinite: Bool {
    xx.isFinite && yx.isFinite && xy.isFinite && yy.isFinite && x0.isFinite && y0.isFinite
  }

  /// The least that the map stretches any length: the smaller singular value.
  var smallestScale: Double {
    let half = 0.5 * (xx * xx + yx * yx + xy * xy + yy * yy)
    let rest = max(half * half - determinant * determinant, 0).squareRoot()
    return max(half - rest, 0).squareRoot()
  }

  static func moved(_ x: Double, _ y: Double) -> Affine { Affine(xx: 1, yx: 0, xy: 0, yy: 1, x0: x, y0: y) }

  /// This map around `center` in place of the origin.
  func around(_ center: Point) -> Affine {
    Affine.moved(-center.x, -center.y).then(self).then(.moved(center.x, center.y))
  }
}

extension PixelSize {
  var middle: Point { Point(Double(width) / 2, Double(height) / 2) }
  /// The picture's edges, in its own pixels.
  package var box: Box { Box(minX: 0, minY: 0, maxX: Double(width), maxY: Double(height)) }
  /// From the middle to a corner.
  var halfDiagonal: Double { 0.5 * Elementary.hypot(Double(width), Double(height)) }
  var corners: [Point] {
    [
      Point(0, 0), Point(Double(width), 0), Point(Double(width), Double(height)), Point(0, Double(height)),
    ]
  }
}

extension Point {
  var isFinite: Bool { x.isFinite && y.isFinite }
}
