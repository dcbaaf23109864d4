import Elementary
import Scenes
import Specification

let hazeOperation = PixelOperation("haze", on: .linear) { effect, room in
  let density = Float(effect.arguments.number("density", default: 0))
  let veil = Light(linear: effect.arguments.color("color", default: Color(red: 0.902, green: 0.914, blue: 0.925)))
  room.field.forEachPixel { $0 + (veil - $0) * density }
}

let rainOperation = PixelOperation("rain", on: .linear) { effect, room in
  let arguments = effect.arguments
  let (sine, cosine) = Elementary.sinCos(degrees: arguments.number("angle", default: 90))
  let length = arguments.number("length", default: 16)
  let width = arguments.number("width", default: 1)
  let opacity = arguments.number("opacity", default: 0.3)
  var bits = PixelBits(seed: effect.seed)
  for _ in 0..<room.field.number(of: arguments.number("density", default: 150), &bits) {
    let half = length * (2 + 2 * bits.unit()) / 6
    let (x, y) = room.field.place(&bits, beyond: half)
    room.field.lay(
      Capsule(x: x, y: y, alongX: cosine * half, alongY: sine * half, radius: width / 2),
      opacity: opacity * (0.5 + 0.5 * bits.unit()))
  }
}

let snowOperation = PixelOperation("snow", on: .linear) { effect, room in
  let arguments = effect.arguments
  let size = arguments.number("size", default: 4)
  let opacity = arguments.number("opacity", default: 0.8)
  var bits = PixelBits(seed: effect.seed)
  for _ in 0..<room.field.number(of: arguments.number("density", default: 60), &bits) {
    let radius = size * (0.25 + 0.75 * bits.unit()) / 2
    let (x, y) = room.field.place(&bits, beyond: radius)
    room.field.lay(
      Capsule(x: x, y: y, alongX: 0, alongY: 0, radius: radius), opacity: opacity * (0.6 + 0.4 * bits.unit()))
  }
}

/// A disc that is drawn along a line: from the middle, half of the line each way.
struct Capsule {
  let x: Double
  let y: Double
  let alongX: Double
  let alongY: Double
  let radius: Double

  /// How far the point is from the line.
  func distance(_ px: Double, _ py: Double) -> Double {
    let (dx, dy) = (px - x, py - y)
    let square = alongX * alongX + alongY * alongY
    let way = square == 0 ? 0 : min(max((dx * alongX + dy * alongY) / square, -1), 1)
    let (ex, ey) = (dx - way * alongX, dy - way * alongY)
    return (ex * ex + ey * ey).squareRoot()
  }
}

extension LightField {
  /// How many things there are at `density` to 100,000 pixels; the last one by chance.
  func number(of density: Double, _ bits: inout PixelBits) -> Int {
    let wanted = density * Double(count) / 100_000
    return Int(wanted.rounded(.down)) + (bits.unit() < wanted - wanted.rounded(.down) ? 1 : 0)
  }

  /// A place anywhere in the picture or so near that something of `reach` may show.
  func place(_ bits: inout PixelBits, beyond reach: Double) -> (x: Double, y: Double) {
    let x = bits.unit() * (Double(width) + 2 * reach) - reach
    return (x, bits.unit() * (Double(height) + 2 * reach) - reach)
  }

  /// Lays white light over the picture; the edge is soft over one pixel, and what is thinner than a pixel is fainter.
  func lay(_ thing: Capsule, opacity: Double) {
    let soft = max(thing.radius, 0.5)
    let strength = opacity * min(thing.radius / 0.5, 1)
    func span(_ middle: Double, _ along: Double, _ limit: Int) -> Range<Int> {
      let reach = abs(along) + soft + 0.5
      let first = min(max(Int((middle - reach).rounded(.down)), 0), limit)
      return first..<max(first, min(max(Int((middle + reach).rounded(.up)), 0), limit))
    }
    let columns = span(thing.x, thing.alongX, width)
    for y in span(thing.y, thing.alongY, height) {
      for x in columns {
        let inside = soft + 0.5 - thing.distance(Double(x) + 0.5, Double(y) + 0.5)
        guard inside > 0 else { continue }
        let share = Float(min(inside, 1) * strength)
        let light = pixels[y * width + x]
        pixels[y * width + x] = light + (Light(1, 1, 1, 0) - light) * share
      }
    }
  }
}

extension Light {
  /// The light of an opaque colour.
  init(linear color: Color) {
    func light(_ value: Double) -> Float { Float(LightTables.linear(value)) }
    self.init(light(color.blue), light(color.green), light(color.red), 0)
  }
}
