/// The picture formats that can be read.
package enum ImageFormat: String, Sendable, CaseIterable {
  case png = "PNG"
  case jpeg = "JPEG"

  /// Known by its first bytes; `nil` for any other file.
  package init?(of bytes: UnsafeRawBufferPointer) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else {
      return nil
    }
  }
}

/// What a stranger's picture may ask of us; checked from its header, before any memory is taken.
package struct ImageLimits: Sendable, Hashable {
  /// The longest side, in pixels.
  package var side: Int
  /// The most bytes that the decoded picture may take, at four a pixel.
  package var decodedBytes: Int

  package init(side: Int = 16_384, decodedBytes: Int = 1 << 30) {
    self.side = side
    self.decodedBytes = decodedBytes
  }

  /// - Throws: `sideTooLong` or `tooLarge`.
  func check(width: Int, height: Int) throws(ImageError) {
    guard width <= side, height <= side else { throw .sideTooLong(width: width, height: height, limit: side) }
    guard width * height <= decodedBytes / 4 else {
      throw .tooLarge(width: width, height: height, limit: decodedBytes)
    }
  }
}
