/// A picture of one integer a pixel.
///
/// It owns its memory and is reused by one worker for picture after picture; it never crosses threads. Rows lie
/// `stride` bytes apart, top row first, each aligned to 64 bytes.
public final class PixelGrid<Pixel: FixedWidthInteger & UnsignedInteger> {
  /// Columns.
  public private(set) var width: Int
  /// Rows.
  public private(set) var height: Int
  /// Bytes from the start of one row to the start of the next: a multiple of 64, at least a row's pixels.
  public private(set) var stride: Int
  /// Of colours: whether the fourth byte of each pixel means anything; if not, it is neither read nor kept.
  public var hasAlpha = false

  @usableFromInline private(set) var memory: PixelMemory

  /// A picture of zeros.
  ///
  /// - Precondition: `width` and `height` are at least 1.
  public init(width: Int, height: Int) {
    precondition(width > 0 && height > 0)
    self.width = width
    self.height = height
    stride = Self.stride(of: width)
    memory = PixelMemory(count: stride * height)
  }

  /// Makes it a picture of another size, of undefined content; the memory is kept if it suffices.
  ///
  /// - Precondition: `width` and `height` are at least 1.
  public func reshape(width: Int, height: Int) {
    precondition(width > 0 && height > 0)
    self.width = width
    self.height = height
    hasAlpha = false
    stride = Self.stride(of: width)
    memory.reserve(stride * height)
  }

  private static func stride(of width: Int) -> Int { PixelMemory.stride(of: MemoryLayout<Pixel>.size * width) }

  /// Lends all rows, `stride` bytes apart.
  @inlinable public func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(start: memory.base, count: stride * height))
  }

  /// Lends all rows for writing, `stride` bytes apart.
  @inlinable public func withUnsafeMutableBytes<Result, Failure: Error>(
    _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeMutableRawBufferPointer(start: memory.base, count: stride * height))
  }

  /// Lends row `y`, x from left to right.
  ///
  /// - Precondition: `y` is in `0 ..< height`.
  @inlinable public func withUnsafeMutableRow<Result, Failure: Error>(
    _ y: Int, _ body: (UnsafeMutableBufferPointer<Pixel>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(y >= 0 && y < height)
    let row = (memory.base + y * stride).assumingMemoryBound(to: Pixel.self)
    return try body(UnsafeMutableBufferPointer(start: row, count: width))
  }

  /// One pixel, for tests and single looks; loops take rows.
  public subscript(x: Int, y: Int) -> Pixel {
    get {
      precondition(x >= 0 && x < width)
      return withUnsafeMutableRow(y) { $0[x] }
    }
    set {
      precondition(x >= 0 && x < width)
      withUnsafeMutableRow(y) { $0[x] = newValue }
    }
  }
}

/// A picture of four bytes a pixel, in memory order blue, green, red, alpha: words `0xAARRGGBB` on little-endian machines,
/// as in cairo's ARGB32, colours premultiplied by alpha.
public typealias Raster = PixelGrid<UInt32>

/// A picture of one byte a pixel: a grey value, a coverage or a palette's index.
public typealias GrayRaster = PixelGrid<UInt8>

/// A picture of one 16-bit word a pixel: a depth or an instance number.
public typealias DeepRaster = PixelGrid<UInt16>

extension Raster {
  /// A picture of zeros.
  ///
  /// - Precondition: `width` and `height` are at least 1.
  public convenience init(width: Int, height: Int, hasAlpha: Bool) {
    self.init(width: width, height: height)
    self.hasAlpha = hasAlpha
  }

  /// Makes it a picture of another size, of undefined content; the memory is kept if it suffices.
  ///
  /// - Precondition: `width` and `height` are at least 1.
  public func reshape(width: Int, height: Int, hasAlpha: Bool) {
    reshape(width: width, height: height)
    self.hasAlpha = hasAlpha
  }
}

extension GrayRaster {
  /// The largest value of all pixels.
  package var largestValue: UInt8 {
    var largest: UInt8 = 0
    for y in 0..<height {
      withUnsafeMutableRow(y) { row in
        for value in row { largest = max(largest, value) }
      }
    }
    return largest
  }
}
