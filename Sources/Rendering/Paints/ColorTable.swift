import Scenes
import Specification

/// The colours along a list of stops, cut into 2^bits even pieces, each with the colour of its middle.
///
/// Channels are mixed premultiplied, so a stop that is transparent adds no colour. Before the first stop and behind the
/// last their colours go on. A table is as long as it takes for neighbours to differ by one level of 256 (at least 256,
/// at most 4096 entries): longer ones would only make pictures that compress worse.
struct ColorTable {
  let colors: [UInt32]
  let bits: Int
  let isOpaque: Bool

  init(_ stops: [ColorStop]) {
    isOpaque = !stops.isEmpty && stops.allSatisfy { $0.color.alpha >= 1 }
    bits = ColorTable.bits(for: stops)
    colors = ColorTable.colors(stops, count: 1 << bits)
  }

  var count: Int { colors.count }

  private static func bits(for stops: [ColorStop]) -> Int {
    var slope = 0.0
    for (a, b) in zip(stops, stops.dropFirst()) {
      let difference = a.color.channels - b.color.channels
      let levels = 255 * max(difference.max(), -difference.min())
      if levels > 0 { slope = max(slope, levels / max(b.offset - a.offset, 1e-9)) }
    }
    return (8...11).first { Double(1 << $0) >= slope } ?? 12
  }

  private static func colors(_ stops: [ColorStop], count: Int) -> [UInt32] {
    guard let first = stops.first else { return [UInt32](repeating: 0, count: count) }
    var next = 0
    return (0..<count).map { entry in
      let offset = (Double(entry) + 0.5) / Double(count)
      while next < stops.count, stops[next].offset <= offset { next += 1 }
      guard next > 0 else { return first.color.word }
      guard next < stops.count else { return stops[next - 1].color.word }
      return mix(stops[next - 1], stops[next], at: offset)
    }
  }

  private static func mix(_ a: ColorStop, _ b: ColorStop, at offset: Double) -> UInt32 {
    let share = (offset - a.offset) / (b.offset - a.offset)
    let mixed = a.color.channels * (1 - share) + b.color.channels * share
    return Color.word(mixed.x, mixed.y, mixed.z, mixed.w)
  }
}

extension Color {
  /// Red, green and blue premultiplied, and alpha.
  var channels: SIMD4<Double> { SIMD4(red * alpha, green * alpha, blue * alpha, alpha) }
}
