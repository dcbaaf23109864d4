import Specification

private let gapKey = KeyKind("gap", .number(.nonNegative), "the room between parts", fallback: "0")

private let sizeKeys = [
  KeyKind(
    "width", .length(LengthRule(.positive)), "how wide it is all told",
    fallback: "as wide as its parts need, or as its own shape is"),
  KeyKind(
    "height", .length(LengthRule(.positive)), "how high it is all told",
    fallback: "as high as its parts need, or as its own shape is"),
  paddingKey,
]

private let paddingKey = KeyKind("padding", sidesKind, "the room inside its edges", fallback: "0")

private let edgeToEdge = Word("justify", "from edge to edge, with equal gaps")

private func alignKey(_ fallback: String, mayJustify: Bool = false) -> KeyKind {
  let words = [
    Word("left", "at the left edge"), Word("center", "in the middle"), Word("right", "at the right edge"),
  ]
  return KeyKind(
    "align", .word(words + (mayJustify ? [edgeToEdge] : [])), "where parts stand from left to right", fallback: fallback
  )
}

private func verticalKey(_ fallback: String, mayJustify: Bool = false, hasLine: Bool = false) -> KeyKind {
  let words = [
    Word("top", "at the upper edge"), Word("center", "in the middle"), Word("bottom", "at the lower edge"),
  ]
  let line = Word("baseline", "on one line, as letters do")
  return KeyKind(
    "vertical", .word(words + (hasLine ? [line] : []) + (mayJustify ? [edgeToEdge] : [])),
    "where parts stand from top to bottom", fallback: fallback)
}

private let pairKind = Kind.either([
  .number(.nonNegative), .list(ListRule(of: .number(.nonNegative), count: 2...2, names: "numbers, along x and y")),
])

private let countRule = NumberRule.integer(1...10_000)

/// The ways to lay out the parts of a group, by name; `Arrangement` has what each does.
let layoutKind = Kind.tagged(
  TaggedKind(
    "layout",
    [
      KeyKind(
        "column",
        .record(
          RecordKind(
            "column", "parts below each other",
            keys: [gapKey] + sizeKeys + [alignKey("left"), verticalKey("top", mayJustify: true)])),
        "parts below each other"),
      KeyKind(
        "row",
        .record(
          RecordKind(
            "row", "parts beside each other",
            keys: [gapKey] + sizeKeys + [alignKey("left", mayJustify: true), verticalKey("baseline", hasLine: true)])),
        "parts beside each other"),
      KeyKind(
        "grid",
        .record(
          RecordKind(
            "grid", "parts in rows and columns",
            keys: [
              KeyKind("columns", .number(countRule), "how many columns", isRequired: true),
              KeyKind("gap", pairKind, "the room between cells, or [between columns, between rows]", fallback: "0"),
              paddingKey,
              KeyKind(
                "cell",
                .list(ListRule(of: .number(.positive), count: 2...2, names: "numbers, width and height")),
                "the size of every cell", fallback: "a column as its widest part, a row as its highest"),
              alignKey("center"), verticalKey("center"),
            ])), "parts in rows and columns"),
      KeyKind(
        "stack",
        .record(
          RecordKind(
            "stack", "parts on top of each other", keys: sizeKeys + [alignKey("center"), verticalKey("center")])),
        "parts on top of each other"),
      KeyKind(
        "pack",
        .record(
          RecordKind(
            "pack", "parts close together, the highest first",
            keys: [
              KeyKind("width", .length(LengthRule(.positive)), "how wide it is", isRequired: true),
              KeyKind(
                "height", .length(LengthRule(.positive)), "how high it may be: what doesn't fit has no place",
                fallback: "as high as its parts need"),
              gapKey, paddingKey,
            ])), "parts close together, the highest first"),
    ]))

/// Room on four sides, as in CSS: one number for all, two for vertical and horizontal, four from the top clockwise.
let sidesKind = Kind.either([
  .number(.nonNegative),
  .list(ListRule(of: .number(.nonNegative), count: 2...4, names: "numbers, as in CSS: top, right, bottom, left")),
])

/// Room on the four sides of a box.
struct Sides: Equatable {
  var top = 0.0
  var right = 0.0
  var bottom = 0.0
  var left = 0.0

  init() {}

  init(_ datum: Datum?) {
    switch datum {
    case .number(let number)?: (top, right, bottom, left) = (number, number, number, number)
    case .list(let items)?:
      let numbers = items.compactMap { if case .number(let number) = $0 { number } else { nil } }
      guard numbers.count >= 2 else { return }
      (top, right) = (numbers[0], numbers[1])
      bottom = numbers.count > 2 ? numbers[2] : numbers[0]
      left = numbers.count > 3 ? numbers[3] : numbers[1]
    default: break
    }
  }

  var width: Double { left + right }
  var height: Double { top + bottom }
}
