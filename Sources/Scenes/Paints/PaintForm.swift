import Diagnostics
import Labels
package import Specification

/// A way to fill that is more than one colour.
package struct PaintForm: Sendable {
  package let name: String
  package let summary: String
  package let example: String
  package let arguments: RecordKind
  let paint: @Sendable (PaintArguments) throws(EvaluationError) -> Paint

  package var key: KeyKind { KeyKind(name, .record(arguments), summary) }

  init(
    _ name: String, _ summary: String, example: String, shorthand: RecordKind.Shorthand = .none, keys: [KeyKind],
    paint: @escaping @Sendable (PaintArguments) throws(EvaluationError) -> Paint
  ) {
    self.name = name
    self.summary = summary
    self.example = example
    arguments = RecordKind(name, summary, shorthand: shorthand, keys: keys)
    self.paint = paint
  }
}

/// Every paint that a spec may name. A new one is one file and one line (and its painter, where pixels are made).
package let paintForms: [PaintForm] = [
  gradientPaint, radialGradientPaint, checkerboardPaint, stripesPaint, noisePaint, texturePaint, imagePaint,
]

private let paintsByName = Dictionary(uniqueKeysWithValues: paintForms.map { ($0.name, $0) })

/// A colour, or a mapping that names a paint.
package let paintKind = Kind.either([.tagged(TaggedKind("paint", paintForms.map(\.key))), .color])

/// The evaluated arguments of a paint.
struct PaintArguments {
  let members: [Datum.Member]
  let range: SourceRange
  /// 64 random bits of the paint's own site: the seed of its noise.
  let seed: @Sendable () -> UInt64

  func datum(_ name: String) -> Datum? { members.first { $0.name == name }?.value }

  func number(_ name: String, default fallback: Double) -> Double {
    guard case .number(let number)? = datum(name) else { return fallback }
    return number
  }

  func word(_ name: String, default fallback: String) -> String {
    guard case .text(let text)? = datum(name) else { return fallback }
    return text
  }

  func color(_ name: String) -> Color? {
    guard case .color(let color)? = datum(name) else { return nil }
    return color
  }

  func colors(_ name: String) -> [Color] {
    guard case .list(let items)? = datum(name) else { return [] }
    return items.compactMap { if case .color(let color) = $0 { color } else { nil } }
  }

  /// The stops of `stops: […]`, or of `from` and `to`.
  func stops() throws(EvaluationError) -> [ColorStop] {
    if datum("stops") != nil, datum("from") != nil || datum("to") != nil {
      throw EvaluationError("a gradient has 'from' and 'to', or 'stops', not both", at: range)
    }
    guard case .list(let items)? = datum("stops") else {
      guard let from = color("from"), let to = color("to") else {
        throw EvaluationError("a gradient needs 'from' and 'to', or 'stops'", at: range)
      }
      return [ColorStop(offset: 0, color: from), ColorStop(offset: 1, color: to)]
    }
    var stops: [ColorStop] = []
    for (position, item) in items.enumerated() {
      switch item {
      case .color(let color):
        stops.append(ColorStop(offset: items.count == 1 ? 0 : Double(position) / Double(items.count - 1), color: color))
      case .record(let members):
        guard case .number(let offset)? = members.first(where: { $0.name == "offset" })?.value,
          case .color(let color)? = members.first(where: { $0.name == "color" })?.value
        else { continue }
        stops.append(ColorStop(offset: offset, color: color))
      default: continue
      }
    }
    for (one, next) in zip(stops, stops.dropFirst()) where one.offset > next.offset {
      throw EvaluationError(
        "the offsets of stops must not fall: \(shown(one.offset)), \(shown(next.offset))", at: range)
    }
    return stops
  }
}

private let stopKind = Kind.either([
  .record(
    RecordKind(
      "stop", "a colour at a place",
      keys: [
        KeyKind("offset", .number(.fraction), "from 0 to 1", isRequired: true),
        KeyKind("color", .color, "the colour there", isRequired: true),
      ])), .color,
])

private let stopKeys = [
  KeyKind("from", .color, "the first colour"),
  KeyKind("to", .color, "the last colour"),
  KeyKind(
    "stops", .list(ListRule(of: stopKind, count: 1...256, names: "colors or stops")),
    "colours evenly spaced, or {offset, color}; in place of from and to"),
]

let gradientPaint = PaintForm(
  "gradient", "from one colour to another along a direction",
  example: "{gradient: {from: white, to: skyblue, angle: 90}}",
  keys: stopKeys + [
    KeyKind("angle", .number(.degrees), "degrees clockwise: 0 is left to right, 90 top to bottom", fallback: "0")
  ]
) { arguments throws(EvaluationError) in
  .linearGradient(stops: try arguments.stops(), angle: arguments.number("angle", default: 0))
}

let radialGradientPaint = PaintForm(
  "radial_gradient", "from the middle outwards", example: "{radial_gradient: {from: white, to: gray}}",
  keys: stopKeys + [
    KeyKind(
      "center", .list(ListRule(of: .number(.any), count: 2...2, names: "fractions of the box")),
      "where the first colour is", fallback: "[0.5, 0.5]"),
    KeyKind(
      "radius", .number(.positive), "where the last colour begins, as a share of half the box's diagonal", fallback: "1"
    ),
  ]
) { arguments throws(EvaluationError) in
  var center = Point(0.5, 0.5)
  if case .list(let items)? = arguments.datum("center"), items.count == 2, case .number(let x) = items[0],
    case .number(let y) = items[1]
  {
    center = Point(x, y)
  }
  return .radialGradient(stops: try arguments.stops(), center: center, radius: arguments.number("radius", default: 1))
}
