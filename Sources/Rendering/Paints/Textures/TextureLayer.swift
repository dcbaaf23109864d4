import CKernels
import Elementary
import Labels
import Scenes

/// A pattern that adds to the sums of a row, or does something to them; the C kernels of `stage_texture.h` and
/// `stage_noise.h` as values.
protocol TextureLayer {
  /// Works on the sums of `count` pixels that lie where `place` tells of any ramp. A layer that adds gives at most its
  /// weight's share of 65535.
  func add(_ count: Int, to sums: UnsafeMutablePointer<Int32>, _ place: (Ramp) -> RampRun)
}

/// Where the cells of a pattern lie: places along two directions, in cells.
struct PatternAxes {
  let u: Ramp
  let v: Ramp

  /// The places of a row's pixels.
  func run(_ place: (Ramp) -> RampRun) -> PatternRun { PatternRun(u: place(u), v: place(v)) }
}

/// The places of a row's pixels, in cells.
struct PatternRun {
  let u: RampRun
  let v: RampRun

  /// One over the part of a cell that a pixel goes through, for soft edges; a cell is so many units wide and high.
  func soft(_ width: Double = 1, _ height: Double = 1) -> Float {
    Float(min(1 / max(u.width * width, v.width * height, 1e-9), 1e6))
  }

  /// The first pixel's place, and the steps along the row.
  var way: stage_way {
    stage_way(
      u: fixed(u.value, bits: 32), v: fixed(v.value, bits: 32), u_step: fixed(u.step, bits: 32, limit: 0x1p46),
      v_step: fixed(v.step, bits: 32, limit: 0x1p46))
  }
}

extension stage_pattern {
  init(key: UInt64, weight: Double) {
    self.init(
      key0: UInt32(truncatingIfNeeded: key), key1: UInt32(truncatingIfNeeded: key >> 32),
      weight: UInt32(32_768 * min(max(weight, 0), 1)))
  }
}

/// One octave of lattice noise.
struct NoiseLayer: TextureLayer {
  let axes: PatternAxes
  let kernel: stage_octave

  func add(_ count: Int, to sums: UnsafeMutablePointer<Int32>, _ place: (Ramp) -> RampRun) {
    var kernel = kernel
    let way = axes.run(place).way
    // Rows of the picture that are rows of the lattice.
    if way.v_step == 0 {
      stage_noise_level_row(&kernel, sums, count, way.u, way.v, way.u_step)
    } else {
      stage_noise_row(&kernel, sums, count, way.u, way.v, way.u_step, way.v_step)
    }
  }
}

/// One octave of simplex noise; its axes are those of the skewed lattice.
struct SimplexLayer: TextureLayer {
  let axes: PatternAxes
  let pattern: stage_pattern

  func add(_ count: Int, to sums: UnsafeMutablePointer<Int32>, _ place: (Ramp) -> RampRun) {
    var pattern = pattern
    stage_simplex_row(&pattern, sums, count, axes.run(place).way)
  }
}

/// Cells around scattered points.
struct CellsLayer: TextureLayer {
  /// What is told of a place.
  enum Told: Int32 { case distance, edge, number }
  let axes: PatternAxes
  let pattern: stage_pattern
  let told: Told
  /// How far points lie from the middles of their squares, in 0 ... 1.
  let jitter: Double
  /// Over which part of a cell an edge rises.
  var edge = 0.1

  func add(_ count: Int, to sums: UnsafeMutablePointer<Int32>, _ place: (Ramp) -> RampRun) {
    var pattern = pattern
    let run = axes.run(place)
    stage_cells_row(&pattern, sums, count, run.way, told.rawValue, Float(jitter), Float(edge), run.soft())
  }
}

/// Courses of bricks, or rows of tiles.
struct BrickLayer: TextureLayer {
  let axes: PatternAxes
  let pattern: stage_pattern
  /// Of a brick, in courses.
  let length: Double
  let joint: Double
  /// Of a course against the one above, in bricks.
  let shift: Double
  let variation: Double

  func add(_ count: Int, to sums: UnsafeMutablePointer<Int32>, _ place: (Ramp) -> RampRun) {
    var pattern = pattern
    let run = axes.run(place)
    stage_brick_row(
      &pattern, sums, count, run.way, Float(length), Float(joint), Float(shift), Float(variation), run.soft(length))
  }
}

/// Threads over and under each other.
struct WeaveLayer: TextureLayer {
  let axes: PatternAxes
  let pattern: stage_pattern
  let gap: Double
  let variation: Double

  func add(_ count: Int, to sums: UnsafeMutablePointer<Int32>, _ place: (Ramp) -> RampRun) {
    var pattern = pattern
    let run = axes.run(place)
    stage_weave_row(&pattern, sums, count, run.way, Float(gap), Float(variation), run.soft())
  }
}

/// Dots that cover a share of all, which may change over the picture.
struct DotsLayer: TextureLayer {
  let axes: PatternAxes
  let pattern: stage_pattern
  let share: Ramp

  func add(_ count: Int, to sums: UnsafeMutablePointer<Int32>, _ place: (Ramp) -> RampRun) {
    var pattern = pattern
    let (run, share) = (axes.run(place), place(share))
    stage_dots_row(&pattern, sums, count, run.way, Float(share.value), Float(share.step), run.soft())
  }
}

/// A number for each cell.
struct GrainLayer: TextureLayer {
  let axes: PatternAxes
  let pattern: stage_pattern

  func add(_ count: Int, to sums: UnsafeMutablePointer<Int32>, _ place: (Ramp) -> RampRun) {
    var pattern = pattern
    stage_grain_row(&pattern, sums, count, axes.run(place).way)
  }
}

/// Turns what was added so far into waves along u.
struct WaveLayer: TextureLayer {
  let axes: PatternAxes
  /// How many periods a sum of all moves a place.
  let reach: Double
  /// Whether a wave rises slowly and falls at once.
  var isSaw = false
  let weight: Double

  func add(_ count: Int, to sums: UnsafeMutablePointer<Int32>, _ place: (Ramp) -> RampRun) {
    // A sum has 16 bits, a place 32: one period is 65536 of the kernel's units.
    stage_wave_row(
      sums, count, axes.run(place).way, Int32(min(max(reach, 0), 30_000) * 65_536), isSaw ? 1 : 0,
      UInt32(32_768 * weight))
  }
}

/// Makes what was added so far weigh less.
struct ScaleLayer: TextureLayer {
  let weight: Double

  func add(_ count: Int, to sums: UnsafeMutablePointer<Int32>, _ place: (Ramp) -> RampRun) {
    stage_scale_row(sums, count, UInt32(32_768 * weight))
  }
}
