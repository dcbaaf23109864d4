import CKernels
import Labels
import Specification

extension Canvas {
  /// Every pixel as a square of `factor` x `factor`.
  func enlarged(by factor: Int) -> Canvas {
    let result = Canvas(PixelSize(width: size.width * factor, height: size.height * factor))
    for y in 0..<result.size.height {
      let (from, to) = (row(y / factor), result.row(y))
      for x in 0..<result.size.width { to[x] = from[x / factor] }
    }
    return result
  }

  /// Lays an instance's mask over the picture: its class's colour, translucent, with a bright line along the inside of
  /// its edge. The mask's pixels are squares of `factor`.
  func tint(_ instance: Instance, factor: Int) {
    let color = Palette.color(instance.classIndex)
    let whole = MaskPixels(instance.mask, within: instance.box)
    let strength = instance.isIgnored ? 0.45 : 1
    let fill = color.faded(0.3 * strength)
    let line = color.faded(0.95 * strength)
    let thickness = min(2, factor)
    for y in whole.bounds.rows {
      for x in whole.bounds.columns where whole.holds(x, y) {
        let (left, top) = (x * factor, y * factor)
        blend(fill, left, top, factor, factor)
        if !whole.holds(x - 1, y) { blend(line, left, top, thickness, factor) }
        if !whole.holds(x + 1, y) { blend(line, left + factor - thickness, top, thickness, factor) }
        if !whole.holds(x, y - 1) { blend(line, left, top, factor, thickness) }
        if !whole.holds(x, y + 1) { blend(line, left, top + factor - thickness, factor, thickness) }
      }
    }
  }

  private func blend(_ color: Color, _ x: Int, _ y: Int, _ width: Int, _ height: Int) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: width) { full in
      full.initialize(repeating: 255)
      guard let coverage = full.baseAddress else { return }
      stage_blend_color(
        row(y, from: x), stride, coverage, 0, width, height, color.opaqueWord, color.alphaByte(times: 1))
    }
  }
}

/// The pixels of a mask within its box, to be asked one by one.
struct MaskPixels {
  let bounds: PixelBounds
  private var bytes: [Bool]

  init(_ mask: Mask, within box: Box) {
    bounds = PixelBounds(around: box, in: mask.size)
    bytes = Array(repeating: false, count: bounds.columns.count * bounds.rows.count)
    var place = 0
    for (number, count) in mask.counts.enumerated() {
      if number % 2 == 1 {
        for p in place..<(place + Int(count)) { insert(p / mask.size.height, p % mask.size.height) }
      }
      place += Int(count)
    }
  }

  private mutating func insert(_ x: Int, _ y: Int) {
    bytes[(y - bounds.rows.lowerBound) * bounds.columns.count + x - bounds.columns.lowerBound] = true
  }

  func holds(_ x: Int, _ y: Int) -> Bool {
    guard bounds.columns.contains(x), bounds.rows.contains(y) else { return false }
    return bytes[(y - bounds.rows.lowerBound) * bounds.columns.count + x - bounds.columns.lowerBound]
  }
}
