/// A colour in sRGB, not premultiplied; every channel in 0 ... 1.
package struct Color: Sendable, Hashable {
  package var red: Double
  package var green: Double
  package var blue: Double
  package var alpha: Double

  package init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// The opaque colour 0xRRGGBB.
  package init(code: UInt32) {
    self.init(
      red: Double(code >> 16 & 255) / 255, green: Double(code >> 8 & 255) / 255, blue: Double(code & 255) / 255)
  }

  /// From hue in degrees (any number: it wraps), saturation and value in 0 ... 1.
  package init(hue: Double, saturation: Double, value: Double, alpha: Double = 1) {
    var turn = hue.truncatingRemainder(dividingBy: 360)
    if turn < 0 { turn += 360 }
    let sector = turn / 60
    func channel(_ offset: Double) -> Double {
      let k = (offset + sector).truncatingRemainder(dividingBy: 6)
      return value - value * saturation * max(0, min(k, 4 - k, 1))
    }
    self.init(red: channel(5), green: channel(3), blue: channel(1), alpha: alpha)
  }

  /// From `#rgb`, `#rrggbb` or `#rrggbbaa`, or a name of CSS.
  package init?(text: String) {
    guard text.hasPrefix("#") else {
      self.init(named: text)
      return
    }
    let digits = text.dropFirst()
    guard digits.allSatisfy(\.isHexDigit), digits.utf8.count == digits.count, let code = UInt32(digits, radix: 16)
    else { return nil }
    switch digits.count {
    case 3: self.init(code: (code >> 8 & 15) * 0x110000 + (code >> 4 & 15) * 0x1100 + (code & 15) * 0x11)
    case 6: self.init(code: code)
    case 8:
      self.init(code: code >> 8)
      alpha = Double(code & 255) / 255
    default: return nil
    }
  }

  /// `#rrggbb`, or `#rrggbbaa` unless opaque: the nearest colour of 8 bits a channel.
  package var hexadecimal: String {
    let digits: StaticString = "0123456789abcdef"
    let channels = alpha < 1 ? 4 : 3
    return String(unsafeUninitializedCapacity: 1 + 2 * channels) { text in
      text[0] = UInt8(ascii: "#")
      for channel in 0..<channels {
        let value = channel == 0 ? red : channel == 1 ? green : channel == 2 ? blue : alpha
        let byte = Int((min(max(value, 0), 1) * 255).rounded())
        text[1 + 2 * channel] = digits.utf8Start[byte >> 4]
        text[2 + 2 * channel] = digits.utf8Start[byte & 15]
      }
      return 1 + 2 * channels
    }
  }
}
