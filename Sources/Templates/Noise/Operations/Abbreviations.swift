import Randomness
import Specification

let abbreviationsEntry = NoiseEntry(
  "abbreviations", "words written short: 'St.' for 'Street', 'e.g.' for 'for example'",
  example: "{abbreviations: {rate: 0.5, words: {milligrams: mg, patient: [pt, pat.]}}}",
  place: "a word, or several, that the table has", rate: 0.5,
  table: KeyKind(
    "words", .any, "what is written how, in place of our table: a text, several, or several with weights",
    fallback: "those of the locale"),
  keys: [
    KeyKind(
      "style", .word([Word("written", "of letters and forms"), Word("chat", "of short messages")]),
      "which of our tables",
      fallback: "written")
  ]
) { arguments throws(NoiseFault) in
  if let own = arguments.table { return Abbreviations(own) }
  return Abbreviations(AbbreviationWords.of(arguments.language, isChat: arguments.word("style") == "chat"))
}

/// Words and their short forms. A word in small letters is found at the beginning of a sentence too, and its short form
/// gets the capital; before a full stop, an abbreviation's own one falls away.
struct Abbreviations: NoiseOperation {
  let table: ReplacementTable

  init(_ words: [(old: String, new: String, weight: Double)]) {
    let capitals = words.compactMap { word -> (old: String, new: String, weight: Double)? in
      guard let old = word.old.withCapital else { return nil }
      return (old, word.new.withCapital ?? word.new, word.weight)
    }
    table = ReplacementTable(words + capitals, ofWords: true)
  }

  func findPlaces(in text: Span<UInt8>, into places: inout [Int]) {
    for byte in 0..<text.count where table.fits(at: byte, of: text) { places.append(byte) }
  }

  func change(at byte: Int, of text: Span<UInt8>, by walk: inout NoiseWalk, drawingFrom stream: inout Stream) -> Bool {
    guard let row = table.draw(at: byte, of: text, from: &stream) else { return false }
    let end = byte + row.old.count
    walk.replacement.removeAll(keepingCapacity: true)
    walk.replacement.append(contentsOf: row.new)
    if text.scalarIfAny(at: end) == ".", walk.replacement.last == UInt8(ascii: ".") { walk.replacement.removeLast() }
    return walk.replace(byte..<end, of: text, as: .abbreviation)
  }
}

extension String {
  /// The same with a capital at the beginning; nil if there is none, or it is one.
  fileprivate var withCapital: String? {
    guard let first = unicodeScalars.first, first.properties.isLowercase else { return nil }
    return first.properties.titlecaseMapping + String(unicodeScalars.dropFirst())
  }
}
