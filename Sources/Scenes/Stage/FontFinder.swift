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
        let own = body.keys[StageKey.font.rawValue].flatMap { self.families(of: $0, inner) } ?? inherited
        if drawsText(body) { for family in own where !isKnown(family) { families.append(family) } }
        for parts in body.lists { visit(parts, below: inner, inherited: own) }
      }
    }
  }

  private func isKnown(_ family: Located<String>) -> Bool { families.contains { $0.value == family.value } }

  private func drawsText(_ body: Body) -> Bool {
    guard case .record(let fields)? = body.keys[StageKey.draw.rawValue]?.content else {
      // A shape that is only known later may be a text.
      return body.keys[StageKey.draw.rawValue] != nil
    }
    return fields.contains { $0.name == textKey.name }
  }

  /// Nil if the font names no family; empty if it names a file, or families that can't be told, which is a fault.
  func families(of font: Value, _ levels: [Possibilities.Level]) -> [Located<String>]? {
    guard case .record(let fields) = font.content else { return nil }
    if fields.contains(where: { $0.name == "file" }) { return [] }
    guard let family = fields.first(where: { $0.name == "family" })?.value else { return nil }
    let possibilities = Possibilities(references: reader.references, root: root, levels: levels)
    guard let data = possibilities.of(family) else {
      reader.record(
        Diagnostic(
          code: "open-fonts", range: family.range,
          message: "the fonts of a dataset must be known before it is made, but this may be any family",
          suggestion: "use a plain name, a choice, or an expression of choices"))
      return []
    }
    return data.compactMap { datum in
      if case .text(let name) = datum { Located(name, family.range) } else { nil }
    }
  }
}
