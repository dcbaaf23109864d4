#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Elementary
import Labels

/// Blue, green, red and nothing, in the order of the picture's bytes.
typealias Light = SIMD4<Float>

/// What the numbers of a light field stand for.
enum LightScale {
  /// Proportional to light: where light is added and averaged.
  case linear
  /// The picture's own values, as sRGB encodes light: where tones are moved.
  case encoded
}

/// A picture in floating point, 1 = white, that effects work on. One per worker, made when a scene first has effects.
///
/// Nothing is clipped to white between effects, only to a million times white, so that no number is ever infinite. It is converted only when an effect wants another scale, by tables (IEC 61966-2-1),
/// so that a picture to which nothing happens comes out with the same bytes.
final class LightField {
  let width: Int
  let height: Int
  private(set) var scale = LightScale.encoded
  /// Row after row, without gaps.
  private(set) var pixels: UnsafeMutablePointer<Light>
  /// As large, of any content: where an effect that reads neighbours writes; see `exchange`.
  private(set) var other: UnsafeMutablePointer<Light>

  /// - Throws: `outOfMemory`.
  init(_ size: PixelSize) throws(RenderingError) {
    (width, height) = (size.width, size.height)
    let bytes = size.width * size.height * MemoryLayout<Light>.stride
    var first: UnsafeMutableRawPointer?
    var second: UnsafeMutableRawPointer?
    guard posix_memalign(&first, 64, bytes) == 0, posix_memalign(&second, 64, bytes) == 0, let first, let second else {
      free(first)
      throw .outOfMemory(size)
    }
    pixels = first.bindMemory(to: Light.self, capacity: size.width * size.height)
    other = second.bindMemory(to: Light.self, capacity: size.width * size.height)
  }

  deinit {
    free(pixels)
    free(other)
  }

  var count: Int { width * height }

  /// The two buffers change places: what was written is the picture now.
  func exchange() { swap(&pixels, &other) }

  // MARK: in and out

  /// Takes the canvas's colours.
  func load(_ canvas: borrowing Canvas) {
    let values = LightTables.shared.values
    values.withUnsafeBufferPointer { values in
      for y in 0..<height {
        let (row, out) = (canvas.row(y), pixels + y * width)
        for x in 0..<width {
          let word = row[x]
          out[x] = Light(
            values[Int(word & 0xff)], values[Int(word >> 8 & 0xff)], values[Int(word >> 16 & 0xff)], 0)
        }
      }
    }
    scale = .encoded
  }

  /// Writes the colours to the canvas, each to the nearest of 0 ... 255.
  func store(_ canvas: borrowing Canvas) {
    convert(to: .encoded)
    for y in 0..<height {
      let (row, from) = (canvas.row(y), pixels + y * width)
      for x in 0..<width {
        let whole = (from[x] * 255).wholes(upTo: 255)
        row[x] = whole.x | whole.y << 8 | whole.z << 16 | Canvas.black
      }
    }
  }

  /// Makes the numbers stand for light on `scale`.
  func convert(to scale: LightScale) {
    guard scale != self.scale else { return }
    self.scale = scale
    let table = scale == .linear ? LightTables.shared.linear : LightTables.shared.encoded
    map(table)
  }

  /// Every colour through a table.
  func map(_ table: ToneTable) {
    table.withUnsafeValues { values, last in
      for place in 0..<count {
        let light = pixels[place]
        pixels[place] = Light(
          ToneTable.value(light.x, values, last), ToneTable.value(light.y, values, last),
          ToneTable.value(light.z, values, last), 0)
      }
    }
  }

  /// The colour at `x` and `y`, that of the nearest edge beyond the picture.
  @inline(__always)
  func nearest(_ x: Int, _ y: Int) -> Light {
    pixels[min(max(y, 0), height - 1) * width + min(max(x, 0), width - 1)]
  }

  /// The colour between four pixels' centres, in pixels from the centre of the first; edges go on beyond the picture.
  @inline(__always)
  func sample(_ x: Float, _ y: Float) -> Light {
    let x = min(max(x, 0), Float(width - 1)), y = min(max(y, 0), Float(height - 1))
    let (left, top) = (min(Int(x), max(0, width - 2)), min(Int(y), max(0, height - 2)))
    let (u, v) = (x - Float(left), y - Float(top))
    let right = min(left + 1, width - 1), lower = min(top + 1, height - 1) * width
    let upper = top * width
    let above = pixels[upper + left] * (1 - u) + pixels[upper + right] * u
    let below = pixels[lower + left] * (1 - u) + pixels[lower + right] * u
    return above * (1 - v) + below * v
  }
}

/// The tables between the two scales.
struct LightTables: Sendable {
  static let shared = LightTables()

  /// The encoded value of each byte.
  let values: [Float] = (0...255).map { Float($0) / 255 }
  /// From encoded values to linear ones; each byte's value is a knot.
  let linear = ToneTable(intervals: 255 * 16) { LightTables.linear($0) }
  /// From linear values to encoded ones.
  let encoded = ToneTable(intervals: 1 << 15) { LightTables.encoded($0) }

  /// Light from an sRGB value (IEC 61966-2-1).
  static func linear(_ value: Double) -> Double {
    value <= 0.04045 ? value / 12.92 : Elementary.power((value + 0.055) / 1.055, 2.4)
  }

  /// The sRGB value of light.
  static func encoded(_ light: Double) -> Double {
    light <= 0.0031308 ? light * 12.92 : 1.055 * Elementary.power(light, 1 / 2.4) - 0.055
  }
}

/// A function on 0 ... 1 as a table with straight lines between its knots. Beyond, it goes on with the slope of its ends.
struct ToneTable: Sendable {
  /// One more than there are intervals.
  private let values: [Float]

  init(intervals: Int, _ body: (Double) -> Double) {
    values = (0...intervals).map { Float(body(Double($0) / Double(intervals))) }
  }

  /// Lends the values and the number of the last interval, as `value` wants them.
  func withUnsafeValues(_ body: (UnsafePointer<Float>, Float) -> Void) {
    values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      body(base, Float(values.count - 1))
    }
  }

  @inline(__always)
  static func value(_ x: Float, _ values: UnsafePointer<Float>, _ intervals: Float) -> Float {
    let place = x * intervals
    let knot = min(max(place, 0), intervals - 1)
    let first = Int(knot)
    return values[first] + (values[first + 1] - values[first]) * (place - Float(first))
  }
}
