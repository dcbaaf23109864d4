import Specification

/// The colours of classes in overlays: bright, told apart by eye, the same for a class in every picture.
enum Palette {
  private static let first: [UInt32] = [
    0xff4d6d, 0x2f9bff, 0x2fd27a, 0xffb429, 0xa86bff, 0x1fc9c4, 0xff7f3f, 0x9bd62f, 0xf565c0, 0x5b7bff, 0xd9c72b,
    0x49b6a0,
  ]

  /// The colour of the class with number `index`.
  static func color(_ index: Int) -> Color {
    guard !first.indices.contains(index) else { return Color(hex: first[index]) }
    // Later hues go around by the golden section, which never comes back to a hue already taken.
    let turn = Double(index) * 0.6180339887498949
    return Color(hue: turn - turn.rounded(.down), value: index % 2 == 0 ? 1 : 0.82)
  }
}

extension Color {
  fileprivate init(hex: UInt32) {
    self.init(
      red: Double(hex >> 16 & 255) / 255, green: Double(hex >> 8 & 255) / 255, blue: Double(hex & 255) / 255)
  }

  /// A bright colour of a hue in 0 ..< 1.
  fileprivate init(hue: Double, value: Double) {
    func channel(_ shift: Double) -> Double {
      let place = (hue + shift) * 6
      let rest = place - 6 * (place / 6).rounded(.down)
      return value * (0.25 + 0.75 * min(max(abs(rest - 3) - 1, 0), 1))
    }
    self.init(red: channel(0), green: channel(2.0 / 3), blue: channel(1.0 / 3))
  }

  func faded(_ alpha: Double) -> Color { Color(red: red, green: green, blue: blue, alpha: alpha) }

  /// Black or white, whichever reads better on this colour.
  var ink: Color {
    let light = 0.299 * red + 0.587 * green + 0.114 * blue
    return light > 0.62 ? Color(red: 0.07, green: 0.07, blue: 0.1) : Color(red: 1, green: 1, blue: 1)
  }
}
