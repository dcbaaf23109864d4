/// A decoded picture: one premultiplied word a pixel (blue in the lowest byte), rows from the top without gaps.
package struct SourceImage: Sendable {
  package let width: Int
  package let height: Int
  package let pixels: [UInt32]

  /// - Precondition: there are `width` x `height` pixels, at least one.
  package init(width: Int, height: Int, pixels: [UInt32]) {
    precondition(width > 0 && height > 0 && pixels.count == width * height)
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}

/// Where painted pictures come from; owned by one worker.
package protocol ImageSource: AnyObject {
  /// The picture in the file at `path`, as checked at plan time.
  ///
  /// - Throws: `unreadableImage`.
  func image(at path: String) throws(RenderingError) -> SourceImage
}
