import Labels

/// A view of a plane in perspective: straight lines stay straight.
struct Homography: Warp {
  /// Row by row: (x, y, 1) goes to three numbers, of which the third divides the others.
  private let rows: [Double]
  private let inverse: [Double]
  let domain: ConvexRegion
  let detail: Double
  /// What lies farther away than so many times the middle is drawn as if it were there.
  private let farthest: Double

  /// Points nearer to the camera's plane than this share of the middle's distance are beyond every picture.
  private static let nearest = 1.0 / 64
  private static let horizon = 1.0 / 1024

  /// Nil unless the map can be undone and `middle` lies before the camera.
  init?(rows: [Double], middle: Point, size: PixelSize) {
    let scale = rows[6] * middle.x + rows[7] * middle.y + rows[8]
    guard scale.isFinite, scale != 0 else { return nil }
    let m = rows.map { $0 / scale }
    let determinant =
      m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6]) + m[2] * (m[3] * m[7] - m[4] * m[6])
    let cofactors = [
      m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
      m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
      m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3],
    ]
    let inverse = cofactors.map { $0 / determinant }
    guard inverse.allSatisfy(\.isFinite) else { return nil }
    self.rows = m
    self.inverse = inverse
    domain = ConvexRegion(across: -m[6], down: -m[7], atMost: m[8] - Homography.nearest)
    detail = Double(max(size.width, size.height)) / 4
    // The inverse's third number at the middle's image is 1; towards the horizon it falls to 0.
    farthest = Homography.horizon
  }

  func forward(_ p: Point) -> Point {
    let w = rows[6] * p.x + rows[7] * p.y + rows[8]
    return Point((rows[0] * p.x + rows[1] * p.y + rows[2]) / w, (rows[3] * p.x + rows[4] * p.y + rows[5]) / w)
  }

  func backward(_ p: Point) -> Point {
    let w = max(inverse[6] * p.x + inverse[7] * p.y + inverse[8], farthest)
    return Point(
      (inverse[0] * p.x + inverse[1] * p.y + inverse[2]) / w, (inverse[3] * p.x + inverse[4] * p.y + inverse[5]) / w)
  }

  /// The rows of the map that takes the corners of a picture (clockwise from its top left) to those of a quadrilateral
  /// (Heckbert, 1989, section 2.2.3).
  static func rows(from size: PixelSize, to q: [Point]) -> [Double] {
    let (dx1, dx2, dx3) = (q[1].x - q[2].x, q[3].x - q[2].x, q[0].x - q[1].x + q[2].x - q[3].x)
    let (dy1, dy2, dy3) = (q[1].y - q[2].y, q[3].y - q[2].y, q[0].y - q[1].y + q[2].y - q[3].y)
    let area = dx1 * dy2 - dx2 * dy1
    let g = (dx3 * dy2 - dx2 * dy3) / area
    let h = (dx1 * dy3 - dx3 * dy1) / area
    let (width, height) = (Double(size.width), Double(size.height))
    return [
      (q[1].x - q[0].x + g * q[1].x) / width, (q[3].x - q[0].x + h * q[3].x) / height, q[0].x,
      (q[1].y - q[0].y + g * q[1].y) / width, (q[3].y - q[0].y + h * q[3].y) / height, q[0].y,
      g / width, h / height, 1,
    ]
  }
}
