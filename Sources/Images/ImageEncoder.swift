/// Writes pictures of any encoding: one per worker, whose scratch memory is used again for each.
package struct ImageEncoder: ~Copyable {
  package init() {}

  /// Appends the file of `raster` to `bytes`.
  ///
  /// A JPEG has no alpha: premultiplied colours stand as if over black.
  /// - Throws: `notWritable` if a side is longer than the format's (65,535 pixels for JPEG).
  package mutating func encode(
    _ raster: Raster, as encoding: ImageEncoding, into bytes: inout [UInt8]
  ) throws(ImageError) {
    throw .empty
  }
}
