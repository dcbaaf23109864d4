/// Writes pictures of any encoding: one per worker, whose scratch memory is used again for each.
package struct ImageEncoder: ~Copyable {
  private var png = PNGEncoder()
  private var jpeg = JPEGEncoder()

  package init() {}

  /// Appends the file of `raster` to `bytes`.
  ///
  /// A JPEG has no alpha: premultiplied colours stand as if over black.
  /// - Throws: `notWritable` if a side is too long (65,500 pixels for JPEG), or `outOfMemory`; what stood in `bytes`
  ///   before is then still there, perhaps followed by part of the file.
  package mutating func encode(
    _ raster: Raster, as encoding: ImageEncoding, into bytes: inout [UInt8]
  ) throws(ImageError) {
    switch encoding {
    case .png(let effort): try png.encode(raster, effort: effort, into: &bytes)
    case .jpeg(let settings): try jpeg.encode(raster, settings, into: &bytes)
    }
  }
}
