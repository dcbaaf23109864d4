package import Labels

/// The colours of a picture: one 32-bit word a pixel, in memory blue, green, red and 255, rows from the top without gaps.
///
/// One per worker, written anew for every frame.
package final class Canvas {
  package let size: PixelSize
  let pixels: UnsafeMutablePointer<UInt32>

  /// A black picture.
  package init(_ size: PixelSize) {
    precondition(size.width > 0 && size.height > 0)
    self.size = size
    pixels = .allocate(capacity: size.area)
    pixels.initialize(repeating: Canvas.black, count: size.area)
  }

  deinit { pixels.deallocate() }

  /// What lies under everything: where a background is transparent, it is black.
  static let black: UInt32 = 0xff00_0000

  /// Lends all bytes; a row takes `4 * size.width`.
  package func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(start: pixels, count: 4 * size.area))
  }

  /// The pixel in column `x` of row `y`, blue in its lowest byte.
  package subscript(x: Int, y: Int) -> UInt32 {
    get {
      precondition(0..<size.width ~= x && 0..<size.height ~= y)
      return pixels[y * size.width + x]
    }
    set {
      precondition(0..<size.width ~= x && 0..<size.height ~= y)
      pixels[y * size.width + x] = newValue
    }
  }

  /// The pixels of row `y` from column `x` on.
  func row(_ y: Int, from x: Int = 0) -> UnsafeMutablePointer<UInt32> {
    precondition(0..<size.height ~= y && 0...size.width ~= x)
    return pixels + y * size.width + x
  }
}
