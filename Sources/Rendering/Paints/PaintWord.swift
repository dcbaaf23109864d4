package import Specification

extension Color {
  /// The colour as one word, blue in the lowest byte, premultiplied by alpha; each channel to the nearest of 256.
  package var word: UInt32 { Color.word(red * alpha, green * alpha, blue * alpha, alpha) }

  /// The colour's opaque word, its alpha left out.
  var opaqueWord: UInt32 { Color.word(red, green, blue, 1) }

  /// `alpha` times `opacity`, to the nearest of 256.
  func alphaByte(times opacity: Double) -> UInt32 { Color.byte(alpha * opacity) }

  static func word(_ red: Double, _ green: Double, _ blue: Double, _ alpha: Double) -> UInt32 {
    byte(alpha) << 24 | byte(red) << 16 | byte(green) << 8 | byte(blue)
  }

  /// 0 ... 1 to 0 ... 255; what lies outside is clipped, what is no number is 0.
  static func byte(_ share: Double) -> UInt32 {
    share > 0 ? UInt32(min(share, 1) * 255 + 0.5) : 0
  }
}
