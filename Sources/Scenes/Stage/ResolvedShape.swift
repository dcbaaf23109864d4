import Elementary
import Labels
import Specification

/// An outline with its origin moved to its anchor.
struct ResolvedShape {
  private(set) var outline: Outline
  /// Its box in its own coordinates.
  private(set) var box: Box
  let isCentered: Bool
  let hasInside: Bool
  let description: LabelValue
  /// Texts are as large as their lines, whatever their letters.
  let isText: Bool
  /// The line that a text stands on.
  private(set) var baseline: Double?

  init(
    outline: Outline, box: Box, isCentered: Bool, hasInside: Bool, description: LabelValue, isText: Bool = false
  ) {
    self.isText = isText
    baseline = isText ? 0 : nil
    self.outline = outline
    self.box = box
    self.isCentered = isCentered
    self.hasInside = hasInside
    self.description = description
  }

  /// Moves the shape so that the anchor's point of its box is the origin.
  mutating func move(to anchor: Anchor) {
    let origin = anchor.point(of: box)
    baseline = baseline.map { $0 - origin.y }
    guard origin != Point(0, 0) else { return }
    outline = outline.mapped(by: Affine(xx: 1, yx: 0, xy: 0, yy: 1, x0: -origin.x, y0: -origin.y))
    box = Box(
      minX: box.minX - origin.x, minY: box.minY - origin.y, maxX: box.maxX - origin.x, maxY: box.maxY - origin.y)
  }

  /// The tight box around the shape under `map`; of a text that around its lines.
  func reach(by map: Affine) -> Box? {
    isText || map.keepsAxes ? box.mapped(by: map) : outline.mapped(by: map).bounds
  }
}

/// Which point of a shape's box is its origin.
struct Anchor: Equatable {
  private var x = 0.5
  /// Nil for the baseline: y = 0 of the shape's own coordinates.
  private var y: Double? = 0.5

  init() {}

  init?(_ datum: Datum) {
    guard case .record(let members) = datum, members.count == 2, case .text(let across) = members[0].value,
      case .text(let down) = members[1].value
    else { return nil }
    x = across == "left" ? 0 : across == "right" ? 1 : 0.5
    y = down == "top" ? 0 : down == "bottom" ? 1 : down == "baseline" ? nil : 0.5
  }

  /// The point of `box`; `baseline` is where the line of its text is.
  func point(of box: Box, baseline: Double = 0) -> Point {
    Point(box.minX + x * box.width, y.map { box.minY + $0 * box.height } ?? baseline)
  }
}

/// The font of a text: what objects take over from those around them.
struct FontSettings {
  /// The family of texts that name none.
  static let family = "DejaVu Sans"

  private(set) var request = FontRequest(source: .family(family), size: 16)

  /// Takes over what an object's `font:` says; what it doesn't say stays.
  mutating func take(_ datum: Datum) {
    guard case .record(let members) = datum else { return }
    let hasFile = members.contains { $0.name == "file" }
    for member in members {
      switch (member.name, member.value) {
      case ("file", .text(let path)): request.source = .file(path)
      case ("family", .text(let name)) where !hasFile: request.source = .family(name)
      case ("size", .number(let size)): request.size = size
      case ("weight", .number(let weight)): request.weight = Int(weight)
      case ("style", .text(let word)): request.slant = FontRequest.Slant(rawValue: word) ?? .upright
      default: break
      }
    }
  }
}
