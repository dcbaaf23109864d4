/// Reads PNG and JPEG files, from anybody, into pixels.
package enum ImageDecoder {
  /// Decodes `bytes` into `raster`, which takes the picture's size: upright, eight bits a channel, premultiplied.
  ///
  /// Colour profiles and gamma are ignored; 16-bit values are rounded to eight bits. `hasAlpha` says whether any pixel
  /// is transparent. A file that lost data, even at its end, is refused.
  /// - Throws: any `ImageError` but `notWritable`; the content of `raster` is then undefined.
  package static func decode(
    _ bytes: [UInt8], into raster: Raster, limits: ImageLimits = ImageLimits()
  ) throws(ImageError) {
    try bytes.lend { bytes throws(ImageError) in
      switch try ImageFormat(recognizing: bytes) {
      case .png:
        let reader = try PNGReader(bytes)
        try limits.check(width: reader.width, height: reader.height)
        try reader.read(into: raster)
      case .jpeg:
        let reader = try JPEGReader(bytes, limits: limits)
        try limits.check(width: reader.width, height: reader.height)
        try reader.read(into: raster, scans: limits.scans)
      }
    }
  }

  /// Decodes `bytes` into a raster of their own.
  package static func decode(_ bytes: [UInt8], limits: ImageLimits = ImageLimits()) throws(ImageError) -> Raster {
    let raster = Raster(width: 1, height: 1)
    try decode(bytes, into: raster, limits: limits)
    return raster
  }
}
