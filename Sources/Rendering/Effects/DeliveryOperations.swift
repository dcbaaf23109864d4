import Scenes

let pixelateOperation = PixelOperation("pixelate", on: .linear) { effect, room in
  let (field, size) = (room.field, max(1, Int(effect.arguments.number("size", default: 1))))
  for top in stride(from: 0, to: field.height, by: size) {
    let rows = top..<min(top + size, field.height)
    for left in stride(from: 0, to: field.width, by: size) {
      let columns = left..<min(left + size, field.width)
      var sum = Light.zero
      for y in rows { for x in columns { sum += field.pixels[y * field.width + x] } }
      let mean = sum / Float(rows.count * columns.count)
      for y in rows { for x in columns { field.pixels[y * field.width + x] = mean } }
    }
  }
}

/// The brightness goes down and up once in each period.
let scanLinesOperation = PixelOperation("scan_lines", on: .linear) { effect, room in
  let field = room.field
  let strength = Float(effect.arguments.number("strength", default: 0.3))
  let period = effect.arguments.number("period", default: 3)
  for y in 0..<field.height {
    let place = (Double(y) / period).truncatingRemainder(dividingBy: 1)
    // A wave of straight lines: bright at the start of a period, dark in its middle.
    let factor = 1 - strength * Float(1 - abs(1 - 2 * place))
    let row = field.pixels + y * field.width
    for x in 0..<field.width { row[x] *= factor }
  }
}

let jpegOperation = PixelOperation("jpeg", on: .encoded) { effect, room throws(RenderingError) in
  try room.recompress(quality: Int(effect.arguments.number("quality", default: 90)))
}
