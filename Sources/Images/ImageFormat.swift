/// The picture formats that can be read.
package enum ImageFormat: String, Sendable, CaseIterable {
  case png = "PNG"
  case jpeg = "JPEG"

  /// Known by its first bytes; `nil` for any other file.
  package init?(of bytes: some Sequence<UInt8>) {
    if bytes.starts(with: PNGEncoder.signature) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else {
      return nil
    }
  }
}
