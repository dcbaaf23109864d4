import Labels

/// Which font a text is set in: a file inside the spec's folder tree, or a family of the font folders.
package struct FontRequest: Sendable, Hashable {
  package enum Source: Sendable, Hashable {
    case file(String)
    case family(String)
  }
  package enum Slant: String, Sendable { case upright, italic }
  package var source: Source
  /// 1 ... 1000; 400 is regular, 700 bold. For families only.
  package var weight: Int
  package var slant: Slant
  /// The em size in the shape's own coordinates.
  package var size: Double

  package init(source: Source, weight: Int = 400, slant: Slant = .upright, size: Double) {
    self.source = source
    self.weight = weight
    self.slant = slant
    self.size = size
  }
}

/// A line of text as outlines; the origin is the start of its baseline, y down.
package struct TypesetLine: Sendable {
  package var outline: Outline
  /// The pen's way from start to end.
  package var advance: Double
  /// From the baseline up to the line's top, as the font says; positive.
  package var ascent: Double
  /// From the baseline down to the line's bottom, as the font says; positive.
  package var descent: Double
  /// One a cluster, in visual order: which UTF-8 bytes of the text, from where to where the pen went.
  package var clusters: [Cluster]

  package struct Cluster: Sendable {
    package var utf8Range: Range<Int>
    package var start: Double
    package var end: Double

    package init(utf8Range: Range<Int>, start: Double, end: Double) {
      self.utf8Range = utf8Range
      self.start = start
      self.end = end
    }
  }

  package init(outline: Outline, advance: Double, ascent: Double, descent: Double, clusters: [Cluster]) {
    self.outline = outline
    self.advance = advance
    self.ascent = ascent
    self.descent = descent
    self.clusters = clusters
  }
}

/// Why a text can't be set.
package enum TypesettingError: Error, Sendable, Hashable {
  /// The names that are there stand in `known`, for a suggestion.
  case unknownFamily(String, known: [String])
  case unreadableFont(path: String, reason: String)
  /// The font has no glyph for a character; a fallback would be silent.
  case missingGlyph(Unicode.Scalar, font: String)
}

/// Sets text; owned by one worker, implemented where fonts are owned.
package protocol Typesetter: AnyObject {
  func set(_ text: String, in font: FontRequest) throws(TypesettingError) -> TypesetLine
}
