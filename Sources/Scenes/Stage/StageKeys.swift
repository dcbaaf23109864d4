package import Specification

/// The numbers of an object's own keys, in the order of `stageKeys`.
enum StageKey: Int, CaseIterable {
  case `class`, draw, fill, stroke, opacity, at, anchor, scale, rotate, skew, z, occludes, font, keypoints, skeleton,
    panoptic, layout, place, avoid, relations, margin, infeasible
}

/// What an object of the stage may have beside the keys of every element; reader, schema and docs read this.
package let stageObject = ElementKind(
  noun: "an object", nouns: "objects",
  keys: [
    KeyKind("class", .text, "what labels call it; without a class it is drawn and hides others, but is no instance"),
    KeyKind("draw", .tagged(TaggedKind("shape", shapeForms.map(\.key) + [textKey])), "the shape"),
    KeyKind("fill", paintKind, "what fills the shape", fallback: "black, unless there is a stroke"),
    KeyKind("stroke", .either([.record(strokeRecord), paintKind]), "a line along the shape's edge"),
    KeyKind("opacity", .number(.fraction), "1 is opaque; parts take it over", fallback: "1", initial: .number(1)),
    KeyKind(
      "at", positionKind, "where its origin stands, in its parent's space", fallback: "the middle of the enclosing box"),
    KeyKind(
      "anchor",
      .record(anchorRecord),
      "which point of the shape's box is its origin", fallback: "[center, center]"),
    KeyKind(
      "scale",
      .either([.number(.any), .list(ListRule(of: .number(.any), count: 2...2, names: "numbers, along x and y"))]),
      "by how much it grows, parts and stroke with it", fallback: "1", initial: .number(1)),
    KeyKind("rotate", .number(.degrees), "degrees clockwise", fallback: "0", initial: .number(0)),
    KeyKind(
      "skew",
      .either([.number(leanRule), .list(ListRule(of: .number(leanRule), count: 2...2, names: "angles, along x and y"))]
      ),
      "degrees by which verticals (and horizontals) lean", fallback: "0", initial: .number(0)),
    KeyKind(
      "z", .number(.any), "its place in the order among its siblings; below 0 a part lies under its parent",
      fallback: "0", initial: .number(0)),
    KeyKind(
      "occludes", .boolean, "whether it hides what lies under it from the labels: false for glass and rain",
      fallback: "true",
      initial: .boolean(true)),
    KeyKind("font", .record(fontRecord), "the font of its text, taken over by parts"),
    keypointsKey,
    skeletonKey,
    KeyKind(
      "panoptic",
      .word([
        Word("whole", "its parts belong to it in panoptic maps"), Word("parts", "they are segments of their own"),
      ]), "whether panoptic maps show it or its parts", fallback: "whole"),
    KeyKind("layout", layoutKind, "how its parts are arranged"),
    KeyKind("place", placeKind, "where a place is sought for it, in place of 'at'"),
    KeyKind("avoid", avoidKind, "which others it may not overlap, and by how much it may"),
    KeyKind("relations", relationsKind, "how it stands to others"),
    KeyKind("margin", sidesKind, "the room around it in a layout, as in CSS", fallback: "0"),
    KeyKind(
      "infeasible", infeasibleKind, "what becomes of it where it has no place",
      fallback: "as the scene says, else error"),
  ], operation: "draw")

/// Angles of skew: at 90 degrees a shape would be infinitely long.
private let leanRule = NumberRule(minimum: -89, maximum: 89, unit: "degrees")

private let anchorRecord = RecordKind(
  "anchor", "a point of the shape's box", shorthand: .list,
  keys: [
    KeyKind(
      "x", .word([Word("left", "the left edge"), Word("center", "the middle"), Word("right", "the right edge")]),
      "from left to right", isRequired: true),
    KeyKind(
      "y",
      .word([
        Word("top", "the upper edge"), Word("center", "the middle"), Word("bottom", "the lower edge"),
        Word("baseline", "the line that letters stand on"),
      ]), "from top to bottom", isRequired: true),
  ])

let textKey = KeyKind(
  "text",
  .record(
    RecordKind(
      "text", "a line of text", shorthand: .first,
      keys: [KeyKind("text", .phrase, "the text, in phrase notation", isRequired: true)])), "a line of text")

let strokeRecord = RecordKind(
  "stroke", "a line along the shape's edge",
  keys: [
    KeyKind("color", paintKind, "what fills the line", fallback: "black"),
    KeyKind(
      "width", .length(LengthRule(.positive, allowsPixels: true, allowsShares: false)),
      "how wide; 2px keeps its width whatever the scale", fallback: "1"),
    KeyKind(
      "join", .word([Word("miter", "pointed"), Word("round", "round"), Word("bevel", "cut")]), "how corners look",
      fallback: "miter"),
    KeyKind(
      "cap", .word([Word("butt", "cut at the end"), Word("round", "round"), Word("square", "half a width longer")]),
      "how ends look", fallback: "butt"),
    KeyKind(
      "miter_limit", .number(NumberRule(minimum: 1)), "how far a pointed corner may reach, in widths", fallback: "4"),
    KeyKind(
      "dashes", .list(ListRule(of: .number(.nonNegative), count: 0...64, names: "lengths")), "dash, gap, dash …",
      fallback: "none"),
  ])

package let fontRecord = RecordKind(
  "font", "which font",
  keys: [
    KeyKind("file", .file, "a font file inside the spec's folder"),
    KeyKind("family", .text, "the name of an installed family", fallback: "DejaVu Sans"),
    KeyKind("size", .number(.positive), "the em size in the text's own units", fallback: "16"),
    KeyKind("weight", .number(.integer(1...1000)), "400 is regular, 700 bold", fallback: "400"),
    KeyKind("style", .word([Word("upright", "upright"), Word("italic", "italic")]), "the slant", fallback: "upright"),
  ])

/// The numbers of the scene's own keys.
enum SceneKey: Int, CaseIterable {
  case size, background, font, ground, regions, infeasible
}

/// The keys of `scene:`.
package let sceneKeys: [KeyKind] = [
  KeyKind(
    "size",
    .list(ListRule(of: .number(.integer(1...16_384)), count: 2...2, names: "numbers of pixels, width and height")),
    "the size of the picture", isRequired: true),
  KeyKind("background", paintKind, "what lies behind everything", fallback: "white"),
  KeyKind("font", .record(fontRecord), "the font of every text that names none"),
  KeyKind("ground", groundKind, "the ground that things stand on, in metres"),
  KeyKind("regions", namedRegionsKind, "names for parts of the picture, for 'place'"),
  KeyKind("infeasible", infeasibleKind, "what becomes of objects that have no place", fallback: "error"),
  KeyKind("objects", .any, "what is in the picture, from the bottom to the top"),
  KeyKind("camera", cameraKind, "how the scene becomes the picture: pixels and labels go the same way"),
  KeyKind("effects", effectsKind, "what is done to the finished picture, in this order; labels stay as they are"),
]
