internal import CDeflate

/// libdeflate's compressors for pictures that shall be small, made when they are first needed.
struct Compressors: ~Copyable {
  /// Quick, to compare filterings. The levels below find few repeats and so misjudge rows without a filter.
  private var trial: OpaquePointer?
  /// The last level before the ones that take three and five times as long for a twentieth less.
  private var thorough: OpaquePointer?
  private var output: [UInt8] = []

  init() {}

  deinit {
    libdeflate_free_compressor(trial)
    libdeflate_free_compressor(thorough)
  }

  /// The bytes that `content` takes when it is compressed in haste.
  ///
  /// - Throws: `outOfMemory`.
  mutating func size(of content: UnsafeBufferPointer<UInt8>) throws(ImageError) -> Int {
    if trial == nil { trial = libdeflate_alloc_compressor(4) }
    return try compress(content, by: trial)
  }

  /// `content` as a zlib stream.
  ///
  /// - Throws: `outOfMemory`.
  mutating func compress(_ content: UnsafeBufferPointer<UInt8>) throws(ImageError) -> ArraySlice<UInt8> {
    if thorough == nil { thorough = libdeflate_alloc_compressor(7) }
    return output[..<(try compress(content, by: thorough))]
  }

  private mutating func compress(
    _ content: UnsafeBufferPointer<UInt8>, by compressor: OpaquePointer?
  ) throws(ImageError) -> Int {
    guard let compressor else { throw .outOfMemory }
    let bound = libdeflate_zlib_compress_bound(compressor, content.count)
    if output.count < bound { output = [UInt8](repeating: 0, count: bound) }
    return output.withUnsafeMutableBytes { room in
      libdeflate_zlib_compress(compressor, content.baseAddress, content.count, room.baseAddress, room.count)
    }
  }
}
