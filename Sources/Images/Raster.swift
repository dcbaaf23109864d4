/// A picture of four bytes a pixel, in memory order blue, green, red, alpha: on little-endian machines the words of
/// cairo's ARGB32, colours premultiplied by alpha.
///
/// It owns its memory and is reused by one worker for picture after picture; it never crosses threads. Rows lie
/// `stride` bytes apart, top row first, each aligned to 64 bytes.
public final class Raster {
  /// Columns.
  public private(set) var width: Int
  /// Rows.
  public private(set) var height: Int
  /// Bytes from the start of one row to the start of the next: a multiple of 64, at least `4 * width`.
  public private(set) var stride: Int
  /// Whether the fourth byte of each pixel means anything; if not, it is neither read nor kept.
  public var hasAlpha: Bool

  @usableFromInline private(set) var memory: PixelMemory

  /// A picture of zeros.
  ///
  /// - Precondition: `width` and `height` are at least 1.
  public init(width: Int, height: Int, hasAlpha: Bool = false) {
    precondition(width > 0 && height > 0)
    self.width = width
    self.height = height
    self.hasAlpha = hasAlpha
    stride = PixelMemory.stride(of: 4 * width)
    memory = PixelMemory(count: stride * height)
  }

  /// Makes it a picture of another size, of undefined content; the memory is kept if it suffices.
  ///
  /// - Precondition: `width` and `height` are at least 1.
  public func reshape(width: Int, height: Int, hasAlpha: Bool = false) {
    precondition(width > 0 && height > 0)
    self.width = width
    self.height = height
    self.hasAlpha = hasAlpha
    stride = PixelMemory.stride(of: 4 * width)
    memory.reserve(stride * height)
  }

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

  /// Lends row `y` as words `0xAARRGGBB`, x from left to right.
  ///
  /// - Precondition: `y` is in `0 ..< height`.
  @inlinable public func withUnsafeMutableRow<Result, Failure: Error>(
    _ y: Int, _ body: (UnsafeMutableBufferPointer<UInt32>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(y >= 0 && y < height)
    let row = (memory.base + y * stride).assumingMemoryBound(to: UInt32.self)
    return try body(UnsafeMutableBufferPointer(start: row, count: width))
  }

  /// The word `0xAARRGGBB` of one pixel, for tests and single looks; loops take rows.
  public subscript(x: Int, y: Int) -> UInt32 {
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
