import Images

extension ImageFormat {
  /// Looks whether a file of the format ends as it must: one that was cut is told before anything is made. What is
  /// wrong in between shows when the picture is decoded.
  ///
  /// - Throws: `damaged`.
  func checkEnd(of bytes: [UInt8]) throws(ImageError) {
    let mark: [UInt8] =
      switch self {
      case .png: [0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]
      case .jpeg: [0xFF, 0xD9]
      }
    // Cameras and editors leave a little behind the end.
    let tail = bytes.suffix(1 << 16)
    let isThere = tail.indices.dropLast(mark.count - 1).reversed().contains { start in
      tail[start...].starts(with: mark)
    }
    guard isThere else { throw .damaged(self, reason: "it ends too early") }
  }
}
