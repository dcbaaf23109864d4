package import Images
package import Labels

/// The colours of a picture: a raster of opaque pixels, drawn by one worker and written anew for every frame.
package final class Canvas {
  package let size: PixelSize
  /// One word a pixel, in memory blue, green, red and 255. It is never reshaped, so its rows stay where they are.
  package let raster: Raster
  private let pixels: UnsafeMutablePointer<UInt32>
  /// Words from one row to the next: at least the width.
  let stride: Int

  /// A black picture.
  package init(_ size: PixelSize) {
    precondition(size.width > 0 && size.height > 0)
    self.size = size
    raster = Raster(width: size.width, height: size.height)
    stride = raster.stride / 4
    pixels = raster.withUnsafeMutableRow(0) { row in
      // A raster's rows have at least one pixel.
      row.baseAddress.unsafelyUnwrapped
    }
    for y in 0..<size.height { row(y).update(repeating: Canvas.black, count: size.width) }
  }

  /// What lies under everything: where a background is transparent, it is black.
  static let black: UInt32 = 0xff00_0000

  /// The pixel in column `x` of row `y`, blue in its lowest byte.
  package subscript(x: Int, y: Int) -> UInt32 {
    get {
      precondition(0..<size.width ~= x && 0..<size.height ~= y)
      return row(y)[x]
    }
    set {
      precondition(0..<size.width ~= x && 0..<size.height ~= y)
      row(y)[x] = newValue
    }
  }

  /// The pixels of row `y` from column `x` on.
  func row(_ y: Int, from x: Int = 0) -> UnsafeMutablePointer<UInt32> {
    precondition(0..<size.height ~= y && 0...size.width ~= x)
    return pixels + y * stride + x
  }
}
