import Bytes
import Labels
package import Scenes

/// Sets text with FreeType's outlines and HarfBuzz's shaping. One per worker; fonts and glyphs are kept once read.
///
/// Nothing is hinted and all scaling is our own arithmetic, so a line is the same shape at every size. Variable fonts
/// are set in their default instance. A text is one line in one direction, that of its first strong character.
package final class FontTypesetter: Typesetter {
  private struct Key: Hashable {
    var path: String
    var face: Int
    /// Whether the path is relative to the spec's folder, which it must not leave.
    var isOwn: Bool
  }

  private final class Font {
    let face: FreeTypeFace
    let shaper: Shaper
    var outlines: [UInt32: [Outline.Element]] = [:]

    init(face: FreeTypeFace, shaper: Shaper) {
      self.face = face
      self.shaper = shaper
    }
  }

  private let catalogue: FontCatalogue
  /// The folder that font files are relative to.
  private let root: String
  /// The font files that are known of: no other is read, whatever path an expression gives. Nil for any.
  private let foreseen: Set<String>?
  private let library = FreeTypeLibrary()
  private var fonts: [Key: Font] = [:]

  /// A typesetter that knows the families of `catalogue`, and the `foreseen` files below `root`; any, if that is nil.
  package init(_ catalogue: FontCatalogue, root: String = ".", foreseen: Set<String>? = nil) {
    self.catalogue = catalogue
    self.root = root
    self.foreseen = foreseen
  }

  /// The path of the file that `font` is read from, for the manifest's digests.
  ///
  /// - Throws: `unknownFamily`.
  package func file(for font: FontRequest) throws(TypesettingError) -> String { try path(of: key(of: font)) }

  package func set(_ text: String, in request: FontRequest) throws(TypesettingError) -> TypesetLine {
    let key = try key(of: request)
    let font = try font(key)
    guard text.unicodeScalars.count <= longestSetText else { throw .textTooLong(limit: longestSetText) }
    let scale = request.size / font.face.unitsPerEm
    let glyphs = font.shaper.glyphs(of: text)
    if let missing = glyphs.first(where: { $0.id == 0 }) {
      throw .missingGlyph(FontTypesetter.missing(in: text, from: missing.cluster, font.shaper), font: key.path)
    }
    var elements: [Outline.Element] = []
    var pen = 0
    for glyph in glyphs {
      // HarfBuzz's y goes up.
      let place = Affine(
        xx: scale, yx: 0, xy: 0, yy: scale, x0: Double(pen + glyph.x) * scale, y0: -Double(glyph.y) * scale)
      elements += Outline(try outline(of: glyph.id, in: font)).mapped(by: place).elements
      pen += glyph.advance
    }
    return TypesetLine(
      outline: Outline(elements), advance: Double(pen) * scale, ascent: font.face.ascender * scale,
      descent: font.face.descender * scale,
      clusters: FontTypesetter.clusters(glyphs, length: text.utf8.count, scale: scale))
  }

  private func key(of request: FontRequest) throws(TypesettingError) -> Key {
    switch request.source {
    case .file(let path):
      if let foreseen, !foreseen.contains(path) {
        throw .unreadableFont(path: path, reason: "it was not foreseen; name it outright or in a choice")
      }
      return Key(path: path, face: 0, isOwn: true)
    case .family(let name):
      let entry = try catalogue.face(of: name, weight: request.weight, slant: request.slant)
      return Key(path: entry.path, face: entry.face, isOwn: false)
    }
  }

  private func font(_ key: Key) throws(TypesettingError) -> Font {
    if let known = fonts[key] { return known }
    guard let library else { throw .unreadableFont(path: key.path, reason: "FreeType has no memory") }
    let path = try path(of: key)
    do throws(TypesettingError) {
      let file = try FontFile(path)
      let font = Font(
        face: try FreeTypeFace(file, face: key.face, of: library), shaper: try Shaper(file, face: key.face))
      fonts[key] = font
      return font
    } catch .unreadableFont(_, let reason) {
      throw .unreadableFont(path: key.path, reason: reason)
    }
  }

  /// Where the system finds the file; a symbolic link may not lead out of the spec's folder.
  private func path(of key: Key) throws(TypesettingError) -> String {
    guard key.isOwn else { return key.path }
    do throws(FileError) {
      return try FileSystem.resolve(key.path, inside: root)
    } catch {
      throw .unreadableFont(path: key.path, reason: "\(error.reason)")
    }
  }

  private func outline(of glyph: UInt32, in font: Font) throws(TypesettingError) -> [Outline.Element] {
    if let known = font.outlines[glyph] { return known }
    let outline = try font.face.outline(of: glyph)
    font.outlines[glyph] = outline
    return outline
  }

  /// The first character from UTF-8 byte `place` on that the font lacks: of a cluster it may be the second.
  private static func missing(in text: String, from place: Int, _ shaper: Shaper) -> Unicode.Scalar {
    let start = text.utf8.index(text.startIndex, offsetBy: place, limitedBy: text.endIndex) ?? text.startIndex
    let rest = text.unicodeScalars[start...]
    return rest.first { !shaper.has($0) } ?? rest.first ?? "\u{FFFD}"
  }

  /// Joins glyphs of one cluster; each ends where the next one of the text begins.
  private static func clusters(_ glyphs: [Shaper.Glyph], length: Int, scale: Double) -> [TypesetLine.Cluster] {
    let starts = Set(glyphs.map(\.cluster)).sorted()
    var ends: [Int: Int] = [:]
    for (start, end) in zip(starts, starts.dropFirst() + [length]) { ends[start] = end }
    var clusters: [TypesetLine.Cluster] = []
    var pen = 0
    for glyph in glyphs {
      let (start, end) = (Double(pen) * scale, Double(pen + glyph.advance) * scale)
      pen += glyph.advance
      if let last = clusters.last, last.utf8Range.lowerBound == glyph.cluster {
        clusters[clusters.count - 1].end = end
      } else {
        clusters.append(
          TypesetLine.Cluster(
            utf8Range: glyph.cluster..<(ends[glyph.cluster] ?? length), start: start, end: end))
      }
    }
    return clusters
  }
}
