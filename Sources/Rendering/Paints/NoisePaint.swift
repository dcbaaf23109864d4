import CKernels
import Labels
import Scenes

/// A fractal sum of lattice noise in integers, looked up in a table of colours.
///
/// The lattice begins at the box's top-left corner and turns and grows with the box. The sum is divided by the weights'
/// own, so it fills 0 ... 1 at most; value noise is even over that range, gradient noise gathers around the middle.
struct NoisePaint: RowPaint {
  private struct Octave {
    var kernel: stage_octave
    var u: Ramp
    var v: Ramp
  }

  /// More than these are finer than any picture.
  static let mostOctaves = 16

  private let octaves: [Octave]
  private let table: ColorTable

  init(_ noise: Paint.Noise, over frame: PaintFrame) {
    table = ColorTable(noise.stops)
    var seed = noise.seed
    var octaves: [Octave] = []
    var cells = noise.scale > 0 ? 1 / noise.scale : 0
    for weight in NoisePaint.weights(count: min(max(noise.octaves, 1), NoisePaint.mostOctaves), gain: noise.gain) {
      let key = NoisePaint.next(&seed)
      octaves.append(
        Octave(
          kernel: stage_octave(
            key0: UInt32(truncatingIfNeeded: key), key1: UInt32(truncatingIfNeeded: key >> 32),
            is_gradient: noise.kind == .gradient ? 1 : 0, weight: weight),
          u: Ramp(along: Point(cells, 0), shift: 0, over: frame),
          v: Ramp(along: Point(0, cells), shift: 0, over: frame)))
      cells *= 2
    }
    self.octaves = octaves
  }

  var isOpaque: Bool { table.isOpaque }

  /// 32768 times each octave's share of the sum, rounded down so that the whole never exceeds one.
  static func weights(count: Int, gain: Double) -> [UInt32] {
    var powers = [1.0]
    for _ in 1..<count as Range<Int> { powers.append((powers.last ?? 1) * min(max(gain, 0), 1)) }
    let sum = powers.reduce(0, +)
    return powers.map { UInt32(32_768 * ($0 / sum)) }
  }

  /// SplitMix64: the keys of the octaves from the paint's seed.
  private static func next(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  func paint(x: Int, y: Int, count: Int, into row: UnsafeMutablePointer<UInt32>) {
    paint(count, into: row) { $0.along(x: x, y: y) }
  }

  func paint(_ run: PaintRun, into row: UnsafeMutablePointer<UInt32>) {
    paint(run.count, into: row) { $0.along(run) }
  }

  private func paint(_ count: Int, into row: UnsafeMutablePointer<UInt32>, _ place: (Ramp) -> RampRun) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { sums in
      sums.initialize(repeating: 0)
      guard let base = sums.baseAddress else { return }
      for octave in octaves { add(octave, place(octave.u), place(octave.v), count, to: base) }
      stage_noise_colors(row, base, count, table.colors, UInt32(table.bits))
    }
  }

  private func add(
    _ octave: Octave, _ across: RampRun, _ down: RampRun, _ count: Int, to sums: UnsafeMutablePointer<Int32>
  ) {
    var kernel = octave.kernel
    let (u, v) = (fixed(across.value, bits: 32), fixed(down.value, bits: 32))
    let step = fixed(across.step, bits: 32, limit: 0x1p46)
    if down.step == 0 {
      stage_noise_level_row(&kernel, sums, count, u, v, step)
    } else {
      stage_noise_row(&kernel, sums, count, u, v, step, fixed(down.step, bits: 32, limit: 0x1p46))
    }
  }
}
