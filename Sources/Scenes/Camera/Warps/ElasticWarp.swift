import Labels

/// Random small shifts, smooth from place to place: a cubic B-spline over a lattice of vectors.
///
/// One-to-one by Choi and Lee (2000): no vector is longer than 0.48 of the lattice's spacing along either axis.
struct ElasticWarp: Warp {
  /// Above this share of the spacing the plane might fold.
  static let steepest = 0.4

  private let amplitude: Double
  private let scale: Double
  private let seed: UInt64
  let domain = ConvexRegion.plane
  let detail: Double

  /// - Precondition: `amplitude` is at most `steepest` of `scale`.
  init(amplitude: Double, scale: Double, seed: UInt64) {
    precondition(amplitude <= ElasticWarp.steepest * scale)
    (self.amplitude, self.scale, self.seed) = (amplitude, scale, seed)
    detail = scale / 4
  }

  func forward(_ p: Point) -> Point {
    let shift = shift(at: p)
    return Point(p.x + shift.value.x, p.y + shift.value.y)
  }

  /// Newton's steps from the place itself: the shift is short and its slope below one, so few are needed.
  ///
  /// Each looks at sixteen vectors, and bends this fine want small cells: colours come at 30 million pixels a second only.
  func backward(_ p: Point) -> Point {
    var at = p
    for _ in 0..<40 {
      let s = shift(at: at)
      let (dx, dy) = (at.x + s.value.x - p.x, at.y + s.value.y - p.y)
      let (xx, xy, yx, yy) = (1 + s.byX.x, s.byY.x, s.byX.y, 1 + s.byY.y)
      let d = xx * yy - xy * yx
      let step = Point((yy * dx - xy * dy) / d, (xx * dy - yx * dx) / d)
      guard step.isFinite else { break }
      at = Point(at.x - step.x, at.y - step.y)
      if abs(step.x) + abs(step.y) < 1e-8 { break }
    }
    return at
  }

  private struct Shift {
    var value = SIMD2<Double>.zero
    var byX = SIMD2<Double>.zero
    var byY = SIMD2<Double>.zero
  }

  /// The column or row that a place lies in, held to a million either way; what is no number lies at the end.
  private func cell(_ place: Double) -> Double { place > -1e6 ? min(place.rounded(.down), 1e6) : -1e6 }

  /// The shift at a place, and how it grows to the right and down.
  private func shift(at p: Point) -> Shift {
    let (u, v) = (p.x / scale, p.y / scale)
    // Far away from every picture the lattice goes on with one column.
    let (column, row) = (cell(u), cell(v))
    let (across, down) = (Weights(u - column), Weights(v - row))
    var shift = Shift()
    for j in 0..<4 {
      var (line, slope) = (SIMD2<Double>.zero, SIMD2<Double>.zero)
      for i in 0..<4 {
        let vector = vector(Int(column) + i - 1, Int(row) + j - 1)
        line += vector * across.value[i]
        slope += vector * across.slope[i]
      }
      shift.value += line * down.value[j]
      shift.byX += slope * down.value[j]
      shift.byY += line * down.slope[j]
    }
    shift.value *= amplitude
    shift.byX *= amplitude / scale
    shift.byY *= amplitude / scale
    return shift
  }

  /// The lattice's vector of a cell: both parts even over -1 ... 1.
  private func vector(_ column: Int, _ row: Int) -> SIMD2<Double> {
    // SplitMix64's finaliser over the seed and the cell.
    var z = seed &+ UInt64(bitPattern: Int64(column)) &* 0x9e37_79b9_7f4a_7c15
    z ^= UInt64(bitPattern: Int64(row)) &* 0xd1b5_4a32_d192_ed03
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    z ^= z >> 31
    let (x, y) = (Int32(truncatingIfNeeded: z), Int32(truncatingIfNeeded: z >> 32))
    return SIMD2(Double(x), Double(y)) * 0x1p-31
  }

  /// The uniform cubic B-spline's four weights at `t` in 0 ... 1, and their slopes.
  private struct Weights {
    let value: SIMD4<Double>
    let slope: SIMD4<Double>

    init(_ t: Double) {
      let (s, t2) = (1 - t, t * t)
      let t3 = t2 * t
      value = SIMD4(s * s * s, 3 * t3 - 6 * t2 + 4, -3 * t3 + 3 * t2 + 3 * t + 1, t3) / 6
      slope = SIMD4(-3 * s * s, 9 * t2 - 12 * t, -9 * t2 + 6 * t + 3, 3 * t2) / 6
    }
  }
}
