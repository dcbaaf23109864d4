/// Reads PNG and JPEG files, from anybody, into pixels.
package enum ImageDecoder {
  /// Decodes `bytes` into `raster`, which takes the picture's size: upright, eight bits a channel, premultiplied.
  ///
  /// Colour profiles and gamma are ignored; 16-bit values keep their high byte, rounded.
  /// - Throws: any `ImageError`; the content of `raster` is then undefined.
  package static func decode(
    _ bytes: [UInt8], into raster: Raster, limits: ImageLimits = ImageLimits()
  ) throws(ImageError) {
    throw .empty
  }

  /// Decodes `bytes` into a raster of their own.
  package static func decode(_ bytes: [UInt8], limits: ImageLimits = ImageLimits()) throws(ImageError) -> Raster {
    let raster = Raster(width: 1, height: 1)
    try decode(bytes, into: raster, limits: limits)
    return raster
  }
}
