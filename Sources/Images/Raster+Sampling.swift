extension Raster {
  /// The colour at a place between pixel centres, by bilinear interpolation; outside, the nearest edge goes on.
  ///
  /// `x` and `y` are in 1/256 of a pixel from the picture's top-left corner, so the first pixel's centre is (128, 128).
  /// Integers only, rounded once.
  @inlinable public func sample(x: Int, y: Int) -> UInt32 {
    let (left, shareX) = ((x &- 128) >> 8, UInt32(truncatingIfNeeded: (x &- 128) & 255))
    let (top, shareY) = ((y &- 128) >> 8, UInt32(truncatingIfNeeded: (y &- 128) & 255))
    let x0 = max(0, min(left, width &- 1)), x1 = max(0, min(left &+ 1, width &- 1))
    let y0 = max(0, min(top, height &- 1)), y1 = max(0, min(top &+ 1, height &- 1))
    return withUnsafeBytes { bytes in
      let a = bytes.load(fromByteOffset: y0 &* stride &+ 4 &* x0, as: UInt32.self)
      let b = bytes.load(fromByteOffset: y0 &* stride &+ 4 &* x1, as: UInt32.self)
      let c = bytes.load(fromByteOffset: y1 &* stride &+ 4 &* x0, as: UInt32.self)
      let d = bytes.load(fromByteOffset: y1 &* stride &+ 4 &* x1, as: UInt32.self)
      var word: UInt32 = 0
      for channel in 0..<4 as Range<UInt32> {
        let shift = 8 &* channel
        let upper = (a >> shift & 255) &* (256 &- shareX) &+ (b >> shift & 255) &* shareX
        let lower = (c >> shift & 255) &* (256 &- shareX) &+ (d >> shift & 255) &* shareX
        word |= ((upper &* (256 &- shareY) &+ lower &* shareY &+ 32_768) >> 16) << shift
      }
      return word
    }
  }
}
