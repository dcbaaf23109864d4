import Specification

/// A part of the picture (or of a parent's space) by its shape.
private let regionShapes = Kind.tagged(
  TaggedKind(
    "region",
    [
      KeyKind(
        "rectangle",
        .record(
          RecordKind(
            "rectangular region", "the room between two corners", shorthand: .list,
            keys: [
              KeyKind("from", positionKind, "the upper left corner", fallback: "[0%, 0%]"),
              KeyKind("to", positionKind, "the lower right corner", fallback: "[100%, 100%]"),
            ])), "the room between two corners"),
      KeyKind(
        "ellipse",
        .record(
          RecordKind(
            "elliptic region", "the inside of an ellipse",
            keys: [
              KeyKind("center", positionKind, "its middle", fallback: "[50%, 50%]"),
              KeyKind("radius_x", positiveLength, "half its width", isRequired: true),
              KeyKind("radius_y", positiveLength, "half its height", isRequired: true),
            ])), "the inside of an ellipse"),
      KeyKind(
        "polygon",
        .record(
          RecordKind(
            "polygonal region", "the inside of a polygon", shorthand: .first,
            keys: [
              KeyKind(
                "points", .list(ListRule(of: positionKind, count: 3...10_000, names: "at least 3 points")),
                "its corners", isRequired: true)
            ])), "the inside of a polygon"),
      KeyKind(
        "path",
        .record(
          RecordKind(
            "path region", "the inside of a path, or what lies along it", shorthand: .first,
            keys: [
              KeyKind("d", .text, "path data as in SVG", isRequired: true),
              KeyKind(
                "width", .number(.positive), "how wide a strip along the path is meant",
                fallback: "what the path encloses"),
            ])), "the inside of a path, or a strip along it"),
      KeyKind(
        "ground",
        .record(
          RecordKind(
            "ground band", "the ground between two distances", shorthand: .list,
            keys: [
              KeyKind(
                "depth", .list(ListRule(of: .number(.positive), count: 2...2, names: "numbers of metres, from and to")),
                "how far away", isRequired: true),
              KeyKind(
                "x", .list(ListRule(of: .number(.any), count: 2...2, names: "numbers of metres, from and to")),
                "from left to right, 0 before the camera", isRequired: true),
            ])), "the ground between two distances, in metres"),
      KeyKind(
        "outline",
        .record(
          RecordKind(
            "outline", "the inside of another object", shorthand: .first,
            keys: [KeyKind("of", .text, "the object beside this one, or parent", isRequired: true)])),
        "the inside of another object"),
    ]))

/// Where something may be: a shape, or the name of a region of the scene; `frame` is the enclosing box.
let regionKind = Kind.either([regionShapes, .text])

private let holdKey = KeyKind(
  "hold",
  .word([
    Word("whole", "all of it lies inside"), Word("center", "the middle of its box lies inside"),
    Word("bottom", "the middle of its box's lower edge lies inside"),
  ]), "what of the object has to be inside", fallback: "whole")

/// The ways to find a place for something free, by name.
let placeKind = Kind.tagged(
  TaggedKind(
    "place",
    [
      KeyKind(
        "in",
        .either([
          .record(
            RecordKind(
              "in", "anywhere in a region",
              keys: [KeyKind("region", regionKind, "where", isRequired: true), holdKey])),
          regionKind,
        ]), "anywhere in a region, each place as likely as any other"),
      KeyKind(
        "scatter",
        .record(
          RecordKind(
            "scatter", "spread over a region",
            keys: [
              KeyKind("in", regionKind, "where", fallback: "frame"),
              KeyKind(
                "spacing", .number(.nonNegative), "how far apart the middles of its repeats are at least", fallback: "0"
              ),
              KeyKind("clusters", .number(.integer(1...10_000)), "around how many middles they gather"),
              KeyKind(
                "spread", .number(.positive), "the deviation of their distances from a cluster's middle, along x and y",
                fallback: "a tenth of the region's shorter side"),
              holdKey,
            ])), "spread over a region: no two too near (Poisson disk), or in clusters"),
      KeyKind(
        "along",
        .record(
          RecordKind(
            "along", "on a line", shorthand: .first,
            keys: [
              KeyKind("path", .text, "path data as in SVG, or the name of a path among the scene's regions"),
              KeyKind(
                "points", .list(ListRule(of: positionKind, count: 2...10_000, names: "at least 2 points")),
                "a line through points, in place of a path"),
              KeyKind(
                "position", .number(.fraction), "how far along the line, 0 at its begin and 1 at its end",
                fallback: "repeats stand evenly from end to end"),
              KeyKind("offset", .number(.any), "to the right of the line, seen along it", fallback: "0"),
              KeyKind("turn", .boolean, "whether it turns with the line", fallback: "false"),
            ])), "on a line"),
      KeyKind(
        "ground",
        .record(
          RecordKind(
            "place on the ground", "standing on the ground, in metres",
            keys: [
              KeyKind("x", .number(NumberRule(unit: "metres")), "to the right of the camera", fallback: "0"),
              KeyKind(
                "depth", .number(NumberRule(minimum: 0.01, maximum: 1e6, unit: "metres")), "how far away",
                isRequired: true),
              KeyKind("height", .number(NumberRule(unit: "metres")), "above the ground", fallback: "0"),
            ])), "standing on the scene's ground, in metres"),
    ]))

/// Names of objects, each with the share of the smaller area that may overlap.
let avoidKind = Kind.names(NamesRule(of: .number(.fraction), names: "objects and the shares that may overlap"))

/// What a relation asks for; one of these stands in each.
let relationNames = [
  "left_of", "right_of", "above", "below", "inside", "on", "touching", "facing", "apart", "sorted",
]

private let relationRecord = RecordKind(
  "relation", "how it stands to others",
  keys: [
    KeyKind("left_of", .text, "its box ends left of the others'"),
    KeyKind("right_of", .text, "its box begins right of the others'"),
    KeyKind("above", .text, "its box ends above the others'"),
    KeyKind("below", .text, "its box begins below the others'"),
    KeyKind("inside", .text, "it lies inside of one of the others"),
    KeyKind("on", .text, "it stands on the upper edge of one of the others' boxes"),
    KeyKind("touching", .text, "its outline touches that of one of the others"),
    KeyKind("facing", .text, "it is turned to the nearest of the others"),
    KeyKind("apart", .text, "its outline keeps a distance from the others'"),
    KeyKind(
      "sorted",
      .word([
        Word("left_to_right", "the first is leftmost"), Word("right_to_left", "the first is rightmost"),
        Word("top_to_bottom", "the first is uppermost"), Word("bottom_to_top", "the first is lowest"),
      ]), "its repeats stand in the order of their numbers"),
    KeyKind(
      "by", .number(.any), "the least distance: between boxes, or outlines", fallback: "0; 2 from what isn't touched"),
    KeyKind("chance", .number(.fraction), "how often it holds, by chance", fallback: "1"),
    KeyKind(
      "heading", .number(.degrees), "facing: which way it looks as it is drawn, 0 is to the right", fallback: "0"),
  ])

let relationsKind = Kind.either([
  .list(ListRule(of: .record(relationRecord), names: "relations")), .record(relationRecord),
])

let infeasibleKind = Kind.word([
  Word("error", "the run ends with a message"), Word("drop", "it is left out, and counted"),
  Word("relax", "it stands where least is wrong, and is counted"),
])

private let groundRecord = RecordKind(
  "ground", "a flat ground before the camera",
  keys: [
    KeyKind("horizon", .length(LengthRule()), "the row of what is infinitely far, from the top", isRequired: true),
    KeyKind(
      "camera_height", .number(NumberRule(minimum: 0, isAboveMinimum: true, unit: "metres")),
      "how high the camera is above the ground", isRequired: true),
    KeyKind(
      "field_of_view", .number(NumberRule(minimum: 1, maximum: 170, unit: "degrees")),
      "the angle between the picture's left and right edge", fallback: "60"),
  ])

/// What the scene says of its ground.
let groundKind = Kind.record(groundRecord)

let namedRegionsKind = Kind.names(NamesRule(of: regionShapes, names: "regions"))
