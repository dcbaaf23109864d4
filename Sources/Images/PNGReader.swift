internal import CCodecs

/// libpng, at work on one file whose bytes outlive it.
struct PNGReader: ~Copyable {
  let width: Int
  let height: Int
  private let handle: OpaquePointer?

  /// Reads up to the first pixels.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(ImageError) {
    var handle: OpaquePointer?
    var header = codec_header()
    var message = codec_message()
    let status = png_reader_begin(bytes.baseAddress, bytes.count, &handle, &header, &message)
    do {
      try check(status, message, of: .png)
    } catch {
      png_reader_destroy(handle)
      throw error
    }
    self.handle = handle
    width = Int(header.width)
    height = Int(header.height)
  }

  deinit { png_reader_destroy(handle) }

  /// Reads all pixels; `raster` takes the picture's size.
  consuming func read(into raster: Raster) throws(ImageError) {
    raster.reshape(width: width, height: height, hasAlpha: true)
    var message = codec_message()
    var isOpaque: Int32 = 0
    let stride = raster.stride
    let status = raster.withUnsafeMutableBytes { rows in
      png_reader_read(handle, rows.assumingMemoryBound(to: UInt8.self).baseAddress, stride, &isOpaque, &message)
    }
    try check(status, message, of: .png)
    raster.hasAlpha = isOpaque == 0
  }
}
