/// What a picture's file says of itself, read without decoding it.
package struct ImageHeader: Sendable, Hashable {
  package var format: ImageFormat
  /// Columns of the upright picture (a JPEG's orientation is applied).
  package var width: Int
  /// Rows of the upright picture.
  package var height: Int

  package init(format: ImageFormat, width: Int, height: Int) {
    self.format = format
    self.width = width
    self.height = height
  }

  /// Reads the start of a PNG or JPEG file; what follows may be missing.
  ///
  /// - Throws: `empty`, `unknownFormat`, `damaged`, `unsupported`, `outOfMemory`; no limits are checked.
  package static func read(_ bytes: [UInt8]) throws(ImageError) -> ImageHeader {
    try bytes.lend { bytes throws(ImageError) in
      switch try ImageFormat(recognizing: bytes) {
      case .png:
        let reader = try PNGReader(bytes)
        return ImageHeader(format: .png, width: reader.width, height: reader.height)
      case .jpeg:
        let reader = try JPEGReader(bytes, limits: ImageLimits())
        let swaps = reader.orientation.swapsSides
        return ImageHeader(
          format: .jpeg, width: swaps ? reader.height : reader.width, height: swaps ? reader.width : reader.height)
      }
    }
  }
}

extension ImageFormat {
  /// - Throws: `empty` or `unknownFormat`.
  init(recognizing bytes: UnsafeBufferPointer<UInt8>) throws(ImageError) {
    guard !bytes.isEmpty else { throw .empty }
    guard let format = ImageFormat(of: bytes) else { throw .unknownFormat }
    self = format
  }
}

extension [UInt8] {
  /// Lends the bytes to `body`, keeping the type of what it throws.
  func lend<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(ImageError) -> Result
  ) throws(ImageError) -> Result {
    let result = withUnsafeBufferPointer { bytes in
      do throws(ImageError) {
        return Swift.Result<Result, ImageError>.success(try body(bytes))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}
