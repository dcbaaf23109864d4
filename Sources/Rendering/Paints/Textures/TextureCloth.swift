import CKernels
import Elementary
import Labels
import Scenes

/// What the kinds of texture are cut from: the texture's numbers, its place in the box, and keys for its patterns.
final class TextureCloth {
  let texture: Texture
  /// The size of what repeats, in the box's coordinates.
  let scale: Double
  private let frame: PaintFrame
  private let angle: Double
  private var keys: PatternKeys

  init(_ texture: Texture, scale: Double, over frame: PaintFrame) {
    self.texture = texture
    self.scale = max(scale, 1e-6)
    self.frame = frame
    angle = texture.angle
    keys = PatternKeys(seed: texture.seed)
  }

  var amount: Double { texture.amount }
  var variation: Double { texture.variation }

  /// Cells of `width` x `height` times the scale, turned by the texture's angle and `turn` degrees.
  func axes(_ width: Double, _ height: Double, turn: Double = 0) -> PatternAxes {
    let (c, s) = (Elementary.cos(degrees: angle + turn), Elementary.sin(degrees: angle + turn))
    return PatternAxes(
      u: Ramp(along: Point(c, s) * (1 / (width * scale)), shift: 0, over: frame),
      v: Ramp(along: Point(-s, c) * (1 / (height * scale)), shift: 0, over: frame))
  }

  func key() -> UInt64 { keys.next() }

  func pattern(weight: Double) -> stage_pattern { stage_pattern(key: keys.next(), weight: weight) }

  /// A fractal sum of lattice noise: octaves of half the size and weight each, all of them together `weight`.
  func noise(
    _ width: Double, _ height: Double, octaves: Int = 1, weight: Double, gain: Double = 0.5, turn: Double = 0
  ) -> [NoiseLayer] {
    fractal(octaves, gain: gain).map { (part, share) in
      let key = keys.next()
      return NoiseLayer(
        axes: axes(width * part, height * part, turn: turn),
        kernel: stage_octave(
          key0: UInt32(truncatingIfNeeded: key), key1: UInt32(truncatingIfNeeded: key >> 32), is_gradient: 1,
          weight: UInt32(32_768 * weight * share)))
    }
  }

  /// A ramp from 0 at one side of the box to 1 at the other, along the texture's own direction.
  func acrossBox(from: Double, to: Double) -> Ramp {
    let side = max(frame.box.width, frame.box.height, 1e-9)
    let (c, s) = (Elementary.cos(degrees: angle), Elementary.sin(degrees: angle))
    return Ramp(along: Point(c, s) * ((to - from) / side), shift: from, over: frame)
  }
}

/// The sizes of octaves against the first, and their shares of the sum.
func fractal(_ octaves: Int, gain: Double) -> [(size: Double, share: Double)] {
  var rows: [(size: Double, share: Double)] = []
  var (size, weight) = (1.0, 1.0)
  for _ in 0..<max(octaves, 1) {
    rows.append((size, weight))
    size /= 2
    weight *= min(max(gain, 0), 1)
  }
  let sum = rows.reduce(0) { $0 + $1.share }
  return rows.map { ($0.size, $0.share / sum) }
}
