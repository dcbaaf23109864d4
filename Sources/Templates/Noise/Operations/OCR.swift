import Randomness
import Specification

let ocrEntry = NoiseEntry(
  "ocr", "letters that a machine takes for others of the same shape: 'rn' and 'm', 'l' and '1'",
  example: "{ocr: {rate: 0.02, confusions: {rn: m, O: 0, l: [\"1\", I]}}}",
  place: "a place where one of the confusions fits", rate: 0.02,
  table: KeyKind(
    "confusions", .any, "what is taken for what, in place of ours: a text, several, or several with weights",
    fallback: "those of Latin print"),
  keys: []
) { arguments throws(NoiseFault) in OCR(arguments.table.map { ReplacementTable($0) } ?? .latinPrint) }

/// Confusions by shape. Where several fit at one place, one is drawn by weight.
struct OCR: NoiseOperation {
  let table: ReplacementTable

  init(_ table: ReplacementTable) { self.table = table }

  func findPlaces(in text: Span<UInt8>, into places: inout [Int]) {
    for byte in 0..<text.count where table.fits(at: byte, of: text) { places.append(byte) }
  }

  func change(at byte: Int, of text: Span<UInt8>, by walk: inout NoiseWalk, drawingFrom stream: inout Stream) -> Bool {
    guard let row = table.draw(at: byte, of: text, from: &stream) else { return false }
    walk.replacement.removeAll(keepingCapacity: true)
    walk.replacement.append(contentsOf: row.new)
    return walk.replace(byte..<(byte + row.old.count), of: text, as: .ocr)
  }
}

extension ReplacementTable {
  /// Pairs that look alike in common Latin type, the more alike the heavier.
  fileprivate static let latinPrint = ReplacementTable([
    ("rn", "m", 3), ("m", "rn", 3), ("cl", "d", 2), ("d", "cl", 1), ("vv", "w", 2), ("w", "vv", 2), ("nn", "m", 1),
    ("ri", "n", 1), ("li", "h", 1), ("ii", "u", 1), ("fi", "ﬁ", 1), ("fl", "ﬂ", 1), ("ﬁ", "fi", 1), ("ﬂ", "fl", 1),
    ("l", "1", 3), ("l", "I", 2), ("l", "|", 1), ("1", "l", 3), ("1", "I", 1), ("I", "l", 3), ("I", "1", 2),
    ("i", "l", 2), ("i", "j", 1), ("j", "i", 1), ("t", "f", 1), ("f", "t", 1), ("|", "l", 1),
    ("O", "0", 3), ("0", "O", 3), ("o", "0", 1), ("Q", "O", 1), ("D", "O", 1), ("S", "5", 2), ("5", "S", 2),
    ("s", "5", 1), ("B", "8", 2), ("8", "B", 2), ("3", "8", 1), ("6", "b", 1), ("b", "6", 1), ("G", "6", 1),
    ("G", "C", 1), ("C", "G", 1), ("Z", "2", 2), ("2", "Z", 2), ("z", "2", 1), ("7", "T", 1), ("T", "7", 1),
    ("9", "g", 1), ("g", "9", 1), ("q", "g", 1), ("g", "q", 1), ("c", "e", 2), ("e", "c", 2), ("c", "o", 1),
    ("h", "b", 1), ("b", "h", 1), ("n", "u", 1), ("u", "n", 1), ("v", "y", 1), ("y", "v", 1), ("E", "F", 1),
    ("F", "E", 1), ("P", "F", 1), ("U", "V", 1), ("V", "U", 1), ("ü", "ii", 1), ("ü", "u", 2), ("ä", "a", 2),
    ("ö", "o", 2), ("ö", "6", 1), ("ß", "B", 2), ("ß", "fs", 1), ("é", "e", 2), ("é", "6", 1), ("è", "e", 2),
    ("ê", "e", 2), ("à", "a", 2), ("â", "a", 2), ("ç", "c", 2), ("î", "i", 2), ("ñ", "n", 2), ("í", "i", 2),
    ("ó", "o", 2), ("ó", "6", 1), ("á", "a", 2), ("ú", "u", 2), (",", ".", 2), (".", ",", 2), (";", ":", 1),
    (":", ";", 1), ("”", "''", 1), ("’", "'", 2),
  ])
}
