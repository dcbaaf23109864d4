internal import CDeflate
internal import CKernels

/// Writes PNG files of nothing but the header, the palette if there is one, the pixels and the end. One per worker; its
/// scratch memory is used again.
package struct PNGEncoder: ~Copyable {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Whether wide vector instructions are used where the processor has them. The bytes are the same either way.
  package var usesVectors = true

  /// Nil where there was no memory for it.
  private let kernel: OpaquePointer?
  private var compressors = Compressors()

  package init() { self.init(kernel: png_encoder_create()) }

  /// Takes over `kernel`.
  init(kernel: OpaquePointer?) { self.kernel = kernel }

  deinit { png_encoder_destroy(kernel) }

  /// Appends the file of `raster` to `bytes`: RGB of eight bits, or RGBA, not premultiplied, if it has alpha.
  ///
  /// - Throws: `outOfMemory`.
  package mutating func encode(
    _ raster: Raster, effort: PNGEffort = .fast, into bytes: inout [UInt8]
  ) throws(ImageError) {
    let (width, height, stride) = (raster.width, raster.height, raster.stride)
    let layout = Layout(
      source: raster.hasAlpha ? PNG_SOURCE_BGRA : PNG_SOURCE_BGRX, depth: 8, colorType: raster.hasAlpha ? 6 : 2)
    try begin(layout, width: width, height: height, in: &bytes)
    try raster.withUnsafeBytes { rows throws(ImageError) in
      try finish(Source(rows: rows, width: width, height: height, stride: stride), layout, effort, in: &bytes)
    }
  }

  /// Appends the file of `raster` to `bytes`: grey of eight bits.
  ///
  /// - Throws: `outOfMemory`.
  package mutating func encode(
    _ raster: GrayRaster, effort: PNGEffort = .fast, into bytes: inout [UInt8]
  ) throws(ImageError) {
    let (width, height, stride) = (raster.width, raster.height, raster.stride)
    let layout = Layout(source: PNG_SOURCE_GRAY8, depth: 8, colorType: 0)
    try begin(layout, width: width, height: height, in: &bytes)
    try raster.withUnsafeBytes { rows throws(ImageError) in
      try finish(Source(rows: rows, width: width, height: height, stride: stride), layout, effort, in: &bytes)
    }
  }

  /// Appends the file of `raster`, whose values are places in `palette`, to `bytes`.
  ///
  /// Colours are words `0xAARRGGBB`, not premultiplied.
  /// - Throws: `notWritable` if there are not 1 ... 256 colours or a pixel has none of them, or `outOfMemory`.
  package mutating func encode(
    _ raster: GrayRaster, palette: [UInt32], effort: PNGEffort = .fast, into bytes: inout [UInt8]
  ) throws(ImageError) {
    guard (1...256).contains(palette.count) else {
      throw .notWritable(.png, reason: "a palette must have 1 to 256 colours, not \(palette.count)")
    }
    let last = raster.largestValue
    guard last < palette.count else {
      throw .notWritable(.png, reason: "a pixel has colour \(last) of a palette of \(palette.count)")
    }
    let (width, height, stride) = (raster.width, raster.height, raster.stride)
    let layout = Layout(source: PNG_SOURCE_GRAY8, depth: 8, colorType: 3)
    try begin(layout, width: width, height: height, in: &bytes)
    append(palette, to: &bytes)
    try raster.withUnsafeBytes { rows throws(ImageError) in
      try finish(Source(rows: rows, width: width, height: height, stride: stride), layout, effort, in: &bytes)
    }
  }

  /// Appends the file of `raster` to `bytes`: grey of sixteen bits.
  ///
  /// - Throws: `outOfMemory`.
  package mutating func encode(
    _ raster: DeepRaster, effort: PNGEffort = .fast, into bytes: inout [UInt8]
  ) throws(ImageError) {
    let (width, height, stride) = (raster.width, raster.height, raster.stride)
    let layout = Layout(source: PNG_SOURCE_GRAY16, depth: 16, colorType: 0)
    try begin(layout, width: width, height: height, in: &bytes)
    try raster.withUnsafeBytes { rows throws(ImageError) in
      try finish(Source(rows: rows, width: width, height: height, stride: stride), layout, effort, in: &bytes)
    }
  }
}

extension PNGEncoder {
  /// How the pixels lie in memory, and how PNG names that.
  private struct Layout {
    var source: png_source
    var depth: UInt8
    var colorType: UInt8
  }

  /// Rows of pixels, lent.
  private struct Source {
    var rows: UnsafeRawBufferPointer
    var width: Int
    var height: Int
    var stride: Int

    func row(_ y: Int) -> UnsafePointer<UInt8>? {
      rows.assumingMemoryBound(to: UInt8.self).baseAddress.map { $0 + y * stride }
    }
  }

  private func begin(_ layout: Layout, width: Int, height: Int, in bytes: inout [UInt8]) throws(ImageError) {
    guard kernel != nil else { throw .outOfMemory }
    bytes.append(contentsOf: Self.signature)
    PNGChunk.append("IHDR", to: &bytes) { bytes in
      bytes.append(bigEndian: UInt32(width))
      bytes.append(bigEndian: UInt32(height))
      bytes += [layout.depth, layout.colorType, 0, 0, 0]
    }
  }

  private func append(_ palette: [UInt32], to bytes: inout [UInt8]) {
    PNGChunk.append("PLTE", to: &bytes) { bytes in
      for color in palette { bytes += [UInt8(color >> 16 & 255), UInt8(color >> 8 & 255), UInt8(color & 255)] }
    }
    guard palette.contains(where: { $0 >> 24 != 255 }) else { return }
    PNGChunk.append("tRNS", to: &bytes) { bytes in bytes += palette.map { UInt8($0 >> 24) } }
  }

  private mutating func finish(
    _ source: Source, _ layout: Layout, _ effort: PNGEffort, in bytes: inout [UInt8]
  ) throws(ImageError) {
    switch effort {
    case .fast: try appendFast(source, layout, to: &bytes)
    case .small: try appendSmall(source, layout, to: &bytes)
    }
    PNGChunk.append("IEND", to: &bytes) { _ in }
  }

  /// One chunk of pixels for every block of our own deflate stream.
  private func appendFast(_ source: Source, _ layout: Layout, to bytes: inout [UInt8]) throws(ImageError) {
    let blockRows = min(png_encoder_block_rows(layout.source, source.width), source.height)
    guard png_encoder_begin(kernel, layout.source, source.width, blockRows, 1, usesVectors ? 1 : 0) == 0 else {
      throw .outOfMemory
    }
    var checksum: UInt32 = 1
    for y in stride(from: 0, to: source.height, by: blockRows) {
      let rows = min(blockRows, source.height - y)
      let isLast = y + rows == source.height
      let filtered = png_encoder_filter(kernel, source.row(y), source.stride, rows, PNG_FILTER_SPARSE)
      checksum = libdeflate_adler32(checksum, filtered.bytes, filtered.count)
      let most = png_encoder_plan(kernel, isLast ? 1 : 0)
      PNGChunk.append("IDAT", to: &bytes) { bytes in
        // Zlib's header: deflate with a window of 32 KiB, least effort, no dictionary.
        if y == 0 { bytes += [0x78, 0x01] }
        bytes.append(addingCapacity: most) { room in
          room.withUnsafeMutableBufferPointer { place, count in
            count += png_encoder_put(kernel, place.baseAddress.map { $0 + count })
          }
        }
        if isLast { bytes.append(bigEndian: checksum) }
      }
    }
  }

  /// The whole picture in one chunk by libdeflate, under the filtering that a quick trial finds best.
  private mutating func appendSmall(_ source: Source, _ layout: Layout, to bytes: inout [UInt8]) throws(ImageError) {
    var best = (size: Int.max, filtering: PNG_FILTER_SPARSE)
    for filtering in [PNG_FILTER_SPARSE, PNG_FILTER_SMOOTH, PNG_FILTER_NONE] {
      let size = try compressors.size(of: filtered(source, layout, filtering))
      if size < best.size { best = (size, filtering) }
    }
    let compressed = try compressors.compress(filtered(source, layout, best.filtering))
    PNGChunk.append("IDAT", to: &bytes) { bytes in bytes.append(contentsOf: compressed) }
  }

  /// All rows, filtered; lent until the next call.
  private func filtered(
    _ source: Source, _ layout: Layout, _ filtering: png_filtering
  ) throws(ImageError) -> UnsafeBufferPointer<UInt8> {
    guard png_encoder_begin(kernel, layout.source, source.width, source.height, 0, usesVectors ? 1 : 0) == 0 else {
      throw .outOfMemory
    }
    let filtered = png_encoder_filter(kernel, source.row(0), source.stride, source.height, filtering)
    return UnsafeBufferPointer(start: filtered.bytes, count: filtered.count)
  }
}
