/// What a stranger's picture may ask of us; checked from its header, before any memory is taken.
package struct ImageLimits: Sendable, Hashable {
  /// The longest side, in pixels.
  package var side: Int
  /// The most bytes that the decoded picture may take, at four a pixel.
  package var decodedBytes: Int
  /// The most scans of a JPEG. Ten are usual; a file of a few hundred kilobytes can hold 80,000 of a huge picture.
  package var scans: Int

  package init(side: Int = 16_384, decodedBytes: Int = 1 << 30, scans: Int = 100) {
    self.side = side
    self.decodedBytes = decodedBytes
    self.scans = scans
  }

  /// - Throws: `sideTooLong` or `tooLarge`.
  package func check(width: Int, height: Int) throws(ImageError) {
    guard width <= side, height <= side else { throw .sideTooLong(width: width, height: height, limit: side) }
    guard width * height <= decodedBytes / 4 else {
      throw .tooLarge(width: width, height: height, limit: decodedBytes)
    }
  }
}
