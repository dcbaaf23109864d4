internal import CCodecs

/// Writes baseline JPEG files, with neither dates nor anything else about their making. Equal pixels give equal bytes:
/// libjpeg-turbo's accurate integer transform has the same results with and without vector instructions.
package struct JPEGEncoder: ~Copyable {
  private let handle = jpeg_writer_create()

  package init() {}

  deinit { jpeg_writer_destroy(handle) }

  /// Appends the file of `raster` to `bytes`, in the JFIF format.
  ///
  /// - Throws: `notWritable` if a side is longer than 65,500 pixels, or `outOfMemory`.
  package mutating func encode(
    _ raster: Raster, _ settings: JPEGSettings, into bytes: inout [UInt8]
  ) throws(ImageError) {
    guard let handle else { throw .outOfMemory }
    guard raster.width <= 65_500, raster.height <= 65_500 else {
      throw .notWritable(.jpeg, reason: "a side must be at most 65500 pixels")
    }
    var file: UnsafePointer<UInt8>?
    var count = 0
    var message = codec_message()
    let (width, height, stride) = (UInt32(raster.width), UInt32(raster.height), raster.stride)
    let status = raster.withUnsafeBytes { rows in
      jpeg_writer_encode(
        handle, rows.assumingMemoryBound(to: UInt8.self).baseAddress, width, height, stride, Int32(settings.quality),
        settings.chroma == .full ? 1 : 0, settings.hasOptimizedTables ? 1 : 0, &file, &count, &message)
    }
    try check(status, message, of: .jpeg)
    bytes.append(contentsOf: UnsafeBufferPointer(start: file, count: count))
  }
}
