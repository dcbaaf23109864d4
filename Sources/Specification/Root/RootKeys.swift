/// The keys of a spec's root, in the order in which people write them; reader, schema and docs read this.
package let rootKeys: [KeyKind] = [
  KeyKind("figment", .number(.integer(1...1)), "the version of the language: 1", isRequired: true),
  KeyKind("name", .text, "what the dataset is called; its folder is named so", fallback: "the file's name"),
  KeyKind("about", .record(aboutRecord), "what headers and manifests say of the dataset"),
  KeyKind(
    "seed", .number(.integer(0...9_007_199_254_740_992)), "the number that all random values follow from",
    fallback: "0"),
  KeyKind(
    "count", .number(.integer(0...1_000_000_000_000)), "how many samples there are",
    fallback: "the number of combinations of all sweeps, else 100"),
  KeyKind(
    "split", .any,
    "the splits and their shares, exact in every 100 samples: {train: 80, test: 20}; {shares, by, hold_out} says what each has for its own",
    fallback: "{train: 100}"),
  KeyKind(
    "sampling", .either([.word(samplingWords), .record(samplingRecord)]),
    "how samples are taken from all that a template can say", fallback: "weighted"),
  KeyKind(
    "quota", .any, "how many samples of a template have a label: {book: 500, goodbye: 20%}",
    fallback: "what weights make of it"),
  KeyKind("image", .either([.word(imageWords), .tagged(imageForms)]), "how pictures are written", fallback: "png"),
  KeyKind("include", .any, "files whose definitions, names and templates this one may use"),
  KeyKind("define", .any, "reusable parts with parameters"),
  KeyKind("let", .any, "names with values, drawn once for each sample"),
  KeyKind("scene", .any, "what may be in the picture"),
  KeyKind("template", .any, "words and rules for text"),
  KeyKind(
    "labels", .either([.word([Word("all", "everything")] + labelWords), .list(ListRule(of: .word(labelWords)))]),
    "what is measured of every instance beside boxes, masks and keypoints", fallback: "nothing"),
  KeyKind(
    "maps", .either([.word([Word("all", "everything")] + mapWords), .list(ListRule(of: .word(mapWords)))]),
    "pictures of labels, written into the folder 'maps'", fallback: "none"),
  KeyKind("keep", .any, "which instances stay labeled: a list of {drop|ignore|keep: \"= …\"}"),
  KeyKind("targets", .any, "named numbers to learn, measured on the finished picture"),
  KeyKind("tags", .any, "named values of the whole picture"),
  KeyKind("formats", .any, "the dataset formats to write", fallback: "[coco]"),
]

/// What `labels:` may ask for.
package let labelWords = [
  Word("full_box", "box and truncation of the whole thing, beyond the picture's edges"),
  Word(
    "oriented_box", "the smallest rectangle at any angle around what shows, and the object's own box as it was drawn"),
  Word("occluders", "who hides it, and how much"),
  Word("depth", "metres on a ground, else its place among the layers, from the uppermost"),
]

/// What `maps:` may ask for.
package let mapWords = [
  Word("semantic", "class + 1"), Word("instances", "the innermost instance's id"),
  Word("panoptic", "the segment's id, each pixel once"),
  Word("depth", "metres times 256 on a ground, else layers from the uppermost, 1, down"),
]

package let samplingWords = [
  Word("weighted", "by the weights of phrases, alternatives and items"),
  Word("unique", "no derivation twice"),
  Word("exhaustive", "every derivation once, in order"),
]

/// The long form of `sampling:`.
package let samplingRecord = RecordKind(
  "sampling", "how samples are taken from all that a template can say",
  keys: [
    KeyKind(
      "unique", .word([Word("derivation", "no derivation twice"), Word("text", "no text twice")]),
      "what never comes twice"),
    KeyKind(
      "weights",
      .word([
        Word("phrase", "by the weights of phrases, alternatives and items"),
        Word("size", "every derivation is as likely as any other"),
      ]), "what makes one sample likelier than another", fallback: "phrase"),
    KeyKind("cover", .record(coverRecord), "what the first samples have to show"),
  ])

/// What stands under `cover:`; pairs are read by hand, as they are lists of two names.
let coverRecord = RecordKind(
  "cover", "what the first samples have to show, as few as will do",
  keys: [
    KeyKind("items", .number(.integer(0...1000)), "how often each item of a list", fallback: "0"),
    KeyKind("alternatives", .number(.integer(0...1000)), "how often each phrase and each alternative", fallback: "0"),
    KeyKind(
      "pairs", .list(ListRule(of: .any)),
      "two names of which all values come together, such as [city, cuisine], or several such"),
  ])

package let imageWords = [Word("png", "lossless, written fast"), Word("jpeg", "quality 90")]

/// The forms of `image:`.
package let imageForms = TaggedKind(
  "picture format",
  [
    KeyKind(
      "png",
      .record(
        RecordKind(
          "png", "lossless",
          keys: [
            KeyKind(
              "effort", .word([Word("fast", "at speed"), Word("small", "smaller files, slower")]),
              "how hard to look for a small file", fallback: "fast")
          ])), "lossless"),
    KeyKind(
      "jpeg",
      .record(
        RecordKind(
          "jpeg", "lossy", shorthand: .first,
          keys: [
            KeyKind("quality", .number(.integer(1...100)), "from 1 to 100", fallback: "90"),
            KeyKind(
              "chroma",
              .word([Word("half", "colour at half the resolution"), Word("full", "colour at full resolution")]),
              "the resolution of colour", fallback: "half"),
          ])), "lossy"),
  ])

let aboutRecord = RecordKind(
  "about", "what headers and manifests say of the dataset",
  keys: [
    KeyKind("description", .text, "a sentence about the dataset"),
    KeyKind("license", .text, "the SPDX id of the dataset's licence, such as CC0-1.0"),
    KeyKind("date", .text, "the date to write into headers, such as 2026-01-31; files carry no clock"),
  ])
