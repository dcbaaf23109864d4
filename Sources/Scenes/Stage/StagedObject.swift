import Labels
import Specification

/// One object of a sample: its shape, and where it stands once that is settled.
final class StagedObject {
  let frame: Frame
  /// What it is a part of; nil for the scene itself. Whoever holds the parts holds it.
  unowned let outer: StagedObject?
  let font: FontSettings
  let shape: ResolvedShape?
  /// How its parts are arranged, if they are.
  let layout: LayoutRequest?
  /// What its scale, skew and turn do.
  let linear: Affine
  /// The box that shares of its parts are of, in its own coordinates.
  let inside: Box
  /// From its own coordinates to those that it stands in, once that is settled.
  var map: Affine?
  /// How far away it stands on the ground, in metres.
  var depth: Double?
  /// Whether no place was found for it.
  var isDropped = false
  /// The box of its arranged parts, and the line that they stand on, in its own coordinates.
  var arranged: (box: Box, baseline: Double?)?
  var isArranging = false

  init(
    frame: Frame, outer: StagedObject?, font: FontSettings, shape: ResolvedShape?, layout: LayoutRequest?,
    linear: Affine, inside: Box
  ) {
    self.frame = frame
    self.outer = outer
    self.font = font
    self.shape = shape
    self.layout = layout
    self.linear = linear
    self.inside = inside
  }
}

/// An evaluated `layout:`, with the sizes that it names.
struct LayoutRequest {
  let name: String
  let members: [Datum.Member]
  let padding: Sides
  /// The sizes of the room for parts: those of the layout, else of the object's own shape, else none.
  let width: Double?
  let height: Double?
  /// The sizes that shares of parts are of, without padding.
  let roomWidth: Double
  let roomHeight: Double

  init?(_ datum: Datum?, shape: ResolvedShape?, enclosing: Box) {
    guard case .record(let tagged)? = datum, let layout = tagged.first, case .record(let members) = layout.value else {
      return nil
    }
    func length(_ name: String, of extent: Double) -> Double? {
      guard let datum = members.first(where: { $0.name == name })?.value, let length = Length(datum) else { return nil }
      switch length {
      case .units(let number), .pixels(let number): return number
      case .share(let share): return share * extent
      }
    }
    func word(_ name: String) -> String? {
      if case .text(let word)? = members.first(where: { $0.name == name })?.value { word } else { nil }
    }
    self.name = layout.name
    self.members = members
    padding = Sides(members.first { $0.name == "padding" }?.value)
    let given = (width: length("width", of: enclosing.width), height: length("height", of: enclosing.height))
    let wide = given.width ?? shape?.box.width ?? (word("align") == "justify" ? enclosing.width : nil)
    let high = given.height ?? shape?.box.height ?? (word("vertical") == "justify" ? enclosing.height : nil)
    let padding = self.padding
    width = wide.map { max(0, $0 - padding.width) }
    height = high.map { max(0, $0 - padding.height) }
    roomWidth = width ?? max(0, enclosing.width - padding.width)
    roomHeight = height ?? max(0, enclosing.height - padding.height)
  }

  /// Where its parts go.
  func arrange(_ parts: [ArrangedPart]) -> Arrangement {
    var request = ArrangementRequest(width: width, height: height)
    if let datum = datum("gap") {
      let pair = numbers(datum)
      (request.gapX, request.gapY) = (pair[0], pair[pair.count - 1])
    }
    let isColumn = name == "column"
    let isCentered = name == "grid" || name == "stack"
    request.align = word("align").flatMap { .init(rawValue: $0) } ?? (isCentered ? .center : .left)
    request.vertical =
      word("vertical").flatMap { .init(rawValue: $0) } ?? (isCentered ? .center : isColumn ? .top : .baseline)
    switch name {
    case "row": return .row(parts, request)
    case "grid":
      let cell = datum("cell").map(numbers).map { (width: $0[0], height: $0[1]) }
      return .grid(
        parts, request, columns: numbers(datum("columns") ?? .number(1)).first.map { Int($0) } ?? 1, cell: cell)
    case "stack": return .stack(parts, request)
    case "pack": return .pack(parts, width: width ?? 0, height: height, gap: request.gapX)
    default: return .column(parts, request)
    }
  }

  private func datum(_ name: String) -> Datum? { members.first { $0.name == name }?.value }

  private func word(_ name: String) -> String? {
    if case .text(let word)? = datum(name) { word } else { nil }
  }

  /// One number or two.
  private func numbers(_ datum: Datum) -> [Double] {
    switch datum {
    case .number(let number): return [number]
    case .list(let items):
      let numbers = items.compactMap { if case .number(let number) = $0 { number } else { nil } }
      return numbers.isEmpty ? [0] : numbers
    default: return [0]
    }
  }
}
