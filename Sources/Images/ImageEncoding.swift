/// How much work goes into making a PNG small. Either way equal pixels give equal bytes on every processor.
package enum PNGEffort: String, Sendable, Hashable, CaseIterable {
  /// One pass of our own, at more than a gigabyte a second: for drawn pictures about as small as libpng's default.
  case fast
  /// A thorough search for repeats: about half the bytes of a drawn picture, at thirty times the work.
  case small
}

/// The file format of a picture, with its settings.
package enum ImageEncoding: Sendable, Hashable {
  case png(effort: PNGEffort)
  case jpeg(JPEGSettings)

  /// The usual ending of a file's name, without the dot.
  package var fileExtension: String {
    switch self {
    case .png: "png"
    case .jpeg: "jpg"
    }
  }

  /// A JPEG of ordinary settings.
  package static func jpeg(quality: Int) -> ImageEncoding { .jpeg(JPEGSettings(quality: quality)) }
}

/// How a JPEG is written.
package struct JPEGSettings: Sendable, Hashable {
  package enum Chroma: String, Sendable, CaseIterable {
    /// Colour at half the resolution both ways.
    case subsampled = "4:2:0"
    /// Colour at full resolution.
    case full = "4:4:4"
  }

  /// From 1 to 100, on the scale of the Independent JPEG Group.
  package var quality: Int
  package var chroma: Chroma
  /// Whether the entropy code is fitted to each picture: 2-8 % smaller, half as fast.
  package var hasOptimizedTables: Bool

  /// - Precondition: `quality` is in 1 ... 100.
  package init(quality: Int, chroma: Chroma = .subsampled, hasOptimizedTables: Bool = false) {
    precondition(quality >= 1 && quality <= 100)
    self.quality = quality
    self.chroma = chroma
    self.hasOptimizedTables = hasOptimizedTables
  }
}
