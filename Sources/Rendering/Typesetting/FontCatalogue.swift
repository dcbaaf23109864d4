package import Scenes

/// Which fonts the font folders hold: read once, by `scan`, then shared by all workers.
///
/// Names come from the font files themselves, read by FreeType; nothing is asked of fontconfig, whose answers depend on
/// the machine's settings. Files are taken in the order of their paths.
package struct FontCatalogue: Sendable {
  /// Where fonts are looked for besides the folders that a caller names.
  package static let systemFolders = ["/usr/share/fonts", "/usr/local/share/fonts"]

  /// One face of one file.
  package struct Entry: Sendable, Hashable {
    package var family: String
    /// 1 ... 1000; 400 is regular.
    package var weight: Int
    package var slant: FontRequest.Slant
    /// 1 ... 9; 5 is normal, less is condensed.
    package var width: Int
    package var path: String
    /// The face's number within its file.
    package var face: Int
  }

  package let entries: [Entry]

  package init(_ entries: [Entry]) { self.entries = entries }

  /// Reads the names of all fonts in `folders` and the folders below; files that are no fonts are passed over.
  package static func scan(_ folders: [String] = systemFolders) -> FontCatalogue {
    guard let library = FreeTypeLibrary() else { return FontCatalogue([]) }
    var entries: [Entry] = []
    for path in Set(folders.flatMap(FontFiles.list)).sorted() {
      entries += library.entries(ofFileAt: path)
    }
    return FontCatalogue(entries)
  }

  /// All families by name, each once.
  package var families: [String] { Set(entries.map(\.family)).sorted() }

  /// All faces of a family, whatever letters its name is written in.
  package func entries(ofFamily family: String) -> [Entry] {
    let wanted = FontRequest.key(ofFamily: family)
    return entries.filter { FontRequest.key(ofFamily: $0.family) == wanted }
  }

  /// The face of `family` that comes nearest: first by slant, then by normal width, then by weight, then by path.
  ///
  /// Of weights, as in CSS: at most 500 looks for lighter faces first, above it for heavier ones.
  /// - Throws: `unknownFamily`.
  func face(of family: String, weight: Int, slant: FontRequest.Slant) throws(TypesettingError) -> Entry {
    let own = entries(ofFamily: family)
    func cost(_ entry: Entry) -> [Int] {
      let isWrongWay = weight <= 500 ? entry.weight > max(weight, 500) : entry.weight < weight
      return [
        entry.slant == slant ? 0 : 1, abs(entry.width - 5), isWrongWay ? 1 : 0, abs(entry.weight - weight),
      ]
    }
    guard let best = own.min(by: { cost($0).lexicographicallyPrecedes(cost($1)) }) else {
      throw .unknownFamily(family, known: families)
    }
    return best
  }
}
