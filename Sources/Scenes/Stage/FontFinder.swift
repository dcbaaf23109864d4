import Diagnostics
import Specification

/// Which font families the texts of a scene may be set in: known before anything is drawn, so that a missing one is told
/// at once and the manifest can name the files.
struct FontFinder {
  let reader: SpecReader
  let root: Body
  private(set) var families: [Located<String>] = []

  init(reader: SpecReader, root: Body) {
    self.reader = reader
    self.root = root
  }

  mutating func visit(_ elements: [Element], below levels: [Possibilities.Level], inherited: [Located<String>]) {
    for element in elements {
      for body in element.bodies {
        let inner = [Possibilities.Level(body: body, element: element)] + levels
        let own = body.keys[StageKey.font.rawValue].map { self.families(of: $0, inner, inherited) } ?? inherited
        if drawsText(body) { for family in own where !isKnown(family) { families.append(family) } }
        for parts in body.lists { visit(parts, below: inner, inherited: own) }
      }
    }
  }

  private func isKnown(_ family: Located<String>) -> Bool {
    families.contains { FontRequest.key(ofFamily: $0.value) == FontRequest.key(ofFamily: family.value) }
  }

  private func drawsText(_ body: Body) -> Bool {
    guard case .record(let fields)? = body.keys[StageKey.draw.rawValue]?.content else {
      // A shape that is only known later may be a text.
      return body.keys[StageKey.draw.rawValue] != nil
    }
    return fields.contains { $0.name == textKey.name }
  }

  /// The families that the texts of an object with this font may be set in; none for a font file, nor where they can't
  /// be told, which is a fault.
  func families(
    of font: Value, _ levels: [Possibilities.Level], _ inherited: [Located<String>]
  ) -> [Located<String>] {
    let possibilities = Possibilities(references: reader.references, root: root, levels: levels)
    guard let sources = FontSources(of: font, possibilities) else {
      if !font.hasOpenFile { reader.record(.openFonts(at: font.familyRange)) }
      return []
    }
    return sources.families.map { Located($0, font.familyRange) } + (sources.mayInherit ? inherited : [])
  }
}

extension Value {
  /// Where the family is named, as far as that stands in the spec.
  fileprivate var familyRange: SourceRange {
    guard case .record(let fields) = content else { return range }
    return fields.first { $0.name == "family" }?.value.range ?? range
  }

  /// Whether it is a font whose file can't be told, which is told where files are looked for.
  fileprivate var hasOpenFile: Bool {
    guard case .record(let fields) = content else { return false }
    return fields.contains { $0.name == "file" }
  }
}

extension Diagnostic {
  fileprivate static func openFonts(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "open-fonts", range: range,
      message: "the fonts of a dataset must be known before it is made, but this may be any",
      suggestion: "use a plain name, a choice, or an expression of choices")
  }
}
