/// Memory for pixels, aligned to 64 bytes and followed by 64 spare ones, so that vector code may read past a row's end.
@usableFromInline final class PixelMemory {
  @usableFromInline private(set) var base: UnsafeMutableRawPointer
  private var capacity: Int

  /// Room for `count` bytes, all zero.
  init(count: Int) {
    capacity = count + 64
    base = .allocate(byteCount: capacity, alignment: 64)
    base.initializeMemory(as: UInt8.self, repeating: 0, count: capacity)
  }

  deinit { base.deallocate() }

  /// Makes room for `count` bytes; the content is lost if there was less.
  func reserve(_ count: Int) {
    guard count + 64 > capacity else { return }
    base.deallocate()
    capacity = count + 64
    base = .allocate(byteCount: capacity, alignment: 64)
    base.initializeMemory(as: UInt8.self, repeating: 0, count: capacity)
  }

  /// The bytes between rows of `count` bytes each.
  static func stride(of count: Int) -> Int { (count + 63) & ~63 }
}
