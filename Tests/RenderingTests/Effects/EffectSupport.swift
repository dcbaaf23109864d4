import Foundation
import Labels
import Scenes
import Specification

@testable import Rendering

/// A picture in doubles, three colours a pixel, for reference effects that are written here in the plainest way.
struct Picture: Equatable {
  let width: Int
  let height: Int
  /// Red, green, blue of each pixel, 0 to 1, as sRGB encodes them.
  var values: [[Double]]

  init(_ width: Int, _ height: Int, _ body: (Int, Int) -> [Double]) {
    (self.width, self.height) = (width, height)
    values = (0..<width * height).map { body($0 % width, $0 / width) }
  }

  /// Noise, flat parts and edges.
  static func test(_ width: Int = 37, _ height: Int = 29, seed: UInt64 = 1) -> Picture {
    var numbers = Numbers(state: seed)
    return Picture(width, height) { x, y in
      if x < width / 3 { return [0.1, 0.5, 0.9].map { ($0 * 255).rounded() / 255 } }
      if x < width / 2 { return [y % 8 < 4 ? 1 : 0, 1, 0] }
      return (0..<3).map { _ in Double(numbers.below(256)) / 255 }
    }
  }

  /// Edges go on beyond the picture.
  subscript(x: Int, y: Int) -> [Double] { values[min(max(y, 0), height - 1) * width + min(max(x, 0), width - 1)] }

  func mapped(_ body: (Double) -> Double) -> Picture {
    var picture = self
    picture.values = values.map { $0.map(body) }
    return picture
  }

  /// IEC 61966-2-1, by the C library.
  var linear: Picture { mapped { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) } }
  var encoded: Picture { mapped { $0 <= 0.0031308 ? $0 * 12.92 : 1.055 * pow($0, 1 / 2.4) - 0.055 } }
  var clipped: Picture { mapped { min(max($0, 0), 1) } }

  /// The mean light of each colour.
  var light: [Double] {
    let sums = linear.values.reduce([0, 0, 0]) { sum, pixel in zip(sum, pixel).map { $0 + $1 } }
    return sums.map { $0 / Double(values.count) }
  }

  /// The largest difference of any colour of any pixel, in bytes.
  func difference(from other: Picture) -> Double {
    zip(values, other.values).flatMap { zip($0, $1).map { abs($0 - $1) * 255 } }.max() ?? 0
  }

  init(_ canvas: Canvas) {
    self.init(canvas.size.width, canvas.size.height) { x, y in
      let word = canvas[x, y]
      return [16, 8, 0].map { Double(word >> $0 & 0xff) / 255 }
    }
  }

  var canvas: Canvas {
    let canvas = Canvas(PixelSize(width: width, height: height))
    for y in 0..<height {
      for x in 0..<width {
        let bytes = self[x, y].map { UInt32(($0 * 255).rounded()) }
        canvas[x, y] = 0xff00_0000 | bytes[0] << 16 | bytes[1] << 8 | bytes[2]
      }
    }
    return canvas
  }

  /// The picture after effects, as the renderer does them.
  func after(_ effects: Effect...) throws -> Picture {
    let canvas = canvas
    try EffectRoom(canvas).run(effects)
    return Picture(canvas)
  }
}

/// An effect with numbers, words and flags for arguments.
func effect(_ name: String, _ arguments: [String: Any] = [:], seed: UInt64 = 7) -> Effect {
  func datum(_ value: Any) -> Datum {
    switch value {
    case let flag as Bool: .boolean(flag)
    case let number as Double: .number(number)
    case let word as String: .text(word)
    case let items as [Any]: .list(items.map(datum))
    case let color as Color: .color(color)
    default: .absent
    }
  }
  let members = arguments.sorted { $0.key < $1.key }.map { Datum.Member($0.key, datum($0.value)) }
  return Effect(name: name, arguments: OperationArguments(members), seed: seed)
}
