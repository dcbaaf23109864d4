/// What a picture's file says of itself, read without decoding it.
package struct ImageHeader: Sendable, Hashable {
  package var format: ImageFormat
  /// Columns of the upright picture (a JPEG's orientation is applied).
  package var width: Int
  /// Rows of the upright picture.
  package var height: Int

  /// - Throws: `empty`, `unknownFormat`, `corrupt`, `unsupported`; no limits are checked.
  package static func read(_ bytes: [UInt8]) throws(ImageError) -> ImageHeader {
    throw .empty
  }
}
