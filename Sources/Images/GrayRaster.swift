/// A picture of one byte a pixel: a grey value, a coverage or a palette's index.
///
/// It owns its memory and is reused by one worker; it never crosses threads. Rows lie `stride` bytes apart, top row
/// first, each aligned to 64 bytes.
public final class GrayRaster {
  /// Columns.
  public private(set) var width: Int
  /// Rows.
  public private(set) var height: Int
  /// Bytes from the start of one row to the start of the next: a multiple of 64.
  public private(set) var stride: Int

  @usableFromInline private(set) var memory: PixelMemory

  /// A picture of zeros.
  ///
  /// - Precondition: `width` and `height` are at least 1.
  public init(width: Int, height: Int) {
    precondition(width > 0 && height > 0)
    self.width = width
    self.height = height
    stride = PixelMemory.stride(of: width)
    memory = PixelMemory(count: stride * height)
  }

  /// Makes it a picture of another size, of undefined content; the memory is kept if it suffices.
  ///
  /// - Precondition: `width` and `height` are at least 1.
  public func reshape(width: Int, height: Int) {
    precondition(width > 0 && height > 0)
    self.width = width
    self.height = height
    stride = PixelMemory.stride(of: width)
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

  /// Lends row `y`, x from left to right.
  ///
  /// - Precondition: `y` is in `0 ..< height`.
  @inlinable public func withUnsafeMutableRow<Result, Failure: Error>(
    _ y: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(y >= 0 && y < height)
    let row = (memory.base + y * stride).assumingMemoryBound(to: UInt8.self)
    return try body(UnsafeMutableBufferPointer(start: row, count: width))
  }

  /// One pixel, for tests and single looks; loops take rows.
  public subscript(x: Int, y: Int) -> UInt8 {
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
