import Diagnostics
import Labels
package import Specification

/// A shape that a spec may draw: its arguments and its outline in its own coordinates.
package struct ShapeForm: Sendable {
  package let name: String
  package let summary: String
  package let example: String
  package let arguments: RecordKind
  /// Whether the shape is centred on its box; polygons, lines and paths keep their own origin.
  package let isCentered: Bool
  /// Whether the shape has an inside; lines are stroked, never filled by default.
  package let hasInside: Bool
  package let outline: @Sendable (ShapeArguments) throws(EvaluationError) -> Outline

  package var key: KeyKind { KeyKind(name, .record(arguments), summary) }

  init(
    _ name: String, _ summary: String, example: String, shorthand: RecordKind.Shorthand = .none, keys: [KeyKind],
    isCentered: Bool = true, hasInside: Bool = true,
    outline: @escaping @Sendable (ShapeArguments) throws(EvaluationError) -> Outline
  ) {
    self.name = name
    self.summary = summary
    self.example = example
    arguments = RecordKind(name, summary, shorthand: shorthand, keys: keys)
    self.isCentered = isCentered
    self.hasInside = hasInside
    self.outline = outline
  }
}

/// Every shape that a spec may name, but text, which needs fonts. A new one is one file and one line.
package let shapeForms: [ShapeForm] = [
  circleShape, ellipseShape, rectangleShape, roundedRectangleShape, regularPolygonShape, starShape, ringShape,
  arcShape, sectorShape, polygonShape, lineShape, polylineShape, pathShape,
]

private let shapesByName = Dictionary(uniqueKeysWithValues: shapeForms.map { ($0.name, $0) })

func shapeForm(named name: String) -> ShapeForm? { shapesByName[name] }

/// The evaluated arguments of a shape, and the box that shares are of.
package struct ShapeArguments {
  package let members: [Datum.Member]
  /// The box that encloses the object, in the same coordinates as the shape.
  let enclosing: Box
  /// Where the shape stands in the spec, for errors.
  let range: SourceRange
  /// Where the arguments stand that the spec gives outright, if that is known.
  var places: [String: SourceRange] = [:]

  func datum(_ name: String) -> Datum? { members.first { $0.name == name }?.value }

  func number(_ name: String, default fallback: Double = 0) -> Double {
    guard case .number(let number)? = datum(name) else { return fallback }
    return number
  }

  /// The place of the character at `offset` in the text of an argument; of the whole argument, where escapes or line breaks
  /// hide it; of the shape, where the argument's place isn't known.
  func range(of name: String, _ text: String, from offset: Int) -> SourceRange {
    guard let whole = places[name] else { return range }
    guard whole.start.line == whole.end.line else { return whole }
    // As long as the text: plain; two longer: between quotes.
    let quotes = whole.end.column - whole.start.column - text.unicodeScalars.count
    guard quotes == 0 || quotes == 2 else { return whole }
    let start = SourcePosition(line: whole.start.line, column: whole.start.column + quotes / 2 + offset)
    return SourceRange(whole.file, start, SourcePosition(line: start.line, column: start.column + 1))
  }

  enum Axis { case x, y, both }

  /// A length in units; a share is of the enclosing box: its width, its height or the smaller of both.
  func length(_ name: String, along axis: Axis = .both, default fallback: Double = 0) -> Double {
    guard let datum = datum(name), let length = Length(datum) else { return fallback }
    switch length {
    case .units(let number), .pixels(let number): return number
    case .share(let share): return share * enclosing.extent(along: axis)
    }
  }

  /// A list of points; shares count from the enclosing box's left or top.
  func points(_ name: String) -> [Point] {
    guard case .list(let items)? = datum(name) else { return [] }
    return items.compactMap { Point($0, in: enclosing) }
  }

  func point(_ name: String) -> Point? { datum(name).flatMap { Point($0, in: enclosing) } }
}

extension Box {
  func extent(along axis: ShapeArguments.Axis) -> Double {
    switch axis {
    case .x: width
    case .y: height
    case .both: min(width, height)
    }
  }
}

extension Point {
  /// A position: a list of two lengths, whose shares count from the left or top of `box`.
  init?(_ datum: Datum, in box: Box) {
    guard case .list(let items) = datum, items.count == 2, let x = Length(items[0]), let y = Length(items[1]) else {
      return nil
    }
    self.init(x.position(from: box.minX, extent: box.width), y.position(from: box.minY, extent: box.height))
  }
}

extension Length {
  fileprivate func position(from start: Double, extent: Double) -> Double {
    switch self {
    case .units(let number), .pixels(let number): number
    case .share(let share): start + share * extent
    }
  }
}

/// A length that must be above 0.
let positiveLength = Kind.length(LengthRule(.positive))
/// A length that must not be below 0.
let nonNegativeLength = Kind.length(LengthRule(.nonNegative))
/// A position: x and y.
package let positionKind = Kind.list(ListRule(of: .length(LengthRule()), count: 2...2, names: "lengths, x and y"))
