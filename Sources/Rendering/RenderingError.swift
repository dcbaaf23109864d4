package import Labels

/// Why a scene can't be drawn.
package enum RenderingError: Error, Sendable, Hashable {
  /// A picture has at least one pixel and at most `Renderer.longestSide` a side.
  case sizeOutOfRange(PixelSize)
  /// The buffers of a picture of this size can't be had.
  case outOfMemory(PixelSize)
  /// A coordinate, width or transform of the layer at `site` is infinite or not a number.
  case notFinite(site: String)
  /// The dashes of the layer at `site` are too short for its length: more than `limit` would be drawn.
  case tooManyDashes(site: String, limit: Int)
  /// The stroke of the layer at `site` is so long and fine, or so wide, that its edge would have more than `limit` points.
  case tooManyPoints(site: String, limit: Int)
  /// A painted picture can't be read.
  case unreadableImage(path: String, reason: String)
  /// An effect can't be done to this picture.
  case effectImpossible(name: String, reason: String)
}
