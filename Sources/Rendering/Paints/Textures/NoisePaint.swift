import CKernels
import Labels
import Scenes

extension TexturePaint {
  /// More than these are finer than any picture.
  static let mostOctaves = 16

  /// A fractal sum of noise of one kind.
  ///
  /// The sum is divided by the weights' own, so it fills 0 ... 1 at most; value noise is even over that range, gradient and
  /// simplex noise gather around the middle.
  init(_ noise: Paint.Noise, over frame: PaintFrame) {
    var keys = PatternKeys(seed: noise.seed)
    let rows = fractal(min(noise.octaves, TexturePaint.mostOctaves), gain: noise.gain)
    let layers = rows.map { row -> any TextureLayer in
      let cells = noise.scale > 0 ? 1 / (noise.scale * row.size) : 0
      // Rounded down, so that the whole never exceeds one.
      let pattern = stage_pattern(key: keys.next(), weight: row.share)
      switch noise.kind {
      case .value, .gradient:
        let axes = PatternAxes(
          u: Ramp(along: Point(cells, 0), shift: 0, over: frame), v: Ramp(along: Point(0, cells), shift: 0, over: frame)
        )
        return NoiseLayer(
          axes: axes,
          kernel: stage_octave(
            key0: pattern.key0, key1: pattern.key1, is_gradient: noise.kind == .gradient ? 1 : 0,
            weight: pattern.weight))
      case .simplex:
        return SimplexLayer(axes: .skewed(cells: cells, over: frame), pattern: pattern)
      case .cellular:
        let axes = PatternAxes(
          u: Ramp(along: Point(cells, 0), shift: 0, over: frame), v: Ramp(along: Point(0, cells), shift: 0, over: frame)
        )
        return CellsLayer(axes: axes, pattern: pattern, told: .distance, jitter: 1)
      }
    }
    self.init(layers: layers, stops: noise.stops)
  }
}

extension PatternAxes {
  /// Places in the skewed lattice of simplex noise, (sqrt(3) - 1) / 2 of both added to each (Perlin 2001).
  static func skewed(cells: Double, over frame: PaintFrame) -> PatternAxes {
    let skew = 0.366_025_403_784_438_6
    return PatternAxes(
      u: Ramp(along: Point(1 + skew, skew) * cells, shift: 0, over: frame),
      v: Ramp(along: Point(skew, 1 + skew) * cells, shift: 0, over: frame))
  }
}
