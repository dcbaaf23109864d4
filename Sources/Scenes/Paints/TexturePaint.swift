import Diagnostics
import Specification

/// A surface made by rule: what it is of, and how it varies.
///
/// Like every paint it is laid out in its shape's box, and turns and grows with the shape.
package struct Texture: Sendable, Hashable {
  /// What a texture may be of. The row of a kind is in `textureRows`, how it is made is the renderer's.
  package enum Kind: String, Sendable, CaseIterable {
    case wood, marble, brick, tiles, stones, fabric, leather, paper, grain, brushed, asphalt, halftone
  }

  package var kind: Kind
  /// The size of what repeats (a brick's height, a thread's width …), in the box's coordinates; nil for the kind's share of
  /// the box's longer side.
  package var scale: Double?
  /// Degrees clockwise by which the texture lies turned in its box.
  package var angle: Double
  /// How much of what the kind has: the width of joints, the cover of dots; in 0 ... 1.
  package var amount: Double
  /// How far from regular it is, in 0 ... 1.
  package var variation: Double
  /// From what lies deepest (joints, ink, dark rings) to what lies highest.
  package var stops: [ColorStop]
  /// Drawn by the site's stream.
  package var seed: UInt64

  package init(
    kind: Kind, scale: Double? = nil, angle: Double = 0, amount: Double, variation: Double, stops: [ColorStop],
    seed: UInt64
  ) {
    self.kind = kind
    self.scale = scale
    self.angle = angle
    self.amount = amount
    self.variation = variation
    self.stops = stops
    self.seed = seed
  }
}

/// What holds for a kind of texture where the spec says nothing.
package struct TextureRow: Sendable {
  package let kind: Texture.Kind
  package let summary: String
  /// The size of what repeats, as a share of the box's longer side.
  package let share: Double
  package let amount: Double
  package let variation: Double
  /// 0xRRGGBB, from the deepest to the highest.
  package let colors: [UInt32]

  init(
    _ kind: Texture.Kind, _ summary: String, share: Double, amount: Double = 0.5, variation: Double, colors: [UInt32]
  ) {
    self.kind = kind
    self.summary = summary
    self.share = share
    self.amount = amount
    self.variation = variation
    self.colors = colors
  }
}

/// Every kind of texture. A new one is a line here, a case of `Texture.Kind`, and a file of the renderer.
package let textureRows: [TextureRow] = [
  TextureRow(
    .wood, "rings of a plank, with pores; amount: how many pores", share: 0.12, variation: 0.5,
    colors: [0x6b4423, 0xa06a38, 0xc8965a, 0xd9ad74]),
  TextureRow(
    .marble, "veins; amount: how strongly they bend", share: 0.35, variation: 0.5,
    colors: [0x83868c, 0xd5d3ce, 0xefedea, 0xf8f7f5]),
  TextureRow(
    .brick, "courses of bricks; amount: the width of joints", share: 0.1, amount: 0.12, variation: 0.6,
    colors: [0xb9b2a6, 0x70352a, 0x9c4a36, 0xb8684e]),
  TextureRow(
    .tiles, "squares in rows; amount: the width of joints", share: 0.2, amount: 0.04, variation: 0.3,
    colors: [0x8f8f8c, 0xd9dcd8, 0xe9ebe8]),
  TextureRow(
    .stones, "stones of all shapes; amount: the width of joints", share: 0.15, amount: 0.12, variation: 0.9,
    colors: [0x57534d, 0x8a857b, 0xa8a297, 0xc3bdb2]),
  TextureRow(
    .fabric, "threads over and under each other; amount: the gaps", share: 0.025, amount: 0.08, variation: 0.25,
    colors: [0x1d2f47, 0x3b5a80, 0x6a8db6]),
  TextureRow(
    .leather, "grain of skin; amount: the width of furrows", share: 0.035, amount: 0.3, variation: 0.9,
    colors: [0x2d1a10, 0x54331f, 0x6d452b]),
  TextureRow(
    .paper, "fibres; amount: how much they show", share: 0.012, amount: 0.5, variation: 0.5,
    colors: [0xe4ddcb, 0xf1ecdf, 0xf8f5ec]),
  TextureRow(
    .grain, "a number for each cell, like sand or film", share: 0.004, variation: 1, colors: [0x808080, 0xb0b0b0]),
  TextureRow(
    .brushed, "metal, drawn along; amount: how deep the lines are", share: 0.008, amount: 0.5, variation: 0.5,
    colors: [0x777b80, 0xa9adb2, 0xd2d5d8]),
  TextureRow(
    .asphalt, "small stones in tar; amount: how many are light", share: 0.01, amount: 0.5, variation: 0.8,
    colors: [0x262627, 0x3f3f40, 0x6e6d6b, 0x9c9a96]),
  TextureRow(
    .halftone, "printed dots; amount: the share that they cover", share: 0.03, amount: 0.4, variation: 0,
    colors: [0x202020, 0xf4f1e8]),
]

let texturePaint = PaintForm(
  "texture", "a surface made by rule: wood, brick, paper …",
  example: "{texture: {kind: brick, scale: 24, colors: [silver, sienna, peru]}}", shorthand: .first,
  keys: [
    KeyKind(
      "kind", .word(textureRows.map { Word($0.kind.rawValue, $0.summary) }), "what the surface is of", isRequired: true),
    KeyKind(
      "scale", .number(.positive), "the size of what repeats: a brick's height, a thread's width, in pixels",
      fallback: "a share of the box"),
    KeyKind("angle", .number(.degrees), "by which it lies turned, in degrees clockwise", fallback: "0"),
    KeyKind(
      "colors", .list(ListRule(of: .color, count: 2...256, names: "2 to 256 colors")),
      "from what lies deepest (joints, ink) to what lies highest", fallback: "those of the kind"),
    KeyKind(
      "amount", .number(.fraction), "of joints, gaps, dots, pores: see the kinds", fallback: "that of the kind"),
    KeyKind("variation", .number(.fraction), "how far from regular it is", fallback: "that of the kind"),
  ]
) { arguments throws(EvaluationError) in
  let name = arguments.word("kind", default: "")
  guard let row = textureRows.first(where: { $0.kind.rawValue == name }) else {
    throw EvaluationError("there is no texture '\(name)'", at: arguments.range)
  }
  let asked = arguments.colors("colors")
  let colors = asked.isEmpty ? row.colors.map { Color(code: $0) } : asked
  var scale: Double?
  if case .number(let number)? = arguments.datum("scale") { scale = number }
  return .texture(
    Texture(
      kind: row.kind, scale: scale, angle: arguments.number("angle", default: 0),
      amount: arguments.number("amount", default: row.amount),
      variation: arguments.number("variation", default: row.variation), stops: evenStops(colors),
      seed: arguments.seed()))
}

/// Colours at even distances from 0 to 1.
func evenStops(_ colors: [Color]) -> [ColorStop] {
  colors.enumerated().map {
    ColorStop(offset: Double($0.offset) / Double(max(1, colors.count - 1)), color: $0.element)
  }
}
