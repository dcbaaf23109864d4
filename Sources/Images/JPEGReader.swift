internal import CCodecs

/// libjpeg, at work on one file whose bytes outlive it.
struct JPEGReader: ~Copyable {
  /// Columns as stored, before the picture is turned upright.
  let width: Int
  let height: Int
  let orientation: Orientation
  private let handle: OpaquePointer?

  /// Reads up to the first scan.
  init(_ bytes: UnsafeBufferPointer<UInt8>, limits: ImageLimits) throws(ImageError) {
    var handle: OpaquePointer?
    var header = codec_header()
    var message = codec_message()
    let status = jpeg_reader_begin(
      bytes.baseAddress, bytes.count, limits.decodedBytes, &handle, &header, &message)
    do {
      try check(status, message, of: .jpeg)
    } catch {
      jpeg_reader_destroy(handle)
      throw error
    }
    self.handle = handle
    width = Int(header.width)
    height = Int(header.height)
    orientation = Orientation(exif: UnsafeBufferPointer(start: header.exif, count: header.exif_count))
  }

  deinit { jpeg_reader_destroy(handle) }

  /// Reads all pixels and turns them upright; `raster` takes the upright picture's size.
  consuming func read(into raster: Raster, scans: Int) throws(ImageError) {
    guard orientation != .upright else { return try readStored(into: raster, scans: scans) }
    let stored = Raster(width: width, height: height)
    let orientation = orientation
    try readStored(into: stored, scans: scans)
    orientation.turnUpright(stored, into: raster)
  }

  private consuming func readStored(into raster: Raster, scans: Int) throws(ImageError) {
    raster.reshape(width: width, height: height)
    var message = codec_message()
    let stride = raster.stride
    let status = raster.withUnsafeMutableBytes { rows in
      jpeg_reader_read(
        handle, rows.assumingMemoryBound(to: UInt8.self).baseAddress, stride, Int32(clamping: scans), &message)
    }
    try check(status, message, of: .jpeg)
  }
}
